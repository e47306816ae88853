"""From the annotated document to the record.

Invariants: every span's quote is the document's words; an event's ``attribution`` is a source of the record; what the
layers leave open is None here too.
"""

from __future__ import annotations

from typing import Literal

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, Involvement, Occurrence
from greffier.model.record import (
    FORMAT,
    Casualties,
    Count,
    Event,
    Framing,
    Location,
    Participant,
    Record,
    Source,
    Victims,
    When,
)
from greffier.model.span import Span
from greffier.record.codes import code_event
from greffier.resolve.occurrences.participants import actor_of, is_civilian, name_of
from greffier.resolve.sources import voice_at


def assemble(annotated: Annotated) -> Record:
    """The record of an annotated document."""
    return Record(FORMAT, annotated.document, _sources(annotated), _events(annotated), _framing(annotated))


def source_id(voice: int) -> str:
    """The id of a voice in the record: the document's own is "s1"."""
    return f"s{voice + 1}"


def event_id(occurrence: int) -> str:
    """The id of an occurrence in the record, from "e1"."""
    return f"e{occurrence + 1}"


def _sources(annotated: Annotated) -> tuple[Source, ...]:
    return tuple(
        Source(
            source_id(index),
            voice.kind,
            voice.name,
            voice.description,
            voice.actor.id if voice.actor else None,
            None if voice.via is None else source_id(voice.via),
            voice.spans,
        )
        for index, voice in enumerate(annotated.voices)
    )


def _events(annotated: Annotated) -> tuple[Event, ...]:
    return tuple(_event(annotated, index, one) for index, one in enumerate(annotated.occurrences))


def _sums_up(annotated: Annotated, occurrence: Occurrence) -> bool:
    """« 171 civils ont péri depuis janvier »: the harm of many deeds."""
    told = annotated.events[occurrence.mention].outcome
    return told and any(annotated.tolls[index].period for index in occurrence.tolls)


def _event(annotated: Annotated, index: int, occurrence: Occurrence) -> Event:
    mention = annotated.events[occurrence.mention]
    modality = annotated.modalities[occurrence.mention]
    return Event(
        id=event_id(index),
        type=occurrence.type,
        trigger=mention.trigger,
        extent=mention.extent,
        aggregate=modality.aggregate or _sums_up(annotated, occurrence),
        negated=modality.negated,
        modality=modality.kind,
        denied_by=None if occurrence.denied_by is None else source_id(occurrence.denied_by),
        attribution=source_id(occurrence.voice),
        part_of=None if occurrence.part_of is None else event_id(occurrence.part_of),
        same_as=tuple(event_id(other) for other in occurrence.same_as),
        cause_of=tuple(event_id(other) for other in occurrence.cause_of),
        participants=_participants(annotated, occurrence),
        when=_when(annotated, occurrence),
        where=_where(annotated, occurrence),
        casualties=_casualties(annotated, occurrence),
        codes=code_event(
            occurrence.type, _actors(annotated, occurrence, "agent"), _actors(annotated, occurrence, "target")
        ),
        background=modality.background,
    )


def _actors(annotated: Annotated, occurrence: Occurrence, role: str) -> list[Actor | None]:
    return [
        None if one.actor is None else annotated.parties[one.actor].actor
        for one in occurrence.involved
        if one.argument.role == role
    ]


def _participants(annotated: Annotated, occurrence: Occurrence) -> tuple[Participant, ...]:
    found: dict[tuple[str, str], Participant] = {}
    for one in occurrence.involved:
        if _names_nobody(annotated, one):
            continue
        participant = _participant(annotated, occurrence, one)
        found.setdefault((participant.role, participant.name), participant)
    return tuple(found.values())


