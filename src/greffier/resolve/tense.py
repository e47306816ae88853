"""Whether the verb around a time expression looks ahead (« seront envoyés mercredi ») or back.

The parse decides where it knows the governing verb; else the verb form nearest in the sentence.
"""

from __future__ import annotations

import re
from typing import Literal

from greffier.model.annotated import Annotated
from greffier.model.parse import Parse, Token
from greffier.model.span import Span
from greffier.resolve.words import Words

_BEFORE, _AFTER = 90, 70
_AUXILIARIES = ("aux", "cop")


def looks_ahead(annotated: Annotated, folded: str, span: Span, sentence: tuple[int, int], words: Words) -> bool:
    """True where what is told of the span is still to come."""
    side = _governed(annotated.parse, span, words)
    return side == "ahead" if side else _nearest(folded, span, sentence, words)


def _governed(parse: Parse, span: Span, words: Words) -> Literal["ahead", "back"] | None:
    tokens = parse.tokens_between(span.start, span.end)
    if not tokens:
        return None
    head = next((t for t in tokens if parse.tokens[t].head not in tokens or parse.tokens[t].head == t), tokens[0])
    for index in parse.ancestors(head):
        if parse.tokens[index].pos in ("VERB", "AUX"):
            return _side(parse, parse.tokens[index], words)
    return None


def _side(parse: Parse, verb: Token, words: Words) -> Literal["ahead", "back"] | None:
    """What the form of a verb and of its auxiliaries says; None for a bare present."""
    auxiliaries = [parse.tokens[i] for i in parse.children(verb.index) if parse.tokens[i].dep.startswith(_AUXILIARIES)]
    forms = [verb, *auxiliaries]
    if any(token.has("Tense=Fut") for token in forms):
        return "ahead"
    if verb.lemma in words.planning and (verb.has("VerbForm=Part") or verb.has("Tense=Pres")):
        return "ahead"
    if auxiliaries or verb.has("Tense=Past") or verb.has("Tense=Imp"):
        return "back"
    governor = parse.tokens[verb.head]
    if verb.has("VerbForm=Inf") and governor.index != verb.index and governor.pos in ("VERB", "AUX"):
        return _side(parse, governor, words)
    return None


def _nearest(folded: str, span: Span, sentence: tuple[int, int], words: Words) -> bool:
    """The verb form nearest to the expression, in its sentence; a form behind counts a little farther."""
    before = folded[max(sentence[0], span.start - _BEFORE) : span.end]
    after = folded[span.end : min(sentence[1], span.end + _AFTER)]
    ahead = _distance(words.ahead, before, after)
    return ahead is not None and ahead <= _distance_or_far(words.back, before, after)


def _distance_or_far(pattern: re.Pattern[str], before: str, after: str) -> int:
    distance = _distance(pattern, before, after)
    return _BEFORE + _AFTER if distance is None else distance


def _distance(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    distances = [len(before) - match.end() for match in pattern.finditer(before)][-1:]
    if first := pattern.search(after):
        distances.append(first.start() + 5)
    return min(distances, default=None)
