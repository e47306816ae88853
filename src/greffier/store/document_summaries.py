"""Documents in short, for lists: written with their incidents, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from greffier.model.document import Document
from greffier.model.edtf import find_bounds
from greffier.store.datasets import name_series
from greffier.store.holdings import Library
from greffier.store.parts import chunks
from greffier.store.shown import State
from greffier.store.states import join_states, read_reread, read_states
from greffier.store.summarising import Row as Values
from greffier.store.summary_tables import document_summary
from greffier.store.tables import document, event, reading


def write_document_summaries(connection: Connection, library: Library, documents: Collection[str]) -> None:
    """Write anew what is told of documents in short; one without a current reading has none."""
    for part in chunks(documents):
        connection.execute(delete(document_summary).where(document_summary.c.document.in_(part)))
        if rows := make_document_summaries(connection, library, part):
            connection.execute(insert(document_summary), rows)


def make_document_summaries(connection: Connection, library: Library, documents: Sequence[str]) -> list[Values]:
    """The rows of documents as they are now."""
    anchors = _find_anchors(connection, documents)
    every = [anchor for found in anchors.values() for anchor in found]
    states, again = read_states(connection, every), read_reread(connection, every)
    return [
        _describe(library, row) | _count(anchors.get(row.document, ()), states, again)
        for row in _choose_readings(connection, documents)
    ]


def fill_document_summaries(connection: Connection, part: int) -> None:
    """Write those of a store that has none."""
    for some in chunks(connection.scalars(select(document.c.id).order_by(document.c.id)).all(), part):
        write_document_summaries(connection, Library(connection), some)


def update_document_states(connection: Connection, anchors: Collection[str]) -> None:
    """Renew how many events of a document wait, after the state of some of them changed."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    for part in chunks(sorted(anchors)):
        query = select(reading.c.document).select_from(joined).where(event.c.anchor.in_(part)).distinct()
        for name, told in _find_anchors(connection, connection.scalars(query).all()).items():
            values = _count(told, read_states(connection, told), read_reread(connection, told))
            connection.execute(update(document_summary).where(document_summary.c.document == name).values(values))


def _choose_readings(connection: Connection, documents: Sequence[str]) -> list[Any]:
    """Of the current readings of each document one, the same in whatever order they came."""
    current = reading.c.document.in_(documents), reading.c.superseded_by.is_(None)
    columns = (reading.c.number, reading.c.document, reading.c.reader, document.c.added)
    joined = reading.join(document, document.c.id == reading.c.document)
    query = select(*columns).select_from(joined).where(*current).order_by(reading.c.id.desc())
    chosen: dict[str, Any] = {row.document: row for row in connection.execute(query)}
    return list(chosen.values())


def _describe(library: Library, row: Any) -> Values:
    return describe_document(library.open(row.number).record.document, row.reader, row.number, row.added)


def describe_document(made: Document, reader: str, number: int, added: str) -> Values:
    """A document by the reading of this number, without its events."""
    first, last = find_bounds(made.published)
    return {
        "document": made.id, "reading": number, "published": made.published,
        "earliest": first.isoformat() if first else None, "latest": last.isoformat() if last else None,
        "language": made.language, "outlet": made.outlet, "title": made.title, "characters": len(made.text),
        "coded": name_series(reader, made) is not None, "added": added,
    }  # fmt: skip


def _find_anchors(connection: Connection, documents: Sequence[str]) -> dict[str, list[str]]:
    """The anchors of the current events of each document."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    query = select(reading.c.document, event.c.anchor).select_from(joined)
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.where(reading.c.document.in_(documents), event.c.current).distinct()):
        found.setdefault(row.document, []).append(row.anchor)
    return found


def _count(anchors: Sequence[str], states: Mapping[str, State], again: Collection[str]) -> Values:
    return count_states([states.get(anchor, "unread") for anchor in anchors], sum(one in again for one in anchors))


def count_states(states: Sequence[State], again: int = 0) -> Values:
    """How many events, how many of them unread or (``again``) read anew since, and how far their review is."""
    return {"events": len(states), "unread": states.count("unread") + again, "state": join_states(states)}
