"""What people corrected, as the store keeps it: rows that only grow; a withdrawal is a row that names another.

Invariant: a correction is found by the anchor that its event had when it was made; ``carried`` tells which event that
is now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Row, Select, select

from greffier.review.corrections import LISTED, Correction, Field, Target
from greffier.store.judging import Correction as Kept
from greffier.store.parts import chunks
from greffier.store.tables import carried, correction, event

WITHDRAWN = "withdrawn"
"""The field of a row that takes a correction back."""


def pack(words: Target | None, value: object) -> dict[str, object]:
    """The JSON of a correction: the words it concerns, and the value.

    >>> pack(Target(3, 6), None)
    {'words': [3, 6], 'value': None}
    """
    packed: dict[str, object] = {"words": [words.start, words.end] if words else None, "value": value}
    return packed | {"of": words.of} if words and words.of else packed


def unpack(kept: Kept, anchor: str | None = None) -> Correction | None:
    """A row as a correction; None for a withdrawal, and for what this version cannot read."""
    if kept.field == WITHDRAWN:
        return None
    try:
        told = msgspec.json.decode(kept.value)
        words = told["words"]
        target = Target(int(words[0]), int(words[1]), told.get("of")) if words and kept.field in LISTED else None
        return Correction(kept.id, anchor or kept.anchor, cast(Field, kept.field), target, told["value"])
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, IndexError, AttributeError):
        return None


def list_withdrawn(rows: Iterable[Kept]) -> frozenset[str]:
    """The ids of the corrections that these rows take back."""
    return frozenset(
        str(told["correction"])
        for row in rows
        if row.field == WITHDRAWN and isinstance(told := msgspec.json.decode(row.value), dict) and "correction" in told
    )


Told = tuple[str, Kept]
"""A row, and the name that its event has now."""


def list_standing(rows: Collection[Told]) -> list[Correction]:
    """The corrections that were not withdrawn, in their order, on the events that they are on now."""
    taken = list_withdrawn(row for _, row in rows)
    ordered = sorted(rows, key=lambda told: told[1].number)
    made = (unpack(row, anchor) for anchor, row in ordered if row.id not in taken)
    return [one for one in made if one is not None]


def has_corrections(connection: Connection) -> bool:
    """True where anybody ever corrected anything."""
    return connection.scalar(select(correction.c.number).limit(1)) is not None


def read_on(connection: Connection, anchors: Collection[str]) -> list[Kept]:
    """The rows on events, by the names that these had when the rows were made; in their order."""
    found: list[Kept] = []
    for part in chunks(sorted(anchors)):
        rows = connection.execute(select(correction).where(correction.c.anchor.in_(part)))
        found += map(_make, rows)
    return sorted(found, key=lambda row: row.number)


def read_of_readings(connection: Connection, readings: Collection[int]) -> dict[int, list[Told]]:
    """The rows of corrections on the events of readings, by reading."""
    found: dict[int, list[Told]] = {}
    for part in chunks(sorted(readings)):
        for query in _select_of_readings():
            for row in connection.execute(query.where(event.c.reading.in_(part))):
                found.setdefault(row.reading, []).append((row.name, _make(row)))
    return found


def _select_of_readings() -> tuple[Select[Any], Select[Any]]:
    columns = (event.c.reading, event.c.anchor.label("name"), correction)
    here = event.join(correction, correction.c.anchor == event.c.anchor)
    moved = event.join(carried, carried.c.current == event.c.anchor).join(
        correction, (correction.c.anchor == carried.c.judged) & (correction.c.anchor != event.c.anchor)
    )
    return select(*columns).select_from(here), select(*columns).select_from(moved)


def read_added(connection: Connection, documents: Collection[str]) -> dict[str, list[Told]]:
    """The rows by which people added events to documents, and those on these events, by document."""
    found: dict[str, list[Told]] = {}
    for part in chunks(sorted(documents)):
        query = select(correction).where(correction.c.document.in_(part)).order_by(correction.c.number)
        adding = [(row.document, row.anchor) for row in connection.execute(query)]
        owners = {anchor: document for document, anchor in adding}
        for anchors in chunks(sorted(owners)):
            rows = select(correction).where(correction.c.anchor.in_(anchors)).order_by(correction.c.number)
            for row in connection.execute(rows):
                found.setdefault(owners[row.anchor], []).append((row.anchor, _make(row)))
    return found


def _make(row: Row[Any]) -> Kept:
    return Kept(**{name: row._mapping[name] for name in Kept.__dataclass_fields__})
