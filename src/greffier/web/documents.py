"""``/api/documents``: what was read, each with its record."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import Connection, Row, func, select

from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import from_json, to_dict
from greffier.store.hashing import name_anchors
from greffier.store.tables import collection, event, membership, reading
from greffier.web.asking import Ask
from greffier.web.paging import make_cursor, read_cursor, refuse_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.documents import Custody, DocumentPage, DocumentRow, EventReview, Read
from greffier.web.shapes.filters import DocumentList, NamesQuery

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("")
def list_documents(asked: Ask, wanted: Annotated[DocumentList, Query()]) -> Page[DocumentRow]:
    """The documents, the newest first."""
    after = read_cursor(wanted.cursor)
    if after is not None and (len(after) != 1 or not isinstance(after[0], int)):
        raise refuse_cursor()
    with asked.reading() as connection:
        current = reading.c.superseded_by.is_(None)
        total = connection.scalar(select(func.count()).select_from(reading).where(current)) or 0
        query = select(reading).where(current).order_by(reading.c.number.desc()).limit(wanted.limit + 1)
        if after is not None:
            query = query.where(reading.c.number < after[0])
        rows = connection.execute(query).all()
        items = [_row(connection, row) for row in rows[: wanted.limit]]
    more = len(rows) > wanted.limit
    return Page(items=items, next=make_cursor((rows[wanted.limit - 1].number,)) if more else None, total=total)


def _row(connection: Connection, row: Row[Any]) -> DocumentRow:
    events = connection.scalar(select(func.count()).select_from(event).where(event.c.reading == row.number)) or 0
    return DocumentRow(
        id=row.document, title=row.title, outlet=row.outlet, published=row.published, language=row.language,
        characters=len(from_json(row.record).document.text), events=events, unread=events, added=row.at,
    )  # fmt: skip


@router.get("/{id}")
def read_document(asked: Ask, id: str, names: Annotated[NamesQuery, Query()]) -> DocumentPage:
    """A document with its record as the machine read it, and how the review of each event stands."""
    with asked.reading() as connection:
        rows = connection.execute(select(reading).where(reading.c.document == id).order_by(reading.c.number)).all()
        if not rows:
            raise Trouble(Code.NOT_KEPT, id, "The store has no such document.", "Look it up in the list of documents.")
        return _page(connection, rows)


def _page(connection: Connection, rows: Any) -> DocumentPage:
    shown = next((row for row in reversed(rows) if row.superseded_by is None), rows[-1])
    came = connection.execute(select(collection).where(collection.c.document == shown.document)).all()
    return DocumentPage(
        record=to_dict(from_json(shown.record)), events=_events(connection, shown),
        custody=[Custody(way=one.way, place=one.place, at=one.at, by=one.by) for one in came],
        readings=[
            Read(id=one.id, reader=one.reader, version=one.version, at=one.at, current=one.superseded_by is None)
            for one in rows
        ],
        names="shown", withheld=0,
    )  # fmt: skip


def _events(connection: Connection, shown: Row[Any]) -> list[EventReview]:
    record = from_json(shown.record)
    plain = to_dict(record)["events"]
    anchors = name_anchors(record.document.id, [(one.trigger.start, one.trigger.end) for one in record.events])
    found = connection.execute(select(membership).where(membership.c.anchor.in_(anchors)))
    incidents = {row.anchor: row.incident for row in found}
    return [
        EventReview(
            anchor=anchor, incident=incidents.get(anchor), event=one, standing=one, state="unread", state_by=None,
            state_at=None, corrections=[], notes=[],
        )
        for anchor, one in zip(anchors, plain, strict=True)
    ]  # fmt: skip