def _names_nobody(annotated: Annotated, one: Involvement) -> bool:
    """True for a pronoun that stands for nobody known, and for words that only name a place."""
    known = one.actor is not None and annotated.parties[one.actor].actor is not None
    pronoun = annotated.parse.tokens[one.argument.token].pos in ("PRON", "DET")
    if pronoun and not known:
        named = one.actor is not None and annotated.parties[one.actor].name != one.argument.span.quote
        return not named
    struck = one.argument.role == "target" and one.argument.rule in ("object", "subject-of-passive")
    return one.actor is None and not struck and _is_place(annotated, one.argument)


def _is_place(annotated: Annotated, argument: Argument) -> bool:
    """True where the words only name a place: it is where, not whom."""
    head = annotated.parse.tokens[argument.token]
    return bool(annotated.place_names.at(head.start))


def _participant(annotated: Annotated, occurrence: Occurrence, one: Involvement) -> Participant:
    party = None if one.actor is None else annotated.parties[one.actor]
    return Participant(
        role=one.argument.role,
        span=one.argument.span,
        actor=party.actor.id if party and party.actor else None,
        name=name_of(annotated, one.argument, one.actor),
        count=_count(annotated, one.argument),
        attribution=source_id(occurrence.voice if one.voice is None else one.voice),
    )


def _count(annotated: Annotated, argument: Argument) -> Count | None:
    for quantity in map(annotated.quantities.__getitem__, annotated.quantity_spans.overlapping(argument.span)):
        if argument.span.covers(quantity.span) and quantity.span.start - argument.span.start <= 3:
            return Count(quantity.low, quantity.high, quantity.approximate)
    return None


def _when(annotated: Annotated, occurrence: Occurrence) -> When | None:
    return None if occurrence.date is None else annotated.dates[occurrence.date].when


def _where(annotated: Annotated, occurrence: Occurrence) -> tuple[Location, ...]:
    return tuple(annotated.places[index].location for index in occurrence.places)


def _casualties(annotated: Annotated, occurrence: Occurrence) -> tuple[Casualties, ...]:
    figures: dict[object, Casualties] = {}
    for index in occurrence.tolls:
        figure = _figure(annotated, occurrence, index)
        who = figure.who.name if figure.who else None
        figures.setdefault((figure.kind, figure.status, figure.low, figure.high, figure.attribution, who), figure)
    return tuple(figures.values())


def _figure(annotated: Annotated, occurrence: Occurrence, index: int) -> Casualties:
    toll = annotated.tolls[index]
    return Casualties(
        toll.kind, toll.status, toll.low, toll.high, toll.approximate,
        _victims(annotated, occurrence, toll.victims),
        toll.span, source_id(voice_at(annotated, toll.span.start)),
    )  # fmt: skip


def _victims(annotated: Annotated, occurrence: Occurrence, victims: Argument | None) -> Victims | None:
    if victims is None:
        return None
    actor = actor_of(annotated, victims)
    party = None if actor is None else annotated.parties[actor]
    name = name_of(annotated, victims, actor)
    known = party.actor.id if party and party.actor else None
    return Victims(victims.span, name, known, is_civilian(annotated, actor), _side(annotated, occurrence, name))


def _side(annotated: Annotated, occurrence: Occurrence, name: str) -> Literal["target", "agent"] | None:
    """On which side of the event the victims stand."""
    sides = {
        one.argument.role: annotated.parties[one.actor].name for one in occurrence.involved if one.actor is not None
    }
    if sides.get("target") == name:
        return "target"
    return "agent" if sides.get("agent") == name else None


def _framing(annotated: Annotated) -> tuple[Framing, ...]:
    return tuple(
        Framing(
            words.span,
            words.kind,
            words.neutral,
            _described(annotated, words.describes),
            source_id(voice_at(annotated, words.span.start)),
        )
        for words in annotated.framing
    )


def _described(annotated: Annotated, span: Span | None) -> str | None:
    """The id of the registry actor whom the words are about."""
    parties = [annotated.parties[index] for index in annotated.actor_spans.overlapping(span)] if span else []
    return next((party.actor.id for party in parties if party.actor is not None), None)
