"""``/api/documents`` and ``/api/search``: what was read, each with its record."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection

from greffier.store.documents import After, DocumentFilter, count_documents, search_documents
from greffier.store.documents import list_documents as list_kept
from greffier.store.scopes import find_bound
from greffier.store.states import STATES
from greffier.web import document_pages
from greffier.web.asking import Ask, Asked
from greffier.web.document_rows import describe_row
from greffier.web.filters import require_date, require_known, require_searcher
from greffier.web.paging import make_cursor, read_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.documents import DocumentPage, DocumentRow, Found
from greffier.web.shapes.filters import DocumentList, NamesQuery, SearchQuery
from greffier.web.users import User

router = APIRouter(tags=["documents"])


@router.get("/documents")
def list_documents(asked: Ask, wanted: Annotated[DocumentList, Query()]) -> Page[DocumentRow]:
    """The documents, those added last first."""
    filter, after = _make_filter(wanted, asked.user), read_cursor(wanted.cursor, After)
    with asked.reading() as connection:
        part = list_kept(connection, filter, after, wanted.limit)
        total, view = count_documents(connection, filter), asked.view(connection)
        rows = [describe_row(view, row) for row in part.rows]
    return Page[DocumentRow](items=rows, next=make_cursor(part.after), total=total)


@router.get("/search")
def search(asked: Ask, wanted: Annotated[SearchQuery, Query()]) -> Page[Found]:
    """The documents that hold all the words, each with a piece of its text."""
    require_searcher(asked.user)
    after = read_cursor(wanted.cursor, After)
    with asked.reading() as connection:
        part = search_documents(connection, wanted.q, after, wanted.limit)
        view = asked.view(connection)
        rows = [document_pages.describe_found(view, row, wanted.q) for row in part.rows]
    return Page[Found](items=rows, next=make_cursor(part.after), total=part.total)


@router.get("/documents/{id}")
def read_document(asked: Ask, id: str, names: Annotated[NamesQuery, Query()]) -> DocumentPage:
    """A document with its record as the machine read it, and how the review of each event stands."""
    chosen = asked.choose_names(names.names)
    with asked.reading(chosen) as connection:
        document = asked.enter(connection, id)
        page = _open(asked, connection, document, chosen == "shown")
    if page.withheld and page.names == "shown":
        asked.note_names(document)
    return page


def _open(asked: Asked, connection: Connection, document: str, shown: bool) -> DocumentPage:
    if not shown:
        return document_pages.withhold_page(asked.view(connection, "withheld"), document)
    redactor = None if asked.user.alone else asked.bench.private.open(connection)
    return document_pages.show_page(connection, document, redactor)


def _make_filter(wanted: DocumentList, user: User) -> DocumentFilter:
    require_known("state", wanted.state, STATES)
    if wanted.q:
        require_searcher(user)
    return DocumentFilter(
        q=wanted.q or None, language=wanted.language, outlet=wanted.outlet,
        since=find_bound(require_date("since", wanted.since), last=False),
        until=find_bound(require_date("until", wanted.until), last=True), state=wanted.state,
    )  # fmt: skip
