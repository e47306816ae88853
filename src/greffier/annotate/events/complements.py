"""Prepositional phrases beside a word, and nouns joined to a noun."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.events.phrases import bracketed_name, right_edge
from greffier.annotate.events.reading import Reading, sentence_end

_STOPS = frozenset((";", ":", ".", "!", "?", "…", "—", "–"))


def complements(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(relation, where the preposition begins, head noun) of the phrases in a stretch of tokens, in order."""
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
    """Where the complements of a word can no longer stand: a finite verb, a stop or another clause begins."""
    end = sentence_end(reading, head)
    return next((index for index in range(head + 1, end) if _ends(reading, index, end, commas)), end)


def _ends(reading: Reading, index: int, end: int, commas: bool) -> bool:
    token = reading.token(index)
    if token.text in _STOPS or (token.text == "," and not commas):
        return True
    if token.text == "(":
        return bracketed_name(reading, index, end) is None
    if reading.is_taken_for_conjunction(index):
        return False
    if reading.is_word(index, "subordinators") and index not in reading.prepositions:
        return True
    if token.pos == "CCONJ":
        return index + 1 < end and reading.token(index + 1).pos in {"VERB", "AUX"}
    return reading.is_finite(index) or (token.pos == "AUX" and token.dep.startswith("aux"))


def coordinated(reading: Reading, head: int) -> list[int]:
    """The noun and the nouns joined to it (« les combattants et leurs alliés »), in text order."""
    found, waiting = [head], [head]
    while waiting:
        for child in reading.parse.children(waiting.pop()):
            if _is_joined(reading, head, child):
                found.append(child)
                waiting.append(child)
    if len(found) == 1 and (other := _joined_by_words(reading, head)) is not None:
        found.append(other)
    return sorted(found)


def _is_joined(reading: Reading, head: int, child: int) -> bool:
    token = reading.token(child)
    if token.dep != "conj" or token.pos not in {"NOUN", "PROPN", "PRON"} or not head < child < head + 15:
        return False
    return not reading.is_word(child - 1, "negating") and not _has_preposition_of_its_own(reading, head, child)


def _joined_by_words(reading: Reading, head: int) -> int | None:
    """Where the parse misses it: « et » with a determiner after the phrase, unless a verb of its own follows."""
    after, end = right_edge(reading, head), sentence_end(reading, head)
    if after + 2 >= end or reading.token(after).pos != "CCONJ" or reading.token(after + 1).pos not in {"DET", "NUM"}:
        return None
    noun = reading.noun_after(after + 1)
    if noun is None or reading.is_word(noun, "time_nouns"):
        return None
    following = right_edge(reading, noun)
    clause = following < end and reading.token(following).pos in {"VERB", "AUX", "PRON"}
    return None if clause else noun


def _has_preposition_of_its_own(reading: Reading, head: int, child: int) -> bool:
    """« contre A et sur B »: the second is a complement of its own; and a clause of its own is no conjunct."""
    for index in range(child - 1, max(head, child - 5), -1):
        token = reading.token(index)
        if token.pos in {"VERB", "AUX"} or (token.pos == "ADP" and not reading.is_word(index, "partitives")):
            return True
        if token.pos == "CCONJ" or token.text == ",":
            return False
    return False
