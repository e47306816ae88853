"""Incidents together: as marks on a map, as bars on a timeline, and counted for the filters."""

from __future__ import annotations

from typing import Literal

from greffier.web.shapes.common import Shape, State
from greffier.web.shapes.incidents import Outline, Spot


class Mark(Shape):
    """An incident on the map."""

    id: str
    type: str
    state: State
    contested: bool
    edtf: str | None
    spot: Spot
    outline: Outline | None


class Heap(Shape):
    """Incidents too near each other to be told apart at this zoom."""

    latitude: float
    longitude: float
    count: int
    west: float
    south: float
    east: float
    north: float


class MapView(Shape):
    """What stands in the window of the map. ``outside``: those beyond it; ``unplaced``: those without a place."""

    marks: list[Mark]
    heaps: list[Heap]
    total: int
    outside: int
    unplaced: int


class Bar(Shape):
    """An incident on the timeline, from the first to the last day that its date allows; an open end is None."""

    id: str
    type: str
    state: State
    edtf: str
    precision: str
    start: str | None
    end: str | None


class Bin(Shape):
    """How many incidents may fall in a stretch of time; ``vague`` of them have a date wider than the stretch.

    ``begins``: those whose date begins in it (in the first: or before), so that several bins can be counted as one.
    """

    start: str
    end: str
    count: int
    begins: int
    vague: int


class Apart(Shape):
    """Incidents whose dates lie far before, or after, those that a timeline shows: the first and the last day."""

    start: str
    end: str
    count: int


class Timeline(Shape):
    """How many in each stretch from ``start`` to ``end``, and a bar for each incident where there are few.

    ``before`` and ``after``: a few dates so far off that they are left out of ``bins``; ``bars`` has them.
    """

    unit: Literal["day", "week", "month", "year"]
    start: str | None
    end: str | None
    bars: list[Bar]
    bins: list[Bin]
    before: Apart | None
    after: Apart | None
    undated: int


class Counted(Shape):
    """A value that a filter may ask for, and how many incidents it would leave."""

    value: str
    name: str
    count: int


class Facets(Shape):
    """What the filters may ask for, the most frequent first."""

    type: list[Counted]
    country: list[Counted]
    modality: list[Counted]
    state: list[Counted]
    actor: list[Counted]
    source: list[Counted]
    figures: list[Counted]
    language: list[Counted]
