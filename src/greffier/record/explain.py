"""Why a record says what it says: for each value the rule that read it and what it was chosen from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from greffier.model.annotated import Annotated
from greffier.model.mentions import Occurrence
from greffier.model.record import Record
from greffier.record.assemble import event_id, source_id
from greffier.resolve.sources import voice_at


@dataclass(frozen=True, slots=True)
class Explanation:
    """``path`` leads to the value in the record ("events/e1/when"); ``rule`` is the id of the rule that read it."""

    path: str
    rule: str | None
    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A record, and on asking its explanations."""

    record: Record
    explain: Callable[[], tuple[Explanation, ...]]


def explain(annotated: Annotated) -> tuple[Explanation, ...]:
    """For each value of the record of this document: the rule, the candidates and the reason, in the record's order."""
    found: list[Explanation] = []
    for index, occurrence in enumerate(annotated.occurrences):
        path = f"events/{event_id(index)}"
        found.extend(_explain_event(annotated, path, occurrence))
        found.extend(_explain_links(annotated, path, occurrence))
    found.extend(_explain_sources(annotated))
    found.extend(_explain_framing(annotated))
    found.extend(_explain_rejected(annotated))
    return tuple(found)


def _explain_event(annotated: Annotated, path: str, occurrence: Occurrence) -> Iterator[Explanation]:
    mention = annotated.events[occurrence.mention]
    modality = annotated.modalities[occurrence.mention]
    reasons = occurrence.reasons
    confidence = "" if mention.confidence is None else f"; classifier {mention.confidence:.2f}"
    yield Explanation(f"{path}/type", mention.rule, (), reasons.get("type", "") + confidence)
    if modality.rule:
        cues = tuple(cue.quote for cue in modality.cues)
        yield Explanation(f"{path}/modality", modality.rule, cues, modality.kind)
    for one in occurrence.involved:
        party = None if one.actor is None else annotated.parties[one.actor]
        candidates = party.resolution.candidates if party else ()
        who = party.resolution.reason if party else "kept in the text's words"
        reason = f"{who}; {one.reason}" if one.reason else who
        yield Explanation(f"{path}/participants/{one.argument.role}", one.argument.rule, candidates, reason)
    if occurrence.date is not None:
        anchor = annotated.dates[occurrence.date].anchor
        reason = reasons.get("when", "") + (f"; anchored on {anchor}" if anchor else "")
        yield Explanation(f"{path}/when", annotated.timexes[occurrence.date].rule, (), reason)
    for index in occurrence.places:
        resolution = annotated.places[index].resolution
        reason = "; ".join(filter(None, (reasons.get("where", ""), resolution.reason)))
        yield Explanation(f"{path}/where", annotated.toponyms[index].rule, resolution.candidates, reason)
    for index in occurrence.tolls:
        toll = annotated.tolls[index]
        yield Explanation(f"{path}/casualties", toll.rule, (toll.span.quote,), toll.status)


def _explain_links(annotated: Annotated, path: str, occurrence: Occurrence) -> Iterator[Explanation]:
    """Which other events of the document it is tied to, by their triggers, and who disputes it."""
    whole = () if occurrence.part_of is None else (occurrence.part_of,)
    links = (("same_as", occurrence.same_as), ("part_of", whole), ("cause_of", occurrence.cause_of))
    for name, others in links:
        if others:
            reason = occurrence.reasons.get(name, _LINKS[name])
            yield Explanation(f"{path}/{name}", None, tuple(_call(annotated, other) for other in others), reason)
    if occurrence.denied_by is not None:
        voice = annotated.voices[occurrence.denied_by]
        who = f"{source_id(occurrence.denied_by)}: {voice.name or voice.description or voice.kind}"
        reason = occurrence.reasons.get("denied_by", _LINKS["denied_by"])
        yield Explanation(f"{path}/denied_by", None, (who,), reason)


_LINKS = {
    "same_as": "told again",
    "part_of": "a phase of it",
    "cause_of": "brought it about",
    "denied_by": "this voice says that it did not happen, or denies having done it",
}


def _call(annotated: Annotated, occurrence: int) -> str:
    """« e3: a attaqué »."""
    return f"{event_id(occurrence)}: {annotated.events[annotated.occurrences[occurrence].mention].trigger.quote}"


def _explain_framing(annotated: Annotated) -> Iterator[Explanation]:
    for index, words in enumerate(annotated.framing):
        speaker = voice_at(annotated, words.span.start)
        reason = f"{words.kind}, in the words of {source_id(speaker)}"
        yield Explanation(f"framing/{index}", words.rule, (words.span.quote,), reason)


def _explain_rejected(annotated: Annotated) -> Iterator[Explanation]:
    """What the lexicon took for an event and the classifier did not."""
    confirmed = {event.token for event in annotated.events}
    for mention in annotated.candidates:
        if mention.token not in confirmed:
            path = f"rejected/{mention.trigger.start}-{mention.trigger.end}"
            yield Explanation(path, mention.rule, (mention.trigger.quote,), f"no {mention.type}, says the classifier")


def _explain_sources(annotated: Annotated) -> Iterator[Explanation]:
    for attribution, speaker in zip(annotated.attributions, annotated.speakers, strict=True):
        yield Explanation(f"sources/{source_id(speaker)}", attribution.rule, (attribution.cue.quote,), attribution.kind)
