"""Who says it: the subject before a verb of saying, past appositions, relatives and contacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from greffier.annotate.attribution.clauses import looks_like_speaker
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.groups import Group
from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.model.parse import Sentence


class Subject(NamedTuple):
    """The speaker, its first token, whether « qui » stands for it, whether an earlier cue of the sentence had it."""

    source: Phrase | None
    left: int
    relative: bool = False
    shared: bool = False


def read_subject(reader: Reader, sentence: Sentence, group: Group, earlier: list[Finding]) -> Subject | None:
    """Who speaks by the verb group, or None where nobody is named."""
    last = earlier[-1] if earlier else None
    if group.pronoun is not None:
        return Subject(Phrase(group.pronoun, group.pronoun, group.pronoun), group.first)
    before = group.first - 1
    while before > sentence.first and reader.tokens[before].pos == "ADV" and not reader.is_in(before, "that"):
        before -= 1
    joined = reader.is_in(before, "and") or reader.is_in(before, "contrast")
    if group.gerund and group.first == group.last and (held := _holder_of_participle(reader, sentence, before)):
        return held
    if last is not None and (group.gerund or group.shared or joined):
        return Subject(last.source, group.first, shared=True)
    if group.gerund or group.shared or joined:
        return _main_subject(reader, sentence, group)
    return _written_subject(reader, sentence, group, before) if before >= sentence.first else None


def _holder_of_participle(reader: Reader, sentence: Sentence, before: int) -> Subject | None:
    """« HRW cite des témoins ayant affirmé que »: the noun right before the participle, where it names a speaker."""
    if before < sentence.first or reader.tokens[before].pos not in ("NOUN", "ADJ", "PROPN"):
        return None
    phrase = reader.phrase_ending_at(before, sentence.first)
    if phrase is None:
        return None
    kind = reader.lexicon.kind_of_noun(reader.folded(phrase.head))
    absolute = reader.folded(phrase.first - 1) == "," and kind is not None
    return Subject(phrase, phrase.first, relative=not absolute) if absolute or kind in _PEOPLE else None


_PEOPLE = ("witness", "person", "official", "unnamed")


def _written_subject(reader: Reader, sentence: Sentence, group: Group, before: int) -> Subject | None:
    if reader.is_in(before, "nobody"):
        return None
    if reader.is_in(before, "relatives"):
        return _antecedent(reader, sentence, before, group)
    if reader.is_in(before, "subject_pronouns") or reader.is_in(before, "own_voice"):
        return Subject(Phrase(before, before, before), before)
    return _noun_subject(reader, sentence, group, before)


def _noun_subject(reader: Reader, sentence: Sentence, group: Group, before: int) -> Subject | None:
    floor = sentence.first
    if reader.tokens[before].text != ",":
        phrase = reader.phrase_ending_at(before, floor)
        if phrase is not None:
            parsed = (
                _parsed_subject(reader, sentence, group) if _after_loose_preposition(reader, phrase, floor) else None
            )
            if parsed is not None:
                return parsed
            phrase = _before_contact(reader, _agreeing(reader, phrase, group), floor)
            return Subject(phrase, phrase.first)
    parsed = _parsed_subject(reader, sentence, group)
    if parsed is not None and parsed.source is not None and looks_like_speaker(reader, parsed.source):
        return parsed
    asides = list(_before_asides(reader, before, floor))
    speaker = next((phrase for phrase in asides if looks_like_speaker(reader, phrase)), None)
    if speaker is None and parsed is not None:
        return parsed
    phrase = speaker or next(iter(asides), None)
    return None if phrase is None else Subject(phrase, phrase.first)


def _before_asides(reader: Reader, before: int, floor: int) -> Iterator[Phrase]:
    """« Luiz Lisboa, l'évêque de Pemba, la capitale de la province, confirme »: the phrases between the commas."""
    end = before
    for _ in range(4):
        comma = _comma_before(reader, end, floor)
        if comma is None:
            return
        end = comma - 1
        phrase = reader.phrase_ending_at(end, floor)
        if phrase is not None:
            yield phrase


