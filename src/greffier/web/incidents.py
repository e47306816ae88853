"""``/api/incidents``: lists, and an incident with all that is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from greffier.export.cases import Case
from greffier.export.selection import Selection
from greffier.incidents.compare import Reason as StoreReason
from greffier.incidents.contract import describe
from greffier.store.incidents import Why as StoreWhy
from greffier.store.incidents import open_incident, read_decisions, read_reasons
from greffier.store.judging import Judgement
from greffier.web.asking import Ask
from greffier.web.claims import describe_claims
from greffier.web.filters import make_filter
from greffier.web.incident_rows import describe_row
from greffier.web.paging import make_cursor, read_cursor, refuse_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.filters import IncidentList, NamesQuery
from greffier.web.shapes.incidents import Decision, IncidentPage, IncidentRow, Reason, Why

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("")
def list_incidents(asked: Ask, wanted: Annotated[IncidentList, Query()]) -> Page[IncidentRow]:
    """The incidents that the filters let through."""
    after = read_cursor(wanted.cursor)
    with asked.reading() as connection:
        rows = [describe_row(case) for case in Selection(connection, make_filter(wanted)).cases()]
    start = 0
    if after is not None:
        if len(after) != 1 or not isinstance(after[0], int):
            raise refuse_cursor()
        start = after[0]
    end = start + wanted.limit
    return Page(items=rows[start:end], next=make_cursor((end,)) if end < len(rows) else None, total=len(rows))


@router.get("/{id}")
def read_incident(asked: Ask, id: str, names: Annotated[NamesQuery, Query()]) -> IncidentPage:
    """One incident; an id that it once had leads to it, and ``row.id`` is the one that it has now."""
    with asked.reading() as connection:
        incident, library = open_incident(connection, id)
        keys = {told.member.telling.reading for told in incident.members}
        case = Case(incident, {key: library.open(int(key)).record for key in keys})
        reasons, decisions = read_reasons(connection, incident), read_decisions(connection, incident)
    return describe_page(case, reasons, decisions)


def describe_page(case: Case, reasons: Sequence[StoreWhy], decisions: Sequence[Judgement]) -> IncidentPage:
    """An incident as its page shows it."""
    return IncidentPage(
        row=describe_row(case), incident=describe(case.incident),
        claims=describe_claims(case.incident, case.records),
        reasons=list(map(_why, reasons)), decisions=list(map(_decision, decisions)), notes=[], near=[],
        names="shown", withheld=0,
    )  # fmt: skip


def _why(why: StoreWhy) -> Why:
    reasons = [_reason(one) for one in why.reasons]
    return Why(one=why.one, other=why.other, score=why.score, reasons=reasons)


def _reason(reason: StoreReason) -> Reason:
    return Reason(feature=reason.feature, points=reason.points, says=reason.says, conflict=reason.conflict)


def _decision(made: Judgement) -> Decision:
    return Decision(
        act=made.act, kind=made.kind, one=made.one, other=made.other, because=made.because, by=made.by, at=made.at
    )
