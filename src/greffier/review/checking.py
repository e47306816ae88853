"""A person's word held to the record format before it is kept: shapes first, then what a shape cannot say.

What the person need not write is filled in from the record: the words of spans, an actor's neutral name, who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from greffier.model.edtf import is_edtf
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Event, Record
from greffier.model.trouble import Code, Trouble
from greffier.registry import find_actor
from greffier.review.corrections import VOICED
from greffier.review.precision import find_precision
from greffier.review.said import (
    SHAPES,
    Said,
    SaidCasualties,
    SaidParticipant,
    SaidSpan,
    SaidVictims,
    SaidVoice,
    SaidWhen,
    SaidWhere,
    Words,
)
from greffier.review.voices import describe_voice, stand

LONGEST = 10_000
"""No text that a person writes is longer, in characters."""

_DEEPEST = 8
_MEND = "Mend the value; docs/record.md tells what each may be."


def check_value(field: str, value: object, record: Record, event: Event) -> Any:
    """The value of a correction as it is kept: plain JSON.

    Raises Trouble: CORRECTION for a field or shape that there is not, VALUE for what no record may hold.
    """
    said = read_value(field, value)
    try:
        return msgspec.to_builtins(_Checker(record, event).check(said, field))
    except RecursionError:
        raise _refuse(field, "This chain of voices is too long.") from None


def read_value(field: str, value: object) -> Said:
    """A value in its shape; raises Trouble CORRECTION."""
    if field not in SHAPES:
        seen = f"An event has no field “{field[:40]}” that can be corrected."
        raise Trouble(Code.CORRECTION, "the correction", seen, f"Name one of {', '.join(SHAPES)}.")
    try:
        return cast(Said, msgspec.convert(value, SHAPES[field]))
    except (msgspec.ValidationError, RecursionError) as error:
        mend = "Send the value as docs/review.md tells."
        raise Trouble(Code.CORRECTION, field, f"This is no value of {field}: {error}.", mend) from None


def check_text(text: str, where: str, longest: int = LONGEST) -> str:
    """Text that every database can keep; raises Trouble VALUE."""
    if len(text) > longest:
        raise _refuse(where, f"This text has {len(text):,} characters; {longest:,} is the most.")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise _refuse(where, "This text holds a character that is none.")
    return text


def check_words(words: Words, text: str, where: str) -> Words:
    """Words with what stands there; raises Trouble VALUE where nothing does, or something else."""
    span = stand(words, text)
    if span is None:
        raise _refuse(where, f"The text has no such words at {words.start}–{words.end}.")
    return Words(span.start, span.end, span.quote)


def _refuse(where: str, seen: str) -> Trouble:
    return Trouble(Code.VALUE, where, seen, _MEND)


@dataclass(frozen=True, slots=True)
class _Checker:
    record: Record
    event: Event

    def check(self, said: Said, field: str) -> Said:
        for text in _list_texts(msgspec.to_builtins(said)):
            check_text(text, field)
        if field == "type" and said not in ONTOLOGY:
            raise _refuse(field, f"“{said}” is no type of event.")
        if field == "rejected" and said is not True:
            raise _refuse(field, "To take a rejection back is to withdraw it.")
        if field in VOICED:
            return self._maybe_voice(cast("SaidVoice | str | None", said))
        checks: dict[type, Callable[[Any], Said]] = {
            SaidWhen: self._when, SaidWhere: self._where, SaidParticipant: self._participant,
            SaidCasualties: self._casualties,
        }  # fmt: skip
        return checks[type(said)](said) if type(said) in checks else said

    def _span(self, span: SaidSpan, where: str) -> SaidSpan:
        return check_words(span, self.record.document.text, where) if isinstance(span, Words) else span

    def _voice(self, said: SaidVoice | str, depth: int = 0) -> SaidVoice:
        if depth > _DEEPEST:
            raise _refuse("attribution", "This chain of voices is too long.")
        if isinstance(said, SaidVoice):
            via = self._voice(said.via, depth + 1) if said.via else None
            spans = tuple(check_words(words, self.record.document.text, "attribution") for words in said.spans)
            if said.kind not in ("document", "unnamed", "witness") and not (said.name or said.description):
                raise _refuse("attribution", "This voice has neither a name nor a description.")
            actor = self._actor(said.actor, "attribution")
            return replace(said, via=via, spans=spans, actor=actor, named=said.kind != "document")
        try:
            return describe_voice(self.record, said)
        except KeyError:
            raise _refuse("attribution", f"The record has no source “{said}”.") from None

    def _maybe_voice(self, said: SaidVoice | str | None) -> SaidVoice | None:
        return None if said is None else self._voice(said)

    def _actor(self, actor: str | None, where: str) -> str | None:
        """An id of the registry, or one that the record itself has from another reader."""
        if actor is None or find_actor(actor) or actor in set(_list_actors(self.record)):
            return actor
        raise _refuse(where, f"The registry has no actor “{actor}”.")

    def _when(self, said: SaidWhen) -> SaidWhen:
        if not is_edtf(said.edtf):
            raise _refuse("when", f"“{said.edtf}” is no EDTF date.")
        precision = said.precision or find_precision(said.edtf)
        return replace(said, span=self._span(said.span, "when"), precision=precision)

    def _where(self, said: SaidWhere) -> SaidWhere:
        place, text = said.place, said.text
        if place is None and not (text and text.strip()) and not isinstance(said.span, Words):
            raise _refuse("where", "It names no place.")
        if place is not None:
            if not place.id.strip() or not place.name.strip():
                raise _refuse("where", "The place has no name.")
            if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
                raise _refuse("where", f"{place.latitude}, {place.longitude} is no point of the globe.")
            if place.country is not None and not (len(place.country) == 2 and place.country.isupper()):
                raise _refuse("where", f"“{place.country}” is no country of ISO 3166-1.")
        return replace(said, span=self._span(said.span, "where"))

    def _participant(self, said: SaidParticipant) -> SaidParticipant:
        actor = self._actor(said.actor, "participant")
        name = _name_party(actor, said.name)
        if not name:
            raise _refuse("participant", "It names nobody.")
        if said.count is not None:
            _check_range(said.count.low, said.count.high, "participant")
        return replace(
            said, actor=actor, name=name, span=self._span(said.span, "participant"),
            attribution=self._maybe_voice(said.attribution),
        )  # fmt: skip

    def _casualties(self, said: SaidCasualties) -> SaidCasualties:
        _check_range(said.low, said.high, "casualties")
        return replace(
            said, who=self._victims(said.who), span=self._span(said.span, "casualties"),
            attribution=self._maybe_voice(said.attribution),
        )  # fmt: skip

    def _victims(self, who: SaidVictims | None) -> SaidVictims | None:
        if who is None:
            return None
        actor = self._actor(who.actor, "casualties")
        return replace(who, actor=actor, name=_name_party(actor, who.name), span=self._span(who.span, "casualties"))


def _name_party(actor: str | None, name: str | None) -> str | None:
    """The registry's neutral name for who is known; else the name that is given."""
    known = find_actor(actor) if actor else None
    return known.name if known else name.strip() if name and name.strip() else actor


def _check_range(low: int | None, high: int | None, where: str) -> None:
    if low is None and high is None:
        raise _refuse(where, "It has neither a lowest nor a highest number.")
    if low is not None and high is not None and low > high:
        raise _refuse(where, f"The lowest number, {low}, is above the highest, {high}.")


def _list_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _list_texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _list_texts(part)


def _list_actors(record: Record) -> Iterator[str]:
    for source in record.sources:
        yield from filter(None, (source.actor,))
    for event in record.events:
        yield from (party.actor for party in event.participants if party.actor)
        yield from (figure.who.actor for figure in event.casualties if figure.who and figure.who.actor)
