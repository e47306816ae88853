"""What a voice says did not happen: the negated verb itself, « sans », « aucun », a denial of the deed."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.modality.kinds import Reading, match_rule
from greffier.annotate.modality.situation import Situation


def read_negation(at: Situation, carriers: Sequence[Situation]) -> Reading | None:
    """The words that deny the event, or None.

    A negated verb denies itself; it denies a deed named by its object only where it tells that the deed happens
    (« n'a mené aucune attaque »), never in « n'a pas revendiqué l'attentat ».
    """
    if at.verb is not None and (words := _negated_group(at)):
        return Reading("asserted", "negated.verb", words)
    found = match_rule(at.lexicon.negations, at)
    if found is not None and not _reversed(at, found[1]):
        return Reading("asserted", found[0].id, found[1])
    for carrier in carriers:
        if words := _negated_group(carrier):
            return Reading("asserted", "negated.carrier", words)
        found = match_rule([rule for rule in at.lexicon.negations if rule.where == "verb"], carrier)
        if found is not None and not _reversed(carrier, found[1]):
            return Reading("asserted", found[0].id, found[1])
    return None


def _negated_group(at: Situation) -> str:
    """« n'a pas », « ne … jamais », « personne n'a »: the negator's words, empty where there is none."""
    lexicon, verb = at.lexicon, at.verb if at.verb is not None else at.token
    negators = [i for i in range(at.start, verb) if at.tokens[i].folded in lexicon.words["negators"]]
    if not negators or at.tokens[verb].lemma in lexicon.words["inherent"]:
        return ""
    start = at.tokens[negators[0]].start
    following = at.folded[start : min(at.sentence.end, at.tokens[verb].end + 45)]
    if lexicon.patterns["only"].search(following) or lexicon.patterns["not_negated"].match(following):
        return ""
    inside = at.tokens[negators[0] + 1 : min(at.sentence.last, verb + 4)]
    full = any(token.folded in lexicon.words["negative_words"] for token in inside)
    subject = lexicon.patterns["negative_subject"].search(at.folded[at.sentence.start : start])
    if not full and subject is None:
        return ""  # « ne » alone restricts (« ne … que ») or is an expletive (« de peur que … ne »)
    return at.folded[start : at.tokens[verb].end]


def _reversed(at: Situation, words: str) -> bool:
    """« ne dément pas que », « sans nier »: the denial is itself denied."""
    before = at.left if at.left.endswith(words) else at.noun_left
    head = before[: len(before) - len(words)].split()[-4:]
    return any(word in at.lexicon.words["negators"] or word.startswith("n'") for word in head) and bool(
        at.lexicon.words["deniers"] & {word.strip("',") for word in words.split()}
        or any(word.startswith(tuple(at.lexicon.words["denial_stems"])) for word in words.split())
    )
