"""What a store gives to another one: documents with all that was read in them, and what people decided.

Invariant: what is put into a store that holds nothing comes out of it the same, to the byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, func, select, union

from greffier.store.judging import Verdict
from greffier.store.parts import chunks
from greffier.store.tables import collection, correction, document, event, judgement, note, reading, review


class KeptCollection(msgspec.Struct, frozen=True):
    """How a document came in."""

    way: str
    place: str
    at: str
    by: str


class KeptReading(msgspec.Struct, frozen=True):
    """What a reader read; ``record`` is its JSON, byte for byte. ``superseded_by`` is None for a current one."""

    id: str
    reader: str
    version: str | None
    place: str
    at: str
    facts: str
    superseded_by: str | None
    record: msgspec.Raw


class KeptDocument(msgspec.Struct, frozen=True):
    """A document with its readings, the superseded ones too. ``content`` None: only records of it were received."""

    document: str
    content: bytes | None
    collections: tuple[KeptCollection, ...]
    readings: tuple[KeptReading, ...]


class KeptJudgement(msgspec.Struct, frozen=True):
    """What a person decided of two events, by their anchors."""

    id: str
    act: str
    kind: Verdict
    one: str
    other: str
    because: str
    by: str
    at: str


class KeptCorrection(msgspec.Struct, frozen=True):
    """What a person says instead of a value that was read."""

    id: str
    anchor: str
    field: str
    value: str
    because: str
    by: str
    at: str


class KeptState(msgspec.Struct, frozen=True):
    """How far a person says that the review of an event is, as a reading (its id) shows it."""

    id: str
    anchor: str
    state: str
    by: str
    at: str
    reading: str | None = None


class KeptNote(msgspec.Struct, frozen=True):
    """What a person notes on an event."""

    id: str
    anchor: str
    text: str
    by: str
    at: str


Decision = KeptJudgement | KeptCorrection | KeptState | KeptNote
KINDS: dict[str, tuple[type[Decision], Table]] = {
    "judgement": (KeptJudgement, judgement),
    "correction": (KeptCorrection, correction),
    "review": (KeptState, review),
    "note": (KeptNote, note),
}
"""What people say, by the name it has in the log and in an export."""


def name_kind(made: Decision) -> str:
    """Of which kind a decision is."""
    return next(name for name, (kind, _) in KINDS.items() if isinstance(made, kind))


def list_documents(connection: Connection, wanted: Collection[str] | None = None) -> list[str]:
    """The documents that were read, in the order in which they first were; all, or some of them."""
    first = func.min(reading.c.number)
    query = select(reading.c.document).group_by(reading.c.document).order_by(first)
    return [name for name in connection.scalars(query) if wanted is None or name in wanted]


def read_kept(connection: Connection, documents: Collection[str]) -> Iterator[KeptDocument]:
    """These documents with all that is kept of them, in their order."""
    for part in chunks(documents, 50):
        contents = {row.id: row.content for row in _rows(connection, document, document.c.id.in_(part))}
        came = _group(_rows(connection, collection, collection.c.document.in_(part), collection.c.at, collection.c.id))
        read = _group(_rows(connection, reading, reading.c.document.in_(part), reading.c.number))
        for name in part:
            yield KeptDocument(
                name, contents[name],
                tuple(KeptCollection(row.way, row.place, row.at, row.by) for row in came.get(name, ())),
                tuple(_make_reading(row) for row in read.get(name, ())),
            )  # fmt: skip


def _rows(connection: Connection, table: Table, condition: Any, *order: Any) -> list[Row[Any]]:
    return list(connection.execute(select(table).where(condition).order_by(*order)))


def _group(rows: list[Row[Any]]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.document, []).append(row)
    return found


def _make_reading(row: Row[Any]) -> KeptReading:
    return KeptReading(
        row.id, row.reader, row.version, row.place, row.at, row.facts, row.superseded_by, msgspec.Raw(row.record)
    )


def read_decisions(connection: Connection, documents: Collection[str] | None = None) -> Iterator[Decision]:
    """What people decided, in the order in which they did: all, or what concerns only events of these documents."""
    for kind, table in KINDS.values():
        for row in connection.execute(select(table).order_by(table.c.number)).all():
            made = kind(**{name: row._mapping[name] for name in kind.__struct_fields__})
            if documents is None or all(find_documents(connection, [name]) & set(documents) for name in anchors(made)):
                yield made


def anchors(made: Decision) -> tuple[str, ...]:
    """The events that a decision is on."""
    return (made.one, made.other) if isinstance(made, KeptJudgement) else (made.anchor,)


def find_documents(connection: Connection, names: Collection[str]) -> set[str]:
    """The documents in which events of these names were ever read, or to which people added them."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    told = select(reading.c.document).select_from(joined).where(event.c.anchor.in_(names))
    added = select(correction.c.document).where(correction.c.anchor.in_(names), correction.c.document.is_not(None))
    return set(connection.scalars(union(told, added)))
