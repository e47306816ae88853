"""Incidents: as rows of a list; joined and split."""

from __future__ import annotations

from typing import Literal

from greffier.web.shapes.common import Shape, State


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


class Outline(Shape):
    """The shape of a place that is no point: a region by its id in the map data, or a border or road as a line
    of [longitude, latitude]."""

    kind: Literal["region", "border", "road"]
    region: str | None
    line: list[tuple[float, float]] | None


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
