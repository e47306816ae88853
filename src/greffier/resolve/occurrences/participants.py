"""Which parties an argument of an event names."""

from __future__ import annotations

from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Argument
from greffier.resolve.actors.features import load_reference

_JUDGING = ("label", "scare-quotes")
_NOMINAL = frozenset({"nmod", "appos", "flat", "flat:name", "amod", "conj"})


def actors_of(annotated: Annotated, argument: Argument) -> tuple[int, ...]:
    """The indices of the actor mentions that the argument names, in text order; empty where it names a thing.

    « les armées tchadienne et malienne » names two, « la police et la milice » too.
    """
    best = actor_of(annotated, argument)
    if best is None:
        return ()
    actors, chosen = annotated.actors, annotated.actors[best]
    beside = {best, *annotated.actor_spans.overlapping(chosen.span), *annotated.actor_spans.overlapping(argument.span)}
    return tuple(
        index
        for index in sorted(beside)
        if index == best or actors[index].span == chosen.span or _joined(annotated, argument, actors[index], chosen)
    )


def _joined(annotated: Annotated, argument: Argument, mention: ActorMention, chosen: ActorMention) -> bool:
    """True for a conjunct of the chosen mention inside the argument."""
    token = annotated.parse.tokens[mention.token]
    return argument.span.covers(mention.span) and token.dep == "conj" and token.head == chosen.token


def actor_of(annotated: Annotated, argument: Argument) -> int | None:
    """The index of the actor mention that the argument names first, or None where it names a thing.

    The mention on the head word wins, then the one around it, then the first inside the phrase
    (« un convoi de l'armée » stands for the army), then the first that hangs from it.
    """
    head = annotated.parse.tokens[argument.token]
    actors = annotated.actors
    if on := annotated.actors_by_token.get(argument.token):
        return on[0]
    if around := annotated.actor_spans.at(head.start):
        return min(around, key=lambda index: len(actors[index].span))
    overlapping = annotated.actor_spans.overlapping(argument.span)
    if inside := [index for index in overlapping if actors[index].span.start >= argument.span.start]:
        return inside[0]
    below = (index for token in _below(annotated, head.index) for index in annotated.actors_by_token.get(token, ()))
    return min(below, default=None)


def _below(annotated: Annotated, head: int) -> list[int]:
    """The words to the right that hang from the head with only nouns between: « un bus de nuit de l'armée »."""
    parse, found = annotated.parse, [head]
    for token in found:
        found.extend(child for child in parse.children(token) if child > head and _is_its_own(annotated, child))
    return found[1:]


def _is_its_own(annotated: Annotated, child: int) -> bool:
    """« un bus de l'armée », « un camion pour la police », but not « le convoi par des inconnus »."""
    parse = annotated.parse
    if parse.tokens[child].dep not in _NOMINAL:
        return False
    owned_by = load_reference(annotated.document.language)["owned_by"]
    return all(parse.tokens[i].folded in owned_by for i in parse.children(child) if parse.tokens[i].dep == "case")


def is_civilian(annotated: Annotated, actor: int | None) -> bool | None:
    """Whether the party is civilian; None where neither the words nor the registry say."""
    if actor is None:
        return None
    civilian = annotated.parties[actor].civilian
    if civilian is None:
        civilian = annotated.actors[actor].civilian
    return _of_those_aboard(annotated, actor) if civilian is None else civilian


def _of_those_aboard(annotated: Annotated, actor: int) -> bool | None:
    """« un camion de migrants » is as civilian as those whom it carries."""
    span = annotated.actors[actor].span
    inside = [
        mention.civilian
        for index, mention in ((i, annotated.actors[i]) for i in annotated.actor_spans.overlapping(span))
        if index != actor and span.covers(mention.span) and mention.civilian is not None
    ]
    return inside[-1] if inside else None


def _named_at(annotated: Annotated, actor: int) -> int:
    """The mention whose words an unknown party has as its name: « ils » after « des terroristes »."""
    seen = {actor}
    while (before := annotated.parties[actor].antecedent) is not None and before not in seen:
        seen.add(before)
        actor = before
    return actor


def name_of(annotated: Annotated, argument: Argument, actor: int | None) -> str:
    """The party's neutral name, or the text's own words where it has none; loaded words are not repeated.

    « une horde de terroristes » → the neutral reading that ``framing`` gives, "armed group".
    """
    if actor is not None and annotated.parties[actor].actor is not None:
        return annotated.parties[actor].name
    thing = actor is None or (annotated.actors[actor].noun or "").endswith("-thing")
    words = argument.span.quote if thing or actor is None else annotated.parties[actor].name
    told = argument.token if actor is None else annotated.actors[_named_at(annotated, actor)].token
    head = annotated.parse.tokens[told]
    for framed in map(annotated.framing.__getitem__, annotated.framing_spans.at(head.start)):
        if framed.kind in _JUDGING and framed.neutral:
            return framed.neutral
    return words
