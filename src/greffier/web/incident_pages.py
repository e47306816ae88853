"""An incident → its page: the claims side by side, why they belong together, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from greffier.export.cases import Case
from greffier.export.redacted import redact_case
from greffier.incidents.compare import Reason as StoreReason
from greffier.incidents.contract import describe
from greffier.model.trouble import Code, Trouble
from greffier.store.holdings import Library
from greffier.store.incidents import Why as StoreWhy
from greffier.store.incidents import open_incident, read_decisions
from greffier.store.judging import Judgement
from greffier.store.listing import read_summary
from greffier.store.near import find_near
from greffier.store.pairs import count_pairs, read_surest
from greffier.store.reviews import EventReview, read_some
from greffier.web.asking import Asked
from greffier.web.claims import describe_claims
from greffier.web.private import count_withheld
from greffier.web.reviews import describe_note
from greffier.web.shapes.claims import Claims
from greffier.web.shapes.filters import Names
from greffier.web.shapes.incident_pages import Decision, IncidentPage, Reason, Why
from greffier.web.shapes.incidents import IncidentRow
from greffier.web.shapes.review import Correction, Note
from greffier.web.views import View

MOST_REASONS = 200


@dataclass(frozen=True, slots=True)
class _Seen:
    """A case as it is seen: ``ids`` are the store's own for those of a redacted case; ``withheld``: how many names."""

    case: Case
    ids: Mapping[str, str]
    withheld: int


def open_page(asked: Asked, connection: Connection, name: str, names: Names) -> IncidentPage:
    """The page of an incident. Raises Trouble NOT_KEPT."""
    case, library = open_case(connection, name)
    incident, view = case.incident, asked.view(connection, names)
    row = read_summary(connection, incident.id)
    if row is None:
        raise Trouble(Code.NOT_KEPT, name, "The store has no such incident.", "Look it up in the list.")
    seen = _see(asked, connection, case, view)
    reviews = {one.anchor: one for one in read_some(connection, list(_anchors(case)), library)}
    return IncidentPage(
        row=IncidentRow.model_validate(view.row(row), from_attributes=True),
        incident=view.rename(describe(seen.case.incident), seen.ids), claims=_claims(seen, reviews, view),
        reasons=[
            _why(why, view) for why in read_surest(connection, incident.id, len(incident.members), MOST_REASONS)
        ],
        reasons_total=count_pairs(connection, incident.id),
        decisions=[_decision(made, view) for made in read_decisions(connection, incident)],
        notes=_notes(reviews.values(), view),
        near=[
            IncidentRow.model_validate(asked.view(connection).row(one), from_attributes=True)
            for one in find_near(connection, row)
        ],
        names=names, withheld=seen.withheld,
    )  # fmt: skip


def open_case(connection: Connection, name: str) -> tuple[Case, Library]:
    """An incident with the records of its members, and the library in which these are open."""
    incident, library = open_incident(connection, name)
    keys = {told.member.telling.reading for told in incident.members}
    return Case(incident, {key: library.open(int(key)) for key in keys}), library


def _anchors(case: Case) -> Iterable[str]:
    return dict.fromkeys(told.member.telling.anchor for told in case.incident.members)


def _see(asked: Asked, connection: Connection, case: Case, view: View) -> _Seen:
    """The case with its names or without; in a team also how many names it holds."""
    if asked.user.alone and view.redactor is None:
        return _Seen(case, {}, 0)
    redacted = redact_case(case, view.redactor or asked.bench.private.open(connection))
    number = len(set[int]().union(*map(count_withheld, redacted.case.records.values())))
    return _Seen(case, {}, number) if view.redactor is None else _Seen(redacted.case, redacted.ids, number)


def _claims(seen: _Seen, reviews: Mapping[str, EventReview], view: View) -> list[Claims]:
    """The claims, each with how far its review is; corrections only where names are shown."""
    found = []
    for claim in describe_claims(seen.case.incident, seen.case.records):
        review = reviews[seen.ids.get(claim.anchor, claim.anchor)]
        made = review.corrections if view.redactor is None else ()
        corrections = [Correction.model_validate(one, from_attributes=True) for one in made]
        full = claim.model_copy(update={"state": review.state, "corrections": corrections})
        found.append(Claims.model_validate(view.rename(full.model_dump(), seen.ids)) if seen.ids else full)
    return found


def _notes(reviews: Iterable[EventReview], view: View) -> list[Note]:
    if view.is_reader:
        return []
    return [describe_note(note, view) for review in reviews for note in review.notes]


def _why(why: StoreWhy, view: View) -> Why:
    reasons = [_reason(one) for one in why.reasons]
    return Why(one=view.id(why.one), other=view.id(why.other), score=why.score, reasons=reasons)


def _reason(reason: StoreReason) -> Reason:
    return Reason(feature=reason.feature, points=reason.points, says=reason.says, conflict=reason.conflict)


def _decision(made: Judgement, view: View) -> Decision:
    """A decision; its reason, which a reviewer wrote, is not for readers."""
    return Decision(
        act=view.id(made.act), kind=made.kind, one=view.id(made.one), other=view.id(made.other),
        because="" if view.is_reader else view.text(made.because), by=made.by, at=made.at,
    )  # fmt: skip
