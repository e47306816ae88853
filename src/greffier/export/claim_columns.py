"""The table of claims: one row for each value that a member of an incident gives, with its words and its voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from greffier.export.cases import Case, find_point, find_radius
from greffier.export.columns import Column
from greffier.incidents.summary import Told
from greffier.model.edtf import find_bounds
from greffier.model.record import Casualties, Location, Record
from greffier.model.span import Span
from greffier.store.hashing import hash_fields


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, the words it was read from (none where it is none of the text's), and the voice whose it is.

    ``correction`` is the id of the correction by which a person gave it; None for what was read.
    """

    case: Case
    told: Told
    record: Record
    field: str
    value: str | None
    span: Span
    source: str
    actor: str | None = None
    figure: Casualties | None = None
    location: Location | None = None
    days: tuple[date | None, date | None] = (None, None)
    correction: str | None = None

    @property
    def id(self) -> str:
        """A name for it: the same wherever the same is claimed in the same words."""
        figure = (self.figure.low, self.figure.high, self.figure.status) if self.figure else (None, None, None)
        anchor, span = self.told.member.telling.anchor, self.span
        return "cl-" + hash_fields(anchor, self.field, self.value, *figure, span.start, span.end, *self.chain)[7:23]

    @property
    def kind(self) -> str:
        """The kind of its voice."""
        return self.told.member.voice(self.source).kind

    @property
    def chain(self) -> tuple[str, ...]:
        """Its voice, and those through whom it reaches the reader."""
        return self.told.member.voice(self.source).chain


_OF_TYPE = ("type", "modality", "negated", "aggregate", "background", "attribution", "event")
"""What a claim of the type says."""


def list_claims(case: Case) -> Iterator[Claim]:
    """The claims of a case, member by member."""
    for told in case.incident.members:
        yield from _list_member(case, told)


def _list_member(case: Case, told: Told) -> Iterator[Claim]:
    event, record, marks = told.event, case.record(told), told.marks
    own = event.attribution
    typed = next((marks.fields[name] for name in _OF_TYPE if name in marks.fields), None)
    yield Claim(case, told, record, "type", event.type, event.trigger, own, correction=typed)
    if event.when is not None:
        days, made = find_bounds(event.when.edtf), marks.fields.get("when")
        yield Claim(case, told, record, "when", event.when.edtf, event.when.span, own, days=days, correction=made)
    for at, place in enumerate(event.where):
        name = place.place.name if place.place else place.text
        made = marks.where.get(at)
        yield Claim(case, told, record, "where", name, place.span, own, location=place, correction=made)
    yield from _list_parties(case, told)
    yield from _list_figures(case, told)
    if event.denied_by is not None:
        made = marks.fields.get("denied_by")
        yield Claim(case, told, record, "denied", None, event.trigger, event.denied_by, correction=made)


def _list_parties(case: Case, told: Told) -> Iterator[Claim]:
    for at, party in enumerate(told.event.participants):
        source, made = party.attribution or told.event.attribution, told.marks.participant.get(at)
        record = case.record(told)
        yield Claim(case, told, record, party.role, party.name, party.span, source, party.actor, correction=made)


def _list_figures(case: Case, told: Told) -> Iterator[Claim]:
    for at, figure in enumerate(told.event.casualties):
        name, actor = (figure.who.name, figure.who.actor) if figure.who else (None, None)
        yield Claim(
            case, told, case.record(told), figure.kind, name, figure.span, figure.attribution, actor, figure,
            correction=told.marks.casualties.get(at),
        )  # fmt: skip


def _latitude(claim: Claim) -> float | None:
    point = find_point(claim.location)
    return point[0] if point else None


def _longitude(claim: Claim) -> float | None:
    point = find_point(claim.location)
    return point[1] if point else None


COLUMNS: tuple[Column[Claim], ...] = (
    Column("incident", "text", "#event+id", lambda claim: claim.case.incident.id),
    Column("claim", "text", "#meta+id+claim", lambda claim: claim.id),
    Column("event", "text", "#event+id+telling", lambda claim: claim.told.member.telling.anchor),
    Column("document", "text", "#meta+id+document", lambda claim: claim.record.document.id),
    Column("outlet", "text", "#meta+outlet", lambda claim: claim.record.document.outlet),
    Column("title", "text", "#meta+title", lambda claim: claim.record.document.title),
    Column("url", "text", "#meta+url", lambda claim: claim.record.document.url),
    Column("published", "text", "#date+published", lambda claim: claim.record.document.published),
    Column("language", "text", "#meta+lang", lambda claim: claim.record.document.language),
    Column("field", "text", "#indicator+name", lambda claim: claim.field),
    Column("value", "text", "#indicator+value", lambda claim: claim.value),
    Column("actor", "text", "#group+id", lambda claim: claim.actor),
    Column("low", "integer", "#indicator+value+min", lambda claim: claim.figure.low if claim.figure else None),
    Column("high", "integer", "#indicator+value+max", lambda claim: claim.figure.high if claim.figure else None),
    Column("approximate", "boolean", "#indicator+approximate",
           lambda claim: claim.figure.approximate if claim.figure else None),
    Column("status", "text", "#status", lambda claim: claim.figure.status if claim.figure else None),
    Column("earliest", "date", "#date+start", lambda claim: claim.days[0]),
    Column("latest", "date", "#date+end", lambda claim: claim.days[1]),
    Column("latitude", "number", "#geo+lat", _latitude),
    Column("longitude", "number", "#geo+lon", _longitude),
    Column("radius_m", "integer", "#geo+radius", lambda claim: find_radius(claim.location)),
    Column("relation", "text", "#loc+relation", lambda claim: claim.location.relation if claim.location else None),
    Column("geo_precision", "integer", "#geo+precision",
           lambda claim: claim.location.precision if claim.location else None),
    Column("quote", "text", "#description+quote", lambda claim: claim.span.quote),
    Column("start", "integer", "#meta+start", lambda claim: claim.span.start),
    Column("end", "integer", "#meta+end", lambda claim: claim.span.end),
    Column("source_kind", "text", "#meta+source+type", lambda claim: claim.kind),
    Column("source", "text", "#meta+source+name", lambda claim: claim.chain[0]),
    Column("chain", "list", "#meta+source+chain", lambda claim: claim.chain),
    Column("modality", "text", "#meta+modality", lambda claim: claim.told.event.modality),
    Column("negated", "boolean", "#meta+negated", lambda claim: claim.told.event.negated),
    Column("background", "boolean", "#meta+background", lambda claim: claim.told.event.background),
    Column("sentence", "text", "#description+sentence", lambda claim: claim.told.event.extent.quote),
    Column("corrected", "boolean", "#meta+corrected", lambda claim: claim.correction is not None),
    Column("review_state", "text", "#status+review", lambda claim: claim.case.state_of(claim.told)),
)  # fmt: skip
