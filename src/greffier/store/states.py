"""How far the review of events is, and what people noted on them, under whatever name the event had then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, insert, select

from greffier.store.judging import name_row, read_names
from greffier.store.ledger import Stamp, append
from greffier.store.parts import chunks
from greffier.store.shown import State
from greffier.store.tables import event, note, review

STATES: tuple[State, ...] = ("unread", "in-review", "accepted", "disputed")


@dataclass(frozen=True, slots=True)
class Last:
    """A state, who said so and when; the name that the event had then, and the reading by which it was shown."""

    number: int
    state: State
    by: str
    at: str
    anchor: str
    reading: str | None


def put_state(connection: Connection, stamp: Stamp, anchor: str, state: State, reading: str) -> str:
    """Keep how far a person says that the review is, of the values that a reading (its id) shows; returns its id."""
    return _put(connection, stamp, review, {"anchor": anchor, "state": state, "reading": reading})


def put_remark(connection: Connection, stamp: Stamp, anchor: str, text: str) -> str:
    """Keep what a person notes on an event; returns its id."""
    return _put(connection, stamp, note, {"anchor": anchor, "text": text})


def _put(connection: Connection, stamp: Stamp, table: Table, fields: Mapping[str, str]) -> str:
    identity = name_row(fields, stamp)
    if connection.scalar(select(table.c.number).where(table.c.id == identity)) is None:
        connection.execute(insert(table).values(id=identity, by=stamp.by, at=stamp.at, **fields))
        append(connection, stamp, str(table.name), identity, fields)
    return identity


def has_states(connection: Connection) -> bool:
    """True where anybody ever reviewed anything."""
    return connection.scalar(select(review.c.number).limit(1)) is not None


def read_states(connection: Connection, anchors: Collection[str]) -> dict[str, State]:
    """The states of current events that count now, by their anchors; what is not in it is unread."""
    found: dict[str, State] = {}
    for part in chunks(sorted(anchors)):
        query = select(event.c.anchor, event.c.state).where(event.c.anchor.in_(part), event.c.current)
        found |= {row.anchor: row.state for row in connection.execute(query)}
    return found


def read_last_states(connection: Connection, anchors: Collection[str]) -> dict[str, Last]:
    """The last state that was said of current events, by their anchors; others are left out."""
    names = read_names(connection, anchors)
    found: dict[str, Last] = {}
    for part in chunks(sorted(names)):
        query = select(review).where(review.c.anchor.in_(part)).order_by(review.c.number)
        for row in connection.execute(query):
            name = names[row.anchor]
            if name not in found or found[name].number < row.number:
                found[name] = Last(row.number, row.state, row.by, row.at, row.anchor, row.reading)
    return found


def read_reread(connection: Connection, anchors: Collection[str]) -> set[str]:
    """Those of these current events that say something else since somebody accepted or disputed them."""
    return _read_flagged(connection, anchors, event.c.reread)


def read_corrected(connection: Connection, anchors: Collection[str]) -> set[str]:
    """Those of these current events of which a person's word stands instead of what was read."""
    return _read_flagged(connection, anchors, event.c.corrected)


def _read_flagged(connection: Connection, anchors: Collection[str], flag: Column[bool]) -> set[str]:
    found: set[str] = set()
    for part in chunks(sorted(anchors)):
        query = select(event.c.anchor).where(event.c.anchor.in_(part), event.c.current, flag)
        found.update(connection.scalars(query))
    return found


def join_states(states: Iterable[State]) -> State:
    """The state of what has these events.

    >>> join_states(["accepted", "unread"]), join_states(["accepted", "disputed"]), join_states(["accepted"])
    ('in-review', 'disputed', 'accepted')
    """
    seen = set(states)
    if "disputed" in seen:
        return "disputed"
    if seen <= {"unread"}:
        return "unread"
    return "accepted" if seen == {"accepted"} else "in-review"
