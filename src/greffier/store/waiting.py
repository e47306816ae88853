"""Which event a reviewer reads next: the unread ones of incidents, by the incident's date, then by their documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from greffier.store.choosing import EVERYTHING, Filter, choose
from greffier.store.listing import sort_keys
from greffier.store.summary_tables import summary
from greffier.store.tables import event, membership, reading


@dataclass(frozen=True, slots=True)
class Waiting:
    """The next event to review; None where none is left. ``left``: how many are unread."""

    document: str | None
    anchor: str | None
    left: int


def find_next(connection: Connection, wanted: Filter = EVERYTHING, after: str | None = None) -> Waiting:
    """The unread event that follows ``after`` in the incidents that a filter lets through; behind the last, the first.

    What belongs into no incident, such as speech and plans, is not waited for: it is reviewed with its document.
    """
    waiting = _select_waiting().where(
        choose(connection, wanted), summary.c.state != "accepted", event.c.state == "unread", ~event.c.rejected
    )
    left = connection.scalar(select(func.count()).select_from(waiting.distinct().subquery())) or 0
    ordered = waiting.order_by(*_keys()).limit(1)
    place = connection.execute(_select_waiting().where(event.c.anchor == after).limit(1)).first() if after else None
    found = connection.execute(ordered.where(tuple_(*_keys()) > tuple_(*place))).first() if place else None
    found = found or connection.execute(ordered).first()
    return Waiting(found.document, found.anchor, left) if found else Waiting(None, None, 0)


def _keys() -> list[Any]:
    return [*sort_keys("date"), reading.c.document, event.c.start, event.c.anchor]


def _select_waiting() -> Select[Any]:
    joined = (
        summary.join(membership, membership.c.incident == summary.c.id)
        .join(event, (event.c.anchor == membership.c.anchor) & event.c.current)
        .join(reading, reading.c.number == event.c.reading)
    )
    date, identity = sort_keys("date")
    return select(
        date.label("day"), identity.label("incident"), reading.c.document, event.c.start, event.c.anchor
    ).select_from(joined)
