"""Verbs of saying: each cue of a sentence is read by the construction that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.forward import read_forward
from greffier.annotate.attribution.groups import Group, read_group, with_then
from greffier.annotate.attribution.inverted import read_inverted
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.passives import read_accused, read_learn, read_passive
from greffier.annotate.attribution.reader import Reader
from greffier.model.parse import Sentence


def find_verbs(reader: Reader, sentence: Sentence) -> Iterator[Finding]:
    """The verbs of saying of one sentence, in order."""
    earlier: list[Finding] = []
    taken = -1
    for i in range(sentence.first, sentence.last):
        if i <= taken:
            continue
        for sense in reader.lexicon.senses(reader.tokens[i]):
            found = _read_cue(reader, sentence, i, sense, earlier)
            if found is not None:
                earlier.append(found)
                taken = found.cue[1]
                yield found
                break


def _read_cue(reader: Reader, sentence: Sentence, i: int, sense: Sense, earlier: list[Finding]) -> Finding | None:
    if _is_noun(reader, i, sense) or "cite" in sense.rule.takes:
        return None
    if reader.quote_of[i] != -1 and not sense.rule.takes & {"that", "before", "inf"}:
        return None
    if accused := read_accused(reader, sentence, i, sense):
        return accused
    group = read_group(reader, sentence, i, sense, earlier)
    group = group and with_then(reader, sentence, group, sense)
    if group is None or _is_refused(reader, sentence, group, sense):
        return None
    return _read_construction(reader, sentence, group, sense, earlier)


def _read_construction(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, earlier: list[Finding]
) -> Finding | None:
    if "learn" in sense.rule.takes:
        return read_learn(reader, sentence, group, sense)
    if group.passive:
        return read_passive(reader, sentence, group, sense)
    inverted = read_inverted(reader, sentence, group, sense)
    return inverted or read_forward(reader, sentence, group, sense, earlier)


def _is_refused(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> bool:
    """A denied cue, an idiom, an object that is none of the rule's, a participle that names."""
    rule = sense.rule
    if sense.reflexive and not any(reader.is_in(k, "reflexives") for k in range(group.first - 1, group.last)):
        return True  # « ont tout emporté » is no « s'emporter »
    if group.negated != rule.negated or reader.is_in_rule(group.last + 1, rule.unless):
        return True
    if rule.refuse and any(reader.is_in_rule(k, rule.refuse) for k in _object_words(reader, sentence, group)):
        return True
    return _lacks_object(reader, sentence, group, sense) or _is_naming(reader, group)


def _object_words(reader: Reader, sentence: Sentence, group: Group) -> range:
    """The tokens from the verb to the next comma."""
    start = group.last + 1
    comma = next((k for k in range(start, sentence.last) if reader.tokens[k].text in ",;"), sentence.last)
    return range(start, comma)


def _lacks_object(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> bool:
    """True where the rule wants certain things as its object and none follows (« en » may stand for one)."""
    if not sense.rule.objects or any(reader.is_in(k, "of_it") for k in range(group.first, group.last)):
        return False
    near = range(group.last + 1, min(sentence.last, group.last + 12))
    return not any(reader.lexicon.singular(reader.folded(k)) in sense.rule.objects for k in near)


def _is_naming(reader: Reader, group: Group) -> bool:
    """« le chef dit « le Borgne » »: a participle that names, and no verb."""
    if group.first != group.last or not any(
        s.shape == "past" for s in reader.lexicon.senses(reader.tokens[group.last])
    ):
        return False
    start = reader.tokens[group.last].end
    return any(quote.scare and 0 <= quote.span.start - start <= 1 for quote in reader.annotated.quotes)


def _follows_as(reader: Reader, i: int) -> bool:
    """« comme le rapporte X »: a pronoun stands between, not an article."""
    return reader.is_in(i - 1, "clitics") and reader.is_in(i - 2, "as_words")


def _is_noun(reader: Reader, i: int, sense: Sense) -> bool:
    """« une annonce », « le juge », « l'estime »: the form is a noun here."""
    token = reader.tokens[i]
    before = reader.tokens[i - 1]
    if sense.shape == "gerund" and i and before.pos == "DET":
        return True
    if token.pos in ("VERB", "AUX") or i == 0 or _follows_as(reader, i):
        return False
    if before.pos == "DET" or reader.is_in(i - 1, "of"):
        return token.pos in ("NOUN", "ADJ", "PROPN") and before.folded not in reader.lexicon.words["clitics"]
    return token.pos == "ADP" or (token.pos == "NOUN" and sense.shape == "past")
