"""The verb group of a cue: its auxiliaries, clitics and negation, and an inverted pronoun inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.reader import Reader
from greffier.model.parse import Sentence


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group, tokens ``first`` to ``last``; ``pronoun`` is an inverted subject inside it (« a-t-elle dit »)."""

    first: int
    last: int
    pronoun: int | None
    passive: bool
    negated: bool
    gerund: bool
    shared: bool


def read_group(reader: Reader, sentence: Sentence, i: int, sense: Sense, earlier: list[Finding]) -> Group | None:
    if sense.shape == "finite" and not is_participle_after_auxiliary(reader, sentence, i):
        return _finite_group(reader, sentence, i)
    if sense.shape in ("past", "finite"):
        return _compound_group(reader, sentence, i, earlier)
    if sense.shape == "gerund":
        first = i - 1 if reader.is_in(i - 1, "gerund_openers") and i > sentence.first else i
        return Group(first, i, None, False, reader.is_in(i - 1, "not"), True, False)
    return _carried_group(reader, sentence, i)


def is_participle_after_auxiliary(reader: Reader, sentence: Sentence, i: int) -> bool:
    """« a dit », « a fait »: forms that are finite or a participle by what stands before."""
    k = i - 1
    while k > sentence.first and (
        reader.tokens[k].pos == "ADV"
        or reader.is_in(k, "inverted_links")
        or reader.tokens[k].folded in reader.lexicon.inverted
        or reader.is_in(k, "been")
    ):
        k -= 1
    return k >= sentence.first and reader.is_in(k, "auxiliaries") and reader.tokens[k].pos != "ADP"


def _finite_group(reader: Reader, sentence: Sentence, i: int) -> Group:
    first = _over_clitics(reader, sentence, i)
    last, pronoun = _inverted_pronoun(reader, sentence, i)
    negated = _is_negated(reader, sentence, first, i, last)
    return Group(first, last, pronoun, False, negated, False, False)


def _over_clitics(reader: Reader, sentence: Sentence, i: int) -> int:
    while i - 1 >= sentence.first and reader.is_in(i - 1, "clitics") and _is_clitic(reader, i - 1):
        i -= 1
    return i


def _is_clitic(reader: Reader, i: int) -> bool:
    token = reader.tokens[i]
    if token.pos in ("PRON", "ADV", "PART") or reader.is_in(i, "sure_clitics") or reader.is_in(i - 1, "as_words"):
        return True
    verbal = i > 0 and reader.tokens[i - 1].pos in ("VERB", "AUX")  # « prend en compte »
    return reader.is_in(i, "of_it") and not verbal and not reader.is_in(i - 1, "of_it")


def _inverted_pronoun(reader: Reader, sentence: Sentence, i: int) -> tuple[int, int | None]:
    """The last token of « ajoute-t-il » and its pronoun, or ``i`` and None."""
    k = i + 1
    while k < sentence.last and k <= i + 2:
        if reader.tokens[k].folded in reader.lexicon.inverted:
            return k, k
        if not reader.is_in(k, "inverted_links"):
            break
        k += 1
    return i, None


def _is_negated(reader: Reader, sentence: Sentence, first: int, verb: int, last: int) -> bool:
    """« n'a pas revendiqué », « n'affirme jamais », « nul n'a »; not « ne reconnaît que »."""
    around = range(max(sentence.first, first - 2), min(sentence.last, last + 3))
    if not any(reader.is_in(k, "not") for k in range(max(sentence.first, first - 1), verb)):
        return False
    return any(reader.is_in(k, "negators") for k in around) or not any(
        reader.is_in(k, "that") for k in range(verb, min(sentence.last, last + 4))
    )


def _compound_group(reader: Reader, sentence: Sentence, i: int, earlier: list[Finding]) -> Group | None:
    k, pronoun, passive = i - 1, None, False
    while k >= sentence.first and k >= i - 8:
        token = reader.tokens[k]
        if token.folded in reader.lexicon.inverted:
            pronoun = k
        elif reader.is_in(k, "been"):
            passive = True
        elif reader.is_in(k, "auxiliaries") and token.pos != "ADP":
            return _compound_from(reader, sentence, k, i, pronoun, passive)
        elif reader.is_in(k, "be"):
            return _compound_from(reader, sentence, k, i, pronoun, not _is_reflexive(reader, sentence, k))
        elif token.pos in ("VERB", "PUNCT", "SCONJ") and token.text != "," and not reader.is_in(k, "inverted_links"):
            break
        k -= 1
    if earlier and reader.is_in(i - 1, "and") and earlier[-1].sentence == sentence.index:
        return Group(i, i, None, False, False, False, True)
    return None


def _is_reflexive(reader: Reader, sentence: Sentence, k: int) -> bool:
    return k - 1 >= sentence.first and reader.is_in(k - 1, "reflexives")


def _compound_from(
    reader: Reader, sentence: Sentence, aux: int, i: int, pronoun: int | None, passive: bool
) -> Group | None:
    first = _over_clitics(reader, sentence, aux)
    between = [reader.tokens[k] for k in range(aux + 1, i)]
    if any(token.pos in ("NOUN", "PROPN") for token in between) and not _is_set_off(reader, aux, i):
        return None
    return Group(
        first, i, pronoun, passive, _is_negated(reader, sentence, first, i, i), False, reader.is_infinitive(aux)
    )


def _is_set_off(reader: Reader, aux: int, i: int) -> bool:
    """« a pour sa part rappelé », « a, mardi, déclaré »: only adjuncts stand inside the verb group."""
    return reader.skip_adjuncts(aux + 1, i).next == i


def _carried_group(reader: Reader, sentence: Sentence, i: int) -> Group | None:
    """« a tenu à préciser », « vient d'annoncer », « peut-on lire »: an infinitive that a finite verb carries."""
    k = _over_clitics(reader, sentence, i) - 1
    pronoun = k if k > sentence.first and reader.tokens[k].folded in reader.lexicon.inverted else None
    if pronoun is not None:
        k -= 1
    if k > sentence.first and (reader.is_in(k, "of") or reader.is_in(k, "to") or reader.is_in(k, "by")):
        k -= 1
    if k < sentence.first or not reader.is_in(k, "carriers") or reader.tokens[k].pos not in ("VERB", "AUX"):
        return None
    outer = _finite_group(reader, sentence, k) if reader.is_finite(k) else _compound_group(reader, sentence, k, [])
    return None if outer is None else replace(outer, last=i, passive=False, pronoun=pronoun or outer.pronoun)


def with_then(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Group | None:
    """The group with the words of « faire état », « mettre en cause »; None where they do not follow."""
    if sense.rule.gap and sense.then:
        span = range(group.last + 1, min(sentence.last, group.last + 12))
        return group if any(reader.folded(k) == sense.then[0] for k in span) else None
    k = group.last + 1
    for word in sense.then:
        while k < sentence.last and reader.tokens[k].pos == "ADV" and reader.folded(k) != word:
            k += 1
        if reader.folded(k) != word:
            return None
        k += 1
    return group if not sense.then else replace(group, last=k - 1)
