"""What people decide: two events are the same or not; a value is another. Kept beside the readings, never over them.

A judgement names events by their anchors (where the trigger stands in the document), so that it outlives the reading
that it was made on. Where a newer reading has no event on that trigger, it is carried to the event that tells the same
words: the one whose trigger, else whose extent overlaps most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from sqlalchemy import Connection, Row, insert, select

from greffier.store.hashing import hash_fields, to_json
from greffier.store.ledger import Stamp, append
from greffier.store.tables import correction, event, judgement, reading

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of two events, named by their anchors, the smaller first."""

    number: int
    id: str
    act: str
    kind: Verdict
    one: str
    other: str
    because: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says instead of what the machine read. ``value`` is JSON."""

    number: int
    id: str
    anchor: str
    field: str
    value: str
    because: str
    by: str
    at: str


def put_judgements(
    connection: Connection, stamp: Stamp, kind: Verdict, pairs: Iterable[tuple[str, str]], because: str
) -> list[str]:
    """Keep one decision on some pairs of events; returns the ids of its judgements."""
    wanted = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    act = hash_fields(stamp.at, stamp.by, kind, because, *(name for pair in wanted for name in pair))
    ids = []
    for one, other in wanted:
        fields = {"act": act, "kind": kind, "one": one, "other": other, "because": because}
        identity = name_row(fields, stamp)
        connection.execute(insert(judgement).values(id=identity, by=stamp.by, at=stamp.at, **fields))
        append(connection, stamp, "judgement", identity, fields)
        ids.append(identity)
    return ids


def put_correction(connection: Connection, stamp: Stamp, anchor: str, field: str, value: object, because: str) -> str:
    """Keep what a person says of one value of an event; returns its id."""
    told = to_json(msgspec.to_builtins(value)).decode()
    fields = {"anchor": anchor, "field": field, "value": told, "because": because}
    identity = name_row(fields, stamp)
    connection.execute(insert(correction).values(id=identity, by=stamp.by, at=stamp.at, **fields))
    append(connection, stamp, "correction", identity, fields)
    return identity


def name_row(fields: dict[str, str], stamp: Stamp) -> str:
    """The id of a judgement or correction."""
    return hash_fields(stamp.at, stamp.by, *(part for name in sorted(fields) for part in (name, fields[name])))


def read_judgements(connection: Connection, anchors: Sequence[str] | None = None) -> list[Judgement]:
    """All judgements, or those on any of the anchors, in the order in which they were made."""
    query = select(judgement).order_by(judgement.c.number)
    if anchors is not None:
        query = query.where(judgement.c.one.in_(anchors) | judgement.c.other.in_(anchors))
    return [Judgement(**row._mapping) for row in connection.execute(query)]


def read_corrections(connection: Connection, anchor: str) -> list[Correction]:
    """The corrections of an event, in the order in which they were made."""
    query = select(correction).where(correction.c.anchor == anchor).order_by(correction.c.number)
    return [Correction(**row._mapping) for row in connection.execute(query)]


def find_current(connection: Connection, anchor: str) -> str | None:
    """The anchor of the current event that a judgement's anchor means now.

    None where the newest reading of the document tells no such event: the judgement waits.
    """
    if connection.scalar(select(event.c.number).where(event.c.anchor == anchor, event.c.current)) is not None:
        return anchor
    joined = event.join(reading, event.c.reading == reading.c.number)
    told = select(event, reading.c.document).select_from(joined)
    old = connection.execute(told.where(event.c.anchor == anchor).order_by(event.c.number.desc())).first()
    if old is None:
        return None
    rows = connection.execute(
        select(event).select_from(joined).where(reading.c.document == old.document, event.c.current)
    )
    ranked = sorted(((_overlap(old, row), row.type == old.type, row.anchor) for row in rows), reverse=True)
    return ranked[0][2] if ranked and ranked[0][0] > (0, 0.0) else None


def _overlap(old: Row[tuple[object, ...]], new: Row[tuple[object, ...]]) -> tuple[int, float]:
    """Shared characters of the triggers, then the shared part of the extents where it is at least half."""
    trigger = min(old.end, new.end) - max(old.start, new.start)
    shared = min(old.extent_end, new.extent_end) - max(old.extent_start, new.extent_start)
    longer = max(old.extent_end - old.extent_start, new.extent_end - new.extent_start, 1)
    part = shared / longer
    return max(trigger, 0), part if part >= 0.5 else 0.0
