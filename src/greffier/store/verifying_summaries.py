"""Do the summaries say what incidents and documents say now?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, select

from greffier.store.choosing import Condition
from greffier.store.codes import read_codes
from greffier.store.document_summaries import make_document_summaries
from greffier.store.holdings import Library
from greffier.store.members import find_members
from greffier.store.parts import chunks
from greffier.store.summaries import SIDES, list_rows, make_summaries
from greffier.store.summarising import Row
from greffier.store.summary_tables import document_summary, summary
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
    told = [name for name in names if all(library.told(anchor) for anchor in members[name])]
    yield from (f"incident {name} holds an event that no reading tells" for name in names if name not in told)
    kept = _read_kept(connection, told)
    made = make_summaries(connection, library, [members[name] for name in told])
    codes = read_codes(connection, {value for one in made for value in one.values})
    for name, found in zip(told, made, strict=True):
        known = found.values <= codes.keys()
        if not known or list_rows(found, kept[name][summary][0]["number"], codes) != kept[name]:
            yield f"the summary of incident {name} is not what its reports say"


def _read_kept(connection: Connection, names: Sequence[str]) -> dict[str, dict[Table, list[Row]]]:
    """The rows of the summaries of incidents, table by table."""
    found: dict[int, dict[Table, list[Row]]] = {}
    for row in _read(connection, summary, summary.c.id.in_(names)):
        found[row["number"]] = {summary: [row]} | {table: [] for table in SIDES}
    for table in SIDES:
        for row in _read(connection, table, table.c.summary.in_(list(found))):
            found[row["summary"]][table].append(row)
    return {rows[summary][0]["id"]: rows for rows in found.values()}


def _read(connection: Connection, table: Table, condition: Condition) -> list[Row]:
    query = select(table).where(condition).order_by(*table.primary_key.columns)
    return [dict(row._mapping) for row in connection.execute(query)]


def _compare_documents(connection: Connection, names: Sequence[str]) -> Iterator[str]:
    kept = {row["document"]: row for row in _read(connection, document_summary, document_summary.c.document.in_(names))}
    made = {row["document"]: row for row in make_document_summaries(connection, Library(connection), names)}
    for name in names:
        if kept.get(name) != made.get(name):
            yield f"the summary of document {name} is not what its reading says"
