"""What filters may ask for next: of each field its values, and how many of the chosen incidents have each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np
from sqlalchemy import Connection, case, func, select

from greffier.registry import find_actor
from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.codes import CODE_WIDTH, read_values
from greffier.store.packing import Numbers, unpack
from greffier.store.parts import chunks
from greffier.store.shown import Counted, Facets, State
from greffier.store.summarising import Value
from greffier.store.summary_tables import summary, summary_code, summary_value

MOST = 100
"""Values of one field."""

_SHORT = ("type", "country", "modality", "kind", "figures")  # have few values
_LONG = ("actor", "source")
_STATES: tuple[State, ...] = get_args(State)

_Tally = dict[str, dict[str, int]]


def read_facets(connection: Connection, wanted: Filter = EVERYTHING) -> Facets:
    """What filters may ask for of the incidents that a filter lets through, the most frequent first.

    Parties are counted by the registry's id; voices by kind, these first, and by the name of their origin.
    """
    chosen = choose(connection, wanted)
    codes, states = _read(connection, chosen)
    languages = _count_languages(connection, chosen, sum(states.values()))
    tally = _name(connection, np.bincount(codes))
    return Facets(
        _rank(tally["type"]), _rank(tally["country"]), _rank(tally["modality"]), _rank(states),
        tuple(map(_name_actor, _rank(tally["actor"]))), _rank(tally["kind"]) + _rank(tally["source"]),
        _rank(tally["figures"]), _rank(languages),
    )  # fmt: skip


def _read(connection: Connection, chosen: Condition) -> tuple[Numbers, dict[str, int]]:
    """The codes of all chosen incidents, and how many are in each state."""
    states = (func.count(case((summary.c.state == state, 1))) for state in _STATES)
    query = select(func.aggregate_strings(summary.c.codes, ""), *states).where(chosen)
    joined, *counts = connection.execute(query).one()
    return unpack(joined, CODE_WIDTH), dict(zip(_STATES, counts, strict=True))


def _count_languages(connection: Connection, chosen: Condition, total: int) -> dict[str, int]:
    """How many are told in each language. Nearly all stores have one, and then there is nothing to count."""
    spoken = select(summary_code).where(summary_code.c.field == "language")
    known = {row.number: row.value for row in connection.execute(spoken)}
    if len(known) == 1:
        return dict.fromkeys(known.values(), total)
    query = (
        select(summary_value.c.code, func.count())
        .join(summary, summary.c.number == summary_value.c.summary)
        .where(summary_value.c.code.in_(known), chosen)
        .group_by(summary_value.c.code)
    )
    return {known[code]: count for code, count in connection.execute(query)}


def _name(connection: Connection, counts: Numbers) -> _Tally:
    """Each field's values with their counts: all of those that have few, of the others the most frequent."""
    tally: _Tally = {field: {} for field in (*_SHORT, *_LONG)}
    short = connection.execute(select(summary_code).where(summary_code.c.field.in_(_SHORT)))
    known = {row.number: (row.field, row.value) for row in short}
    _add(tally, counts, known)
    others = [int(code) for code in np.argsort(-counts, kind="stable") if counts[code] and int(code) not in known]
    for part in chunks(others):
        _add(tally, counts, read_values(connection, part))
        if all(len(tally[field]) >= MOST for field in _LONG):
            break
    return tally


def _add(tally: _Tally, counts: Numbers, values: Mapping[int, Value]) -> None:
    for code, (field, value) in values.items():
        if code < len(counts) and counts[code]:
            tally[field][value] = int(counts[code])


def _rank(counted: Mapping[str, int]) -> tuple[Counted, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Counted(value, value, count) for value, count in ranked[:MOST] if count)


def _name_actor(counted: Counted) -> Counted:
    actor = find_actor(counted.value)
    return Counted(counted.value, actor.name, counted.count) if actor else counted
