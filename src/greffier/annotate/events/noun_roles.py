"""Roles of an event told by a noun."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.events.carriers import carried_roles, carried_stretches
from greffier.annotate.events.complements import complements, stretch_end
from greffier.annotate.events.fillers import WEAPONS, Filler, complement_fillers, has_determiner
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.shapes import shapes_of
from greffier.annotate.events.verbs import objects, subjects

_SMALL = frozenset(("DET", "NUM", "ADP", "ADV", "ADJ"))
_BREAKS = frozenset(("by", "against", "onto", "in"))
_NO_FIGHTERS = frozenset(("civilian", "crowd", "military-site", "vehicle"))


def noun_fillers(reading: Reading, hit: Hit) -> list[Filler]:
    """(role, head, why), the surest first: carriers, complements, « de », participles, possessives, adjectives."""
    frame = hit.rule.frame
    found: list[Filler] = [filler for filler in carried_roles(reading, hit) if filler[0] in {"agent", "target"}]
    found += complement_fillers(reading, hit, carried_stretches(reading, hit), passive=bool(hit.carriers))
    found += _of_fillers(reading, hit, found)
    found += _aimed_at(reading, hit) + _opposed(reading, hit) + _undergone(reading, hit) + _imputed(reading, hit)
    if all(role != frame.get("poss") for role, _, _ in found):
        found += _possessive(reading, hit)
    if frame.get("adj") and all(role != "agent" for role, _, _ in found):
        found += _adjective(reading, hit)
    return found


def _of_fillers(reading: Reading, hit: Hit, found: Sequence[Filler]) -> list[Filler]:
    """The « de » complements: instruments, then agent or target, by class and by what the others already are."""
    frame, last = hit.rule.frame.get("of"), _past_inserted_date(reading, hit.words[-1])
    result: list[Filler] = []
    position = last
    for relation, begin, head in complements(reading, last + 1, stretch_end(reading, last)) if frame else ():
        joined = any(reading.token(index).pos in {"CCONJ", "VERB"} for index in range(position + 1, begin))
        if joined or relation in _BREAKS:
            break
        if relation != "of" or begin - position > 3:
            continue
        position = head
        if reading.is_word(head, "time_nouns") or reading.is_word(head, "manner_nouns"):
            continue
        if not _is_instrument(reading, hit, head):
            roles = {role for role, _, _ in found}
            role = _side_of(reading, head, roles) if frame == "auto" else frame
            return [*result, (str(role), head, "of-complement")]
        result.append(("instrument", head, "of-instrument"))
    return result


def _past_inserted_date(reading: Reading, last: int) -> int:
    """« l'assassinat, dimanche, d'un gardien »: the comma that closes a date between noun and complement."""
    end = sentence_end(reading, last)
    if last + 2 >= end or reading.token(last + 1).text != ",":
        return last
    for index in range(last + 2, min(last + 8, end)):
        if reading.token(index).text == ",":
            return index
        if not reading.is_word(index, "time_nouns") and reading.token(index).pos not in _SMALL:
            return last
    return last


def _is_instrument(reading: Reading, hit: Hit, head: int) -> bool:
    """« un tir de roquettes », « d'une vingtaine de roquettes », but not « l'attaque d'un drone russe »."""
    if not hit.rule.refine or not reading.classes(head) & (WEAPONS | {"aircraft"}):
        return False
    return not has_determiner(reading, head) or reading.counts(head)


def _side_of(reading: Reading, head: int, roles: set[str]) -> str:
    """Whether « l'attaque de X » is by X or on X: what is left open, else by fighters, on others."""
    if "target" in roles:
        return "agent"
    if "agent" in roles:
        return "target"
    classes = reading.classes(head)
    return "agent" if "armed" in classes and not classes & _NO_FIGHTERS else "target"


