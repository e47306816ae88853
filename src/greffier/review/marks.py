"""Which values of a standing event are a person's, and by which correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of corrections: ``fields`` by the fields in which anything was corrected, also taken away; the others by
    places in the event's lists.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[int, str] = field(default_factory=dict)
    participant: Mapping[int, str] = field(default_factory=dict)
    casualties: Mapping[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields)


NO_MARKS = Marks()
"""Of an event that nobody corrected."""
