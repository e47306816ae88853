"""A store of many invented incidents, made in a minute or so instead of the hours that reading them would take.

    python bench/crowd.py STORE [--incidents 100000]

Each incident has one to four reports in French, English or Arabic (``invention.py``). Their rows are made by the
functions that the store itself uses, and written straight into its tables: it is known which reports belong together,
so that nothing is compared. The chain of the log is not kept up: such a store only serves to be measured.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import combinations, islice
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from invention import Invented, invent
from sqlalchemy import Table

from greffier.incidents.cluster import name_incident
from greffier.incidents.compare import compare
from greffier.incidents.summary import Told, summarise
from greffier.model.record import Record
from greffier.record.serialise import to_json
from greffier.store.claims import make_claims, make_events, make_sources
from greffier.store.document_summaries import count_states, describe_document
from greffier.store.holdings import open_record
from greffier.store.judging import name_row
from greffier.store.ledger import Stamp
from greffier.store.matching import make_link
from greffier.store.readings import Offer, make_reading, name_reading
from greffier.store.shown import State
from greffier.store.states import join_states
from greffier.store.store import open_store
from greffier.store.summaries import list_rows
from greffier.store.summarising import Value, make_summary
from greffier.store.summary_tables import (
    document_summary,
    summary,
    summary_code,
    summary_reading,
    summary_row,
    summary_telling,
    summary_value,
)
from greffier.store.tables import claim, document, event, link, membership, reading, review, source

READER, VERSION, ADDED = "greffier", "0.1.0", "2024-09-01T00:00:00Z"
_BATCH = 1_000
Rows = dict[Table, list[dict[str, Any]]]


def main() -> None:
    """Make the store; print how long it took."""
    options = argparse.ArgumentParser()
    options.add_argument("store", type=Path)
    options.add_argument("--incidents", type=int, default=100_000)
    asked = options.parse_args()
    begin = time.perf_counter()
    fill(asked.store, asked.incidents)
    print(f"{asked.incidents:,} incidents in {time.perf_counter() - begin:.0f} s")


def fill(path: Path, incidents: int = 100_000, seed: int = 1) -> None:
    """A new SQLite store at a path that holds so many invented incidents; the same for the same seed."""
    with open_store(str(path)):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous = OFF", "foreign_keys = OFF", "cache_size = -500000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        crowd = _Crowd()
        invented = invent(Random(seed), incidents)
        while batch := list(islice(invented, _BATCH)):
            _write(connection, crowd.make(batch))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write(connection: sqlite3.Connection, rows: Rows) -> None:
    for table, given in rows.items():
        if given:
            names = list(given[0])
            columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
            connection.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({values})", given)


class _Crowd:
    """Numbers rows as it makes them."""

    def __init__(self) -> None:
        self._readings = self._events = self._incidents = 0
        self._codes: dict[Value, int] = {}

    def make(self, batch: Iterable[Invented]) -> Rows:
        """The rows of some incidents."""
        rows: Rows = {
            table: []
            for table in (document, reading, source, event, claim, review, link, membership, summary_code, summary,
                          summary_row, summary_telling, summary_value, summary_reading, document_summary)
        }  # fmt: skip
        for one in batch:
            self._put(rows, one)
        return rows

    def _put(self, rows: Rows, one: Invented) -> None:
        told = [telling for record in one.records for telling in self._read(rows, record, one.state)]
        anchors = sorted(telling.member.telling.anchor for telling in told)
        name = name_incident(anchors)
        rows[membership] += [{"anchor": anchor, "incident": name} for anchor in anchors]
        rows[link] += _compare(told)
        self._summarise(rows, one, told)

    def _read(self, rows: Rows, record: Record, state: State) -> list[Told]:
        """The rows of a report, and what it tells."""
        self._readings += 1
        number, made, line = self._readings, record.document, to_json(record)
        offer = Offer(record, line, READER, VERSION, "file", f"{made.id[7:19]}.txt")
        rows[document].append({"id": made.id, "content": made.text.encode(), "added": ADDED})
        row = make_reading(offer, name_reading(READER, VERSION, line), ADDED)
        rows[reading].append(row | {"number": number})
        rows[source] += make_sources(record, number)
        events = make_events(record, number, READER)
        numbers = {row["id"]: self._events + at for at, row in enumerate(events, 1)}
        self._events += len(events)
        rows[event] += [row | {"number": numbers[row["id"]], "state": state} for row in events]
        if state != "unread":
            rows[review] += [_review(row["anchor"], state) for row in events]
        rows[claim] += make_claims(record, number, numbers)
        counted = count_states([state] * len(events))
        rows[document_summary].append(describe_document(made, READER, number, ADDED) | counted)
        return list(open_record(record, READER, str(number)).told.values())

    def _summarise(self, rows: Rows, one: Invented, told: Sequence[Told]) -> None:
        self._incidents += 1
        languages = (record.document.language for record in one.records)
        made = make_summary(summarise(told), languages, {"state": join_states([one.state]), "corrected": False})
        for value in sorted(made.values - self._codes.keys()):
            self._codes[value] = len(self._codes) + 1
            rows[summary_code].append({"number": self._codes[value], "field": value[0], "value": value[1]})
        for table, given in list_rows(made, self._incidents, self._codes).items():
            rows[table] += given


def _review(anchor: str, state: State) -> dict[str, Any]:
    fields = {"anchor": anchor, "state": state}
    return fields | {"id": name_row(fields, Stamp("crowd", ADDED)), "by": "crowd", "at": ADDED}


def _compare(told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """Why the members are together; they are, whatever the comparison says."""
    for one, other in combinations([one.member.telling for one in told], 2):
        yield make_link(compare(one, other)) | {"same": True}


if __name__ == "__main__":
    main()
