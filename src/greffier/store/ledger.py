"""The log: every write, export and judgement, chained by hashes so that no entry can be changed unseen.

An entry's hash is over its fields and the hash of the entry before it. Who notes the last hash elsewhere can prove
later that nothing before it was altered or cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from greffier.store.hashing import hash_fields, to_json
from greffier.store.tables import log

START = "sha256:" + "0" * 64
"""What the first entry names as the one before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``detail`` is JSON; ``at`` an RFC 3339 time."""

    number: int
    at: str
    by: str
    action: str
    subject: str
    detail: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """By whom, and when."""

    by: str
    at: str


def append(connection: Connection, stamp: Stamp, action: str, subject: str, detail: Mapping[str, object]) -> Entry:
    """Write the next entry; the connection's transaction holds the write lock."""
    last = find_head(connection)
    number, previous = (last.number + 1, last.hash) if last else (1, START)
    told = to_json(dict(detail)).decode()
    entry = Entry(
        number, stamp.at, stamp.by, action, subject, told, previous,
        _hash(number, stamp.at, stamp.by, action, subject, told, previous),
    )  # fmt: skip
    connection.execute(log.insert().values({column.name: getattr(entry, column.name) for column in log.c}))
    return entry


def find_head(connection: Connection) -> Entry | None:
    """The last entry; None in a new store."""
    row = connection.execute(select(log).order_by(log.c.number.desc()).limit(1)).first()
    return Entry(**row._mapping) if row else None


def read_entries(connection: Connection) -> Iterator[Entry]:
    """All entries, from the first."""
    for row in connection.execution_options(yield_per=1000).execute(select(log).order_by(log.c.number)):
        yield Entry(**row._mapping)


def is_whole(entry: Entry, before: Entry | None) -> bool:
    """True where the entry follows the one before it and says what was written."""
    number, previous = (before.number + 1, before.hash) if before else (1, START)
    expected = _hash(entry.number, entry.at, entry.by, entry.action, entry.subject, entry.detail, entry.previous)
    return (entry.number, entry.previous, entry.hash) == (number, previous, expected)


def _hash(number: int, at: str, by: str, action: str, subject: str, detail: str, previous: str) -> str:
    return hash_fields(number, at, by, action, subject, detail, previous)
