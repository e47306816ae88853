"""The log as it is looked through: who did what when, and where each entry leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from greffier.store.ledger import Entry
from greffier.store.parts import chunks
from greffier.store.shown import Counted
from greffier.store.tables import carried, log, membership, reading

_DOCUMENT, _INCIDENT, _EVENT = "sha256:", "in-", "ev-"


@dataclass(frozen=True, slots=True)
class Which:
    """Which entries; an empty field lets all through, of several values any will do. Days as 2021-01-25, in UTC."""

    by: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


ALL = Which()


@dataclass(frozen=True, slots=True)
class Lead:
    """Where an entry leads: to a document, to an incident as it is now, or nowhere."""

    document: str | None = None
    incident: str | None = None


def list_entries(connection: Connection, which: Which, before: int | None, limit: int) -> list[Entry]:
    """So many entries before a number, or the last ones; the newest first."""
    query = select(log).where(*_choose(which)).order_by(log.c.number.desc()).limit(limit)
    if before is not None:
        query = query.where(log.c.number < before)
    return [Entry(**row._mapping) for row in connection.execute(query)]


def count_entries(connection: Connection, which: Which = ALL) -> int:
    """How many entries there are."""
    return connection.scalar(select(func.count()).select_from(log).where(*_choose(which))) or 0


def _choose(which: Which) -> Iterable[ColumnElement[bool]]:
    if which.by:
        yield log.c.by.in_(which.by)
    if which.action:
        yield log.c.action.in_(which.action)
    if which.since is not None:
        yield log.c.at >= which.since
    if which.until is not None:
        yield log.c.at <= f"{which.until}T23:59:59.999999Z"


def count_acts(connection: Connection) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """Who wrote how many entries, and how many there are of each act; the most first."""
    return _count(connection, log.c.by), _count(connection, log.c.action)


def _count(connection: Connection, column: ColumnElement[str]) -> tuple[Counted, ...]:
    rows = connection.execute(select(column, func.count()).group_by(column).order_by(func.count().desc(), column))
    return tuple(Counted(value, value, count) for value, count in rows)


def find_leads(connection: Connection, entries: Sequence[Entry]) -> list[Lead]:
    """Where each of some entries leads."""
    details = [_read(entry.detail) for entry in entries]
    documents = _find_documents(connection, entries)
    incidents = _find_incidents(connection, {name for detail in details for name in _events_of(detail)})
    return [
        Lead(documents.get(entry.subject) or _own_document(entry, detail), _own_incident(entry, detail, incidents))
        for entry, detail in zip(entries, details, strict=True)
    ]


def _read(detail: str) -> Mapping[str, Any]:
    told = msgspec.json.decode(detail)
    return told if isinstance(told, dict) else {}


def _events_of(detail: Mapping[str, Any]) -> list[str]:
    """The events that an entry speaks of: a correction, a state or a note of one, a judgement of two."""
    named = (detail.get(name) for name in ("anchor", "one", "other"))
    return [name for name in named if isinstance(name, str) and name.startswith(_EVENT)]


def _own_document(entry: Entry, detail: Mapping[str, Any]) -> str | None:
    told = detail.get("document")
    if isinstance(told, str):
        return told
    names = entry.action in ("document", "names", "import") and entry.subject.startswith(_DOCUMENT)
    return entry.subject if names else None


def _own_incident(entry: Entry, detail: Mapping[str, Any], known: Mapping[str, str]) -> str | None:
    if entry.action == "names" and entry.subject.startswith(_INCIDENT):
        return entry.subject
    return next((known[name] for name in _events_of(detail) if name in known), None)


def _find_documents(connection: Connection, entries: Iterable[Entry]) -> dict[str, str]:
    """The documents of the readings that were made history or current."""
    wanted = {entry.subject for entry in entries if entry.action in ("superseded", "restored")}
    found: dict[str, str] = {}
    for part in chunks(sorted(wanted)):
        rows = connection.execute(select(reading.c.id, reading.c.document).where(reading.c.id.in_(part)))
        found.update({row.id: row.document for row in rows})
    return found


def _find_incidents(connection: Connection, anchors: Collection[str]) -> dict[str, str]:
    """The incidents that events belong to now, by the names that the entries have for the events."""
    now = {name: name for name in anchors} | _find_carried(connection, anchors)
    found: dict[str, str] = {}
    for part in chunks(sorted(set(now.values()))):
        rows = connection.execute(select(membership).where(membership.c.anchor.in_(part)))
        found.update({row.anchor: row.incident for row in rows})
    return {name: found[current] for name, current in now.items() if current in found}


def _find_carried(connection: Connection, anchors: Collection[str]) -> dict[str, str]:
    """What newer readings call these events, where that is something else."""
    found: dict[str, str] = {}
    for part in chunks(sorted(anchors)):
        rows = connection.execute(select(carried).where(carried.c.judged.in_(part), carried.c.current.is_not(None)))
        found.update({row.judged: row.current for row in rows})
    return found
