"""How far the review of events is, and which of them people corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, select

from greffier.store.holdings import chunks
from greffier.store.shown import State
from greffier.store.tables import correction


def read_states(connection: Connection, anchors: Collection[str]) -> Mapping[str, State]:
    """The states of events, by their anchors; what is not in it is unread."""
    return {}


def read_corrected(connection: Connection, anchors: Collection[str]) -> set[str]:
    """Those of these events of which a person said something else than was read."""
    found: set[str] = set()
    for part in chunks(anchors):
        found.update(connection.scalars(select(correction.c.anchor).where(correction.c.anchor.in_(part))))
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
