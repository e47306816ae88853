"""What an expression is told from, and how its fields are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from greffier.resolve.dates.calendar import Period

Fields = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is told from.

    ``base`` is the publication, or the time of the text that it leans on; ``tense`` is 1 where the verb looks ahead,
    -1 where it looks back, 0 where nothing says; ``year`` is a year that the text has just named.
    """

    base: Period | None
    tense: int = 0
    year: int | None = None

    @property
    def ahead(self) -> bool:
        """True where the verb looks ahead."""
        return self.tense > 0


def number(fields: Fields, name: str, default: int = 0) -> int:
    """A field as a number."""
    value = fields.get(name, default)
    return value if isinstance(value, int) else default
