"""What may be asked of lists: the filters, the same everywhere, and the part of a list."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from greffier.web.shapes.common import Shape

Sort = Literal["date", "-date", "-sources", "-killed"]
Names = Literal["shown", "withheld"]
Text = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Words = Annotated[str, Field(max_length=1000)]
Kilometres = Annotated[float, Field(gt=0, le=20_000)]
Number = Annotated[int, Field(ge=0, le=1_000_000_000)]
Sources = Annotated[int, Field(ge=1, le=1_000_000)]
Texts = Annotated[tuple[Text, ...], Field(max_length=50)]


class Filters(Shape):
    """Which incidents. Lists: any of them; nothing lets all through.

    ``since``, ``until``: EDTF. ``near``: a place's name or « latitude,longitude »; ``within`` so many kilometres.
    ``box``: « west,south,east,north ». ``killed``, ``injured``: at least so many by somebody's figure.
    """

    since: Text | None = Field(default=None, description="that may have happened on this day or later (EDTF)")
    until: Text | None = Field(default=None, description="that may have happened on this day or earlier (EDTF)")
    near: Text | None = Field(default=None, description="near a place: its name, or latitude,longitude")
    within: Kilometres = Field(default=25.0, description="how near, in kilometres")
    box: Text | None = Field(default=None, description="in this box: west,south,east,north in degrees")
    country: Texts = Field(default=(), description="in this country (ISO 3166-1)")
    type: Texts = Field(default=(), description="of this type")
    group: Texts = Field(default=(), description="of this group of types")
    actor: Texts = Field(default=(), description="with this party: its id, or a part of its name (readers: ids only)")
    source: Texts = Field(
        default=(), description="told by this origin, or by this kind of source (readers: kinds only)"
    )
    modality: Texts = Field(default=(), description="told so")
    killed: Number | None = Field(default=None, description="with a figure of at least so many killed, by anybody")
    injured: Number | None = Field(default=None, description="with a figure of at least so many injured, by anybody")
    figures: Texts = Field(default=(), description="with a figure of this kind")
    contested: bool = Field(default=False, description="on which the voices differ")
    min_sources: Sources = Field(default=1, description="of which so many independent sources tell")
    state: Texts = Field(default=(), description="whose review is so far (of events: their own)")
    q: Words | None = Field(default=None, description="whose reports hold these words (not for readers)")
    undated: bool = Field(default=False, description="only those without a date")
    unplaced: bool = Field(default=False, description="only those without a place on the map")
    denied: bool = Field(default=False, description="also those of which is only told that they did not happen")
    language: Texts = Field(default=(), description="told in this language")
    incident: Texts = Field(default=(), description="only these, by their ids")


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


class TimelineQuery(Filters):
    """Which incidents; ``whole``: also the few dates that lie far from all others."""

    whole: bool = False


class NextQuery(Filters):
    """The next of which events, after an anchor."""

    after: Text | None = None


class DocumentList(Part):
    """Which documents."""

    q: Words | None = None
    language: Texts = ()
    outlet: Texts = ()
    since: Text | None = None
    until: Text | None = None
    state: Texts = ()


class SearchQuery(Part):
    """The words to search."""

    q: Words


class LogList(Part):
    """Which entries of the log: by whom, which acts, from which day to which (EDTF, in UTC)."""

    by: Texts = ()
    action: Texts = ()
    since: Text | None = None
    until: Text | None = None


class LogCheckQuery(Shape):
    """The hash of an entry that was noted earlier: it must still be in the log."""

    noted: Text | None = None


class NamesQuery(Shape):
    """Whether the names of private persons are shown; by default in a workbench of one person only."""

    names: Names | None = None


class ChoiceQuery(Shape):
    """What a reviewer types to find a place or an actor."""

    q: Annotated[str, Field(min_length=1, max_length=200)]
