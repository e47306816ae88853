"""What people decide: two events are the same or not; a value is another. Kept beside the readings, never over them.

A judgement names events by their anchors (where the trigger stands in the document), so that it outlives the reading
that it was made on. Where a newer reading has no event on that trigger, it is carried to the event that tells the same
words: the one whose trigger, else whose extent overlaps most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select, union

from greffier.store.hashing import hash_fields, to_json
from greffier.store.ledger import Stamp, append
from greffier.store.parts import chunks
from greffier.store.tables import carried, correction, event, judgement, note, reading, review

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
    """What a person says instead of what the machine read. ``value`` is JSON.

    ``document`` is that of an event which a person added; None for one that was read.
    """

    number: int
    id: str
    anchor: str
    field: str
    value: str
    because: str
    by: str
    at: str
    document: str | None = None


def put_judgements(
    connection: Connection,
    stamp: Stamp,
    kind: Verdict,
    pairs: Iterable[tuple[str, str]],
    because: str,
    act: str | None = None,
) -> list[str]:
    """Keep one decision on some pairs of events; returns the ids of its judgements.

    ``act`` is the decision's own id, where it takes judgements of several kinds.
    """
    wanted = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    act = act or hash_fields(stamp.at, stamp.by, kind, because, *(name for pair in wanted for name in pair))
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
    if connection.scalar(select(correction.c.number).where(correction.c.id == identity)) is None:
        row = fields | {"id": identity, "by": stamp.by, "at": stamp.at, "document": find_added(field, told)}
        connection.execute(insert(correction).values(row))
        append(connection, stamp, "correction", identity, fields)
    return identity


def find_added(field: str, value: str) -> str | None:
    """The document of an event that a correction (its JSON) adds; None for other corrections."""
    if field != "event":
        return None
    try:
        return msgspec.json.decode(value, type=_Added).value.document
    except msgspec.DecodeError:
        return None


class _AddedEvent(msgspec.Struct):
    document: str


class _Added(msgspec.Struct):
    value: _AddedEvent


def name_row(fields: Mapping[str, str | None], stamp: Stamp) -> str:
    """The id of what a person said; what is not said (None) is not in it."""
    said = ((name, part) for name, part in sorted(fields.items()) if part is not None)
    return hash_fields(stamp.at, stamp.by, *(text for pair in said for text in pair))


def read_judgements(connection: Connection, anchors: Sequence[str] | None = None) -> list[Judgement]:
    """All judgements, or those on any of the anchors, in the order in which they were made."""
    query = select(judgement).order_by(judgement.c.number)
    if anchors is not None:
        query = query.where(judgement.c.one.in_(anchors) | judgement.c.other.in_(anchors))
    return [Judgement(**row._mapping) for row in connection.execute(query)]


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
    document = _find_successor(connection, old.reading)
    rows = connection.execute(select(event).select_from(joined).where(reading.c.document == document, event.c.current))
    if document != old.document:  # a data set's row that was changed: it codes one event
        return next((row.anchor for row in rows), None)
    ranked = sorted(((_overlap(old, row), row.type == old.type, row.anchor) for row in rows), reverse=True)
    return ranked[0][2] if ranked and ranked[0][0] > (0, 0.0) else None


def _find_successor(connection: Connection, number: int) -> str:
    """The document whose reading took, at once or by others between, the place of this one."""
    query = select(reading.c.document, reading.c.superseded_by).where(reading.c.number == number)
    row = connection.execute(query).one()
    while row.superseded_by is not None:
        query = select(reading.c.document, reading.c.superseded_by).where(reading.c.id == row.superseded_by)
        row = connection.execute(query).one()
    return str(row.document)


def _overlap(old: Row[tuple[object, ...]], new: Row[tuple[object, ...]]) -> tuple[int, float]:
    """Shared characters of the triggers, then the shared part of the extents where it is at least half."""
    trigger = min(old.end, new.end) - max(old.start, new.start)
    shared = min(old.extent_end, new.extent_end) - max(old.extent_start, new.extent_start)
    longer = max(old.extent_end - old.extent_start, new.extent_end - new.extent_start, 1)
    part = shared / longer
    return max(trigger, 0), part if part >= 0.5 else 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions that stand on current events, as pairs of anchors, the smaller first."""

    same: frozenset[tuple[str, str]]
    different: frozenset[tuple[str, str]]


def carry(connection: Connection, document: str) -> None:
    """Note which current events those of a document are now that people spoke of, where they are named otherwise."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    ever = select(event.c.anchor).select_from(joined).where(reading.c.document == document)
    named = (judgement.c.one, judgement.c.other, correction.c.anchor, review.c.anchor, note.c.anchor)
    judged = (select(column.label("name")).where(column.in_(ever)) for column in named)
    before = select(carried.c.judged).where(carried.c.current.in_(ever))
    for anchor in sorted(connection.scalars(union(*judged, before))):
        current = find_current(connection, anchor)
        connection.execute(delete(carried).where(carried.c.judged == anchor))
        if current != anchor:
            connection.execute(insert(carried).values(judged=anchor, current=current))


def find_standing(connection: Connection, anchors: Sequence[str]) -> Standing:
    """The decisions on any of these current events: of several on one pair the last."""
    names = read_names(connection, anchors)
    last: dict[tuple[str, str], str] = {}
    for made in sorted(_read_on(connection, names), key=lambda one: one.number):
        pair = [_current_name(connection, name, names) for name in (made.one, made.other)]
        if None not in pair and pair[0] != pair[1]:
            last[min(pair), max(pair)] = made.kind  # type: ignore[type-var,index]
    return Standing(
        frozenset(pair for pair, kind in last.items() if kind == "same"),
        frozenset(pair for pair, kind in last.items() if kind == "different"),
    )


def read_names(connection: Connection, anchors: Collection[str]) -> dict[str, str]:
    """The names that current events have and had, under which people spoke of them, each with the event's name now."""
    names = {anchor: anchor for anchor in anchors}
    for part in chunks(anchors):
        for row in connection.execute(select(carried).where(carried.c.current.in_(part))):
            names[row.judged] = row.current
    return names


def _read_on(connection: Connection, names: Collection[str]) -> list[Judgement]:
    found: dict[str, Judgement] = {}
    for part in chunks(sorted(names)):
        found |= {made.id: made for made in read_judgements(connection, part)}
    return list(found.values())


def _current_name(connection: Connection, name: str, names: Mapping[str, str]) -> str | None:
    if name in names:
        return names[name]
    row = connection.execute(select(carried).where(carried.c.judged == name)).first()
    return row.current if row else name
