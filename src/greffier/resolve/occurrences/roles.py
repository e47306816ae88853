"""Who took part, where another clause says so.

A claim of responsibility names the author of the deed claimed, an accusation the author of the deed it is about, a
toll the people hit; an arrest or a seizure told as part of an operation is the work of those who led it. Each keeps
the words it was read from, and the voice that says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, Involvement, Occurrence
from greffier.model.ontology import is_violent
from greffier.model.span import Span
from greffier.resolve.occurrences.authors import complete_authors
from greffier.resolve.occurrences.participants import actor_of

_BLAME = {"claim-responsibility": "agent", "accuse": "target"}
"""In which role a speech act names the author of the deed."""
_REACH = 3
"""How many paragraphs back a claim or an accusation may reach."""


def complete_roles(annotated: Annotated, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences with the agents and targets that other clauses name."""
    found = [_with_victims(annotated, occurrence) for occurrence in occurrences]
    violent = frozenset(occurrence.mention for occurrence in found if is_violent(occurrence.type))
    for index, occurrence in enumerate(found):
        blamed = _deed_of(annotated, found, index, violent) if occurrence.type in _BLAME else None
        if blamed is not None:
            found[blamed] = _with_author(annotated, found[blamed], occurrence)
    for index, occurrence in enumerate(found):
        if occurrence.part_of is not None and not _has(occurrence, "agent"):
            whole = found[occurrence.part_of]
            found[index] = _with_leaders(occurrence, whole, "led the operation that this is part of")
    return complete_authors(annotated, found)


def _has(occurrence: Occurrence, role: str) -> bool:
    return any(one.argument.role == role for one in occurrence.involved)


def _with_victims(annotated: Annotated, occurrence: Occurrence) -> Occurrence:
    """An event without a target hit those whom its tolls count, its own authors apart."""
    if _has(occurrence, "target") or not is_violent(occurrence.type):
        return occurrence
    authors = {_name(annotated, one.actor) for one in occurrence.involved if one.argument.role == "agent"}
    hit: dict[str, Involvement] = {}
    for index in occurrence.tolls:
        toll = annotated.tolls[index]
        victims = toll.victims if toll.status == "current" else None
        actor = actor_of(annotated, victims) if victims else None
        name = _name(annotated, actor)
        if victims is not None and name is not None and name not in authors:
            target = Argument("target", victims.token, victims.span, toll.rule)
            hit.setdefault(name, Involvement(target, actor, reason="counted among its victims"))
    return replace(occurrence, involved=(*occurrence.involved, *hit.values()))


def _name(annotated: Annotated, actor: int | None) -> str | None:
    return None if actor is None else annotated.parties[actor].name


def _deed_of(
    annotated: Annotated, occurrences: Sequence[Occurrence], speech: int, violent: frozenset[int]
) -> int | None:
    """The violent event that a claim or an accusation is about: the last one told before it without an author.

    None where what is said names a deed of its own (« accuse l'armée d'avoir bombardé »), or where the claim is denied.
    """
    act = occurrences[speech]
    mention = annotated.events[act.mention]
    if annotated.modalities[act.mention].negated or annotated.modalities[act.mention].kind != "asserted":
        return None
    said = (annotated.attributions[i].content for i in annotated.cues.overlapping(mention.trigger))
    own = any(_tells_deed(annotated, violent, content) for content in said)
    if own and act.type == "accuse":
        return None
    paragraph = annotated.parse.sentence_of(mention.token).paragraph
    for index in range(speech - 1, -1, -1):
        told = annotated.events[occurrences[index].mention]
        if paragraph - annotated.parse.sentence_of(told.token).paragraph > _REACH:
            return None
        if is_violent(occurrences[index].type) and not annotated.modalities[occurrences[index].mention].negated:
            return index
    return None


def _tells_deed(annotated: Annotated, violent: frozenset[int], content: Span) -> bool:
    within = annotated.triggers.overlapping(content)
    return any(index in violent and content.covers(annotated.events[index].trigger) for index in within)


def _with_author(annotated: Annotated, deed: Occurrence, speech: Occurrence) -> Occurrence:
    """The deed with the party that a speech act names as its author, in the speaker's voice."""
    if _has(deed, "agent"):
        return deed
    role = _BLAME[speech.type]
    speaker = _speaker(annotated, speech)
    found = []
    for one in speech.involved:
        if one.argument.role == role and one.actor is not None:
            author = replace(one.argument, role="agent")
            found.append(Involvement(author, one.actor, speaker, "named by a " + speech.type))
    return replace(deed, involved=(*deed.involved, *found))


def _speaker(annotated: Annotated, speech: Occurrence) -> int:
    """The voice that accuses or claims: the one whose cue the speech act is."""
    trigger = annotated.events[speech.mention].trigger
    said = annotated.cues.overlapping(trigger)
    return annotated.speakers[said[0]] if said else speech.voice


def _with_leaders(part: Occurrence, whole: Occurrence, reason: str) -> Occurrence:
    leaders = [one for one in whole.involved if one.argument.role == "agent"]
    inherited = (replace(one, reason=reason) for one in leaders)
    return replace(part, involved=(*part.involved, *inherited))
