"""Which event a reviewer reads next: those of incidents that nobody read, by the incident's date, then by documents.

An event that was read anew since it was accepted, with other values, waits again.

Without a filter come after these the events of no incident (speech, plans, series), by their documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select, tuple_

from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.listing import order_by, sort_keys
from greffier.store.summary_tables import document_summary, summary
from greffier.store.tables import event, membership, reading

_WAITS = (event.c.state == "unread") | event.c.reread
"""Nobody has looked at what an event says: not at all, or not since it was read anew with other values."""

_AT_ONCE = 50
"""So many incidents are looked into at a time: most have an event that nobody has read."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The next event to review; None where none is left. ``left``: how many wait."""

    document: str | None
    anchor: str | None
    left: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an event stands in the order: its incident's keys, None where it has none; what orders it within."""

    incident: tuple[Any, ...] | None
    within: tuple[str, int, str]


def find_next(connection: Connection, wanted: Filter = EVERYTHING, after: str | None = None) -> Waiting:
    """The waiting event that follows ``after`` in the incidents that a filter lets through; behind the last, the first.

    Without a filter it is any event; else only those of incidents.
    """
    everything = replace(wanted, denied=True) == replace(EVERYTHING, denied=True)
    chosen = choose(connection, replace(wanted, denied=True) if everything else wanted)
    left = _count_everything(connection) if everything else _count(connection, chosen)
    place = _find_place(connection, after) if after and left else None
    found = next(_go_on(connection, chosen, place, everything), None) if left else None
    return Waiting(found.document, found.anchor, left) if found else Waiting(None, None, left)


def _go_on(connection: Connection, chosen: Condition, place: _Place | None, everything: bool) -> Iterator[Row[Any]]:
    """The unread events from a place on; behind the last, from the first."""
    outside = place is not None and place.incident is None
    if not outside:
        yield from _list_waiting(connection, chosen, place)
    if everything:
        yield from _list_others(connection, place.within if outside and place else None)
    yield from _list_waiting(connection, chosen, None)
    if everything:
        yield from _list_others(connection, None)


def _count_everything(connection: Connection) -> int:
    return int(connection.scalar(select(func.sum(document_summary.c.unread))) or 0)


def _count(connection: Connection, chosen: Condition) -> int:
    """How many events wait: of an unread incident all its members, of one in review some."""
    unread = exists().where(event.c.anchor == membership.c.anchor, event.c.current, _WAITS)
    whole = _count_members(connection, chosen, summary.c.state == "unread")
    return whole + _count_members(connection, chosen, summary.c.state.in_(("in-review", "disputed")), unread)


def _count_members(connection: Connection, chosen: Condition, state: Condition, *more: Condition) -> int:
    incidents = select(summary.c.id).where(chosen, state)
    query = select(func.count()).select_from(membership).where(membership.c.incident.in_(incidents), *more)
    return int(connection.scalar(query) or 0)


def _select_unread(*columns: Any) -> Select[Any]:
    told = (event.c.anchor == membership.c.anchor) & event.c.current & _WAITS
    return select(*columns).select_from(membership.join(event, told))


def _find_place(connection: Connection, anchor: str) -> _Place | None:
    columns = (reading.c.document, event.c.start, event.c.anchor)
    told = select(*columns).join(event, event.c.reading == reading.c.number)
    row = connection.execute(told.where(event.c.anchor == anchor, event.c.current).limit(1)).first()
    keyed = select(*sort_keys("date")).join(membership, membership.c.incident == summary.c.id)
    keys = connection.execute(keyed.where(membership.c.anchor == anchor)).first()
    return _Place(tuple(keys) if keys else None, (row.document, row.start, row.anchor)) if row else None


def _list_waiting(connection: Connection, chosen: Condition, place: _Place | None) -> Iterator[Row[Any]]:
    """The unread events in their order, those behind a place; a few incidents at a time."""
    keys = sort_keys("date")
    query = select(*(key.label(f"key_{at}") for at, key in enumerate(keys)), summary.c.id)
    query = query.where(chosen, summary.c.state != "accepted").order_by(*order_by("date")).limit(_AT_ONCE)
    begun = place.incident if place else None
    asked = query if begun is None else query.where(tuple_(*keys) >= tuple_(*begun))
    while rows := connection.execute(asked).all():
        waiting = _read_unread(connection, [row.id for row in rows])
        for row in rows:
            here = place if tuple(row[: len(keys)]) == begun else None
            for found in waiting.get(row.id, ()):
                if here is None or tuple(found[1:]) > here.within:
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


def _list_others(connection: Connection, place: tuple[str, int, str] | None) -> Iterator[Row[Any]]:
    """The unread events of no incident, by their documents, a few documents at a time."""
    query = select(document_summary.c.document).where(document_summary.c.unread > 0)
    query = query.order_by(document_summary.c.document).limit(_AT_ONCE)
    asked = query if place is None else query.where(document_summary.c.document >= place[0])
    while documents := connection.scalars(asked).all():
        for found in _read_others(connection, documents):
            if place is None or tuple(found) > place:
                yield found
        asked = query.where(document_summary.c.document > documents[-1])


def _read_others(connection: Connection, documents: Sequence[str]) -> list[Row[Any]]:
    columns = (reading.c.document, event.c.start, event.c.anchor)
    apart = ~exists().where(membership.c.anchor == event.c.anchor)
    query = select(*columns).join(event, event.c.reading == reading.c.number).distinct().order_by(*columns)
    unread = (event.c.current, _WAITS, apart)
    return list(connection.execute(query.where(reading.c.document.in_(documents), *unread)))
