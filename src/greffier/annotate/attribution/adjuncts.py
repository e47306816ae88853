"""« Selon X », « d'après X », « de source militaire », « (source : X) »: who says it, without a verb."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.attribution.extents import starts_clause
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.lexicon import AdjunctRule
from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.model.parse import Sentence

_DASHES = ("–", "—", "-")


def find_adjuncts(reader: Reader, sentence: Sentence) -> Iterator[Finding]:
    """The prepositional cues of one sentence, in order."""
    i = sentence.first
    while i < sentence.last:
        found = None
        for rule in reader.lexicon.adjuncts.get(reader.tokens[i].folded, ()):
            found = _read_adjunct(reader, sentence, i, rule)
            if found is not None:
                yield found
                break
        i = found.right + 1 if found is not None else i + 1


def _read_adjunct(reader: Reader, sentence: Sentence, i: int, rule: AdjunctRule) -> Finding | None:
    last = i + len(rule.pattern) - 1
    if last >= sentence.last or any(
        reader.lexicon.singular(reader.folded(i + k)) != reader.lexicon.singular(word) and reader.folded(i + k) != word
        for k, word in enumerate(rule.pattern)
    ):  # fmt: skip
        return None
    if rule.within:
        return _within(reader, sentence, i, last, rule)
    start = last + 1
    if rule.link or rule.to:
        if not reader.is_in(start, "of" if rule.link else "to"):
            return None
        start += 1
    if reader.is_in(start, "by_which") or (reader.is_in(start, "relatives") and start == last + 1):
        return _by_which(reader, sentence, i, start, rule)
    source = reader.read_phrase(start, sentence.last)
    if source is None or not _may_speak(reader, sentence, i, source, rule):
        return None
    return _place(reader, sentence, (i, last), source, rule)


def _within(reader: Reader, sentence: Sentence, i: int, last: int, rule: AdjunctRule) -> Finding | None:
    """« de source militaire »: the words are the voice; an adjective or the sentence's edge must follow."""
    end = last
    while end + 1 < sentence.last and _qualifies(reader, sentence, end + 1):
        end += 1
    if end == last and len(rule.pattern) < 3:
        return None
    before = reader.tokens[i - 1] if i > sentence.first else None
    if before is not None and before.pos in ("NOUN", "ADP", "ADV", "NUM") and not reader.is_in(i - 1, "temporal"):
        return None
    first = i + 1
    if any(reader.is_in(k, "not_source_adjectives") for k in range(last, end + 1)):
        return None
    while end + 2 < sentence.last and reader.is_in(end + 1, "and") and reader.tokens[end + 2].pos == "ADJ":
        end += 2
    tail = reader.phrase_tail(end, sentence.last)
    return _place(reader, sentence, (i, i), Phrase(first, tail, last), rule)


def _qualifies(reader: Reader, sentence: Sentence, i: int) -> bool:
    """An adjective or participle after « source », or an adverb before one (« bien informée »)."""
    pos = reader.tokens[i].pos
    if pos == "ADV":
        return i + 1 < sentence.last and reader.tokens[i + 1].pos in ("ADJ", "VERB")
    return pos in ("ADJ", "VERB") and not reader.is_finite(i)


def _by_which(reader: Reader, sentence: Sentence, i: int, last: int, rule: AdjunctRule) -> Finding | None:
    """« des informations selon lesquelles », « un élu, selon qui »: the noun before is the voice."""
    if last + 1 >= sentence.last:
        return None
    comma = reader.folded(i - 1) == ","
    source = _innermost(reader, reader.phrase_ending_at(i - 1 - comma, sentence.first))
    return Finding(
        f"{rule.id}.which", sentence.index, (i, last), i, last, "after", last + 1, source, (), relative=True
    )  # fmt: skip


def _innermost(reader: Reader, phrase: Phrase | None) -> Phrase | None:
    """« état d'informations selon lesquelles »: the news, not what stands before it."""
    if phrase is None:
        return None
    for i in range(phrase.head + 1, phrase.last + 1):
        if reader.is_in(i - 1, "of") and reader.lexicon.is_word("news_nouns", reader.tokens[i]):
            return Phrase(i, phrase.last, i)
    return phrase


