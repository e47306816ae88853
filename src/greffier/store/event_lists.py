"""The events of incidents as a list in parts: by the incident's date, then within it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select, tuple_

from greffier.store.choosing import EVERYTHING, Filter, choose
from greffier.store.listing import sort_keys
from greffier.store.summary_tables import summary
from greffier.store.tables import event, membership

_KEYS = (*sort_keys("date"), membership.c.anchor)


class After(NamedTuple):
    """Where a part of the list ended."""

    day: str
    incident: str
    anchor: str


@dataclass(frozen=True, slots=True)
class EventPart:
    """A part of the list, by names of events; ``after`` asks for the one that follows it, None at the end."""

    anchors: tuple[str, ...]
    after: After | None


def list_events(
    connection: Connection, wanted: Filter = EVERYTHING, after: After | None = None, limit: int = 50
) -> EventPart:
    """The events of the incidents that a filter lets through; so many at most, after those given before.

    ``state`` is here that of the event itself.
    """
    query = _select(connection, wanted, *_KEYS).order_by(*_KEYS).limit(limit + 1)
    if after is not None:
        query = query.where(tuple_(*_KEYS) > tuple_(*after))
    rows = connection.execute(query).all()
    following = After(*rows[limit - 1]) if len(rows) > limit else None
    return EventPart(tuple(row[-1] for row in rows[:limit]), following)


def count_events(connection: Connection, wanted: Filter = EVERYTHING) -> int:
    """How many events these incidents have."""
    return int(connection.scalar(_select(connection, wanted, func.count())) or 0)


def _select(connection: Connection, wanted: Filter, *columns: Any) -> Select[Any]:
    joined = summary.join(membership, membership.c.incident == summary.c.id)
    chosen = [choose(connection, replace(wanted, state=()))]
    if wanted.state:
        own = select(event.c.anchor).where(event.c.current, event.c.state.in_(wanted.state))
        chosen.append(membership.c.anchor.in_(own))
    return select(*columns).select_from(joined).where(*chosen)
