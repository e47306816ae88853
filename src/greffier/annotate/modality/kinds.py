"""Asserted, alleged, uncertain, planned or hypothetical: by the words before and around, by mood, by « si »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from greffier.annotate.modality.lexicon import Rule
from greffier.annotate.modality.situation import Situation
from greffier.model.parse import Token
from greffier.model.record import ModalityKind

_CLIMBS = ("conj", "advcl", "xcomp", "acl", "ccomp", "obl:mod", "obl:arg", "parataxis")


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind, the rule that says so and the folded words that it was read from (may be empty)."""

    kind: ModalityKind
    rule: str
    words: str


def match_rule(rules: Sequence[Rule], at: Situation, year: bool = False) -> tuple[Rule, str] | None:
    """The first rule that holds, with the words it matched."""
    return next(_matches(rules, at, year), None)


def _matches(rules: Sequence[Rule], at: Situation, year: bool) -> Iterator[tuple[Rule, str]]:
    for rule in rules:
        if (rule.noun and at.noun is None) or (rule.plural and not at.is_plural) or (rule.needs_year and not year):
            continue
        if rule.where == "verb" and (at.verb is None or (rule.infinitive and not at.is_infinitive)):
            continue
        if not rule.perfect and at.is_perfect:
            continue
        text = _text(rule, at)
        match = rule.pattern.search(text)
        if match is not None and (rule.unless is None or not rule.unless.search(text)):
            yield rule, match.group()


def _text(rule: Rule, at: Situation) -> str:
    if rule.where == "verb":
        return at.left
    if rule.where == "noun":
        return at.noun_left
    if rule.where == "after":
        return at.after
    return at.near if rule.where == "near" else at.tokens[at.token].folded


def read_kind(at: Situation, carriers: Sequence[Situation]) -> Reading | None:
    """How the event is presented; None for a plain assertion.

    ``carriers`` are the verbs whose mood is the event's too: « une frappe aurait tué », « lancera une attaque ».
    """
    for place in (at, *carriers):
        found = match_rule(at.lexicon.kinds, place)
        if found is not None:
            return Reading(found[0].kind, found[0].id, found[1])
    for place in (at, *carriers):
        reading = _by_condition(place) or _by_mood(place)
        if reading is not None:
            return reading
    return _by_governor(at)


def _by_mood(at: Situation) -> Reading | None:
    if at.verb is None or not at.is_finite:
        return None
    token = at.finite
    if is_conditional(token, at):
        if at.lexicon.patterns["counterfactual"].search(at.left):
            return Reading("hypothetical", "hypothetical.counterfactual", token.folded)
        kind = at.lexicon.conditional_verbs.get(token.lemma, "alleged")
        compound = token.pos == "AUX" and token.lemma in at.lexicon.words["have"]
        if kind == "alleged" and not compound and at.lexicon.patterns["say_past"].search(at.left):
            return Reading("planned", "planned.future-in-past", token.folded)
        return Reading(kind, f"{kind}.conditional", token.folded)
    if is_future(token, at):
        return Reading("planned", "planned.future", token.folded)
    return None


def is_conditional(token: Token, at: Situation) -> bool:
    """True for a conditional: by its form against the infinitive, since taggers take many for the imperfect."""
    endings = tuple(at.lexicon.words["conditional_endings"])
    tagged = token.has("Mood=Cnd") and token.folded.endswith(endings) and not _is_imperfect(token, at)
    return tagged or _has_ending(token, at, "conditional_endings")


def is_future(token: Token, at: Situation) -> bool:
    """True for a simple future."""
    return _has_ending(token, at, "future_endings")


def _has_ending(token: Token, at: Situation, endings: str) -> bool:
    for ending in at.lexicon.words[endings]:
        if token.folded.endswith(ending):
            stem = token.folded[: -len(ending)]
            if stem in at.lexicon.irregular_stems or stem in _future_stems(token.lemma, at):
                return True
    return False


def _future_stems(lemma: str, at: Situation) -> set[str]:
    tails = at.lexicon.words["infinitive_tail"]
    return {lemma, *(lemma[: -len(tail)] for tail in tails if lemma.endswith(tail))}


def _is_imperfect(token: Token, at: Situation) -> bool:
    """« tirait » from « tirer » is an imperfect: what stays when the infinitive's ending is cut, and the ending."""
    tails = [tail for tail in at.lexicon.words["infinitives"] if token.lemma.endswith(tail)]
    stems = [token.lemma[: -len(tail)] for tail in tails]
    return any(token.folded == stem + end for stem in stems for end in at.lexicon.words["conditional_endings"])


def _by_condition(at: Situation) -> Reading | None:
    """« si … »: the deed of the condition, and what would follow from it."""
    patterns = at.lexicon.patterns
    text = at.folded[at.sentence.start : at.sentence.end]
    position = at.tokens[at.token].start - at.sentence.start
    for match in patterns["if_words"].finditer(text):
        if patterns["if_refused"].search(text[: match.end() - len(match.group().lstrip(' «"(\t\n'))].rstrip()):
            continue
        begin = match.start()
        clause = re.split(r"[,;:]", text[begin:], maxsplit=1)[0]
        if patterns["if_fact"].match(clause.strip(' «"(')):
            continue
        if begin < position < begin + len(clause):
            return Reading("hypothetical", "hypothetical.if", match.group().strip())
        if at.verb is not None and at.is_finite and (is_conditional(at.finite, at) or is_future(at.finite, at)):
            return Reading("hypothetical", "hypothetical.then", match.group().strip())
    return None


def _by_governor(at: Situation) -> Reading | None:
    """A gerund, an infinitive or a coordinated participle is presented as the verb it hangs from."""
    token, steps = at.verb if at.verb is not None else at.token, 0
    place = at
    while steps < 3 and (at.noun is None or at.verb is not None) and not place.is_finite:
        word = at.tokens[token]
        if word.dep not in _CLIMBS or word.head == token or at.tokens[word.head].pos not in ("VERB", "AUX"):
            return None
        token, steps = word.head, steps + 1
        place = Situation(at.parse, at.folded, token, None, at.lexicon)
        found = match_rule([rule for rule in at.lexicon.kinds if rule.where != "near"], place)
        if found is not None:
            return Reading(found[0].kind, found[0].id, found[1])
        reading = _by_condition(place) or _by_mood(place)
        if reading is not None:
            return reading
    return None
