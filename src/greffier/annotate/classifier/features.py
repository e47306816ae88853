"""What the classifier knows of a candidate: the frame it stands in, by name, and the meaning of its words, by vector.

No feature is a word of a language: the words come in through the vectors and the ids of the rules only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from greffier.annotate.classifier.scene import Scene, Vector, mean, sum_vectors
from greffier.model.mentions import EventMention
from greffier.model.parse import Token

BLOCKS = ("trigger", "arguments", "context")
_MORPHOLOGY = ("Mood=", "Tense=", "VerbForm=", "Person=", "Number=", "Voice=")
_COUNTED = ("armed", "civilian", "party", "person", "place", "time", "quantity")


@dataclass(frozen=True, slots=True)
class Described:
    """``named`` are the features that hold, ``vectors`` one unit vector for each of ``BLOCKS``, end to end."""

    named: tuple[str, ...]
    vectors: Vector


def describe(scene: Scene, mention: EventMention) -> Described:
    """The features of one candidate, e.g. "rule=events:attack", "agent=armed", "sentence has place"."""
    named = [*_of_lexicon(mention), *_of_trigger(scene, mention), *_of_roles(scene, mention), *_around(scene, mention)]
    return Described(tuple(dict.fromkeys(named)), _vectors(scene, mention))


def _of_lexicon(mention: EventMention) -> Iterator[str]:
    yield f"rule={mention.rule}"
    yield f"type={mention.type}"
    if mention.outcome:
        yield "outcome"
    if mention.anaphoric:
        yield "points back"


def _of_trigger(scene: Scene, mention: EventMention) -> Iterator[str]:
    parse = scene.annotated.parse
    token = parse.tokens[mention.token]
    yield f"tag={token.pos}"
    yield f"arrow={token.dep.split(':')[0]}"
    words = parse.tokens_between(mention.trigger.start, mention.trigger.end)
    yield f"words={min(len(words), 3)}"
    yield from (f"{token.pos} {part}" for part in _morphology(token))
    for child in parse.children(mention.token):
        other = parse.tokens[child]
        if other.pos in {"DET", "AUX"}:
            yield from (f"{other.pos} {part}" for part in (*_morphology(other), *_definiteness(other)))
    if any(parse.tokens[child].pos == "DET" for child in parse.children(mention.token)) is False:
        yield f"no determiner {token.pos}"


def _morphology(token: Token) -> list[str]:
    return [part for part in token.morph.split("|") if part.startswith(_MORPHOLOGY)]


def _definiteness(token: Token) -> list[str]:
    return [part for part in token.morph.split("|") if part.startswith(("Definite=", "PronType=", "Poss="))]


def _of_roles(scene: Scene, mention: EventMention) -> Iterator[str]:
    tokens = scene.annotated.parse.tokens
    for argument in mention.arguments:
        token = tokens[argument.token]
        known = scene.roles.get(argument.token)
        kind = known or ("name" if token.text[:1].isupper() else "thing")
        yield f"{argument.role}={kind}"
        yield f"filled {argument.role}"
    if not mention.arguments:
        yield "nothing filled"


def _around(scene: Scene, mention: EventMention) -> Iterator[str]:
    annotated = scene.annotated
    sentence = annotated.parse.sentence_of(mention.token)
    held = scene.kinds[sentence.index]
    for kind in _COUNTED:
        if held.get(kind):
            yield f"sentence has {kind}"
    yield f"candidates={min(held.get('candidate', 0), 3)}"
    length = sentence.last - sentence.first
    yield "short sentence" if length <= 7 else "long sentence" if length >= 25 else "middling sentence"
    if mention.token - sentence.first <= 2:
        yield "opens the sentence"
    around = [annotated.quotes[i] for i in annotated.quote_spans.covering(mention.trigger)]
    if any(quote.inner.covers(mention.trigger) and quote.scare for quote in around):
        yield "held at arm's length"
    if annotated.parse.tokens[sentence.last - 1].text == "?":
        yield "asked"


def _vectors(scene: Scene, mention: EventMention) -> Vector:
    parse = scene.annotated.parse
    words = parse.tokens_between(mention.trigger.start, mention.trigger.end)
    trigger = mean(*sum_vectors(parse, words))
    filled = mean(*sum_vectors(parse, [argument.token for argument in mention.arguments]))
    around = scene.context(mention.token, words)
    return np.concatenate((trigger, filled, around))
