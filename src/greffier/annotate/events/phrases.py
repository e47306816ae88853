"""Noun phrases as a coder quotes them, and the complements that follow a noun or a verb."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.model.folding import fold_word

_LEFT = frozenset(("DET", "NUM", "ADJ"))
_MAX = 14


def noun_phrase(reading: Reading, head: int, stops: frozenset[int] = frozenset()) -> tuple[int, int]:
    """First token and the one after the last: determiner, numbers, adjectives, « de » complements and acronym.

    « des combattants du groupe État islamique (EI) »; relative clauses and dates stay outside, and so do the event words
    ``stops``. Where the registry knows the party, its mention is the least that is taken.
    """
    first, last = _left_edge(reading, head), _right_edge(reading, head)
    for stop in sorted(stops):
        if head < stop < last:
            last = stop
    known = reading.actor_at.get(head)
    return (min(first, known[0]), max(last, known[1])) if known else (first, last)


def _left_edge(reading: Reading, head: int) -> int:
    first = head
    if reading.token(head).pos == "PRON" or reading.is_word(head, "possessives"):
        return head
    for index in range(head - 1, max(head - 7, sentence_start(reading, head) - 1), -1):
        token = reading.token(index)
        if token.pos in _LEFT or token.dep in {"det", "nummod"} or token.text in {"«", '"', "“"}:
            if index in reading.prepositions and not reading.is_word(index, "partitives"):
                break
            first = index
        elif token.pos == "ADV" and index > 0 and token.dep in {"advmod", "fixed"}:
            continue
        else:
            break
    while first < head and (
        (reading.token(first).text in {"«", '"', "“"} and not _closes(reading, first, head))
        or _is_adjunct(reading, first, head)
    ):
        first += 1
    return first


def _is_adjunct(reading: Reading, first: int, head: int) -> bool:
    """True for the preposition « des/du/au » itself where it stands at the edge: it belongs to no quotation."""
    token = reading.token(first)
    return first < head and token.pos == "ADP"


def _closes(reading: Reading, first: int, head: int) -> bool:
    end = min(head + _MAX, sentence_end(reading, head))
    return any(reading.token(index).text in {"»", '"', "”"} for index in range(head + 1, end))


def _right_edge(reading: Reading, head: int) -> int:
    end = sentence_end(reading, head)
    last = index = head + 1
    if reading.is_word(head, "possessives"):
        return last
    if reading.token(head).pos == "PRON":
        return _of(reading, index) or last if index in reading.prepositions and reading.plains[index] != "du" else last
    named = _named_in_full(reading, head, end)
    if named is not None:
        return named
    while index < min(end, head + _MAX):
        step = _step(reading, head, index, end)
        if step is None:
            break
        index = last = step
    return last


def _named_in_full(reading: Reading, head: int, end: int) -> int | None:
    """« Mouvement pour le salut de l'Azawad (MSA) »: a capitalised name whose acronym begins with its letter."""
    word = reading.token(head).text
    if not word[0].isupper():
        return None
    for index in range(head + 1, min(head + 12, end - 2)):
        token = reading.token(index)
        if token.text == "(":
            acronym = reading.token(index + 1).text
            fits = (
                fold_word(acronym[0]) == fold_word(word[0])
                and acronym.isupper()
                and reading.token(index + 2).text == ")"
            )
            return index + 3 if fits else None
        if token.pos in {"PUNCT", "AUX"} or reading.is_finite(index):
            return None
    return None


def _step(reading: Reading, head: int, index: int, end: int) -> int | None:
    """Where the phrase goes on after the token, None where it ends before it."""
    token = reading.token(index)
    if reading.is_word(index, "time_nouns"):
        return None
    if token.text == "(":
        return _acronym(reading, index, end)
    if token.text in {"»", '"', "”"}:
        return (
            index + 1
            if any(reading.token(i).text in {"«", '"', "“"} for i in range(_left_edge(reading, head), index))
            else None
        )
    if token.pos == "ADJ" or (token.pos in {"PROPN", "X"} and reading.token(index - 1).pos != "PUNCT"):
        return index + 1 if token.pos != "ADJ" or _describes(reading, index) else None
    if token.pos == "NUM" and reading.token(index - 1).pos in {"NOUN", "PROPN"}:
        return index + 1
    if token.dep in {"flat:name", "flat:foreign", "amod"} and token.pos in {"NOUN", "VERB", "ADJ"}:
        return index + 1
    if token.pos == "NOUN" and token.text[:1].isupper() and reading.token(index - 1).pos != "PUNCT":
        return index + 1
    if token.pos in {"VERB", "NOUN"} and _is_participle(reading, index) and _is_bare_participle(reading, index, end):
        return index + 1
    if (
        token.pos == "ADV"
        and token.text.lower() == "non"
        and index + 1 < end
        and reading.token(index + 1).pos in {"ADJ", "VERB"}
    ):
        return index + 2
    if token.pos == "CCONJ" and index + 1 < end and _joins(reading, index):
        return index + 2
    if index in reading.prepositions and reading.prepositions[index][0] == "of":
        return _of(reading, index)
    return None


