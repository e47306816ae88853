"""Incidents asked of the store: one, or those that a filter lets through, in the order of their dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.sql import ColumnElement

from greffier.incidents.compare import Reason
from greffier.incidents.summary import Incident, Told, summarise
from greffier.model.folding import fold
from greffier.model.trouble import Code, Trouble
from greffier.store.holdings import Library
from greffier.store.judging import Judgement, find_current, read_judgements
from greffier.store.parts import chunks
from greffier.store.search import search_near
from greffier.store.tables import event, link, membership

_MEND = "Look it up with greffier incidents."


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents; None lets all through. Dates as 2021-01-25, ``near`` as latitude, longitude and kilometres."""

    since: str | None = None
    until: str | None = None
    near: tuple[float, float, float] | None = None
    type: str | None = None
    actor: str | None = None
    country: str | None = None
    contested: bool = False
    min_sources: int = 1
    denied: bool = False


EVERYTHING = Filter()


def read_incidents(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Incident]:
    """The incidents with a member that the filter lets through, whole, by date."""
    for incident, _ in open_incidents(connection, wanted):
        yield incident


def open_incidents(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[tuple[Incident, Library]]:
    """As ``read_incidents``, each with the library in which its members' records are open."""
    names = _find_names(connection, wanted)
    for part in chunks(names, 100):
        library = Library(connection)
        for name in part:
            incident = _build(library, _find_members(connection, name))
            if incident is not None and _passes(incident, wanted):
                yield incident, library


def read_incident(connection: Connection, name: str) -> Incident:
    """One incident, by its id, the beginning of it, or the anchor of one of its events.

    An id that an incident once had leads to where that event is now. Raises Trouble NOT_KEPT.
    """
    incident = _build(Library(connection), _find_members(connection, find_incident(connection, name)))
    if incident is None:
        raise _unknown(name)
    return incident


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
    """The ids of the incidents with a member that the database's part of the filter lets through, by first date."""
    joined = membership.join(event, (event.c.anchor == membership.c.anchor) & event.c.current)
    query = select(membership.c.incident, event.c.earliest).select_from(joined).where(*_conditions(wanted))
    rows: list[tuple[str, str | None]] = []
    if wanted.near is not None:
        for part in chunks(search_near(connection, *wanted.near)):
            rows += [(row.incident, row.earliest) for row in connection.execute(query.where(event.c.number.in_(part)))]
    else:
        rows = [(row.incident, row.earliest) for row in connection.execute(query)]
    first: dict[str, str] = {}
    for name, day in rows:
        first[name] = min(first.get(name, "9"), day or "9")
    return sorted(first, key=lambda name: (first[name], name))


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield event.c.latest >= wanted.since
    if wanted.until is not None:
        yield event.c.earliest <= wanted.until
    if wanted.country is not None:
        yield event.c.country == wanted.country.upper()


def _passes(incident: Incident, wanted: Filter) -> bool:
    if not wanted.denied and all(told.event.negated for told in incident.members):
        return False
    if wanted.contested and not incident.reconciled.contested:
        return False
    if incident.reconciled.independent_sources < wanted.min_sources:
        return False
    if wanted.type is not None and all(told.event.type != wanted.type for told in incident.members):
        return False
    return wanted.actor is None or any(_involves(told, wanted.actor) for told in incident.members)


def _involves(told: Told, actor: str) -> bool:
    parties = told.event.participants
    return any(party.actor == actor or fold(actor) in fold(party.name) for party in parties)


def _find_members(connection: Connection, name: str) -> Sequence[str]:
    query = select(membership.c.anchor).where(membership.c.incident == name).order_by(membership.c.anchor)
    return connection.scalars(query).all()


def _build(library: Library, anchors: Collection[str]) -> Incident | None:
    library.fetch(anchors)
    told = [one for anchor in anchors for one in library.told(anchor)]
    readings = sorted({int(one.member.telling.reading) for one in told})
    copies = [(str(one), str(other)) for one in readings for other in sorted(library.copies(one)) if one < other]
    return summarise(told, copies) if told else None


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
