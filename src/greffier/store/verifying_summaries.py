"""Do the summaries say what incidents and documents say now?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, select

from greffier.store.choosing import Condition
from greffier.store.document_summaries import make_document_summaries
from greffier.store.holdings import Library, chunks
from greffier.store.summaries import find_members, make_summaries
from greffier.store.summarising import Row, Summary
from greffier.store.summary_tables import (
    document_summary,
    summary,
    summary_reading,
    summary_row,
    summary_telling,
    summary_value,
)
from greffier.store.tables import document, membership

_PART = 200


def find_stale(connection: Connection) -> Iterator[str]:
    """Each summary that says something else than its incident or document, in a sentence."""
    names = set(connection.scalars(select(membership.c.incident).distinct()))
    known = set(connection.scalars(select(summary.c.id)))
    yield from (f"incident {name} has no summary" for name in sorted(names - known))
    yield from (f"the summary of {name} is of no incident" for name in sorted(known - names))
    for part in chunks(sorted(names & known), _PART):
        yield from _compare_incidents(connection, part)
    for part in chunks(connection.scalars(select(document.c.id).order_by(document.c.id)).all(), _PART):
        yield from _compare_documents(connection, part)


def _compare_incidents(connection: Connection, names: Sequence[str]) -> Iterator[str]:
    members = find_members(connection, names)
    library = Library(connection)
    library.fetch([anchor for group in members.values() for anchor in group])
    kept = _read_kept(connection, names)
    made = make_summaries(connection, library, [members[name] for name in names])
    for name, found in zip(names, made, strict=True):
        if kept[name] != found:
            yield f"the summary of incident {name} is not what its reports say"


def _read_kept(connection: Connection, names: Sequence[str]) -> dict[str, Summary]:
    """The summaries that are written, by the incidents' ids."""
    rows = {row["number"]: row for row in _read(connection, summary, summary.c.id.in_(names))}
    shown, tellings, values, readings = (
        _group(_read(connection, table, table.c.summary.in_(list(rows))))
        for table in (summary_row, summary_telling, summary_value, summary_reading)
    )
    return {
        row["id"]: Summary(
            _without(row, "number"), shown[number][0]["shown"],
            tuple(_without(one, "summary", "ordinal") for one in tellings.get(number, ())),
            frozenset((one["field"], one["value"]) for one in values.get(number, ())),
            tuple(one["reading"] for one in readings.get(number, ())),
        )
        for number, row in rows.items()
    }  # fmt: skip


def _read(connection: Connection, table: Table, condition: Condition) -> list[Row]:
    query = select(table).where(condition).order_by(*table.primary_key.columns)
    return [dict(row._mapping) for row in connection.execute(query)]


def _group(rows: list[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["summary"], []).append(row)
    return found


def _without(row: Row, *columns: str) -> Row:
    return {name: value for name, value in row.items() if name not in columns}


def _compare_documents(connection: Connection, names: Sequence[str]) -> Iterator[str]:
    kept = {row["document"]: row for row in _read(connection, document_summary, document_summary.c.document.in_(names))}
    made = {row["document"]: row for row in make_document_summaries(connection, Library(connection), names)}
    for name in names:
        if kept.get(name) != made.get(name):
            yield f"the summary of document {name} is not what its reading says"
