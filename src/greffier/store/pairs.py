"""The pairs by which the members of an incident are together. Of n reports there are up to n² / 2: the database counts
them and puts them into order, and they are read no further than is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, FromClause, func, select, tuple_

from greffier.incidents.compare import Reason
from greffier.store.incidents import Why
from greffier.store.parts import chunks
from greffier.store.tables import link, membership


class Pair(NamedTuple):
    """Two members that are taken for one event, by their anchors."""

    one: str
    other: str
    score: float


def count_pairs(connection: Connection, incident: str) -> int:
    """How many pairs of members are taken for one event."""
    return connection.scalar(select(func.count()).select_from(_join(incident))) or 0


def read_surest(connection: Connection, incident: str, members: int, most: int) -> list[Why]:
    """At most so many pairs with their reasons, the surest first; see ``choose_pairs``."""
    query = select(link.c.one, link.c.other, link.c.score).select_from(_join(incident))
    ordered = query.order_by(link.c.score.desc(), link.c.one, link.c.other).execution_options(yield_per=1000)
    with connection.execute(ordered) as rows:
        chosen = choose_pairs((Pair(*row) for row in rows), members, most)
    return _read_reasons(connection, chosen)


def _join(incident: str) -> FromClause:
    """The links both ends of which are members."""
    here, there = membership.alias("here"), membership.alias("there")
    begins = (link.c.one == here.c.anchor) & link.c.same & (here.c.incident == incident)
    return here.join(link, begins).join(there, (link.c.other == there.c.anchor) & (there.c.incident == incident))


def choose_pairs(pairs: Iterable[Pair], members: int, most: int) -> list[Pair]:
    """Of pairs in their order, the surest first, at most so many: those that hold the members together, then others.

    The first are a spanning tree (Kruskal's), so that each member has a reason to be here. No more pairs are taken
    than it needs.

    >>> pairs = [Pair("a", "b", 9.0), Pair("b", "c", 8.0), Pair("a", "c", 7.0), Pair("c", "d", 4.0)]
    >>> ["".join(pair[:2]) for pair in choose_pairs(pairs, members=4, most=3)]
    ['ab', 'bc', 'cd']
    """
    tree, first, leader = list[Pair](), list[Pair](), dict[str, str]()
    for pair in pairs:
        if len(first) < most:
            first.append(pair)
        one, other = _find(leader, pair.one), _find(leader, pair.other)
        if one != other:
            leader[one] = other
            tree.append(pair)
        if len(first) == most and len(tree) >= min(most, members - 1):
            break
    kept = set(tree[:most])
    others = [pair for pair in first if pair not in kept]
    return sorted(kept | set(others[: most - len(kept)]), key=lambda pair: (-pair.score, pair.one, pair.other))


def _find(leader: dict[str, str], name: str) -> str:
    """The name by which all those that are together with this one are known."""
    while leader.setdefault(name, name) != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name


def _read_reasons(connection: Connection, pairs: Sequence[Pair]) -> list[Why]:
    told: dict[tuple[str, str], str] = {}
    for part in chunks([(pair.one, pair.other) for pair in pairs], 200):
        query = select(link.c.one, link.c.other, link.c.reasons).where(tuple_(link.c.one, link.c.other).in_(part))
        told |= {(row.one, row.other): row.reasons for row in connection.execute(query)}
    return [Why(*pair, msgspec.json.decode(told[pair.one, pair.other], type=tuple[Reason, ...])) for pair in pairs]
