"""What lists, maps and timelines show of an incident or a document; the fields of the page's shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["unread", "in-review", "accepted", "disputed"]
"""How far the review of an event is. Of an incident or a document: disputed where one of its events is, accepted where
all are, in review where any was begun, else unread."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who, by the neutral name; ``actor`` is the registry's id."""

    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of a place that is no point: a region's id, or a border or road as a line of (longitude, latitude)."""

    kind: Literal["region", "border", "road"]
    region: str | None = None
    line: tuple[tuple[float, float], ...] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where, on the map: the point in degrees. ``precision``: 1 exact, 2 near, 3 a region; ``radius_km`` around it.

    ``place`` and ``feature`` are the gazetteer's id and kind of place.
    """

    name: str
    country: str | None
    admin1: str | None
    relation: str
    latitude: float
    longitude: float
    radius_km: float | None
    precision: int | None
    place: str
    feature: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure of one kind over all voices; ``high`` None is open."""

    kind: str
    low: int | None
    high: int | None
    contested: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an incident and not filtered by: kept as JSON beside its summary."""

    edtf: str | None
    precision: str | None
    spot: Spot | None
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    figures: tuple[Bounds, ...]
    contested: tuple[str, ...]
    documents: int
    events: int
    languages: tuple[str, ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list. ``earliest`` and ``latest``: the first and last day that its date allows."""

    id: str
    type: str
    modality: str | None
    edtf: str | None
    precision: str | None
    earliest: str | None
    latest: str | None
    spot: Spot | None
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    figures: tuple[Bounds, ...]
    contested: tuple[str, ...]
    independent_sources: int
    documents: int
    events: int
    languages: tuple[str, ...]
    denied: bool
    corrected: bool
    state: State


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident on the map."""

    id: str
    type: str
    state: State
    contested: bool
    edtf: str | None
    spot: Spot
    outline: Outline | None


@dataclass(frozen=True, slots=True)
class Heap:
    """Incidents too near each other to be told apart at this zoom: their middle, how many, and the box they lie in."""

    latitude: float
    longitude: float
    count: int
    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class MapView:
    """What stands in the window of the map. ``outside``: those beyond it; ``unplaced``: those without a place."""

    marks: tuple[Mark, ...]
    heaps: tuple[Heap, ...]
    total: int
    outside: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An incident on the timeline, from the first to the last day that its date allows; an open end is None."""

    id: str
    type: str
    state: State
    edtf: str
    precision: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Bin:
    """How many incidents may fall in a stretch of time; ``vague`` of them have a date wider than the stretch.

    ``begins``: those whose date begins in it (in the first: or before), so that several bins can be counted as one.
    """

    start: str
    end: str
    count: int
    begins: int
    vague: int


Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Apart:
    """Incidents whose dates lie far before, or after, those that a timeline shows: the first and the last day."""

    start: str
    end: str
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many in each stretch from ``start`` to ``end``, and a bar for each incident where there are few.

    ``before`` and ``after``: a few dates so far off that they are left out of ``bins``; ``bars`` has them.
    """

    unit: Unit
    start: str | None
    end: str | None
    bars: tuple[Bar, ...]
    bins: tuple[Bin, ...]
    before: Apart | None
    after: Apart | None
    undated: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A value that a filter may ask for, and how many incidents it would leave."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filters may ask for, the most frequent first."""

    type: tuple[Counted, ...]
    country: tuple[Counted, ...]
    modality: tuple[Counted, ...]
    state: tuple[Counted, ...]
    actor: tuple[Counted, ...]
    source: tuple[Counted, ...]
    figures: tuple[Counted, ...]
    language: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list; ``unread`` of its ``events`` were not looked at yet."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    characters: int
    events: int
    unread: int
    added: str


@dataclass(frozen=True, slots=True)
class Found(DocumentRow):
    """A document that holds the words that were searched, with a piece of its text; ``hits`` are offsets in it."""

    piece: str
    hits: tuple[tuple[int, int], ...]
