"""``/api/incidents/ID``: an incident with all that is said of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from greffier.web import incident_pages
from greffier.web.asking import Ask
from greffier.web.shapes.filters import NamesQuery
from greffier.web.shapes.incident_pages import IncidentPage

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("/{id}")
def read_incident(asked: Ask, id: str, names: Annotated[NamesQuery, Query()]) -> IncidentPage:
    """One incident; an id that it once had leads to it, and ``row.id`` is the one that it has now."""
    chosen = asked.choose_names(names.names)
    with asked.reading(chosen) as connection:
        page = incident_pages.open_page(asked, connection, asked.enter(connection, id), chosen)
    if page.withheld and page.names == "shown":
        asked.note_names(page.row.id)
    return page
