"""Decisions taken back: what stood before on their pairs of events stands again.

Nothing is deleted: an undo is a decision of its own, named after the one that it takes back (« undo:… »), and is undone
in its turn (redone). Decisions on one pair are a pile: an undo takes one out of it, and what is then on top stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from greffier.model.trouble import Code, Trouble
from greffier.review.checking import check_text
from greffier.store.deciding import Decided
from greffier.store.judging import Judgement, Verdict, find_current, put_judgements, read_judgements, read_names
from greffier.store.ledger import Stamp
from greffier.store.matching import regroup
from greffier.store.members import find_incidents
from greffier.store.tables import judgement

_UNDO = "undo:"


class _Laid(NamedTuple):
    """A decision in the pile of a pair."""

    act: str
    kind: Verdict


def undo(connection: Connection, stamp: Stamp, act: str, because: str = "") -> Decided:
    """Take back a decision, by its act or the beginning of it; of an undo, do again what it undid.

    Raises Trouble: NOT_KEPT where there is no such act, TAKEN_BACK where nothing of it stands any more, VALUE for the
    reason.
    """
    check_text(because, "because")
    act = _find_act(connection, act)
    query = select(judgement.c.one, judgement.c.other).where(judgement.c.act == act).order_by(judgement.c.number)
    pairs = [(row.one, row.other) for row in connection.execute(query)]
    renewed = {pair: _lift(connection, pair, act) for pair in dict.fromkeys(pairs)}
    if all(kind is None for kind in renewed.values()):
        raise Trouble(Code.TAKEN_BACK, act, "This decision was taken back before.", "Undo the undo, or decide anew.")
    taking = _fold(_UNDO + act)
    for verdict in ("same", "different", "unsure"):
        chosen = [pair for pair, kind in renewed.items() if kind == verdict]
        put_judgements(connection, stamp, verdict, chosen, because, taking)
    current = {name for pair in pairs for anchor in pair if (name := find_current(connection, anchor)) is not None}
    regroup(connection, current)
    return Decided(tuple(sorted(set(find_incidents(connection, current).values()))), taking)


def _find_act(connection: Connection, name: str) -> str:
    between = judgement.c.act >= name, judgement.c.act < f"{name}g"
    found = connection.scalars(select(judgement.c.act).where(*between).distinct().limit(2)).all() if name else []
    if name in found or len(found) == 1:
        return str(name if name in found else found[0])
    seen = "More than one decision begins like this." if found else "The store has no such decision."
    raise Trouble(Code.NOT_KEPT, name[:80], seen, "greffier show names decisions.")


def _fold(act: str) -> str:
    """The undo of an undo is the act itself, done again.

    >>> _fold("undo:undo:sha256:0"), _fold("undo:sha256:0")
    ('sha256:0', 'undo:sha256:0')
    """
    return act.removeprefix(_UNDO * 2) if act.startswith(_UNDO * 2) else act


def _lift(connection: Connection, pair: tuple[str, str], act: str) -> Verdict | None:
    """What stands on a pair once the act is taken out; None where the act has nothing in the pile."""
    made = _read_on(connection, pair)
    if act.startswith(_UNDO):
        first = act.removeprefix(_UNDO)
        told = next((one.kind for one in made if one.act == first), None)
        return None if told is None or any(one.act == first for one in pile(made)) else told
    laid = pile(made)
    if all(one.act != act for one in laid):
        return None
    left = [one for one in laid if one.act != act]
    return left[-1].kind if left else "unsure"


def pile(made: Iterable[Judgement]) -> list[_Laid]:
    """The decisions on one pair that were not taken back, the one that stands last."""
    laid: list[_Laid] = []
    for one in made:
        undone = one.act.removeprefix(_UNDO)
        laid = [other for other in laid if other.act != undone]
        if not one.act.startswith(_UNDO):
            laid.append(_Laid(one.act, one.kind))
    return laid


def _read_on(connection: Connection, pair: tuple[str, str]) -> Sequence[Judgement]:
    """All that was decided on a pair of events, under whatever names they had."""
    now = [find_current(connection, name) or name for name in pair]
    names = read_names(connection, now) | dict(zip(pair, now, strict=True))
    made = {one.id: one for one in read_judgements(connection, sorted(names))}.values()
    return [one for one in made if {names.get(one.one), names.get(one.other)} == set(now)]
