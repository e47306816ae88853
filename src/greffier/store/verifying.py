"""Is the store what its log says? Every entry, every hash, and every row that no entry speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, exists, select

from greffier.record.serialise import from_json
from greffier.store import claims
from greffier.store.custody import name_collection
from greffier.store.datasets import name_row
from greffier.store.hashing import hash_bytes
from greffier.store.judging import find_added
from greffier.store.judging import name_row as name_judgement
from greffier.store.ledger import Stamp, is_whole, read_entries
from greffier.store.readings import name_reading
from greffier.store.standing import find_touched, make_rows
from greffier.store.tables import (
    claim,
    collection,
    correction,
    document,
    event,
    judgement,
    log,
    note,
    reading,
    review,
    source,
)  # fmt: skip
from greffier.store.verifying_summaries import find_stale

_LOGGED = {"document": document, "collection": collection, "reading": reading, "judgement": judgement,
           "correction": correction, "review": review, "note": note}  # fmt: skip


def find_breaks(connection: Connection, noted: str | None = None) -> Iterator[str]:
    """What is not as it was written, each in a sentence; nothing where the store is whole.

    ``noted`` is the hash of an entry that somebody wrote down: it must be in the chain.
    """
    whole = True
    for seen in _find_changes(connection, noted):
        whole = False
        yield seen
    if whole:  # else the summaries differ from what was changed, as they must
        yield from find_stale(connection)


def _find_changes(connection: Connection, noted: str | None) -> Iterator[str]:
    yield from _break_of_chain(connection, noted)
    for action, table in _LOGGED.items():
        yield from _rows_without_entry(connection, action, table)
        yield from _entries_without_row(connection, action, table)
    yield from _changed_custody(connection)
    yield from _changed_readings(connection)
    yield from _changed_judgements(connection)


def _break_of_chain(connection: Connection, noted: str | None) -> Iterator[str]:
    before, met, standing = None, False, dict[str, str | None]()
    for entry in read_entries(connection):
        if not is_whole(entry, before):
            yield f"log entry {entry.number} does not follow the one before it, or was changed"
            return
        before, met = entry, met or entry.hash == noted
        if entry.action in ("superseded", "restored"):
            standing[entry.subject] = entry.action
    if noted is not None and not met:
        yield f"no log entry has the noted hash {noted}"
    for row in connection.execute(select(reading.c.id, reading.c.superseded_by)):
        if (standing.get(row.id) == "superseded") != (row.superseded_by is not None):
            yield f"reading {row.id} was made current, or history, without a log entry"


def _rows_without_entry(connection: Connection, action: str, table: Table) -> Iterator[str]:
    entry = exists().where(log.c.subject == table.c.id, log.c.action == action)
    for identity in connection.scalars(select(table.c.id).where(~entry)):
        yield f"{action} {identity} has no log entry"


def _entries_without_row(connection: Connection, action: str, table: Table) -> Iterator[str]:
    row = exists().where(table.c.id == log.c.subject)
    for subject in connection.scalars(select(log.c.subject).where(log.c.action == action, ~row)):
        yield f"{action} {subject} is in the log and not in the store"


def _changed_custody(connection: Connection) -> Iterator[str]:
    for row in connection.execution_options(yield_per=50).execute(select(document)):
        if row.content is not None and hash_bytes(row.content) != row.id:
            yield f"document {row.id} holds other bytes than were received"
    for row in connection.execute(select(collection)):
        if name_collection(row.document, row.way, row.place) != row.id:
            yield f"collection {row.id} was changed"


def _changed_readings(connection: Connection) -> Iterator[str]:
    spoken = set(find_touched(connection, connection.scalars(select(reading.c.document).distinct()).all()))
    for row in connection.execution_options(yield_per=50).execute(select(reading)):
        if name_reading(row.reader, row.version, row.record) != row.id:
            yield f"reading {row.id} holds another record than was written"
        elif not _has_its_rows(connection, row, spoken):
            yield f"reading {row.id} has other rows than its record and what people said of it"


def _has_its_rows(connection: Connection, read: Row[Any], spoken: Collection[str]) -> bool:
    """True where voices, events and claims are those that follow from the record and, for events, its corrections."""
    record, number = from_json(read.record), read.number
    events, kept = _rows(connection, event, number), _rows(connection, claim, number)
    numbers = {row["id"]: row["number"] for row in events}
    if read.row != name_row(read.reader, record.document):
        return False
    if read.document in spoken:
        expected = make_rows(connection, read)
    else:
        current = read.superseded_by is None
        expected = [{**row, "current": current} for row in claims.make_events(record, number, read.reader)]
    by_id = {row["id"]: row for row in _without(events, "number")}
    if len(by_id) != len(expected) or any(by_id.get(row["id"]) != row for row in expected):
        return False
    if _without(kept, "number") != claims.make_claims(record, number, numbers):
        return False
    order = {voice.id: index for index, voice in enumerate(record.sources)}
    voices = sorted(_rows(connection, source, number), key=lambda row: order.get(row["id"], -1))
    return voices == claims.make_sources(record, number)


def _without(rows: list[claims.Row], *columns: str) -> list[claims.Row]:
    return [{name: value for name, value in row.items() if name not in columns} for row in rows]


def _rows(connection: Connection, table: Table, number: int) -> list[claims.Row]:
    query = select(table).where(table.c.reading == number).order_by(*table.primary_key.columns)
    return [dict(row._mapping) for row in connection.execute(query)]


def _changed_judgements(connection: Connection) -> Iterator[str]:
    for table, names in ((judgement, ("act", "kind", "one", "other", "because")),
                         (correction, ("anchor", "field", "value", "because")),
                         (review, ("anchor", "state", "reading")), (note, ("anchor", "text"))):  # fmt: skip
        for row in connection.execute(select(table)):
            fields = {name: row._mapping[name] for name in names}
            if name_judgement(fields, Stamp(row.by, row.at)) != row.id:
                yield f"{table.name} {row.id} was changed"
            elif table is correction and find_added(row.field, row.value) != row.document:
                yield f"correction {row.id} names another document"
