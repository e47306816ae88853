"""Two sides at war: in a story of two, what hits the one comes from the other.

A side is a country for its forces, its government and its people, an armed group for itself. Only where all the
fighting that a text tells is between the same two sides does it say whose an unsigned deed was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from greffier.model.actor import Actor
from greffier.model.mentions import Involvement
from greffier.model.ontology import is_violent
from greffier.resolve.occurrences.story import Story

_STATE = frozenset({"state-forces", "government", "civilians"})
_ARMED = frozenset({"rebel-group", "political-militia", "identity-militia"})
_FROM_AFAR = frozenset({"air-strike", "shelling"})


def side_of(actor: Actor) -> str | None:
    """The side that an actor belongs to; None for those who fight for nobody."""
    if actor.kind in _STATE:
        return actor.countries[0] if len(actor.countries) == 1 else None
    return actor.id if actor.kind in _ARMED else None


def tell_sides(story: Story) -> None:
    """Give the events without an author the side that fights those who were hit, where the story has only two."""
    against = _two_sides(story)
    for index, occurrence in enumerate(story.occurrences):
        if not against or not is_violent(occurrence.type) or story.parties(index, "agent"):
            continue
        if story.is_told(index) and not story.is_many(index):
            hit = [side for side in _sides_hit(story, index) if side in against]
            if len(hit) == 1 and _is_foe(story, index, against[hit[0]]):
                reason = "the only side at war with those who were hit"
                story.give(index, [replace(against[hit[0]], voice=occurrence.voice, reason=reason)])


def _is_foe(story: Story, index: int, foe: Involvement) -> bool:
    """Civilians are hit as their country's only from afar, in a war of countries: rebels do not fight villagers."""
    hit = {actor.kind for _, actor in story.actors(index, "target")}
    party = story.annotated.parties[foe.actor].actor if foe.actor is not None else None
    afar = story.occurrences[index].type in _FROM_AFAR
    return "civilians" not in hit or (afar and party is not None and party.kind in _STATE)


def _two_sides(story: Story) -> dict[str, Involvement]:
    """The two sides, each with its opponent's mention; empty where there are more."""
    against: dict[str, Involvement] = {}
    pairs = set()
    for side, other, one in _hostile(story):
        pairs.add(frozenset((side, other)))
        against.setdefault(other, one)
    return against if len(pairs) == 1 and next(iter(pairs)) <= _named_sides(story) else {}


def _named_sides(story: Story) -> set[str]:
    """The sides whose fighters or government the text names: a country is no side by being struck."""
    actors = (party.actor for party in story.annotated.parties)
    return {side for actor in actors if actor is not None and actor.kind != "civilians" and (side := side_of(actor))}


def _hostile(story: Story) -> Iterator[tuple[str, str, Involvement]]:
    """(side, the side that it hit, its mention), deed by deed."""
    for index, occurrence in enumerate(story.occurrences):
        if not is_violent(occurrence.type) or not story.is_told(index):
            continue
        hit = _sides_hit(story, index)
        for one, actor in story.actors(index, "agent"):
            side = side_of(actor)
            yield from ((side, other, one) for other in sorted(hit) if side is not None and side != other)


def _sides_hit(story: Story, index: int) -> set[str]:
    """The sides of the targets; of what was hit from afar in a country, the country."""
    found = {side for _, actor in story.actors(index, "target") if (side := side_of(actor))}
    places = story.occurrences[index].places
    if found or not places or story.occurrences[index].type not in _FROM_AFAR:
        return found
    place = story.annotated.places[places[0]].location.place
    agents = {side_of(actor) for _, actor in story.actors(index, "agent")}
    if place is None or place.country is None or agents - {side for side in agents if side and len(side) == 2}:
        return set()
    return {place.country}
