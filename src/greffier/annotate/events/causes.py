"""Which deed a harm comes from: « tués dans l'attaque », « la frappe a fait dix morts »."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.events.complements import complements
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.reading import Reading, sentence_end
from greffier.annotate.events.verbs import subjects

_HARMLESS = frozenset((
    "accuse", "deny", "claim-responsibility", "threaten", "condemn", "appeal", "pledge", "negotiate", "aid", "support",
    "agreement",
))  # fmt: skip


def find_cause(reading: Reading, harm: Hit, hits: Sequence[Hit]) -> int | None:
    """The token of the deed's word, None where the clause names none; ``hits`` are those of the sentence.

    In this order: the deed that is the harm's subject or carries it; the deed after « dans », « lors de », « par »; the
    verb that a gerund hangs from (« a attaqué le village, tuant »); the verb that the harm is coordinated with.
    """
    deeds = {
        hit.token: hit for hit in hits if hit is not harm and not hit.rule.outcome and hit.rule.type not in _HARMLESS
    }
    if not deeds:
        return None
    if harm.noun and reading.token(harm.token).dep == "conj":
        first = next((hit for hit in hits if hit.token == reading.token(harm.token).head and hit.rule.outcome), None)
        if first is not None:
            return find_cause(reading, first, hits)
    for finder in (_subject_deed, _complement_deed, _governing_deed):
        found = finder(reading, harm, deeds)
        if found is not None:
            return found
    return None


def _subject_deed(reading: Reading, harm: Hit, deeds: dict[int, Hit]) -> int | None:
    verb = harm.carriers[0].verb if harm.carriers else harm.token
    if harm.noun and not harm.carriers:
        head = reading.token(harm.token).head
        verb = head if reading.token(head).pos in {"VERB", "AUX"} else verb
    for subject in subjects(reading, verb) if reading.token(verb).pos in {"VERB", "AUX"} else ():
        if subject in deeds:
            return subject
    return None


def _complement_deed(reading: Reading, harm: Hit, deeds: dict[int, Hit]) -> int | None:
    end = sentence_end(reading, harm.token)
    for index in range(harm.words[-1] + 1, end):
        if reading.is_finite(index) and index > harm.words[-1] + 1 and reading.token(index).pos == "VERB":
            end = index
            break
    for relation, begin, head in complements(reading, harm.words[-1] + 1, end):
        if relation == "of" and begin > harm.words[-1] + 1:
            continue  # « en marge de heurts » is no cause
        if relation in {"in", "by", "of"} and head in deeds and deeds[head].noun:
            return head
    return _deed_before(reading, harm, deeds)


def _deed_before(reading: Reading, harm: Hit, deeds: dict[int, Hit]) -> int | None:
    """« Dans l'attaque du camp, dix soldats ont été tués »: a complement that opens the sentence."""
    first = reading.parse.sentence_of(harm.token).first
    for relation, _, head in complements(reading, first, min(first + 14, harm.words[0])):
        if relation in {"in", "by"} and head in deeds and deeds[head].noun:
            return head
    return None


def _governing_deed(reading: Reading, harm: Hit, deeds: dict[int, Hit]) -> int | None:
    token = reading.token(harm.token)
    if harm.noun:
        return _apposed_deed(reading, harm, deeds)
    for ancestor in reading.parse.ancestors(harm.token):
        if ancestor in deeds and not deeds[ancestor].noun:
            joined = token.dep in {"advcl", "conj", "xcomp", "dep"} and not _set_against(reading, harm.token)
            return ancestor if joined or "gerund" in harm.shapes else None
        for hit in deeds.values():
            if any(carrier.verb == ancestor for carrier in hit.carriers):
                return hit.token
        if reading.token(ancestor).dep not in {"conj", "advcl", "xcomp"}:
            break
    if "gerund" in harm.shapes:
        return _nearest_before(reading, harm, deeds)
    return None


def _set_against(reading: Reading, token: int) -> bool:
    """« des combats se poursuivent, mais cinquante personnes ont été tuées »: no cause of what « mais » joins on."""
    return any(reading.is_word(child, "adversatives") for child in reading.parse.children(token) if child < token)


def _apposed_deed(reading: Reading, harm: Hit, deeds: dict[int, Hit]) -> int | None:
    """« Attaque d'un convoi : trois morts »."""
    return (
        _nearest_before(reading, harm, deeds)
        if reading.token(harm.token).dep in {"appos", "parataxis", "nmod"}
        else None
    )


def _nearest_before(reading: Reading, harm: Hit, deeds: dict[int, Hit]) -> int | None:
    sentence = reading.token(harm.token).sentence
    before = [token for token in deeds if token < harm.token and reading.token(token).sentence == sentence]
    return max(before, default=None)
