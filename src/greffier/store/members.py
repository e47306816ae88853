"""Which events an incident has, and in which incident an event is."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from greffier.store.parts import chunks
from greffier.store.tables import membership


def find_incidents(connection: Connection, anchors: Collection[str]) -> dict[str, str]:
    """The ids of the incidents that events are in, by the events' anchors; what is in none is left out."""
    found: dict[str, str] = {}
    for part in chunks(sorted(anchors)):
        query = select(membership).where(membership.c.anchor.in_(part)).order_by(membership.c.anchor)
        found |= {row.anchor: row.incident for row in connection.execute(query)}
    return found


def find_members(connection: Connection, incidents: Collection[str]) -> dict[str, list[str]]:
    """The anchors of the events of incidents, in order, by the incidents' ids."""
    found: dict[str, list[str]] = {}
    for part in chunks(sorted(incidents)):
        query = select(membership).where(membership.c.incident.in_(part))
        for row in connection.execute(query.order_by(membership.c.incident, membership.c.anchor)):
            found.setdefault(row.incident, []).append(row.anchor)
    return found
