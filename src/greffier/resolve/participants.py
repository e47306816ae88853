"""Which party an argument of an event names."""

from __future__ import annotations

from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument

_NAMING = ("name", "composed", "person", "generic", "anaphor", "pronoun")


def actor_of(annotated: Annotated, argument: Argument) -> int | None:
    """The index of the actor mention that the argument names, or None where it names a thing.

    The mention on the head word wins, then the one around it, then the first inside the phrase
    (« un convoi de l'armée » stands for the army).
    """
    tokens = annotated.parse.tokens_between(argument.span.start, argument.span.end)
    around, inside = [], []
    for index, mention in enumerate(annotated.actors):
        if mention.token == argument.token:
            return index
        if not mention.span.overlaps(argument.span):
            continue
        head = annotated.parse.tokens[argument.token]
        if mention.span.start <= head.start < mention.span.end:
            around.append(index)
        elif mention.token in tokens:
            inside.append(index)
    if around:
        return min(around, key=lambda index: len(annotated.actors[index].span))
    return inside[0] if inside else None


def is_civilian(annotated: Annotated, actor: int | None) -> bool | None:
    """Whether the party is civilian; None where neither the words nor the registry say."""
    if actor is None:
        return None
    party = annotated.parties[actor] if annotated.parties else None
    if party is not None and party.civilian is not None:
        return party.civilian
    return annotated.actors[actor].civilian
