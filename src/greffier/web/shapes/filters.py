"""What may be asked of lists: the filters, the same everywhere, and the part of a list."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from greffier.web.shapes.common import Shape

Sort = Literal["date", "-date", "-sources", "-killed"]
Names = Literal["shown", "withheld"]
Text = Annotated[str, Field(max_length=200)]
Texts = Annotated[tuple[Text, ...], Field(max_length=50)]


class Filters(Shape):
    """Which incidents. Lists: any of them; nothing lets all through.

    ``since``, ``until``: EDTF. ``near``: a place's name or « latitude,longitude »; ``within`` so many kilometres.
    ``box``: « west,south,east,north ». ``killed``, ``injured``: at least so many by somebody's figure.
    """

    since: Text | None = None
    until: Text | None = None
    near: Text | None = None
    within: Annotated[float, Field(gt=0, le=20_000)] = 25.0
    box: Text | None = None
    country: Texts = ()
    type: Texts = ()
    group: Texts = ()
    actor: Texts = ()
    source: Texts = ()
    modality: Texts = ()
    killed: Annotated[int, Field(ge=0)] | None = None
    injured: Annotated[int, Field(ge=0)] | None = None
    figures: Texts = ()
    contested: bool = False
    min_sources: Annotated[int, Field(ge=1)] = 1
    state: Texts = ()
    q: Annotated[str, Field(max_length=1000)] | None = None
    undated: bool = False
    unplaced: bool = False
    denied: bool = False
    language: Texts = ()
    incident: Texts = ()


class Part(Shape):
    """Which part of a list: after a cursor, so many at most."""

    cursor: Annotated[str, Field(max_length=2000)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class IncidentList(Filters, Part):
    """Which incidents, in which order."""

    sort: Sort = "date"


class EventList(Filters, Part):
    """The events of which incidents."""


class MapQuery(Filters):
    """Which incidents, in which window of the map (« west,south,east,north ») and at which zoom."""

    window: Text | None = None
    zoom: Annotated[float, Field(ge=0, le=24)] = 2.0


class NextQuery(Filters):
    """The next of which events, after an anchor."""

    after: Text | None = None


class DocumentList(Part):
    """Which documents."""

    q: Annotated[str, Field(max_length=1000)] | None = None
    language: Texts = ()
    outlet: Texts = ()
    since: Text | None = None
    until: Text | None = None
    state: Texts = ()


class SearchQuery(Part):
    """The words to search."""

    q: Annotated[str, Field(max_length=1000)]


class NamesQuery(Shape):
    """Whether the names of private persons are shown; by default in a workbench of one person only."""

    names: Names | None = None


class ChoiceQuery(Shape):
    """What a reviewer types to find a place or an actor."""

    q: Annotated[str, Field(min_length=1, max_length=200)]
