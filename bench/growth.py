"""What adding a report costs in a store of 1,000, 10,000, 100,000 events: it should stay about the same.

    python bench/growth.py [--sizes 1000 10000 100000 1000000]

A made-up war of 1,000 events is added as any reports are. Larger stores are this war again and again, in other years
and other places, written straight into the tables and indices (the chain of the log is not kept up: such a store only
serves to be measured). Then the same 192 further reports of the first war are added to each, sixteen at a time.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

sys.path.insert(0, str(Path(__file__).parent.parent))

from greffier.incidents.cells import find_cell
from greffier.store.store import open_store
from tests.incidents.world import Report, make_world

SIZES = (1_000, 10_000, 100_000)
MOST = 1.5
"""How many times the cost in the smallest store the cost in the largest may be."""

_BATCH, _PROBES, _WARS_ABROAD, _DAYS = 16, 192, 8, 400


def main() -> None:
    """Print the cost at each size; the exit status is 1 where it grows by more than half."""
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    options.add_argument("--folder", type=Path)
    asked = options.parse_args()
    ratio = measure(asked.sizes, asked.folder)
    sys.exit(ratio > MOST)


def measure(sizes: list[int] | tuple[int, ...] = SIZES, folder: Path | None = None) -> float:
    """Print the cost at each size; returns how many times the first it is at the last."""
    first = last = 0.0
    with tempfile.TemporaryDirectory(dir=folder) as work:
        base = Path(work) / "base.db"
        kept, probes = _split(make_world(500, 1_150))
        events = _fill(base, kept)
        for size in sorted(sizes):
            path = Path(work) / "store.db"
            copyfile(base, path)
            begin = time.perf_counter()
            grown = _multiply(path, round(size / events), events)
            filled = time.perf_counter() - begin
            last, waited = _add(path, probes)
            first = first or last
            print(
                f"in a store of {grown:>9,} events ({path.stat().st_size / 1e6:,.0f} MB, filled in {filled:.0f} s): "
                f"{last:.1f} ms of processor a report, {waited:.1f} ms of time, {last / first:.2f} × the first"
            )
            path.unlink()
    return last / first


def _split(reports: list[Report]) -> tuple[list[Report], list[Report]]:
    """Most are in the store, one of six comes later."""
    probes = reports[::6][:_PROBES]
    later = {report.record.document.id for report in probes}
    return [report for report in reports if report.record.document.id not in later], probes


def _fill(path: Path, reports: list[Report]) -> int:
    _add(path, reports)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def _add(path: Path, reports: list[Report]) -> tuple[float, float]:
    """Milliseconds of processor, and of time, a report."""
    with open_store(str(path)) as store:
        store.add([])
        begin, clock = time.process_time(), time.perf_counter()
        for at in range(0, len(reports), _BATCH):
            store.add([report.offer() for report in reports[at : at + _BATCH]])
        spent, waited = time.process_time() - begin, time.perf_counter() - clock
    return spent * 1000 / len(reports), waited * 1000 / len(reports)


def _multiply(path: Path, times: int, events: int) -> int:
    """Write the war again, ``times`` - 1 times, somewhere or some time else; returns how many events there are."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function("cell", 2, find_cell, deterministic=True)
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -1000000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    copies = list(_make_copies(connection))
    for war in range(1, times):
        for statement in copies:
            connection.execute(statement, _shift(war))
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return events * max(times, 1)


def _shift(war: int) -> dict[str, str | int | float]:
    days, east = divmod(war, _WARS_ABROAD)
    return {"war": war, "mark": f"{war:06x}"[::-1], "days": f"+{days * _DAYS} days", "east": east * 15.0}


_NAMES = {"document": ("id",), "collection": ("id", "document"), "reading": ("id", "document", "facts"),
          "event": ("anchor",), "log": ("hash", "subject", "previous"), "membership": ("anchor", "incident"),
          "link": ("one", "other"), "band": ("hash",), "summary": ("id",),
          "document_summary": ("document",)}  # fmt: skip
"""Columns that hold a hash: its first digits are those of the war, the last one first, so that wars lie everywhere in
the indices, and each in one place."""

_NAMED = """CASE WHEN {0} LIKE 'sha256:%' THEN 'sha256:' || :mark || substr({0}, 14)
WHEN {0} LIKE '__-%' THEN substr({0}, 1, 3) || :mark || substr({0}, 10) ELSE :mark || {0} END"""

_NUMBERS = {
    "reading": {"number": "reading"}, "source": {"reading": "reading"},
    "event": {"number": "event", "reading": "reading"},
    "claim": {"number": "claim", "event": "event", "reading": "reading"}, "log": {"number": "log"},
    "signature": {"reading": "reading"}, "band": {"reading": "reading"}, "copy": {"one": "reading", "other": "reading"},
    "document": {}, "collection": {}, "membership": {}, "link": {},
    "summary": {"number": "summary"}, "summary_row": {"summary": "summary"}, "summary_telling": {"summary": "summary"},
    "summary_value": {"summary": "summary"}, "summary_reading": {"summary": "summary", "reading": "reading"},
    "document_summary": {"reading": "reading"},
}  # fmt: skip
"""Columns that hold a row's number, and of which table."""

_MOVED = {
    "earliest": "date(earliest, :days)", "latest": "date(latest, :days)", "longitude": "longitude + :east",
    "cell": "iif(cell IS NULL, NULL, iif(:east = 0, cell, cell(latitude, longitude + :east)))",
}  # fmt: skip


def _make_copies(connection: sqlite3.Connection) -> Iterator[str]:
    """For each table the statement that writes its rows of the first war once more, for another."""
    for table, numbers in _NUMBERS.items():
        size = {of: connection.execute(f"SELECT max(number) FROM {of}").fetchone()[0] for of in numbers.values()}
        (rows,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = []
        for column in columns:
            if column in _NAMES.get(table, ()):
                values.append(_NAMED.format(column))
            elif column in numbers:
                values.append(f'"{column}" + :war * {size[numbers[column]]}')
            else:
                values.append(_MOVED.get(column, f'"{column}"') if table == "event" else f'"{column}"')
        names = ", ".join(f'"{column}"' for column in columns)
        yield f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE rowid <= {rows}"


if __name__ == "__main__":
    main()
