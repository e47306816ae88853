"""Parties to conflicts, as the registry knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "state-forces", "rebel-group", "political-militia", "identity-militia",
    "rioters", "protesters", "civilians", "external-forces",
    "government", "international-organisation", "organisation", "media",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """A party with a neutral canonical name.

    ``kind`` follows ACLED's actor kinds (first eight), with four kinds for those who speak rather than fight.
    ``countries`` are ISO 3166-1 alpha-2; ``start`` and ``end`` are the years in which it existed (None: open);
    ``parent`` is the id of the actor that it belongs to; ``source`` says where these facts are from.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    parent: str | None = None
    source: str | None = None

    def existed_in(self, year: int) -> bool:
        """True unless the year lies outside the years of existence."""
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)
