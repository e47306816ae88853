"""Whether what a rule has matched is a place here, and not a government, a seat or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from greffier.annotate.toponyms.names import Name, Sort
from greffier.annotate.toponyms.vocabulary import Rule, Vocabulary
from greffier.model.annotated import Annotated

LOOK_BACK = 60  # characters before a name in which a holder or speaker is looked for
LIKELY = 85.0  # of a transliteration that stands beside a place
ONLY_BESIDE = frozenset(("apposed", "listed"))  # rules that hold only right behind another place


def says_place(
    rule: Rule, match: re.Match[str], parts: Sequence[Name], folded: str, words: Vocabulary, annotated: Annotated
) -> bool:
    """False where the words around a name, or the name itself, speak against a place."""
    before = folded[max(0, match.start("a") - LOOK_BACK) : match.start("a")]
    name = parts[0]
    if rule.id == "between" and match.group().startswith(words.between) and all(map(_may_speak, parts)):
        return False
    if rule.id == "pair" and any(part.sort is Sort.WEAK for part in parts):
        return False
    if rule.id in ONLY_BESIDE and not _well_known(name):
        return False
    if folded[name.start : name.end] in words.not_places and not words.complement_before.search(before):
        return rule.relation != "at" or rule.id == "at"
    if rule.id == "complement":
        return name.sort is not Sort.WEAK and not words.holder_before.search(before)
    return rule.id != "bare" or _stands_alone(name, before, words, annotated)


def is_seat(rule: Rule, match: re.Match[str], parts: Sequence[Name], folded: str, words: Vocabulary) -> bool:
    """True for « le maire de Goma », « le gouverneur de la région de Kharkiv »: where somebody holds a local office."""
    if rule.id not in ("complement", "framed") or _may_speak(parts[0]) or parts[0].sort is Sort.WEAK:
        return False
    start = match.start("frame") if match.groupdict().get("frame") else match.start("a")
    return words.local_before.search(folded, max(0, start - LOOK_BACK), start) is not None


def _stands_alone(name: Name, before: str, words: Vocabulary, annotated: Annotated) -> bool:
    """A name without a preposition: a place, unless it completes a noun or acts as a government."""
    if words.complement_before.search(before):
        return False
    return not _may_speak(name) or not (words.speaker_before.search(before) or _is_subject(name, annotated))


def _well_known(name: Name) -> bool:
    """True for a name in the gazetteer's spelling, or close to it."""
    return name.candidates[0].exactness > 1 or name.candidates[0].likeness >= LIKELY


def _may_speak(name: Name) -> bool:
    """True for countries and capitals, whose names stand for governments."""
    return any(c.exactness > 1 and c.place.feature in ("country", "capital") for c in name.candidates[:5])


def _is_subject(name: Name, annotated: Annotated) -> bool:
    """True for the subject or agent of a clause: « Bagdad a condamné », whatever the parser made of it."""
    text, parse = annotated.document.text, annotated.parse
    index = parse.token_at(name.start)
    if index is None:
        return False
    opens = parse.sentence_of(index).start == name.start
    if opens and text[name.end : name.end + 1] == " " and text[name.end + 1 : name.end + 2].islower():
        return True
    return parse.tokens[index].dep.startswith(("nsubj", "obl:agent"))
