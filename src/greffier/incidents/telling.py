"""An event as one record tells it, in the shape in which tellings are compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from greffier.model.edtf import find_bounds
from greffier.model.folding import fold
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Event, Location, Record

MOST_DAYS = 31
"""A date that allows more days than a month says too little to find an event by."""

MOST_KM = 60.0
"""So does a place that is less certain than this."""

_SOME_KM = 10.0
_REAL = frozenset({"asserted", "alleged", "uncertain"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A current figure. ``kind`` is that of the record, with ``_attackers`` where it counts the agents' own losses."""

    kind: str
    low: int | None
    high: int | None
    source: str
    index: int


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one record. ``anchor`` names it; ``reading`` is the key of its record.

    ``agents`` and ``targets`` hold actor ids, ``named`` the folded names of agents without one.
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
    figures: tuple[Figure, ...]
    source: str
    linked: frozenset[str]

    @property
    def is_placed(self) -> bool:
        """True where time and place are sure enough to look for other tellings of the event."""
        return (
            self.first is not None and self.last is not None and (self.last - self.first).days <= MOST_DAYS
            and self.point is not None and self.radius_km <= MOST_KM
        )  # fmt: skip


def is_incident(event: Event) -> bool:
    """True for an event that happened, or is said to have, or not to have, at one time: no speech, no plan, no series."""
    known = ONTOLOGY.get(event.type)
    return known is not None and known.group != "speech" and event.modality in _REAL and not event.aggregate


def find_location(event: Event) -> Location | None:
    """The most specific location of an event that is on the map."""
    return next((location for location in event.where if location.place), None)


def make_tellings(record: Record, anchors: list[str], reading: str) -> list[Telling]:
    """The record's events that belong into incidents; ``anchors`` names all its events, in their order."""
    named = dict(zip((event.id for event in record.events), anchors, strict=True))
    links = _find_links(record, named)
    return [
        _make(event, named[event.id], record.document.id, reading, frozenset(links.get(named[event.id], ())))
        for event in record.events
        if is_incident(event)
    ]


def _find_links(record: Record, named: dict[str, str]) -> dict[str, set[str]]:
    """Which events the record itself calls one, or part of one another; in both directions."""
    links: dict[str, set[str]] = {}
    for event in record.events:
        for other in (*event.same_as, *((event.part_of,) if event.part_of else ())):
            if other in named:
                links.setdefault(named[event.id], set()).add(named[other])
                links.setdefault(named[other], set()).add(named[event.id])
    return links


def _make(event: Event, anchor: str, document: str, reading: str, linked: frozenset[str]) -> Telling:
    first, last = find_bounds(event.when.edtf if event.when else None)
    location = find_location(event)
    place = location.place if location else None
    radius = location.radius_km if location else None
    return Telling(
        anchor, reading, document, event.id, event.type, event.negated, first, last,
        place.id if place else None, (place.latitude, place.longitude) if place else None,
        _SOME_KM if radius is None else radius, (location.precision if location else None) or 2,
        _actors(event, "agent"), _actors(event, "target"),
        frozenset(fold(party.name) for party in event.participants if party.role == "agent" and party.actor is None),
        tuple(_find_figures(event)), event.attribution, linked,
    )  # fmt: skip


def _actors(event: Event, role: str) -> frozenset[str]:
    return frozenset(party.actor for party in event.participants if party.role == role and party.actor)


def _find_figures(event: Event) -> list[Figure]:
    found = []
    for index, figure in enumerate(event.casualties):
        if figure.status == "current" and (figure.low is not None or figure.high is not None):
            own_losses = figure.who is not None and figure.who.role == "agent"
            kind = figure.kind + "_attackers" * own_losses
            found.append(Figure(kind, figure.low, figure.high, figure.attribution, index))
    return found
