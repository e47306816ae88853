"""Incidents joined and split by people; a decision is kept as judgements on pairs of events and binds later runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from sqlalchemy import Connection

from greffier.model.trouble import Code, Trouble
from greffier.review.checking import check_text
from greffier.store.hashing import hash_fields
from greffier.store.incidents import find_anchor, find_incident
from greffier.store.judging import Verdict, find_standing, put_judgements
from greffier.store.ledger import Stamp
from greffier.store.matching import regroup
from greffier.store.members import find_members


class Decided(NamedTuple):
    """The incidents that there are now, and the act by which the decision is undone; None where nothing changed."""

    incidents: tuple[str, ...]
    act: str | None


def merge(connection: Connection, stamp: Stamp, one: str, other: str, because: str) -> Decided:
    """Two incidents are one, with all that is in them.

    What had been judged different between them is judged anew. Raises Trouble: NOT_KEPT, VALUE for the reason.
    """
    check_text(because, "because")
    mine, its = (_members(connection, name) for name in (one, other))
    standing = find_standing(connection, [*mine, *its])
    apart = [pair for pair in product(mine, its) if (min(pair), max(pair)) in standing.different]
    if mine == its:
        return Decided((find_incident(connection, one),), None)
    together = [*pairwise(mine), *pairwise(its)]  # else one of them, in conflict with the others, would be let go
    act = _name_act(stamp, "merge", [*mine, "", *its], because)
    put_judgements(connection, stamp, "same", [*apart, *together, (mine[0], its[0])], because, act)
    regroup(connection, [*mine, *its])
    return Decided((find_incident(connection, mine[0]),), act)


def _name_act(stamp: Stamp, deed: str, told: Iterable[str], because: str) -> str:
    return hash_fields(stamp.at, stamp.by, deed, because, *told)


def split(connection: Connection, stamp: Stamp, incident: str, events: Sequence[str], because: str) -> Decided:
    """Some events of an incident are another one, together; what is left comes first.

    Raises Trouble: NOT_KEPT where they are not some of its events, VALUE for the reason.
    """
    check_text(because, "because")
    members = _members(connection, incident)
    taken = sorted({find_anchor(connection, name) for name in events})
    left = [anchor for anchor in members if anchor not in taken]
    if not left or not taken or not set(taken) <= set(members):
        seen = "These are not some of the incident's events." if left else "These are all of the incident's events."
        raise Trouble(Code.NOT_KEPT, incident, seen, "greffier show names its events.")
    act = _name_act(stamp, "split", [*left, "", *taken], because)
    put_judgements(connection, stamp, "different", product(left, taken), because, act)
    # what stays together did so perhaps only through those that left
    put_judgements(connection, stamp, "same", [*pairwise(taken), *pairwise(left)], because, act)
    regroup(connection, members)
    return Decided((find_incident(connection, left[0]), find_incident(connection, taken[0])), act)


def judge(connection: Connection, stamp: Stamp, one: str, other: str, verdict: Verdict, because: str) -> Decided:
    """Say of two events that they are the same, different, or that it is unsure.

    « unsure » takes back what was said before, and leaves it to the machine. Raises Trouble: NOT_KEPT, VALUE for the
    reason.
    """
    check_text(because, "because")
    pair = find_anchor(connection, one), find_anchor(connection, other)
    act = _name_act(stamp, verdict, pair, because)
    put_judgements(connection, stamp, verdict, [pair], because, act)
    regroup(connection, pair)
    return Decided(tuple(sorted({find_incident(connection, anchor) for anchor in pair})), act)


def _members(connection: Connection, name: str) -> list[str]:
    incident = find_incident(connection, name)
    return find_members(connection, [incident])[incident]
