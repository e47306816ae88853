"""How the events of a document hang together: retold, part of one another, denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from greffier.model.annotated import Annotated
from greffier.model.mentions import Occurrence
from greffier.model.ontology import ONTOLOGY
from greffier.resolve.occurrences.retelling import find_retold, names_of, one_party


def link_occurrences(annotated: Annotated, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences with ``same_as``, ``part_of`` and ``denied_by`` filled where the text shows them."""
    same = find_retold(annotated, occurrences)
    unreal: dict[str, list[int]] = {}
    for index, occurrence in enumerate(occurrences):
        if annotated.modalities[occurrence.mention].negated:
            unreal.setdefault(occurrence.type, []).append(index)
    return tuple(
        replace(
            occurrence,
            same_as=tuple(sorted(same[index])),
            part_of=_whole_of(annotated, occurrences, index),
            denied_by=_denier(annotated, occurrences, index, same[index], unreal),
        )
        for index, occurrence in enumerate(occurrences)
    )


def _whole_of(annotated: Annotated, occurrences: Sequence[Occurrence], index: int) -> int | None:
    """The operation that an arrest, a seizure or a clash told right after it in its paragraph belongs to."""
    part = occurrences[index]
    if part.type not in _PHASES:
        return None
    paragraph = _paragraph(annotated, part)
    for earlier in range(index - 1, -1, -1):
        whole = occurrences[earlier]
        if _paragraph(annotated, whole) != paragraph:
            return None
        if whole.type == "security-operation" and whole.date == part.date and whole.places == part.places:
            return earlier
    return None


_PHASES = frozenset({"arrest", "weapons-seizure", "armed-clash", "release", "looting-destruction"})


def _paragraph(annotated: Annotated, occurrence: Occurrence) -> int:
    return annotated.parse.sentence_of(annotated.events[occurrence.mention].token).paragraph


def _denier(
    annotated: Annotated,
    occurrences: Sequence[Occurrence],
    index: int,
    same: set[int],
    unreal: Mapping[str, Sequence[int]],
) -> int | None:
    """The voice that disputes an event: it tells the same event as one that did not happen, or denies after it."""
    event = occurrences[index]
    if ONTOLOGY[event.type].group == "speech" or annotated.modalities[event.mention].negated:
        return None
    for later in unreal.get(event.type, ()):
        other = occurrences[later]
        if other.voice == event.voice or other.mention < event.mention:
            continue
        if later in same or one_party(annotated, event, other):
            return other.voice
    return _denied_next(annotated, occurrences, index)


def _denied_next(annotated: Annotated, occurrences: Sequence[Occurrence], index: int) -> int | None:
    """A denial by a party of the event, told after it and before another event of another party."""
    event = occurrences[index]
    accused = names_of(annotated, event, "agent")
    for other in occurrences[index + 1 : index + 4]:
        if other.type == "deny" and names_of(annotated, other, "agent") & accused:
            return _speaker_of(annotated, other)
    return None


def _speaker_of(annotated: Annotated, denial: Occurrence) -> int | None:
    """The voice whose cue the denial's trigger is."""
    trigger = annotated.events[denial.mention].trigger
    if said := annotated.cues.overlapping(trigger):
        return annotated.speakers[said[0]]
    return denial.voice or None
