"""How far the review of events is, and what people noted on them, under whatever name the event had then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Table, insert, select

from greffier.store.judging import name_row
from greffier.store.ledger import Stamp, append
from greffier.store.parts import chunks
from greffier.store.tables import carried, note, review

ReviewState = Literal["unread", "in-review", "accepted", "disputed"]
STATES: tuple[ReviewState, ...] = ("unread", "in-review", "accepted", "disputed")


@dataclass(frozen=True, slots=True)
class State:
    """A state, who said so and when."""

    number: int
    state: ReviewState
    by: str
    at: str


def put_state(connection: Connection, stamp: Stamp, anchor: str, state: ReviewState) -> str:
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


def read_names(connection: Connection, anchors: Collection[str]) -> dict[str, str]:
    """The names that current events have and had, each with the event's name now."""
    names = {anchor: anchor for anchor in anchors}
    for part in chunks(sorted(anchors)):
        for row in connection.execute(select(carried).where(carried.c.current.in_(part))):
            names[row.judged] = row.current
    return names


def read_states(connection: Connection, anchors: Collection[str]) -> dict[str, ReviewState]:
    """The states of current events, by their anchors; what is not in it is unread."""
    return {anchor: last.state for anchor, last in read_last_states(connection, anchors).items()}


def read_last_states(connection: Connection, anchors: Collection[str]) -> dict[str, State]:
    """The last state of current events, by their anchors; those of which nobody said any are left out."""
    names = read_names(connection, anchors)
    found: dict[str, State] = {}
    for part in chunks(sorted(names)):
        query = select(review).where(review.c.anchor.in_(part)).order_by(review.c.number)
        for row in connection.execute(query):
            name = names[row.anchor]
            if name not in found or found[name].number < row.number:
                found[name] = State(row.number, row.state, row.by, row.at)
    return found