def _after_loose_preposition(reader: Reader, phrase: Phrase, floor: int) -> bool:
    """« le compte de la brigade sur X »: the phrase right before the verb hangs on a preposition."""
    before = phrase.first - 1
    return before > floor and reader.tokens[before].pos == "ADP" and not reader.is_in(before, "by")


def _before_contact(reader: Reader, phrase: Phrase, floor: int) -> Phrase:
    """« des habitants joints par téléphone »: the phrase before the participle, not the one after."""
    by = reader.is_in(phrase.first - 1, "by")
    for k in range(phrase.first - 1, max(floor, phrase.first - 4), -1):
        if reader.is_finite(k):
            break
        if reader.is_in(k, "contacts") or reader.is_in(k, "relay_participles") or (by and _is_participle(reader, k)):
            return reader.phrase_ending_at(k - 1, floor) or phrase
    return phrase


def _is_participle(reader: Reader, i: int) -> bool:
    return reader.tokens[i].has("VerbForm=Part") or reader.is_in(i, "author_participles")


def _agreeing(reader: Reader, phrase: Phrase, group: Group) -> Phrase:
    """« les partisans du chef, qui avait juré »: the phrase, or the one inside it, that agrees."""
    plural = next((reader.tokens[i].has("Number=Plur") for i in range(group.first, group.last + 1)
                   if reader.is_finite(i)), None)  # fmt: skip
    if plural is None or reader.is_plural(phrase) in (None, plural):
        return phrase
    for i in range(phrase.head + 1, phrase.last):
        if reader.is_in(i, "of"):
            inner = reader.read_phrase(i + 1, phrase.last + 1)
            if inner is not None and inner.last == phrase.last and reader.is_plural(inner, after=i) == plural:
                return Phrase(inner.first, inner.last, inner.head)
    return phrase


def _comma_before(reader: Reader, i: int, floor: int) -> int | None:
    for k in range(i - 1, floor, -1):
        if reader.tokens[k].text == ",":
            return k
    return None


def _parsed_subject(reader: Reader, sentence: Sentence, group: Group) -> Subject | None:
    """The parser's subject, where the surface gives none."""
    parse = reader.annotated.parse
    for verb in range(group.last, group.first - 1, -1):
        for child in parse.children(verb):
            if reader.tokens[child].dep.startswith("nsubj") and sentence.first <= child < group.first:
                first = child
                while first > sentence.first and reader.tokens[first - 1].pos in ("DET", "NUM", "ADJ"):
                    first -= 1
                phrase = reader.read_phrase(first, group.first)
                if phrase is not None:
                    phrase = _before_apposition(reader, sentence, phrase)
                    return Subject(phrase, phrase.first)
    return None


def _before_apposition(reader: Reader, sentence: Sentence, phrase: Phrase) -> Phrase:
    """« Amnesty International, une organisation de défense des droits, dénonce … »: the name before the comma."""
    comma = phrase.first - 1
    if comma <= sentence.first or reader.tokens[comma].text != "," or not reader.is_in(phrase.first, "indefinites"):
        return phrase
    named = reader.phrase_ending_at(comma - 1, sentence.first)
    return named if named is not None and reader.tokens[named.head].text[0].isupper() else phrase


def _main_subject(reader: Reader, sentence: Sentence, group: Group) -> Subject | None:
    """The subject of the sentence's main verb, for « …, affirmant que »."""
    for i in range(sentence.first, group.first):
        token = reader.tokens[i]
        if token.dep.startswith("nsubj") and token.pos != "DET" and not reader.is_in(i, "relatives"):
            first = i
            while first > sentence.first and reader.tokens[first - 1].pos in ("DET", "NUM", "ADJ"):
                first -= 1
            phrase = reader.read_phrase(first, group.first)
            return None if phrase is None else Subject(phrase, group.first, shared=True)
    return None


def _antecedent(reader: Reader, sentence: Sentence, relative: int, group: Group) -> Subject | None:
    end = relative - 1
    floor = sentence.first
    for _ in range(3):
        if end < floor:
            return None
        if reader.tokens[end].text != ",":
            phrase = reader.phrase_ending_at(end, floor)
            if phrase is not None:
                return Subject(_agreeing(reader, phrase, group), relative, relative=True)
        comma = _comma_before(reader, end + 1, floor)
        if comma is None:
            return None
        end = comma - 1
    return None
