"""How well the machine reads, by the people who reviewed it: see docs/review.md."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from greffier.store.corrected import list_standing, read_of_readings
from greffier.store.holdings import Library
from greffier.store.parts import chunks
from greffier.store.tables import claim, event, reading

_OF_EVERY_EVENT = ("type", "modality", "negated", "aggregate", "background", "attribution")
FIELDS = (*_OF_EVERY_EVENT, "denied_by", "when", "where", "participant", "casualties")
_FIELD_OF_CLAIM = {"denied": "denied_by"}
_MACHINE = "greffier"


@dataclass(frozen=True, slots=True)
class FieldAccuracy:
    """Of one field: how many values people saw, left as they were, changed, took away, and added."""

    field: str
    seen: int
    kept: int
    changed: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """``reviewed``: events of the machine that were accepted or rejected; ``added``: events that only people saw."""

    reviewed: int
    rejected: int
    added: int
    fields: tuple[FieldAccuracy, ...]


def measure_accuracy(connection: Connection) -> Accuracy:
    """The machine against the people who reviewed it: only what was accepted, rejected or added counts."""
    rejected = _count(connection, _select_events().where(event.c.rejected))
    accepted = _select_events().where(event.c.state == "accepted", ~event.c.rejected)
    return Accuracy(
        _count(connection, accepted) + rejected,
        rejected,
        _count(connection, _select_added()),
        tuple(_measure_fields(connection, accepted)),
    )


def _select_events() -> Select[Any]:
    """The machine's own current events, each once, however many readings tell it."""
    return _select_current().where(exists().where(claim.c.event == event.c.number))


def _select_added() -> Select[Any]:
    """Events without a claim of the machine's."""
    return _select_current().where(~exists().where(claim.c.event == event.c.number), ~event.c.rejected)


def _select_current() -> Select[Any]:
    number = func.min(event.c.number).label("number")
    query = select(number).join(reading, reading.c.number == event.c.reading).group_by(event.c.anchor)
    return query.where(event.c.current, reading.c.reader == _MACHINE)


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.scalar(select(func.count()).select_from(query.subquery())) or 0


def _measure_fields(connection: Connection, accepted: Select[Any]) -> list[FieldAccuracy]:
    seen, done = _count_seen(connection, accepted), _count_changes(connection, accepted)
    return [
        FieldAccuracy(
            field, seen[field], seen[field] - done[field, "changed"] - done[field, "removed"],
            done[field, "changed"], done[field, "removed"], done[field, "added"],
        )
        for field in FIELDS
    ]  # fmt: skip


def _count_seen(connection: Connection, accepted: Select[Any]) -> Counter[str]:
    """The values that the machine read in these events."""
    numbers = accepted.subquery()
    query = select(claim.c.field, func.count()).join(numbers, claim.c.event == numbers.c.number)
    found: Counter[str] = Counter()
    for name, number in connection.execute(query.group_by(claim.c.field)):
        field = _FIELD_OF_CLAIM.get(name, name.partition(".")[0])
        for counted in _OF_EVERY_EVENT if field == "type" else (field,):
            found[counted] += number
    return found


def _count_changes(connection: Connection, accepted: Select[Any]) -> Counter[tuple[str, str]]:
    """What people did to these values: only events that somebody corrected are opened."""
    numbers = accepted.where(event.c.corrected).subquery()
    query = select(event.c.anchor, event.c.reading).join(numbers, event.c.number == numbers.c.number)
    rows = connection.execute(query.order_by(event.c.reading)).all()
    found: Counter[tuple[str, str]] = Counter()
    for part in chunks(rows):
        library, wanted = Library(connection), {(row.reading, row.anchor) for row in part}
        for number, made in read_of_readings(connection, {row.reading for row in part}).items():
            outcomes = library.open(number).standing.outcomes
            for one in list_standing(made):
                outcome = outcomes.get(one.id)
                if (number, one.anchor) in wanted and outcome and outcome.applied and outcome.change:
                    found["type" if one.field == "event" else one.field, outcome.change] += 1
    return found
