"""Noun phrases as a coder quotes them."""

from __future__ import annotations

from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.model.folding import fold_word

_LONGEST = 14
_OPENERS = frozenset(("«", '"', "“"))
_CLOSERS = frozenset(("»", '"', "”"))


def noun_phrase(reading: Reading, head: int, stops: frozenset[int] = frozenset()) -> tuple[int, int]:
    """First token and the one after the last: determiner, numbers, adjectives, « de » complements and acronym.

    « des combattants du groupe État islamique (EI) »; relative clauses and dates stay outside, and so do the event
    words ``stops``. Where the registry knows the party, its mention is the least that is taken.
    """
    first, last = _left_edge(reading, head), right_edge(reading, head)
    last = next((index for index in range(head + 1, last) if index in stops), last)
    first += _opens_only(reading, first, last)
    known = reading.actor_at.get(head)
    return (min(first, known[0]), max(last, known[1])) if known else (first, last)


def _left_edge(reading: Reading, head: int) -> int:
    first = head
    if reading.token(head).pos == "PRON" or reading.is_word(head, "possessives"):
        return head
    for index in range(head - 1, max(head - 7, sentence_start(reading, head) - 1), -1):
        if _stands_before(reading, index):
            first = index
        elif reading.token(index).pos != "ADV" or reading.token(index).dep not in {"advmod", "fixed"}:
            break
    while first < head and reading.token(first).pos == "ADP":
        first += 1
    return first


def _stands_before(reading: Reading, index: int) -> bool:
    """Determiners, numbers, adjectives and an opening quotation mark belong to the phrase that they stand before."""
    token = reading.token(index)
    if index in reading.prepositions and not reading.is_word(index, "partitives"):
        return False
    counts = token.dep in {"det", "nummod"} or reading.is_number(index)
    return token.pos in {"DET", "NUM", "ADJ"} or counts or token.text in _OPENERS


def _opens_only(reading: Reading, first: int, last: int) -> bool:
    """True for a phrase that begins with a quotation mark which closes after its end."""
    closed = any(reading.token(index).text in _CLOSERS for index in range(first + 1, last))
    return reading.token(first).text in _OPENERS and not closed


def right_edge(reading: Reading, head: int) -> int:
    """The token after the last of the phrase."""
    end = sentence_end(reading, head)
    if reading.is_word(head, "possessives"):
        return head + 1
    if reading.token(head).pos == "PRON":
        return _past_of(reading, head + 1) or head + 1
    named = _named_in_full(reading, head, end)
    if named is not None:
        return named
    last = head + 1
    while last < min(end, head + _LONGEST):
        step = _step(reading, head, last, end)
        if step is None:
            break
        last = step
    return last


def _named_in_full(reading: Reading, head: int, end: int) -> int | None:
    """« Mouvement pour le salut de l'Azawad (MSA) »: a capitalised name whose acronym begins with its letter."""
    word = reading.token(head).text
    if not word[0].isupper():
        return None
    for index in range(head + 1, min(head + 12, end - 2)):
        token = reading.token(index)
        if token.text == "(":
            acronym, closed = reading.token(index + 1).text, reading.token(index + 2).text == ")"
            fits = acronym.isupper() and fold_word(acronym[0]) == fold_word(word[0])
            return index + 3 if fits and closed else None
        if token.pos in {"PUNCT", "AUX"} or reading.is_finite(index):
            return None
    return None


def _step(reading: Reading, head: int, index: int, end: int) -> int | None:
    """Where the phrase goes on after the token, None where it ends before it."""
    token = reading.token(index)
    if reading.is_word(index, "time_nouns"):
        return None
    if token.text == "(":
        return bracketed_name(reading, index, end)
    if token.text in _CLOSERS:
        opened = any(reading.token(i).text in _OPENERS for i in range(_left_edge(reading, head), index))
        return index + 1 if opened else None
    if index in reading.prepositions:
        return _past_of(reading, index)
    if _joins_adjectives(reading, index, end) or _negates(reading, index, end):
        return index + 2
    return index + 1 if _belongs(reading, index, end) else None


def _belongs(reading: Reading, index: int, end: int) -> bool:
    """True for an adjective, a name, a number or a bare participle that goes on with the phrase."""
    token, before = reading.token(index), reading.token(index - 1)
    if token.pos == "ADJ":
        return not any(c > index and reading.token(c).dep.startswith("obl") for c in reading.parse.children(index))
    if token.pos == "NUM":
        return before.pos in {"NOUN", "PROPN"}
    if token.dep in {"flat:name", "flat:foreign", "amod"} and token.pos in {"NOUN", "VERB"}:
        return True
    if before.pos != "PUNCT" and (token.pos in {"PROPN", "X"} or (token.pos == "NOUN" and token.text[0].isupper())):
        return True
    return token.pos in {"VERB", "NOUN"} and _is_bare_participle(reading, index, end)


def _is_bare_participle(reading: Reading, index: int, end: int) -> bool:
    """« hommes armés », but not « hommes armés par l'étranger »."""
    past = reading.token(index).has("Tense=Past|VerbForm=Part")
    if not past and reading.plains[index] not in reading.lexicon.participles:
        return False
    following = reading.plains[index + 1] if index + 1 < end else "."
    return following not in reading.lexicon.prepositions or following in reading.lexicon.words["partitives"]


def _joins_adjectives(reading: Reading, index: int, end: int) -> bool:
    """« les armées tchadienne et malienne »."""
    if reading.token(index).pos != "CCONJ" or index + 1 >= end:
        return False
    return reading.token(index - 1).pos == "ADJ" and reading.token(index + 1).pos == "ADJ"


def _negates(reading: Reading, index: int, end: int) -> bool:
    """« hommes armés non identifiés »."""
    return reading.is_word(index, "negating") and index + 1 < end and reading.token(index + 1).pos in {"ADJ", "VERB"}


def _past_of(reading: Reading, index: int) -> int | None:
    """After the noun of a « de » complement that begins at the token; None for another complement, a date or a verb."""
    relation, after = reading.prepositions.get(index, ("", 0))
    noun = reading.noun_after(after) if relation == "of" else None
    if noun is None or reading.is_word(noun, "time_nouns") or noun - index > 5:
        return None
    verbal = any(reading.token(i).pos in {"VERB", "AUX"} for i in range(after, noun))
    return None if verbal else noun + 1


def bracketed_name(reading: Reading, index: int, end: int) -> int | None:
    """« (EI) », « (Tehrik-e-Taliban Pakistan) »: the token after a name in brackets, None for other brackets."""
    for close in range(index + 1, min(index + 5, end)):
        if reading.token(close).text == ")":
            names = range(index + 1, close)
            return close + 1 if 0 < len(names) <= 3 and reading.token(index + 1).text[0].isupper() else None
    return None
