"""The incidents that filters let through: ``/api/incidents``, and the same as a map, a timeline and facets."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Query

from greffier.model.record import SourceKind
from greffier.store.facets import read_facets
from greffier.store.listing import AFTER, count_summaries, list_summaries
from greffier.store.mapping import map_summaries
from greffier.store.timeline import read_timeline
from greffier.web.asking import Ask, KeptRoute
from greffier.web.filters import read_box, widen
from greffier.web.paging import make_cursor, read_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.filters import Filters, IncidentList, MapQuery, TimelineQuery
from greffier.web.shapes.incidents import IncidentRow
from greffier.web.shapes.overview import Facets, MapView, Timeline

router = APIRouter(prefix="/incidents", tags=["incidents"], route_class=KeptRoute)

_KINDS = frozenset(get_args(SourceKind))
_READERS_ZOOM = 8.0
"""Nearer than this, heaps would tell more of a point than its cell does."""


@router.get("")
def list_incidents(asked: Ask, wanted: Annotated[IncidentList, Query()]) -> Page[IncidentRow]:
    """The incidents that the filters let through."""
    after = read_cursor(wanted.cursor, AFTER[wanted.sort])
    with asked.reading() as connection:
        filter = asked.filter(connection, wanted)
        part = list_summaries(connection, filter, wanted.sort, after, wanted.limit)
        total, view = count_summaries(connection, filter), asked.view(connection)
        rows = [IncidentRow.model_validate(view.row(row), from_attributes=True) for row in part.rows]
    return Page[IncidentRow](items=rows, next=make_cursor(part.after), total=total)


@router.get("/map")
def view_map(asked: Ask, wanted: Annotated[MapQuery, Query()]) -> MapView:
    """What stands in a window of the map: marks, and heaps of marks too near each other."""
    window, zoom = read_box("window", wanted.window), wanted.zoom
    if asked.user.role == "reader":
        window, zoom = window and widen(window), min(zoom, _READERS_ZOOM)
    with asked.reading() as connection:
        found = map_summaries(connection, asked.filter(connection, wanted), window, zoom)
        return MapView.model_validate(asked.view(connection).map(found), from_attributes=True)


@router.get("/timeline")
def view_timeline(asked: Ask, wanted: Annotated[TimelineQuery, Query()]) -> Timeline:
    """When: how many fall in each stretch of time, and a bar for each incident where there are few."""
    with asked.reading() as connection:
        found = read_timeline(connection, asked.filter(connection, wanted), whole=wanted.whole)
        return Timeline.model_validate(asked.view(connection).timeline(found), from_attributes=True)


@router.get("/facets")
def count_facets(asked: Ask, wanted: Annotated[Filters, Query()]) -> Facets:
    """What the filters may ask for next, and how many incidents each value would leave."""
    with asked.reading() as connection:
        found = read_facets(connection, asked.filter(connection, wanted))
        return Facets.model_validate(asked.view(connection).facets(found, _KINDS), from_attributes=True)
