"""How far the review of events is, and what people noted on them, under whatever name the event had then."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select

from greffier.store.judging import name_row, read_names
from greffier.store.ledger import Stamp, append
from greffier.store.parts import chunks
from greffier.store.shown import State
from greffier.store.tables import event, note, review

STATES: tuple[State, ...] = ("unread", "in-review", "accepted", "disputed")


@dataclass(frozen=True, slots=True)
class Last:
    """A state, who said so and when."""

    number: int
    state: State
    by: str
    at: str


def put_state(connection: Connection, stamp: Stamp, anchor: str, state: State) -> str:
    """Keep how far a person says that the review is; returns its id."""
    return _put(connection, stamp, review, {"anchor": anchor, "state": state})


def put_remark(connection: Connection, stamp: Stamp, anchor: str, text: str) -> str:
    """Keep what a person notes on an event; returns its id."""
    return _put(connection, stamp, note, {"anchor": anchor, "text": text})


def _put(connection: Connection, stamp: Stamp, table: Table, fields: dict[str, str]) -> str:
    identity = name_row(fields, stamp)
    if connection.scalar(select(table.c.number).where(table.c.id == identity)) is None:
        connection.execute(insert(table).values(id=identity, by=stamp.by, at=stamp.at, **fields))
        append(connection, stamp, str(table.name), identity, fields)
    return identity


def has_states(connection: Connection) -> bool:
    """True where anybody ever reviewed anything."""
    return connection.scalar(select(review.c.number).limit(1)) is not None


def read_states(connection: Connection, anchors: Collection[str]) -> dict[str, State]:
    """The states of current events, by their anchors; what is not in it is unread."""
    return {anchor: last.state for anchor, last in read_last_states(connection, anchors).items()}


def read_last_states(connection: Connection, anchors: Collection[str]) -> dict[str, Last]:
    """The last state of current events, by their anchors; those of which nobody said any are left out."""
    names = read_names(connection, anchors)
    found: dict[str, Last] = {}
    for part in chunks(sorted(names)):
        query = select(review).where(review.c.anchor.in_(part)).order_by(review.c.number)
        for row in connection.execute(query):
            name = names[row.anchor]
            if name not in found or found[name].number < row.number:
                found[name] = Last(row.number, row.state, row.by, row.at)
    return found


def read_corrected(connection: Connection, anchors: Collection[str]) -> set[str]:
    """Those of these current events of which a person's word stands instead of what was read."""
    found: set[str] = set()
    for part in chunks(sorted(anchors)):
        query = select(event.c.anchor).where(event.c.anchor.in_(part), event.c.current, event.c.corrected)
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
