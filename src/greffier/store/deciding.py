"""Incidents joined and split by people; a decision is kept as judgements on pairs of events and binds later runs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from sqlalchemy import Connection, select

from greffier.model.trouble import Code, Trouble
from greffier.store.incidents import find_anchor, find_incident
from greffier.store.judging import Verdict, find_standing, put_judgements
from greffier.store.ledger import Stamp
from greffier.store.matching import regroup
from greffier.store.tables import membership


def merge(connection: Connection, stamp: Stamp, one: str, other: str, because: str) -> str:
    """Two incidents are one, with all that is in them; returns its id.

    What had been judged different between them is judged anew.
    """
    mine, its = (_members(connection, name) for name in (one, other))
    standing = find_standing(connection, [*mine, *its])
    apart = [pair for pair in product(mine, its) if (min(pair), max(pair)) in standing.different]
    if mine == its:
        return find_incident(connection, one)
    together = [*pairwise(mine), *pairwise(its)]  # else one of them, in conflict with the others, would be let go
    put_judgements(connection, stamp, "same", [*apart, *together, (mine[0], its[0])], because)
    regroup(connection, [*mine, *its])
    return find_incident(connection, mine[0])


def split(connection: Connection, stamp: Stamp, incident: str, events: Sequence[str], because: str) -> tuple[str, str]:
    """Some events of an incident are another one, together; returns the ids of both."""
    members = _members(connection, incident)
    taken = sorted({find_anchor(connection, name) for name in events})
    left = [anchor for anchor in members if anchor not in taken]
    if not left or not set(taken) <= set(members):
        seen = "These are not some of the incident's events." if left else "These are all of the incident's events."
        raise Trouble(Code.NOT_KEPT, incident, seen, "greffier show names its events.")
    put_judgements(connection, stamp, "different", product(left, taken), because)
    _hold_together(connection, stamp, taken, because)
    _hold_together(connection, stamp, left, because)
    regroup(connection, members)
    return find_incident(connection, left[0]), find_incident(connection, taken[0])


def _hold_together(connection: Connection, stamp: Stamp, anchors: Sequence[str], because: str) -> None:
    """What stays together did so perhaps only through those that left."""
    put_judgements(connection, stamp, "same", pairwise(anchors), because)


def judge(connection: Connection, stamp: Stamp, one: str, other: str, verdict: Verdict, because: str) -> list[str]:
    """Say of two events that they are the same, different, or that it is unsure; returns the incidents they are in.

    « unsure » takes back what was said before, and leaves it to the machine.
    """
    pair = find_anchor(connection, one), find_anchor(connection, other)
    put_judgements(connection, stamp, verdict, [pair], because)
    regroup(connection, pair)
    return sorted({find_incident(connection, anchor) for anchor in pair})


def _members(connection: Connection, name: str) -> list[str]:
    incident = find_incident(connection, name)
    query = select(membership.c.anchor).where(membership.c.incident == incident)
    return sorted(connection.scalars(query))
