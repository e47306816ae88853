"""« Neuf soldats tués dans une embuscade. Les assaillants, des membres du Front, … »: who attacked, told after."""

from __future__ import annotations

from greffier.model.mentions import ActorMention, Argument, Involvement
from greffier.resolve.occurrences.story import Story

_ATTACKED = frozenset({"armed-clash", "attack-on-civilians", "abduction", "grenade", "looting-destruction"})
_NEAR = 3  # sentences on


def find_attackers(story: Story, index: int) -> list[Involvement]:
    """The attackers that the sentences after an attack speak of, before another attack is told."""
    if story.occurrences[index].type not in _ATTACKED or story.is_many(index):
        return []
    mention = _attackers_after(story, index)
    if mention is None:
        return []
    named = _identity(story, mention)
    actor = story.annotated.actors[named]
    argument = Argument("agent", actor.token, actor.span, "attackers")
    return [Involvement(argument, named, None, "the attackers that the next sentences speak of")]


def _attackers_after(story: Story, index: int) -> int | None:
    tokens, here = story.annotated.parse.tokens, story.sentence(index)
    end = _start_of_next(story, index)
    for position in range(len(story.annotated.actors)):
        mention = story.annotated.actors[position]
        far = tokens[mention.token].sentence - here
        if far > _NEAR or mention.token >= end:
            return None
        if mention.token > story.token(index) and mention.noun == "attackers" and mention.form == "anaphor":
            return position
    return None


def _start_of_next(story: Story, index: int) -> int:
    """The token at which another attack with an author of its own is told."""
    for other in range(index + 1, len(story.occurrences)):
        agents = story.parties(other, "agent")
        if agents and story.occurrences[other].type in _ATTACKED and not _are_attackers(story, agents):
            return story.token(other)
    return len(story.annotated.parse.tokens)


def _are_attackers(story: Story, agents: list[Involvement]) -> bool:
    return any(one.actor is not None and story.annotated.actors[one.actor].noun == "attackers" for one in agents)


def _identity(story: Story, position: int) -> int:
    """« Les assaillants, des éléments de l'UPC, »: the phrase beside them, where its party is known."""
    actors, parties = story.annotated.actors, story.annotated.parties
    for other in range(position + 1, min(position + 3, len(actors))):
        if _is_beside(story, actors[position], actors[other]) and parties[other].actor is not None:
            return other
    return position


def _is_beside(story: Story, first: ActorMention, second: ActorMention) -> bool:
    return story.annotated.document.text[first.span.end : second.span.start] == ", "
