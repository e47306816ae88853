"""What filters may ask for next: of each field its values, and how many of the chosen incidents have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from greffier.registry import find_actor
from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.shown import Counted, Facets
from greffier.store.summary_tables import summary, summary_value

MOST = 100
"""Values of one field."""

_OWN = ("type", "country", "modality", "state")
_MANY = ("type", "country", "modality", "actor", "source", "kind", "figures")

Tally = dict[str, Counter[str]]


def read_facets(connection: Connection, wanted: Filter = EVERYTHING) -> Facets:
    """What filters may ask for of the incidents that a filter lets through, the most frequent first.

    Voices are counted by the name of their origin and by their kind; parties by the registry's id.
    """
    tally = _count(connection, choose(connection, wanted))
    sources = _rank(tally["kind"]) + _rank(tally["source"])
    return Facets(
        _rank(tally["type"]), _rank(tally["country"]), _rank(tally["modality"]), _rank(tally["state"]),
        tuple(_name(one) for one in _rank(tally["actor"])), sources, _rank(tally["figures"]),
    )  # fmt: skip


def _count(connection: Connection, chosen: Condition) -> Tally:
    tally: Tally = {field: Counter() for field in (*_OWN, *_MANY)}
    for field, value, count in _read(connection, chosen):
        tally[field][value] += count
    return tally


def _read(connection: Connection, chosen: Condition) -> Iterator[tuple[str, str, int]]:
    for field in _OWN:
        own = summary.c[field]
        query = select(own, func.count()).where(chosen, own.is_not(None)).group_by(own)
        yield from ((field, value, count) for value, count in connection.execute(query))
    key, value, numbers = summary_value.c.field, summary_value.c.value, select(summary.c.number).where(chosen)
    many = select(key, value, func.count()).where(key.in_(_MANY), summary_value.c.summary.in_(numbers))
    yield from ((field, name, count) for field, name, count in connection.execute(many.group_by(key, value)))


def _rank(counted: Counter[str]) -> tuple[Counted, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Counted(value, value, count) for value, count in ranked[:MOST])


def _name(counted: Counted) -> Counted:
    actor = find_actor(counted.value)
    return Counted(counted.value, actor.name, counted.count) if actor else counted
