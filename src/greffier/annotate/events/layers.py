"""What the layers below the events know of names: places, parties, media."""

from __future__ import annotations

from greffier.annotate.events.lexicon import Lexicon
from greffier.annotate.events.words import plain
from greffier.model.annotated import Annotated
from greffier.model.parse import Token

_LOOSE = frozenset(("actors.pronoun.object", "actors.pronoun.others"))
"""Mentions of pronouns that may as well stand for things."""


def classes_of_layers(annotated: Annotated, lexicon: Lexicon) -> dict[int, frozenset[str]]:
    """What the map and the registry know of names: places, parties (armed or civilian), media.

    A civilian thing (« l'église », « le bétail ») is no person: where the lexicon knows the noun, its word stands.
    """
    given: dict[int, set[str]] = {}
    parse = annotated.parse
    for toponym in annotated.toponyms:
        for name in toponym.names:
            for index in parse.tokens_between(name.start, name.end):
                given.setdefault(index, set()).add("place")
    for actor in annotated.actors:
        if actor.rule in _LOOSE:
            continue
        kinds = {candidate.kind for candidate in actor.candidates}
        classes = {"person", "civilian"} if actor.civilian else {"person", "body"}
        if kinds and kinds <= {"media"}:
            classes = {"media", "body"}
        elif actor.civilian is False or kinds & {"state-forces", "rebel-group", "political-militia", "external-forces"}:
            classes |= {"armed"}
        if actor.form in {"name", "composed", "person"}:
            for index in parse.tokens_between(actor.span.start, actor.span.end):
                if parse.tokens[index].pos in {"PROPN", "NOUN", "X"} and parse.tokens[index].text[:1].isupper():
                    given.setdefault(index, set()).update(classes)
        if "armed" in classes or not _is_thing(parse.tokens[actor.token], lexicon):
            given.setdefault(actor.token, set()).update(classes)
    return {index: frozenset(classes) for index, classes in given.items()}


def _is_thing(token: Token, lexicon: Lexicon) -> bool:
    """True for a common noun that the lexicon knows, and not as a person or body."""
    known = lexicon.classes.get(plain(token.text), frozenset())
    return bool(known) and not known & {"person", "body", "wounded"}
