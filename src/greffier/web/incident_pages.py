"""An incident → its page: the claims side by side, why they belong together, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from greffier.export.cases import Case
from greffier.incidents.compare import Reason as StoreReason
from greffier.incidents.contract import describe
from greffier.model.trouble import Code, Trouble
from greffier.store.incidents import Why as StoreWhy
from greffier.store.incidents import open_incident, read_decisions, read_reasons
from greffier.store.judging import Judgement
from greffier.store.listing import read_summary
from greffier.web.claims import describe_claims
from greffier.web.shapes.incidents import Decision, IncidentPage, IncidentRow, Reason, Why

MOST_REASONS = 200


def open_page(connection: Connection, name: str) -> IncidentPage:
    """The page of an incident."""
    case = open_case(connection, name)
    found = read_summary(connection, case.incident.id)
    if found is None:
        raise Trouble(Code.NOT_KEPT, name, "The store has no such incident.", "Look it up in the list.")
    reasons = read_reasons(connection, case.incident)
    return IncidentPage(
        row=IncidentRow.model_validate(found, from_attributes=True), incident=describe(case.incident),
        claims=describe_claims(case.incident, case.records),
        reasons=list(map(_why, choose_reasons(reasons))), reasons_total=len(reasons),
        decisions=list(map(_decision, read_decisions(connection, case.incident))), notes=[], near=[],
        names="shown", withheld=0,
    )  # fmt: skip


def open_case(connection: Connection, name: str) -> Case:
    """An incident with the records of its members."""
    incident, library = open_incident(connection, name)
    keys = {told.member.telling.reading for told in incident.members}
    return Case(incident, {key: library.open(int(key)).record for key in keys})


def choose_reasons(pairs: Sequence[StoreWhy], most: int = MOST_REASONS) -> list[StoreWhy]:
    """Of many pairs, the surest first: those that hold the members together, then the surest others.

    The first are a spanning tree, so that each member has a reason to be here.
    """
    tree = _find_tree(pairs)
    kept = {id(pair) for pair in tree[:most]}
    for pair in pairs:
        if len(kept) >= most:
            break
        kept.add(id(pair))
    return [pair for pair in pairs if id(pair) in kept]


def _find_tree(pairs: Iterable[StoreWhy]) -> list[StoreWhy]:
    """Kruskal's: each pair that brings together two members that nothing surer has brought together."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while name in leader:
            name = leader[name]
        return name

    tree = []
    for pair in pairs:
        one, other = find(pair.one), find(pair.other)
        if one != other:
            leader[one] = other
            tree.append(pair)
    return tree


def _why(why: StoreWhy) -> Why:
    return Why(one=why.one, other=why.other, score=why.score, reasons=[_reason(one) for one in why.reasons])


def _reason(reason: StoreReason) -> Reason:
    return Reason(feature=reason.feature, points=reason.points, says=reason.says, conflict=reason.conflict)


def _decision(made: Judgement) -> Decision:
    return Decision(
        act=made.act, kind=made.kind, one=made.one, other=made.other, because=made.because, by=made.by, at=made.at
    )
