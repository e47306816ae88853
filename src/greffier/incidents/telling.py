"""An event as one record tells it, in the shape in which tellings are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from greffier.model.edtf import find_bounds
from greffier.model.folding import fold
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Event, Location, Record, Victims

MOST_DAYS = 31
"""A date that allows more days than a month says too little to find an event by."""

MOST_KM = 60.0
"""So does a place that is less certain than this."""

_WORD = re.compile(r"\w+")
_SOME_KM = 10.0
_REAL = frozenset({"asserted", "alleged", "uncertain"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A current figure. ``kind`` is that of the record, with ``_attackers`` where it counts the agents' own losses.

    ``group``: whom it counts, folded; None where these may be anybody (« personnes », « morts »).
    """

    kind: str
    low: int | None
    high: int | None
    source: str
    index: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one record. ``anchor`` names it; ``reading`` is the key of its record.

    ``agents`` and ``targets`` hold actor ids, ``named`` and ``struck`` the folded names of those without one;
    ``words`` the folded words that tell it; ``same`` and ``part`` the anchors of events that the record itself calls
    one with it, or a part or the whole of it; ``series`` the data set that a person's coding of it belongs to.
    """

    anchor: str
    reading: str
    document: str
    event: str
    type: str
    negated: bool
    first: date | None
    last: date | None
    place: str | None
    point: tuple[float, float] | None
    radius_km: float
    precision: int
    agents: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]
    struck: frozenset[str]
    figures: tuple[Figure, ...]
    source: str
    words: str
    same: frozenset[str]
    part: frozenset[str]
    series: str | None = None

    @property
    def is_placed(self) -> bool:
        """True where time and place are sure enough to look for other tellings of the event."""
        return (
            self.first is not None and self.last is not None and (self.last - self.first).days <= MOST_DAYS
            and self.point is not None and self.radius_km <= MOST_KM
        )  # fmt: skip


def is_incident(event: Event) -> bool:
    """True for an event that is told, or denied, of one time: no speech, no plan, no series."""
    known = ONTOLOGY.get(event.type)
    return known is not None and known.group != "speech" and event.modality in _REAL and not event.aggregate


def find_location(event: Event) -> Location | None:
    """The most specific location of an event that is on the map."""
    return next((location for location in event.where if location.place), None)


def make_tellings(record: Record, anchors: list[str], reading: str, series: str | None = None) -> list[Telling]:
    """The record's events that belong into incidents; ``anchors`` names all its events, in their order.

    ``series`` is the data set that the record is a row of, where it is one.
    """
    named = dict(zip((event.id for event in record.events), anchors, strict=True))
    same = _both_ways((event.id, other) for event in record.events for other in event.same_as)
    part = _both_ways((event.id, event.part_of) for event in record.events if event.part_of)
    return [
        _make(event, named[event.id], record.document.id, reading, series, *(
            frozenset(named[other] for other in links.get(event.id, ()) if other in named) for links in (same, part)
        ))
        for event in record.events
        if is_incident(event)
    ]  # fmt: skip


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    links: dict[str, set[str]] = {}
    for one, other in pairs:
        links.setdefault(one, set()).add(other)
        links.setdefault(other, set()).add(one)
    return links


def _make(
    event: Event,
    anchor: str,
    document: str,
    reading: str,
    series: str | None,
    same: frozenset[str],
    part: frozenset[str],
) -> Telling:
    first, last = find_bounds(event.when.edtf if event.when else None)
    location = find_location(event)
    place = location.place if location else None
    radius = location.radius_km if location else None
    agents, targets = _actors(event, "agent"), _actors(event, "target")
    if series is not None:  # its columns imply no direction
        agents = targets = agents | targets
    return Telling(
        anchor, reading, document, event.id, event.type, event.negated, first, last,
        place.id if place else None, (place.latitude, place.longitude) if place else None,
        _SOME_KM if radius is None else radius, (location.precision if location else None) or 2,
        agents, targets,
        _names(event, "agent"), _names(event, "target"),
        tuple(_find_figures(event)), event.attribution, " ".join(_WORD.findall(fold(event.extent.quote))), same, part,
        series,
    )  # fmt: skip


def _actors(event: Event, role: str) -> frozenset[str]:
    return frozenset(party.actor for party in event.participants if party.role == role and party.actor)


def _names(event: Event, role: str) -> frozenset[str]:
    parties = (party for party in event.participants if party.role == role and party.actor is None)
    return frozenset(fold(party.name) for party in parties)


def _find_figures(event: Event) -> list[Figure]:
    found, agents = [], _actors(event, "agent")
    for index, figure in enumerate(event.casualties):
        if figure.status == "current" and (figure.low is not None or figure.high is not None):
            own_losses = figure.who is not None and (figure.who.role == "agent" or figure.who.actor in agents)
            kind = figure.kind + "_attackers" * own_losses
            found.append(Figure(kind, figure.low, figure.high, figure.attribution, index, _find_group(figure.who)))
    return found


def _find_group(who: Victims | None) -> str | None:
    return fold(who.name) if who and who.name and (who.actor or who.civilian is not None) else None
