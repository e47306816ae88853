"""A person's word as the record has it: with spans of the text at hand, and voices by their ids there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from greffier.model.record import (
    Casualties,
    Count,
    Location,
    Participant,
    RoleKind,
    Victims,
    When,
)  # fmt: skip
from greffier.model.span import Span
from greffier.review.precision import find_precision
from greffier.review.said import (
    SaidCasualties,
    SaidParticipant,
    SaidSpan,
    SaidVictims,
    SaidVoice,
    SaidWhen,
    SaidWhere,
    Words,
)
from greffier.review.voices import Voices, stand

REGION_KM = 40.0
"""A place that is less certain than this is a region."""

Value = Location | Participant | Casualties


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes values of one event. ``nothing`` is the empty span of what has no words of the text."""

    text: str
    voices: Voices
    attribution: str
    nothing: Span

    def span(self, said: SaidSpan, before: Span | None) -> Span:
        """The words of a value: those given, else those of the value that it takes the place of, else none."""
        if isinstance(said, Words):
            return stand(said, self.text) or self.nothing
        return self.nothing if said is None or before is None else before

    def when(self, said: SaidWhen, before: When | None) -> When:
        """A date."""
        span = self.span(said.span, before.span if before else None)
        return When(said.edtf, said.precision or find_precision(said.edtf), span, said.text or span.quote or said.edtf)

    def make(self, said: SaidWhere | SaidParticipant | SaidCasualties, before: Value | None) -> Value:
        """One value of a field that may have several; ``before`` is the one that it takes the place of."""
        span = self.span(said.span, before.span if before else None)
        if isinstance(said, SaidWhere):
            return _make_location(said, span)
        if isinstance(said, SaidParticipant):
            return self._participant(said, span, before if isinstance(before, Participant) else None)
        return self._casualties(said, span, before if isinstance(before, Casualties) else None)

    def _voice(self, said: SaidVoice | str | None, before: str | None) -> str:
        return self.voices.find(said) if isinstance(said, SaidVoice) else before or self.attribution

    def _participant(self, said: SaidParticipant, span: Span, before: Participant | None) -> Participant:
        count = Count(said.count.low, said.count.high, said.count.approximate) if said.count else None
        voice = self._voice(said.attribution, before.attribution if before else None)
        role: RoleKind = said.role
        return Participant(role, span, said.actor, said.name or span.quote, count, voice)

    def _casualties(self, said: SaidCasualties, span: Span, before: Casualties | None) -> Casualties:
        return Casualties(
            said.kind, said.status, said.low, said.high, said.approximate, self._victims(said.who), span,
            self._voice(said.attribution, before.attribution if before else None),
        )  # fmt: skip

    def _victims(self, who: SaidVictims | None) -> Victims | None:
        if who is None:
            return None
        span = stand(who.span, self.text) if isinstance(who.span, Words) else None
        return Victims(span, who.name, who.actor, who.civilian, cast("None", who.role))


def _make_location(said: SaidWhere, span: Span) -> Location:
    place = said.place
    words = said.text or span.quote or (place.name if place else "")
    return Location(span, words, said.relation, place, said.radius_km, cast("None", _precision(said)))


def _precision(said: SaidWhere) -> int | None:
    if said.place is None or said.precision is not None:
        return said.precision
    if (said.radius_km or 0) >= REGION_KM:
        return 3
    return 1 if said.relation == "at" else 2
