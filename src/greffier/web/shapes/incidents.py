"""Incidents: as rows of a list, as marks on a map and a timeline, and as a page."""

from __future__ import annotations

from typing import Any, Literal

from greffier.web.shapes.common import Shape, State, Words
from greffier.web.shapes.review import Correction, Note


class Party(Shape):
    """Who, by the neutral name; ``actor`` is the registry's id."""

    name: str
    actor: str | None


class Spot(Shape):
    """Where, on the map. ``precision``: 1 exact, 2 near, 3 a region; ``radius_km``: how far from the point."""

    name: str
    country: str | None
    admin1: str | None
    relation: str
    latitude: float
    longitude: float
    radius_km: float | None
    precision: int | None


class Bounds(Shape):
    """A figure of one kind over all voices; ``high`` None is open."""

    kind: str
    low: int | None
    high: int | None
    contested: bool


class IncidentRow(Shape):
    """An incident in a list. ``earliest`` and ``latest``: the first and last day that its date allows."""

    id: str
    type: str
    modality: str | None
    edtf: str | None
    precision: str | None
    earliest: str | None
    latest: str | None
    spot: Spot | None
    agents: list[Party]
    targets: list[Party]
    figures: list[Bounds]
    contested: list[str]
    independent_sources: int
    documents: int
    events: int
    languages: list[str]
    denied: bool
    corrected: bool
    state: State


class Outline(Shape):
    """The shape of a place that is no point: a region by its id in the map data, or a border or road as a line
    of [longitude, latitude]."""

    kind: Literal["region", "border", "road"]
    region: str | None
    line: list[tuple[float, float]] | None


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


class Voice(Shape):
    """One link of a chain; ``kind`` as in the record format. ``source`` is its id in the document's record."""

    source: str
    kind: str
    name: str | None
    description: str | None
    actor: str | None


class Context(Shape):
    """Words with what stands around them in the text."""

    before: str
    words: Words
    after: str


class ClaimedParty(Shape):
    """A party as one voice names it."""

    role: str
    name: str
    actor: str | None
    words: Words
    corrected: bool


class ClaimedFigure(Shape):
    """A figure as one voice gives it; ``who`` it counts. ``superseded``: this voice later gave another."""

    kind: str
    status: str
    low: int | None
    high: int | None
    approximate: bool
    who: str | None
    who_actor: str | None = None
    words: Words
    chain: list[Voice]
    superseded: bool
    corrected: bool


class ClaimedPlace(Shape):
    """A place as one voice names it; ``spot`` None where the gazetteer knows none."""

    text: str
    words: Words
    spot: Spot | None
    outline: Outline | None
    corrected: bool


class ClaimedDate(Shape):
    """A date as one voice gives it."""

    edtf: str
    precision: str
    text: str
    words: Words
    corrected: bool


class Claims(Shape):
    """What one report tells of the incident: an event of its record, by the voice that tells it.

    ``chain`` goes from who says it to the document that we hold. ``origin``: the independent source that it counts for.
    """

    anchor: str
    document: str
    event: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str
    type: str
    modality: str
    negated: bool
    denied_by: list[Voice] | None
    chain: list[Voice]
    origin: str | None
    context: Context
    when: ClaimedDate | None
    where: list[ClaimedPlace]
    parties: list[ClaimedParty]
    figures: list[ClaimedFigure]
    state: State
    corrections: list[Correction]


class Reason(Shape):
    """Why two reports were taken for one event: a feature, what it says, and how many points it counts."""

    feature: str
    points: float
    says: str
    conflict: bool


class Why(Shape):
    """Two members (anchors) and the reasons."""

    one: str
    other: str
    score: float
    reasons: list[Reason]


class Decision(Shape):
    """What a person decided of two events; those of one ``act`` were one decision."""

    act: str
    kind: Literal["same", "different", "unsure"]
    one: str
    other: str
    because: str
    by: str
    at: str


class IncidentPage(Shape):
    """An incident with all that is said of it. ``incident`` is the record format's own « incident ».

    Of many pairs ``reasons`` has only the surest, and for each member one; ``reasons_total`` is how many there are.
    """

    row: IncidentRow
    incident: dict[str, Any]
    claims: list[Claims]
    reasons: list[Why]
    reasons_total: int = 0
    decisions: list[Decision]
    notes: list[Note]
    near: list[IncidentRow]
    """Incidents near in time and place, which a person may find to be the same."""
    names: Literal["shown", "withheld"]
    withheld: int


class Merge(Shape):
    """Two incidents are one."""

    one: str
    other: str
    because: str = ""


class Split(Shape):
    """Some events (anchors) of an incident are another one."""

    events: list[str]
    because: str = ""


class Decided(Shape):
    """The incidents that there are now, and the act by which the decision is undone."""

    incidents: list[str]
    act: str
