"""Whether the verb around a time expression looks ahead (« seront envoyés mercredi ») or back.

The parse decides where it knows the governing verb; else the verb form nearest in the sentence.
"""

from __future__ import annotations

import re

from greffier.model.annotated import Annotated
from greffier.model.parse import Parse, Token
from greffier.model.span import Span
from greffier.resolve.dates.words import Words

_BEFORE, _AFTER, _SAID = 90, 70, 40
_AUXILIARIES = ("aux", "cop")


def find_tense(annotated: Annotated, folded: str, span: Span, sentence: tuple[int, int], words: Words) -> int:
    """1 where what is told of the span is still to come, -1 where it is past, 0 where the words do not say."""
    if words.ahead.match(folded, span.start, span.end):
        return 1
    said = words.reporting.search(folded[max(0, span.start - _SAID) : span.start])
    if said is not None:
        return 1 if words.ahead.search(said[0]) else -1
    return _governed(annotated.parse, span, words) or _nearest(folded, span, sentence, words)


def _governed(parse: Parse, span: Span, words: Words) -> int:
    tokens = parse.tokens_between(span.start, span.end)
    if not tokens:
        return 0
    head = next((t for t in tokens if parse.tokens[t].head not in tokens or parse.tokens[t].head == t), tokens[0])
    for index in parse.ancestors(head):
        if parse.tokens[index].pos in ("VERB", "AUX"):
            return _side(parse, parse.tokens[index], words)
    return 0


def _side(parse: Parse, verb: Token, words: Words) -> int:
    """What the form of a verb and of its auxiliaries says; 0 for a bare present."""
    children = [parse.tokens[i] for i in parse.children(verb.index)]
    auxiliaries = [token for token in children if token.dep.startswith(_AUXILIARIES)]
    if _looks_ahead(verb, auxiliaries, words):
        return 1
    if auxiliaries or verb.has("Tense=Past") or verb.has("Tense=Imp"):
        return -1
    governor = parse.tokens[verb.head]
    if verb.has("VerbForm=Inf") and governor.index != verb.index and governor.pos in ("VERB", "AUX"):
        return _side(parse, governor, words)
    return 0


def _looks_ahead(verb: Token, auxiliaries: list[Token], words: Words) -> bool:
    """A future, a conditional without an auxiliary (the future seen from the past), a plan, a schedule."""
    if any(token.has("Tense=Fut") for token in (verb, *auxiliaries)):
        return True
    if verb.folded.startswith(stem := verb.lemma.rstrip("e")) and verb.folded[len(stem) :] in words.future_endings:
        return True
    if verb.lemma in words.planning and (verb.has("VerbForm=Part") or verb.has("Tense=Pres")):
        return True
    present = verb.has("VerbForm=Fin") and not auxiliaries and words.present.fullmatch(verb.folded)
    return verb.lemma in words.scheduled and bool(present)


def _nearest(folded: str, span: Span, sentence: tuple[int, int], words: Words) -> int:
    """What the verb form nearest to the expression says, in its sentence; one behind counts a little farther."""
    before = folded[max(sentence[0], span.start - _BEFORE) : span.start]
    after = folded[span.end : min(sentence[1], span.end + _AFTER)]
    ahead, back = _distance(words.ahead, before, after), _distance(words.back, before, after)
    if ahead is None:
        return 0 if back is None else -1
    return 1 if back is None or ahead <= back else -1


def _distance(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    distances = [len(before) - match.end() for match in pattern.finditer(before)][-1:]
    if first := pattern.search(after):
        distances.append(first.start() + 5)
    return min(distances, default=None)
