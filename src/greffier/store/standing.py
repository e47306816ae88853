"""Keeps the rows of events in step with what people corrected, added and reviewed: only in documents that they touched.

Invariant: the rows of a current reading are those of its standing record, the rows of a superseded one those that were
read. Both follow from readings and corrections alone, so that they come out the same in whatever order these came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, union, update

from greffier.record.serialise import from_json
from greffier.review.apply import Standing, apply_corrections
from greffier.store import claims
from greffier.store.corrected import has_corrections, list_standing, read_added, read_of_readings
from greffier.store.holdings import find_names
from greffier.store.judging import carry
from greffier.store.parts import chunks
from greffier.store.rereading import find_effective
from greffier.store.states import has_states
from greffier.store.tables import carried, correction, event, reading, review


def stand(connection: Connection, documents: Collection[str]) -> None:
    """Bring the rows of documents that were read anew, corrected or reviewed to what stands."""
    touched = find_touched(connection, documents)
    for row in _read_readings(connection, touched):
        _write(connection, row.number, _make_ground(connection, row))
    for document in sorted(documents):
        carry(connection, document)
    for row in _read_readings(connection, find_touched(connection, documents)):  # also to which names were carried
        _write(connection, row.number, make_rows(connection, row))


def find_touched(connection: Connection, documents: Collection[str]) -> list[str]:
    """Those of the documents in which anybody ever corrected, added or reviewed an event, under whatever name."""
    if not (has_corrections(connection) or has_states(connection)):
        return []
    joined = event.join(reading, event.c.reading == reading.c.number)
    found: set[str] = set()
    for part in chunks(sorted(documents)):
        moved = joined.join(carried, carried.c.current == event.c.anchor)
        spoken = [
            select(reading.c.document).select_from(told).where(reading.c.document.in_(part))
            for table in (correction, review)
            for told in (
                joined.join(table, table.c.anchor == event.c.anchor),
                moved.join(table, table.c.anchor == carried.c.judged),
            )
        ]
        added = select(correction.c.document).where(correction.c.document.in_(part))
        found.update(connection.scalars(union(*spoken, added)))
    return sorted(found)


def _read_readings(connection: Connection, documents: Collection[str]) -> Iterator[Any]:
    columns = (reading.c.number, reading.c.record, reading.c.reader, reading.c.document, reading.c.superseded_by)
    for part in chunks(documents, 20):
        query = select(*columns).where(reading.c.document.in_(part)).order_by(reading.c.number)
        yield from list(connection.execute(query))


def _make_ground(connection: Connection, row: Row[Any]) -> list[claims.Row]:
    """The rows as they were read, with those of the events that people added: on these, names are carried."""
    if row.superseded_by is not None:
        return make_rows(connection, row)
    record = from_json(row.record)
    made = read_added(connection, [row.document]).get(row.document, ())
    adding = [one for one in list_standing(made) if one.field == "event"]
    return claims.make_standing(
        record, apply_corrections(record, find_names(record), adding), {}, row.number, row.reader
    )


def make_rows(connection: Connection, row: Row[Any]) -> list[claims.Row]:
    """The rows of a reading's events: of a current one as they stand, of a superseded one as they were read."""
    record, current = from_json(row.record), row.superseded_by is None
    if not current:
        return [{**one, "current": False} for one in claims.make_events(record, row.number, row.reader)]
    made = read_of_readings(connection, [row.number]).get(row.number, ())
    standing: Standing = apply_corrections(record, find_names(record), list_standing(made))
    states = find_effective(connection, list(standing.amended))
    return claims.make_standing(record, standing, states, row.number, row.reader)


def _write(connection: Connection, number: int, wanted: list[claims.Row]) -> None:
    """Change what is otherwise, put in what is missing, take out what nobody says any more."""
    query = select(event).where(event.c.reading == number)
    kept = {one.id: one._mapping for one in connection.execute(query)}
    for new in wanted:
        old = kept.pop(new["id"], None)
        if old is None:
            connection.execute(insert(event).values(new))
        elif changed := {name: value for name, value in new.items() if old[name] != value}:
            connection.execute(update(event).where(event.c.number == old["number"]).values(changed))
    for old in kept.values():
        connection.execute(delete(event).where(event.c.number == old["number"]))