def _aimed_at(reading: Reading, hit: Hit) -> list[Filler]:
    """« une attaque visant des civils »: a present participle after the noun whose object is aimed at."""
    last, lexicon = hit.words[-1], reading.lexicon
    for index in range(last + 1, min(last + 12, sentence_end(reading, last))):
        token = reading.token(index)
        if token.pos == "VERB" and "gerund" in shapes_of(reading, index):
            lemmas = lexicon.verb_forms.get(reading.plains[index], ())
            lights = [light for lemma in lemmas for light in lexicon.lights.get(lemma, ())]
            if any(light.object == "target" for light in lights):
                return [("target", head, "aimed-at") for head in objects(reading, index)]
        if token.pos == "PUNCT" or reading.is_finite(index):
            return []
    return []


def _opposed(reading: Reading, hit: Hit) -> list[Filler]:
    """« des affrontements …, opposant le M23 aux miliciens »: a participle further on that names the sides."""
    if "sides" not in hit.rule.frame.values():
        return []
    last = hit.words[-1]
    for index in range(last + 1, min(last + 25, sentence_end(reading, last))):
        if reading.is_word(index, "opposing"):
            others = complements(reading, index + 1, stretch_end(reading, index))
            second = [head for relation, _, head in others if relation == "to"]
            first = objects(reading, index)
            return [("agent", head, "sides") for head in first[:1]] + [("target", head, "sides") for head in second[:1]]
    return []


def _imputed(reading: Reading, hit: Hit) -> list[Filler]:
    """« des viols imputables aux 3R »: the adjective names who is said to have done it."""
    last = hit.words[-1]
    if "agent" not in hit.rule.frame.values():
        return []
    for index in range(last + 1, min(last + 6, sentence_end(reading, last))):
        if reading.is_word(index, "imputing"):
            others = complements(reading, index + 1, stretch_end(reading, index))
            return [("agent", head, "imputed") for relation, _, head in others if relation == "to"][:1]
        if reading.token(index).pos in {"PUNCT", "AUX"} or reading.is_finite(index):
            return []
    return []


def _undergone(reading: Reading, hit: Hit) -> list[Filler]:
    """« la ville a été la cible de frappes », « victime d'un attentat »: who undergoes it is the subject."""
    start = sentence_start(reading, hit.token)
    for index in range(hit.words[0] - 1, max(start, hit.words[0] - 5) - 1, -1):
        if reading.is_word(index, "undergone_nouns"):
            return [("target", head, "undergone") for head in _bearer(reading, index, start)]
        if reading.token(index).pos not in {"DET", "ADJ", "ADP", "NUM"}:
            return []
    return []


def _bearer(reading: Reading, noun: int, start: int) -> list[int]:
    """Who is the target, the victim: the subject of the verb before it, else what it is apposed to."""
    for verb in range(noun - 1, max(start, noun - 5) - 1, -1):
        if reading.is_word(verb, "be") or reading.token(verb).pos in {"VERB", "AUX"}:
            return _subject_of_copula(reading, verb, noun)
    head = reading.token(noun).head
    return [head] if head < noun and reading.token(head).pos in {"NOUN", "PROPN"} else []


def _subject_of_copula(reading: Reading, verb: int, noun: int) -> list[int]:
    for holder in (noun, verb, reading.token(verb).head):
        for child in reading.parse.children(holder):
            if reading.token(child).dep.startswith("nsubj"):
                return [reading.real_head(child)]
    return subjects(reading, verb)


def _possessive(reading: Reading, hit: Hit) -> list[Filler]:
    """« ses attaques », « leur arrestation »."""
    role, before = hit.rule.frame.get("poss"), hit.words[0] - 1
    while before >= sentence_start(reading, hit.token) and reading.token(before).pos in {"ADJ", "NUM"}:
        before -= 1
    owned = before >= 0 and reading.is_word(before, "possessives") and reading.token(before).pos == "DET"
    return [(role, before, "possessive")] if role and owned else []


def _adjective(reading: Reading, hit: Hit) -> list[Filler]:
    """« frappe israélienne », « raid aérien russe », « offensive rebelle »: the adjective of a people or a party."""
    last = hit.words[-1]
    for index in range(hit.token + 1, min(last + 4, sentence_end(reading, last))):
        if reading.is_demonym(index):
            return [("agent", index, "adjective")]
        if index > last and reading.token(index).pos != "ADJ":
            return []
    return []
