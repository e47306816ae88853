"""A document → its page: its record, the review of its events, how it came in and who read it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from greffier.export.redaction import Redactor
from greffier.model.record import Record
from greffier.record.serialise import from_json, to_dict
from greffier.store import shown
from greffier.store.holdings import Library
from greffier.store.pieces import cut_piece
from greffier.store.reviews import find_shown, read_reviews
from greffier.store.tables import collection, reading
from greffier.web.document_rows import describe_row
from greffier.web.private import count_withheld
from greffier.web.reviews import describe_review, open_withheld, withhold
from greffier.web.shapes.documents import Custody, DocumentPage, Found, Read
from greffier.web.views import View


def show_page(connection: Connection, document: str, redactor: Redactor | None) -> DocumentPage:
    """A document with all its names; ``redactor`` tells how many there are to withhold. Raises Trouble NOT_KEPT."""
    library = Library(connection)
    record = library.open(find_shown(connection, document)).read
    return DocumentPage(
        record=_tell_record(record, document),
        events=[describe_review(one) for one in read_reviews(connection, document, library)],
        custody=_custody(connection, document), readings=_readings(connection, document), names="shown",
        withheld=len(count_withheld(redactor.redact(record))) if redactor else 0,
    )  # fmt: skip


def withhold_page(view: View, document: str) -> DocumentPage:
    """A document without the names of private persons, and without what people wrote on it.

    Raises Trouble NOT_KEPT.
    """
    library = Library(view.connection)
    told = open_withheld(view, document, library)
    return DocumentPage(
        record=_tell_record(told.record, view.id(document)),
        events=[withhold(one, told, view) for one in read_reviews(view.connection, document, library)],
        custody=[] if view.is_reader else _custody(view.connection, document),
        readings=[] if view.is_reader else _readings(view.connection, document),
        names="withheld", withheld=len(count_withheld(told.record)),
    )  # fmt: skip


def _tell_record(record: Record, id: str) -> dict[str, Any]:
    """The record under an id; its events, of which there may be thousands, are told once: beside it."""
    plain = to_dict(replace(record, events=()))
    return plain | {"document": plain["document"] | {"id": id}}


def _custody(connection: Connection, document: str) -> list[Custody]:
    rows = connection.execute(select(collection).where(collection.c.document == document).order_by(collection.c.at))
    return [Custody(way=row.way, place=row.place, at=row.at, by=row.by) for row in rows]


def _readings(connection: Connection, document: str) -> list[Read]:
    columns = (reading.c.id, reading.c.reader, reading.c.version, reading.c.at, reading.c.superseded_by)
    rows = connection.execute(select(*columns).where(reading.c.document == document).order_by(reading.c.number))
    return [
        Read(id=row.id, reader=row.reader, version=row.version, at=row.at, current=row.superseded_by is None)
        for row in rows
    ]


def describe_found(view: View, row: shown.Found, words: str) -> Found:
    """What a search found; without names the piece is cut from the redacted text."""
    piece, hits = row.piece, row.hits
    if view.redactor is not None:
        record = view.redactor.redact(from_json(view.read_record(row.id)))
        piece, hits = cut_piece(record.document.text, words)
    return Found(**describe_row(view, row).model_dump(), piece=piece, hits=list(hits))