def _may_speak(reader: Reader, sentence: Sentence, i: int, source: Phrase, rule: AdjunctRule) -> bool:
    head = reader.tokens[source.head]
    if reader.lexicon.is_word("not_speakers", head) and not head.text[0].isupper():
        return False
    if reader.is_in(source.head, "own_voice") or reader.is_in(source.first, "own_voice"):
        return False
    if rule.initial:
        comma = source.last + 1 < sentence.last and reader.tokens[source.last + 1].text == ","
        return i == sentence.first and comma and _is_single_speaker(reader, source)
    return True


def _is_single_speaker(reader: Reader, source: Phrase) -> bool:
    """« Pour le gouverneur, »: one person or body, not a crowd that something is good or bad for."""
    head = reader.tokens[source.head]
    if head.text[0].isupper() and source.head > source.first:
        return False
    known = reader.lexicon.kind_of_noun(head.folded) in ("official", "person", "organisation", "outlet")
    return known and "Number=Plur" not in head.morph


def _place(reader: Reader, sentence: Sentence, cue: tuple[int, int], source: Phrase, rule: AdjunctRule) -> Finding:
    via: list[Phrase] = []
    right = source.last
    if reader.is_in(right + 1, "to") and reader.is_infinitive(right + 2):
        right += 2  # « des bilans difficiles à confirmer »
    after = reader.skip_adjuncts(right + 1, sentence.last)
    comma = right + 1 < sentence.last and reader.tokens[right + 1].text == ","
    found, step = reader.relay_at(right + (2 if comma else 1), sentence.last)
    if found:
        via, right = found, step - 1
    elif after.next > right + 1 and not comma:
        right, via = after.next - 1, list(after.via)
    if not found:
        right, via = _over_contact(reader, sentence, right, via)
    right = _over_dashes(reader, sentence, right)
    speaker, chain, right = reader.cited_after(sentence, source, tuple(via), right)
    first = cue[0]
    while (
        first > sentence.first
        and reader.is_in(first - 1, "before_adjunct")
        and reader.tokens[first - 1].pos in ("ADV", "CCONJ")
    ):
        first -= 1
    initial = _is_initial(reader, sentence, first) and not _verb_follows(reader, sentence, right)
    initial = initial or (_opens_conjunct(reader, sentence, first) and _verb_follows(reader, sentence, right))
    begin = right + 2 if right + 1 < sentence.last and reader.tokens[right + 1].text == "," else right + 1
    if begin == right + 2:
        begin = _over_apposition(reader, sentence, begin)
    if initial and begin < sentence.last:
        return Finding(rule.id, sentence.index, cue, first, right, "after", begin, speaker, chain)
    return Finding(rule.id, sentence.index, cue, first, right, "before", -1, speaker, chain)


def _over_dashes(reader: Reader, sentence: Sentence, right: int) -> int:
    """« selon la radio – proche du pouvoir – et d'autres médias, »: past what dashes set apart, and who joins."""
    i = right + 1
    if i >= sentence.last or reader.tokens[i].text not in _DASHES:
        return right
    closing = next((k for k in range(i + 1, sentence.last) if reader.tokens[k].text in _DASHES), None)
    if closing is None:
        return right
    joined = reader.read_phrase(closing + 2, sentence.last) if reader.is_in(closing + 1, "and") else None
    return closing if joined is None else joined.last


def _over_contact(reader: Reader, sentence: Sentence, right: int, via: list[Phrase]) -> tuple[int, list[Phrase]]:
    """« un officier qui a parlé à X », « des habitants joints par X », up to the comma."""
    i = right + 1
    if i < sentence.last and any(
        reader.is_in(k, name) for k in (right, i) for name in ("author_participles", "relay_participles")
    ):
        return _to_comma(reader, sentence, i), via
    if reader.is_in(i, "that") and reader.is_in(i + 1, "own_voice"):
        return _to_comma(reader, sentence, i), via
    if reader.is_in(i, "that"):
        return _over_obtained(reader, sentence, i, right, via)
    if i >= sentence.last or not (reader.is_in(i, "relatives") or reader.is_in(i, "contacts")):
        return right, via
    end = _to_comma(reader, sentence, i) + 1
    talk = any(reader.is_in(k, "contact_verbs") for k in range(i, end))
    if talk or reader.is_in(i, "contacts"):
        for k in range(i, end):
            if reader.is_in(k, "contact_links"):
                phrase = reader.read_phrase(k + 1, end)
                place = phrase is not None and reader.annotated.place_names.at(reader.tokens[phrase.head].start)
                if phrase is not None and not place and reader.may_be_medium(phrase):
                    via = [*via, phrase]
    return end - 1, via


