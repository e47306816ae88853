"""Why a record says what it says: for each value the rule that read it and what it was chosen from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from greffier.model.annotated import Annotated
from greffier.model.mentions import Occurrence
from greffier.model.record import Record
from greffier.record.assemble import event_id, source_id


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
        found.extend(_explain_event(annotated, f"events/{event_id(index)}", occurrence))
    found.extend(_explain_sources(annotated))
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
