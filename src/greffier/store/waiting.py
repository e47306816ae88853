"""Which event a reviewer reads next: the unread ones of incidents, by the incident's date, then by their documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select, tuple_

from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.listing import order_by, sort_keys
from greffier.store.summary_tables import summary
from greffier.store.tables import event, membership, reading

_AT_ONCE = 50
"""So many incidents are looked into at a time: most have an event that nobody has read."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The next event to review; None where none is left. ``left``: how many are unread."""

    document: str | None
    anchor: str | None
    left: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an event stands in the order: its incident's keys, and what orders it within the incident."""

    incident: tuple[Any, ...]
    within: tuple[str, int, str]


def find_next(connection: Connection, wanted: Filter = EVERYTHING, after: str | None = None) -> Waiting:
    """The unread event that follows ``after`` in the incidents that a filter lets through; behind the last, the first.

    What belongs into no incident, such as speech and plans, is not waited for: it is reviewed with its document.
    """
    chosen = choose(connection, wanted)
    left = _count(connection, chosen)
    place = _find_place(connection, after) if after and left else None
    found = next(_list_waiting(connection, chosen, place), None) if left else None
    if found is None and place is not None:
        found = next(_list_waiting(connection, chosen, None), None)
    return Waiting(found.document, found.anchor, left) if found else Waiting(None, None, left)


def _count(connection: Connection, chosen: Condition) -> int:
    """How many events are unread: of an unread incident all its members, of one in review some."""
    unread = exists().where(event.c.anchor == membership.c.anchor, event.c.current, event.c.state == "unread")
    whole = _count_members(connection, chosen, summary.c.state == "unread")
    return whole + _count_members(connection, chosen, summary.c.state.in_(("in-review", "disputed")), unread)


def _count_members(connection: Connection, chosen: Condition, state: Condition, *more: Condition) -> int:
    incidents = select(summary.c.id).where(chosen, state)
    query = select(func.count()).select_from(membership).where(membership.c.incident.in_(incidents), *more)
    return int(connection.scalar(query) or 0)


def _select_unread(*columns: Any) -> Select[Any]:
    told = (event.c.anchor == membership.c.anchor) & event.c.current & (event.c.state == "unread")
    return select(*columns).select_from(membership.join(event, told))


def _find_place(connection: Connection, anchor: str) -> _Place | None:
    keys = sort_keys("date")
    query = (
        select(*keys, reading.c.document, event.c.start, event.c.anchor)
        .join(membership, membership.c.incident == summary.c.id)
        .join(event, (event.c.anchor == membership.c.anchor) & event.c.current)
        .join(reading, reading.c.number == event.c.reading)
    )
    row = connection.execute(query.where(event.c.anchor == anchor).limit(1)).first()
    return _Place(tuple(row[: len(keys)]), tuple(row[len(keys) :])) if row else None


def _list_waiting(connection: Connection, chosen: Condition, place: _Place | None) -> Iterator[Row[Any]]:
    """The unread events in their order, those behind a place; a few incidents at a time."""
    keys = sort_keys("date")
    query = select(*(key.label(f"key_{at}") for at, key in enumerate(keys)), summary.c.id)
    query = query.where(chosen, summary.c.state != "accepted").order_by(*order_by("date")).limit(_AT_ONCE)
    asked = query if place is None else query.where(tuple_(*keys) >= tuple_(*place.incident))
    while rows := connection.execute(asked).all():
        waiting = _read_unread(connection, [row.id for row in rows])
        for row in rows:
            here = place is not None and tuple(row[: len(keys)]) == place.incident
            for found in waiting.get(row.id, ()):
                if not here or (place is not None and (found.document, found.start, found.anchor) > place.within):
                    yield found
        asked = query.where(tuple_(*keys) > tuple_(*rows[-1][: len(keys)]))


def _read_unread(connection: Connection, incidents: list[str]) -> dict[str, list[Row[Any]]]:
    columns = (membership.c.incident, reading.c.document, event.c.start, event.c.anchor)
    query = _select_unread(*columns).join(reading, reading.c.number == event.c.reading)
    ordered = query.where(membership.c.incident.in_(incidents)).order_by(*columns[1:])
    found: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(ordered):
        found.setdefault(row.incident, []).append(row)
    return found
