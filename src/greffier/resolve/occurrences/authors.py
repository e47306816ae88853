"""Who is behind a deed whose own clause names nobody, read from the story around it.

« Les miliciens ont encerclé le village. Trois maisons ont été livrées aux flammes »: the raid's people. « Trois
assaillants ont été tués »: by those whom they attacked. « Quatre rebelles ont été tués, a annoncé l'armée »: by it.
An author found so keeps the words it was read from, the voice and the reason; nothing is found where the story
leaves a choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, Involvement, Occurrence
from greffier.model.ontology import is_violent
from greffier.model.span import Span
from greffier.resolve.occurrences.attackers import find_attackers
from greffier.resolve.occurrences.story import Story

_RAID = frozenset(
    {"armed-clash", "attack-on-civilians", "looting-destruction", "abduction", "sexual-violence", "mob-violence"}
)
_FORCES = frozenset({"state-forces", "external-forces", "rebel-group", "government"})
_GAIN = frozenset({"territory-gain"})
_WORK = _GAIN | {"arrest", "weapons-seizure"}
"""What a force that announces it has done itself."""
_FIGHTERS = frozenset({"fighters", "attackers", "unknown-armed", "bands"})
_STATES = frozenset({"state-forces", "external-forces", "government"})
_FOUGHT = frozenset({"armed-clash", "air-strike", "shelling", "security-operation"})


def complete_authors(annotated: Annotated, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences with those authors that the story around them tells."""
    story = Story(annotated, list(occurrences))
    for index, occurrence in enumerate(story.occurrences):
        if _lacks_author(story, index) and (is_violent(occurrence.type) or occurrence.type in _RAID | _WORK):
            found = _announcers(story, index) or _raiders(story, index) or _opponents(story, index)
            story.give(index, found or find_attackers(story, index))
    for index in range(len(story.occurrences)):
        if _lacks_author(story, index):
            story.give(index, _of_retelling(story, index) or _captors(story, index))
    return tuple(story.occurrences)


def _lacks_author(story: Story, index: int) -> bool:
    return story.is_told(index) and not story.parties(index, "agent")


def _before(story: Story, index: int) -> int | None:
    """The event told right before in the paragraph, in the same breath: same day, one as the other or many."""
    before = index - 1
    if before < 0 or not story.is_told(before) or story.is_many(before) != story.is_many(index):
        return None
    near = story.paragraph(before) == story.paragraph(index) and story.sentence(index) - story.sentence(before) <= 1
    return before if near and story.occurrences[before].date == story.occurrences[index].date else None


def _raiders(story: Story, index: int) -> list[Involvement]:
    """Those who did what is told right before: one raid."""
    before = _before(story, index)
    if before is None or story.occurrences[before].places != story.occurrences[index].places:
        return []
    if not {story.occurrences[before].type, story.occurrences[index].type} <= _RAID:
        return []
    if story.names(before, "agent") & story.names(index, "target") or _are_fellows(story, before, index):
        return []
    return [story.lend(one, before, "did what is told right before") for one in story.parties(before, "agent")]


def _opponents(story: Story, index: int) -> list[Involvement]:
    """« Trois assaillants ont été tués »: by those whom they attacked, where these are armed."""
    before = _before(story, index)
    if before is None:
        return []
    if not (story.names(before, "agent") & story.names(index, "target") or _are_fellows(story, before, index)):
        return []
    return [story.lend(one, before, "fought those who were hit") for one in story.armed(before, "target")]


def _are_fellows(story: Story, before: int, index: int) -> bool:
    """« Des combattants du Front ont attaqué … Neuf combattants ont été tués »: fighters of nobody told are theirs."""
    hit = [story.annotated.actors[one.actor] for one in story.parties(index, "target") if one.actor is not None]
    unnamed = bool(hit) and not story.actors(index, "target") and all(actor.noun in _FIGHTERS for actor in hit)
    states = any(actor.kind in _STATES for _, actor in story.actors(before, "agent"))
    return unnamed and not states


def _of_retelling(story: Story, index: int) -> list[Involvement]:
    """The authors that another mention of the same event names."""
    for other in story.occurrences[index].same_as:
        if found := story.parties(other, "agent"):
            return [story.lend(one, other, "named where the same event is told") for one in found]
    return []


def _captors(story: Story, index: int) -> list[Involvement]:
    """« Les pêcheurs enlevés par X ont recouvré la liberté »: those who held them let them go."""
    if story.occurrences[index].type != "release":
        return []
    freed = {one.argument.token for one in story.parties(index, "target")}
    names = story.names(index, "target")
    for other in range(index - 1, -1, -1):
        if story.occurrences[other].type != "abduction" or not story.parties(other, "agent"):
            continue
        held = {one.argument.token for one in story.parties(other, "target")}
        if freed & held or names & story.names(other, "target"):
            return [story.lend(one, other, "held those who were freed") for one in story.parties(other, "agent")]
    return []


def _announcers(story: Story, index: int) -> list[Involvement]:
    """« Quatre rebelles ont été tués, a annoncé l'armée »: a force of the fight that tells what its enemy has suffered.

    Not a state that reports the deed of a third: the speaker has part in another violent event of the text, or it
    happened in the speaker's own country.
    """
    event = story.occurrences[index]
    voice = story.annotated.voices[event.voice]
    actor = voice.actor
    if actor is None or actor.kind not in _FORCES or not voice.spans or not _has_part(story, index, actor):
        return []
    own = event.type in (_WORK if actor.kind != "government" else _GAIN)
    if not own and not (event.type in _FOUGHT and _is_enemy(story, index, actor)):
        return []
    found = _mention_of(story.annotated, voice.spans[0], actor)
    if found is None:
        return []
    mention = story.annotated.actors[found]
    argument = Argument("agent", mention.token, mention.span, "announces")
    return [Involvement(argument, found, None, "announces what its enemy has suffered")]


def _has_part(story: Story, index: int, speaker: Actor) -> bool:
    places = (story.annotated.places[at].location.place for at in story.occurrences[index].places)
    if any(place is not None and (place.country,) == speaker.countries for place in places):
        return True
    others = (other for other in range(len(story.occurrences)) if other != index)
    return any(
        _side_of(actor) == _side_of(speaker)
        for other in others
        if story.occurrences[other].type in _FOUGHT | _RAID
        for role in ("agent", "target")
        for _, actor in story.actors(other, role)
    )


def _is_enemy(story: Story, index: int, speaker: Actor) -> bool:
    """True where all who were hit are armed, and none of the speaker's side."""
    hit = story.parties(index, "target")
    sides = {_side_of(actor) for _, actor in story.actors(index, "target")}
    return bool(hit) and len(story.armed(index, "target")) == len(hit) and _side_of(speaker) not in sides


def _side_of(actor: Actor) -> str:
    """A country for its forces and its government, any other party for itself."""
    return actor.countries[0] if actor.kind in ("state-forces", "government") and actor.countries else actor.id


def _mention_of(annotated: Annotated, span: Span, actor: Actor) -> int | None:
    for index in annotated.actor_spans.overlapping(span):
        party = annotated.parties[index]
        if party.actor is not None and party.actor.id == actor.id:
            return index
    return None
