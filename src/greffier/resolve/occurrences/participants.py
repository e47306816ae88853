"""Which parties an argument of an event names."""

from __future__ import annotations

from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument

_JUDGING = ("label", "scare-quotes")
_NOMINAL = frozenset({"nmod", "appos", "flat", "flat:name", "amod", "conj"})


def actors_of(annotated: Annotated, argument: Argument) -> tuple[int, ...]:
    """The indices of the actor mentions that the argument names, in text order; empty where it names a thing.

    « les armées syrienne et irakienne » names two, « la police et la milice » too.
    """
    best = actor_of(annotated, argument)
    if best is None:
        return ()
    parse, chosen = annotated.parse, annotated.actors[best]
    return tuple(
        index
        for index, mention in enumerate(annotated.actors)
        if index == best
        or mention.span == chosen.span
        or (
            argument.span.covers(mention.span)
            and parse.tokens[mention.token].dep == "conj"
            and parse.tokens[mention.token].head == chosen.token
        )
    )


def actor_of(annotated: Annotated, argument: Argument) -> int | None:
    """The index of the actor mention that the argument names first, or None where it names a thing.

    The mention on the head word wins, then the one around it, then the first inside the phrase
    (« un convoi de l'armée » stands for the army), then the first that hangs from it.
    """
    head = annotated.parse.tokens[argument.token]
    on, around, inside, below = [], [], [], []
    for index, mention in enumerate(annotated.actors):
        if mention.token == argument.token:
            on.append(index)
        elif mention.span.start <= head.start < mention.span.end:
            around.append(index)
        elif mention.span.overlaps(argument.span) and mention.span.start >= argument.span.start:
            inside.append(index)
        elif _hangs_from(annotated, mention.token, argument.token):
            below.append(index)
    around.sort(key=lambda index: len(annotated.actors[index].span))
    return next(iter((*on, *around, *inside, *below)), None)


def _hangs_from(annotated: Annotated, token: int, head: int) -> bool:
    """True where only nouns lie between the two: « un bus de nuit de l'armée »."""
    parse = annotated.parse
    while parse.tokens[token].dep in _NOMINAL and token > head:
        token = parse.tokens[token].head
    return token == head


def is_civilian(annotated: Annotated, actor: int | None) -> bool | None:
    """Whether the party is civilian; None where neither the words nor the registry say."""
    if actor is None:
        return None
    civilian = annotated.parties[actor].civilian
    return annotated.actors[actor].civilian if civilian is None else civilian


def name_of(annotated: Annotated, argument: Argument, actor: int | None) -> str:
    """The party's neutral name, or the text's own words where it has none; loaded words are not repeated.

    « une horde de terroristes » → the neutral reading that ``framing`` gives, "armed group".
    """
    if actor is not None and annotated.parties[actor].actor is not None:
        return annotated.parties[actor].name
    span = argument.span if actor is None else annotated.actors[actor].span
    words = span.quote if actor is None else annotated.parties[actor].name
    head = annotated.parse.tokens[argument.token if actor is None else annotated.actors[actor].token]
    for framed in annotated.framing:
        if framed.kind in _JUDGING and framed.neutral and framed.span.start <= head.start < framed.span.end:
            return framed.neutral
    return words
