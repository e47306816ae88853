"""Which values of a standing event are a person's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """``fields``: those in which anything was corrected, also taken away; the others: places in the event's lists."""

    fields: frozenset[str] = frozenset()
    where: frozenset[int] = frozenset()
    participant: frozenset[int] = frozenset()
    casualties: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.fields)


NO_MARKS = Marks()
"""Of an event that nobody corrected."""