def _over_obtained(
    reader: Reader, sentence: Sentence, i: int, right: int, via: list[Phrase]
) -> tuple[int, list[Phrase]]:
    """« les informations qu'a obtenues X, »: X passes them on; else nothing is skipped."""
    end = _to_comma(reader, sentence, i)
    taken = next((k for k in range(i + 1, end) if reader.is_in(k, "author_participles")), None)
    if taken is None:
        return right, via
    holder = reader.read_phrase(taken + 1, end + 1) or reader.read_phrase(i + 1, taken)
    return end, via if holder is None else [*via, holder]


def _to_comma(reader: Reader, sentence: Sentence, i: int) -> int:
    """The last token before the next comma or stop."""
    while i < sentence.last and reader.tokens[i].text not in ",;:.":
        i += 1
    return i - 1


def _is_initial(reader: Reader, sentence: Sentence, first: int) -> bool:
    """True at the head of a sentence or of a clause (after « ; », « : », « et », « que », « mais »)."""
    if first == sentence.first:
        return True
    before = reader.tokens[first - 1]
    if before.text in ';:«“"(–—-' or before.pos in ("SCONJ", "CCONJ"):
        return True
    if reader.tokens[first].pos == "CCONJ":
        return before.text == ","
    if before.text == ",":
        return not any(reader.is_finite(k) for k in range(sentence.first, first)) and _clause_follows(
            reader, sentence, first
        )
    return False


def _over_apposition(reader: Reader, sentence: Sentence, begin: int) -> int:
    """« Selon le porte-parole, le major Kovalev, … », « Selon Awa Sy, chercheuse à l'Iris, … »: past who that is."""
    phrase = reader.read_phrase(begin, sentence.last)
    if phrase is None or reader.folded(phrase.last + 1) != "," or phrase.last + 2 >= sentence.last:
        return begin
    head, opener = reader.tokens[phrase.head], reader.tokens[begin]
    named = any(reader.tokens[i].text[0].isupper() for i in range(phrase.head, phrase.last + 1))
    office = reader.lexicon.kind_of_noun(head.folded) in _OFFICES and (opener.pos == "NOUN" or named)
    name = head.text[0].isupper() and not reader.is_in(begin, "of")
    name = name or _lists_speakers(reader, phrase)
    after = phrase.last + 2
    told = reader.tokens[after].text in '«“"' or starts_clause(reader, after, sentence.last)
    return after if (office or name) and told else begin


def _lists_speakers(reader: Reader, phrase: Phrase) -> bool:
    """« Selon la mairie, la police et des riverains, … »: two more speakers, joined."""
    joint = next((i for i in range(phrase.head, phrase.last) if reader.is_in(i, "and")), None)
    other = reader.read_phrase(joint + 1, phrase.last + 1) if joint is not None else None
    heads = [reader.folded(one.head) for one in (phrase, other) if one is not None]
    return len(heads) > 1 and all(reader.lexicon.kind_of_noun(head) is not None for head in heads)


_OFFICES = ("official", "person", "witness")


def _opens_conjunct(reader: Reader, sentence: Sentence, first: int) -> bool:
    """« Des combats ont éclaté et, selon un élu, ont fait dix morts »: the voice tells the second clause only."""
    return first - 2 > sentence.first and reader.tokens[first - 1].text == "," and reader.is_in(first - 2, "and")


def _verb_follows(reader: Reader, sentence: Sentence, right: int) -> bool:
    """« Les tireurs, d'après des témoins, portaient … »: the verb of a subject that stands before."""
    i = right + 2
    comma = right + 1 < sentence.last and reader.tokens[right + 1].text == ","
    return comma and i < sentence.last and reader.is_finite(i)


def _clause_follows(reader: Reader, sentence: Sentence, first: int) -> bool:
    """« Mardi, selon la police, trois hommes ont été tués »: the clause comes after the voice."""
    return any(reader.is_finite(k) for k in range(first, sentence.last))