def _is_participle(reading: Reading, index: int) -> bool:
    return (
        reading.plains[index] in reading.lexicon.participles or "Tense=Past|VerbForm=Part" in reading.token(index).morph
    )


def _describes(reading: Reading, index: int) -> bool:
    return not any(
        child > index and reading.token(child).dep.startswith("obl") for child in reading.parse.children(index)
    )


def _joins(reading: Reading, index: int) -> bool:
    """« les armées syrienne et irakienne »: an adjective or proper name joined to one."""
    before, after = reading.token(index - 1), reading.token(index + 1)
    return before.pos == "ADJ" and after.pos == "ADJ"


def _is_bare_participle(reading: Reading, index: int, end: int) -> bool:
    """« hommes armés », but not « hommes armés par l'étranger »."""
    following = reading.plains[index + 1] if index + 1 < end else "."
    return following not in reading.lexicon.prepositions or following in reading.lexicon.words["partitives"]


def _of(reading: Reading, index: int) -> int | None:
    after = reading.prepositions[index][1]
    noun = reading.noun_after(after)
    if noun is None or reading.is_word(noun, "time_nouns") or noun - index > 5:
        return None
    if any(reading.token(i).pos in {"VERB", "AUX"} for i in range(after, noun)):
        return None
    return noun + 1


def _acronym(reading: Reading, index: int, end: int) -> int | None:
    """« (EI) », « (Tehrik-e-Taliban Pakistan) »: a name in brackets."""
    for close in range(index + 1, min(index + 5, end)):
        if reading.token(close).text == ")":
            names = [reading.token(i) for i in range(index + 1, close)]
            return close + 1 if names and names[0].text[:1].isupper() and len(names) <= 3 else None
    return None


def complements(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(relation, where the preposition begins, head noun) of the prepositional phrases in a stretch of tokens, in order."""
    index = start
    while index < end:
        if index in reading.prepositions:
            relation, after = reading.prepositions[index]
            noun = reading.noun_after(after)
            if noun is not None and noun < end:
                yield relation, index, noun
            index = after
        else:
            index += 1


def stretch_end(reading: Reading, head: int, commas: bool = False) -> int:
    """Where the complements of a word can no longer stand: a finite verb, a stop, a relative or other clause begins."""
    end = sentence_end(reading, head)
    for index in range(head + 1, end):
        token = reading.token(index)
        if token.text in {";", ":", ".", "!", "?", "…", "—", "–"} or (token.text == "," and not commas):
            return index
        if reading.is_word(index, "subordinators") and index not in reading.prepositions:
            return index
        if token.text == "(" and _acronym(reading, index, end) is None:
            return index
        if reading.is_finite(index) or (token.pos == "AUX" and token.dep.startswith("aux")):
            return index
        if token.pos == "CCONJ" and index + 1 < end and reading.token(index + 1).pos in {"VERB", "AUX"}:
            return index
    return end


def coordinated(reading: Reading, head: int) -> list[int]:
    """The noun and the nouns joined to it (« les combattants et leurs alliés »), in text order."""
    found, waiting = [head], [head]
    while waiting:
        for child in reading.parse.children(waiting.pop()):
            token = reading.token(child)
            if token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON"} and child > head and child - head < 15:
                if _has_preposition_of_its_own(reading, head, child) or reading.plains[child - 1] == "non":
                    continue
                found.append(child)
                waiting.append(child)
    if len(found) == 1 and (other := _joined_by_words(reading, head)) is not None:
        found.append(other)
    return sorted(found)


def _joined_by_words(reading: Reading, head: int) -> int | None:
    """Where the parse misses it: « et » with a determiner after the phrase, unless a verb of its own follows."""
    after = _right_edge(reading, head)
    end = sentence_end(reading, head)
    if after + 2 >= end or reading.token(after).pos != "CCONJ" or reading.token(after + 1).pos not in {"DET", "NUM"}:
        return None
    noun = reading.noun_after(after + 1)
    if noun is None or reading.is_word(noun, "time_nouns"):
        return None
    following = _right_edge(reading, noun)
    if following < end and reading.token(following).pos in {"VERB", "AUX", "PRON"}:
        return None
    return noun


def _has_preposition_of_its_own(reading: Reading, head: int, child: int) -> bool:
    """« contre A et sur B »: the second is a complement of its own; and a clause of its own is no conjunct."""
    for index in range(child - 1, max(head, child - 5), -1):
        if reading.token(index).pos == "ADP" and not reading.is_word(index, "partitives"):
            return True
        if reading.token(index).pos in {"VERB", "AUX"}:
            return True
        if reading.token(index).pos == "CCONJ" or reading.token(index).text == ",":
            return False
    return False
