"""Incidents asked of the store: one, or those that a filter lets through, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from greffier.incidents.compare import Reason
from greffier.incidents.summary import Incident
from greffier.model.trouble import Code, Trouble
from greffier.store.choosing import EVERYTHING, Filter, choose
from greffier.store.holdings import Library, build_incident
from greffier.store.judging import Judgement, find_current, read_judgements
from greffier.store.listing import order_by
from greffier.store.members import find_members
from greffier.store.parts import chunks
from greffier.store.summary_tables import summary
from greffier.store.tables import link, membership

_MEND = "Look it up with greffier incidents."


def read_incidents(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Incident]:
    """The incidents that the filter lets through, by date."""
    for incident, _ in open_incidents(connection, wanted):
        yield incident


def open_incidents(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[tuple[Incident, Library]]:
    """As ``read_incidents``, each with the library in which its members' records are open."""
    names = _find_names(connection, wanted)
    for part in chunks(names, 100):
        library, members = Library(connection), find_members(connection, part)
        for name in part:
            incident = build_incident(library, members.get(name, ()))
            if incident is not None:
                yield incident, library


def read_incident(connection: Connection, name: str) -> Incident:
    """One incident, by its id, the beginning of it, or the anchor of one of its events.

    An id that an incident once had leads to where that event is now. Raises Trouble NOT_KEPT.
    """
    return open_incident(connection, name)[0]


def open_incident(connection: Connection, name: str) -> tuple[Incident, Library]:
    """As ``read_incident``, with the library in which its members' records are open."""
    library, found = Library(connection), find_incident(connection, name)
    incident = build_incident(library, find_members(connection, [found])[found])
    if incident is None:
        raise _unknown(name)
    return incident, library


def find_incident(connection: Connection, name: str) -> str:
    """The id that an incident has now."""
    found = connection.scalar(select(membership.c.incident).where(membership.c.anchor == find_anchor(connection, name)))
    if found is None:
        raise _unknown(name)
    return str(found)


def find_anchor(connection: Connection, name: str) -> str:
    """The anchor of an event, by it or the beginning of it; of an incident, that of the event it is named for."""
    stem = name.removeprefix("in-").removeprefix("ev-")
    if not stem or not set(stem) <= set("0123456789abcdef"):
        raise _unknown(name)
    between = membership.c.anchor >= f"ev-{stem}", membership.c.anchor < f"ev-{stem}g"  # « LIKE » would read them all
    query = select(membership.c.anchor).where(*between).limit(2)
    found = connection.scalars(query).all()
    if len(found) > 1:
        raise Trouble(Code.NOT_KEPT, name, "More than one begins like this.", "Write more of it.")
    current = found[0] if found else find_current(connection, f"ev-{stem}")
    if current is None:
        raise _unknown(name)
    return current


def _unknown(name: str) -> Trouble:
    return Trouble(Code.NOT_KEPT, name, "The store has no such incident or event.", _MEND)


def _find_names(connection: Connection, wanted: Filter) -> list[str]:
    """The ids of the incidents that the filter lets through, by date."""
    query = select(summary.c.id).where(choose(connection, wanted)).order_by(*order_by("date"))
    return list(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class Why:
    """Two members, and why they are taken for one event."""

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...]


def read_reasons(connection: Connection, incident: Incident) -> list[Why]:
    """Why the members of an incident are together, the surest pair first."""
    anchors = {told.member.telling.anchor for told in incident.members}
    found = []
    for part in chunks(sorted(anchors)):
        for row in connection.execute(select(link).where(link.c.one.in_(part), link.c.same)):
            if row.other in anchors:
                reasons = msgspec.json.decode(row.reasons, type=tuple[Reason, ...])
                found.append(Why(row.one, row.other, row.score, reasons))
    return sorted(found, key=lambda why: (-why.score, why.one, why.other))


def read_decisions(connection: Connection, incident: Incident) -> list[Judgement]:
    """What people decided of the members of an incident, in the order in which they did."""
    return read_judgements(connection, sorted({told.member.telling.anchor for told in incident.members}))
