"""The claims of an incident as its page shows them: each with its chain of voices and its words in context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from greffier.incidents.reconcile import Reconciled
from greffier.incidents.summary import Incident, Told
from greffier.model.record import Casualties, Event, Location, Participant, Record, Source, When
from greffier.model.span import Span
from greffier.store.outlines import find_outline
from greffier.store.summarising import find_spot
from greffier.web.shapes.claims import (
    ClaimedDate,
    ClaimedFigure,
    ClaimedParty,
    ClaimedPlace,
    Claims,
    Context,
    Voice,
)
from greffier.web.shapes.common import Words
from greffier.web.shapes.incidents import Outline, Spot

AROUND = 120
"""So many characters of the text are shown before and after the words of a claim."""
_BLANK = re.compile(r"\s")


def describe_claims(incident: Incident, records: Mapping[str, Record]) -> list[Claims]:
    """What each report tells, by publication; ``records`` are the members', by the key of their reading."""
    return [
        _Teller(told, records[told.member.telling.reading], incident.reconciled).tell() for told in incident.members
    ]


class _Teller:
    """One member with its record."""

    def __init__(self, told: Told, record: Record, reconciled: Reconciled) -> None:
        self._told, self._record, self._reconciled = told, record, reconciled
        self._sources = {source.id: source for source in record.sources}

    def tell(self) -> Claims:
        event, document, marks = self._told.event, self._record.document, self._told.marks
        return Claims(
            anchor=self._told.member.telling.anchor, document=document.id, event=event.id, title=document.title,
            outlet=document.outlet, url=document.url, published=document.published, language=document.language,
            type=event.type, modality=event.modality, negated=event.negated,
            denied_by=self._chain(event.denied_by) if event.denied_by else None, chain=self._chain(event.attribution),
            origin=self._counted(event.attribution), context=show_context(document.text, event.extent),
            when=_date(event.when, "when" in marks.fields),
            where=[_place(place, at in marks.where) for at, place in enumerate(event.where)],
            parties=[_party(party, at in marks.participant) for at, party in enumerate(event.participants)],
            figures=list(self._figures(event)),
            state="unread", corrections=[],
        )  # fmt: skip

    def _chain(self, source: str) -> list[Voice]:
        return describe_chain(source, self._sources)

    def _origin(self, source: str) -> str | None:
        return self._reconciled.by_voice.get((self._told.member.telling.reading, source))

    def _counted(self, source: str) -> str | None:
        origin = self._origin(source)
        return origin if origin in self._reconciled.origins else None

    def _figures(self, event: Event) -> Iterator[ClaimedFigure]:
        for index, figure in enumerate(event.casualties):
            kind = next((its.kind for its in self._told.member.telling.figures if its.index == index), figure.kind)
            yield ClaimedFigure(
                kind=kind, status=figure.status, low=figure.low, high=figure.high, approximate=figure.approximate,
                who=figure.who.name if figure.who else None, who_actor=figure.who.actor if figure.who else None,
                words=show_words(figure.span),
                chain=self._chain(figure.attribution), superseded=self._is_superseded(kind, figure),
                corrected=index in self._told.marks.casualties,
            )  # fmt: skip

    def _is_superseded(self, kind: str, figure: Casualties) -> bool:
        """True where the text says so, or the same origin later gave another figure of the kind."""
        if figure.status != "current":
            return figure.status == "superseded"
        known, origin = self._reconciled.figures.get(kind), self._origin(figure.attribution)
        mine = [said for said in known.by_source if said.source == origin] if known else []
        return bool(mine) and all(said.low != figure.low for said in mine)


def describe_chain(source: str, sources: Mapping[str, Source]) -> list[Voice]:
    """From who says it to the document that we hold."""
    found = list(_follow(source, sources))
    own = next((one for one in sources.values() if one.kind == "document"), None)
    if own is not None and own not in found:
        found.append(own)
    return [
        Voice(source=one.id, kind=one.kind, name=one.name, description=one.description, actor=one.actor)
        for one in found
    ]


def _follow(source: str, sources: Mapping[str, Source]) -> Iterator[Source]:
    seen, at = set[str](), source
    while at in sources and at not in seen:
        seen.add(at)
        yield sources[at]
        at = sources[at].via or ""


def show_words(span: Span) -> Words:
    """Words with their place in the text."""
    return Words(start=span.start, end=span.end, quote=span.quote)


def show_context(text: str, span: Span) -> Context:
    """The words with what stands around them, cut between words.

    >>> show_context("un bus a été visé", Span(9, 12, "été")).before
    'un bus a '
    """
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > 0 and (cut := _BLANK.search(before)):
        before = before[cut.end() :]
    if end < len(text) and (cuts := list(_BLANK.finditer(after))):
        after = after[: cuts[-1].start()]
    return Context(before=before, words=show_words(span), after=after)


def _date(when: When | None, corrected: bool) -> ClaimedDate | None:
    if when is None:
        return None
    words = show_words(when.span)
    return ClaimedDate(edtf=when.edtf, precision=when.precision, text=when.text, words=words, corrected=corrected)


def _place(location: Location, corrected: bool) -> ClaimedPlace:
    spot, words = find_spot(location), show_words(location.span)
    outline = find_outline(spot) if spot else None
    return ClaimedPlace(
        text=location.text, words=words, corrected=corrected,
        spot=Spot.model_validate(spot, from_attributes=True) if spot else None,
        outline=Outline.model_validate(outline, from_attributes=True) if outline else None,
    )  # fmt: skip


def _party(party: Participant, corrected: bool) -> ClaimedParty:
    return ClaimedParty(
        role=party.role, name=party.name, actor=party.actor, words=show_words(party.span), corrected=corrected
    )
