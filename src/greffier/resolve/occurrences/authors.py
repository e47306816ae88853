"""Who is behind a deed whose own clause names nobody, read from the story around it.

« Les miliciens ont encerclé le village. Trois maisons ont été livrées aux flammes »: the raid's people. « Trois
assaillants ont été tués »: by those whom they attacked. In a story of two warring sides, what hits the one comes from
the other. An author found so keeps the words it was read from and the reason; nothing is found where the story
leaves a choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import Involvement, Occurrence
from greffier.model.ontology import is_violent
from greffier.resolve.occurrences.participants import is_civilian

_RAID = frozenset(
    {"armed-clash", "attack-on-civilians", "looting-destruction", "abduction", "sexual-violence", "mob-violence"}
)
_REMOTE = frozenset({"air-strike", "shelling"})
_STATE = frozenset({"state-forces", "government", "civilians"})
_ARMED = frozenset({"state-forces", "rebel-group", "political-militia", "identity-militia", "external-forces"})


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a document, in the order of the text."""

    annotated: Annotated
    occurrences: list[Occurrence]

    def names(self, index: int, role: str) -> set[str]:
        """The parties of an event in a role, by name."""
        return {self.annotated.parties[one.actor].name for one in self.known(index, role) if one.actor is not None}

    def known(self, index: int, role: str) -> list[Involvement]:
        return [one for one in self.occurrences[index].involved if one.argument.role == role]

    def actors(self, index: int, role: str) -> list[tuple[Involvement, Actor]]:
        """The parties of an event in a role that the registry knows."""
        found = ((one, one.actor) for one in self.known(index, role) if one.actor is not None)
        parties = self.annotated.parties
        return [(one, actor) for one, at in found if (actor := parties[at].actor) is not None]

    def is_told(self, index: int) -> bool:
        """True for what the text tells as having happened, once, lately."""
        told = self.annotated.modalities[self.occurrences[index].mention]
        return told.kind in ("asserted", "alleged") and not told.negated and not told.background

    def sentence(self, index: int) -> int:
        return self.annotated.parse.tokens[self.token(index)].sentence

    def token(self, index: int) -> int:
        return self.annotated.events[self.occurrences[index].mention].token

    def paragraph(self, index: int) -> int:
        return self.annotated.parse.sentence_of(self.token(index)).paragraph


def complete_authors(annotated: Annotated, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences with those authors that the story around them tells."""
    story = Story(annotated, list(occurrences))
    for index, occurrence in enumerate(story.occurrences):
        if story.known(index, "agent") or not (is_violent(occurrence.type) or occurrence.type in _RAID):
            continue
        found = _raiders(story, index) or _opponents(story, index)
        story.occurrences[index] = replace(occurrence, involved=(*occurrence.involved, *found))
    sides = _warring_sides(story)
    for index, occurrence in enumerate(story.occurrences):
        if sides and not story.known(index, "agent") and is_violent(occurrence.type):
            found = _other_side(story, index, sides)
            story.occurrences[index] = replace(occurrence, involved=(*occurrence.involved, *found))
    return tuple(story.occurrences)


def _before(story: Story, index: int) -> int | None:
    """The event told right before in the paragraph, in the same breath: same day, same sort of report."""
    before = index - 1
    if before < 0 or not (story.is_told(index) and story.is_told(before)):
        return None
    one, other = story.occurrences[before], story.occurrences[index]
    near = story.paragraph(before) == story.paragraph(index) and story.sentence(index) - story.sentence(before) <= 1
    same = one.date == other.date and _is_many(story, before) == _is_many(story, index)
    return before if near and same else None


def _is_many(story: Story, index: int) -> bool:
    return story.annotated.modalities[story.occurrences[index].mention].aggregate


def _raiders(story: Story, index: int) -> list[Involvement]:
    """Those who did what is told right before: one raid."""
    before = _before(story, index)
    if before is None or story.occurrences[before].places != story.occurrences[index].places:
        return []
    if not {story.occurrences[before].type, story.occurrences[index].type} <= _RAID:
        return []
    if story.names(before, "agent") & story.names(index, "target"):
        return []
    return [_because(one, story, before, "did what is told right before") for one in story.known(before, "agent")]


def _opponents(story: Story, index: int) -> list[Involvement]:
    """« Trois assaillants ont été tués »: by those whom they attacked, where these are armed."""
    before = _before(story, index)
    if before is None or not story.names(before, "agent") & story.names(index, "target"):
        return []
    armed = [one for one in story.known(before, "target") if is_civilian(story.annotated, one.actor) is False]
    return [_because(one, story, before, "fought those who were hit") for one in armed]


def _because(one: Involvement, story: Story, before: int, reason: str) -> Involvement:
    voice = one.voice if one.voice is not None else story.occurrences[before].voice
    return replace(one, argument=replace(one.argument, role="agent"), voice=voice, reason=reason)


def _side(actor: Actor) -> str | None:
    """A country for its forces, government and people; an armed group for itself."""
    if actor.kind in _STATE:
        return actor.countries[0] if len(actor.countries) == 1 else None
    return actor.id if actor.kind in _ARMED else None


def _hostile(story: Story) -> Iterator[tuple[str, str, Involvement]]:
    for index, occurrence in enumerate(story.occurrences):
        if not is_violent(occurrence.type) or story.annotated.modalities[occurrence.mention].negated:
            continue
        targets = {side for _, actor in story.actors(index, "target") if (side := _side(actor))}
        for one, actor in story.actors(index, "agent"):
            side = _side(actor)
            for other in targets:
                if side is not None and side != other:
                    yield side, other, one


def _warring_sides(story: Story) -> dict[str, Involvement]:
    """The two sides of the war that the text tells, each with the side that fights it; empty where there are more."""
    against: dict[str, Involvement] = {}
    pairs = set()
    for side, other, one in _hostile(story):
        pairs.add(frozenset((side, other)))
        against.setdefault(other, one)
    return against if len(pairs) == 1 else {}


def _other_side(story: Story, index: int, sides: dict[str, Involvement]) -> list[Involvement]:
    if not story.is_told(index) or _is_many(story, index):
        return []
    hit = {side for _, actor in story.actors(index, "target") if (side := _side(actor))}
    reason, voice = "the only side at war with those who were hit", story.occurrences[index].voice
    return [replace(sides[side], voice=voice, reason=reason) for side in sorted(hit & sides.keys())]
