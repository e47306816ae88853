"""What a user may ask of an export beyond its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ONLY_REVIEWED = "Reviewed data: only incidents whose events people have all accepted."

Rows = Literal["incidents", "claims"]
Encoding = Literal["utf-8", "utf-8-sig", "utf-16"]


@dataclass(frozen=True, slots=True)
class Options:
    """``rows``: one for each incident, or one for each claim. ``raw_cells``: text as it is, formulas and all.

    ``encoding`` None is the format's own; ``hxl``: a second header row with HXL tags;
    ``redact``: without the names of private persons, and with coarse points; ``reviewed``: only incidents whose events
    people have all accepted.
    """

    rows: Rows = "incidents"
    hxl: bool = False
    raw_cells: bool = False
    encoding: Encoding | None = None
    redact: bool = False
    reviewed: bool = False

    @property
    def head(self) -> str | None:
        """What the file as a whole says of itself, where its format has room for that."""
        return ONLY_REVIEWED if self.reviewed else None


@dataclass(frozen=True, slots=True)
class Written:
    """How many were written of what, and how many incidents a scheme has no place for."""

    number: int
    left_out: int = 0
    noun: str = "incident"
