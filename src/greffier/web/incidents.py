"""``/api/incidents``: lists, and an incident with all that is said of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from greffier.store.listing import count_summaries, list_summaries
from greffier.web.asking import Ask
from greffier.web.filters import make_filter
from greffier.web.incident_pages import open_page
from greffier.web.paging import make_cursor, read_cursor, refuse_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.filters import IncidentList, NamesQuery
from greffier.web.shapes.incidents import IncidentPage, IncidentRow

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("")
def list_incidents(asked: Ask, wanted: Annotated[IncidentList, Query()]) -> Page[IncidentRow]:
    """The incidents that the filters let through."""
    filter, after = make_filter(wanted, asked.user), read_cursor(wanted.cursor)
    with asked.reading() as connection:
        try:
            part = list_summaries(connection, filter, wanted.sort, after, wanted.limit)
        except ValueError:
            raise refuse_cursor() from None
        total = count_summaries(connection, filter)
    rows = [IncidentRow.model_validate(row, from_attributes=True) for row in part.rows]
    return Page[IncidentRow](items=rows, next=make_cursor(part.after), total=total)


@router.get("/{id}")
def read_incident(asked: Ask, id: str, names: Annotated[NamesQuery, Query()]) -> IncidentPage:
    """One incident; an id that it once had leads to it, and ``row.id`` is the one that it has now."""
    with asked.reading() as connection:
        return open_page(connection, id)
