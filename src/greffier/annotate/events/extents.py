"""Which words tell an event: the trigger, and the clause around it."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.events.hits import Hit
from greffier.annotate.events.reading import Reading
from greffier.annotate.events.shapes import first_word
from greffier.model.span import Span

_CLAUSES = frozenset(("ROOT", "advcl", "acl:relcl", "ccomp", "parataxis", "acl", "xcomp"))
MAX_EXTENT = 600


def trigger_span(reading: Reading, hit: Hit) -> Span:
    """« ont été tués », « a mené une attaque », « l'attaque »: verb group, carrier and noun, nominal phrase."""
    first, last = hit.words[0], hit.words[-1]
    if not hit.noun:
        first = min(first, first_word(reading, hit.token))
        if last in reading.prepositions and last > hit.token:
            last -= 1
    else:
        first = _determiner(reading, first)
        for carrier in hit.carriers:
            if 0 < first - carrier.verb <= 3:
                first = first_word(reading, carrier.verb)
    tokens = reading.parse.tokens
    return reading.annotated.document.span(tokens[first].start, tokens[last].end)


def _determiner(reading: Reading, first: int) -> int:
    sentence = reading.parse.sentence_of(first)
    index = first - 1
    while index >= sentence.first and reading.token(index).pos in {"DET", "ADJ", "NUM"} and first - index < 4:
        if reading.token(index).pos == "DET" and index not in reading.prepositions:
            return index
        index -= 1
    return first


def extents(reading: Reading, hits: Sequence[Hit]) -> dict[int, Span]:
    """Event token → the clause that tells it: its sentence, without the clauses that tell other events."""
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(reading.token(hit.token).sentence, []).append(hit)
    found: dict[int, Span] = {}
    for sentence, inside in by_sentence.items():
        owners = {_clause(reading, hit.token) for hit in inside}
        for hit in inside:
            found[hit.token] = _extent(reading, hit, sentence, owners)
    return found


def _clause(reading: Reading, index: int) -> int:
    """The head of the clause that a token stands in."""
    for candidate in (index, *reading.parse.ancestors(index)):
        token = reading.token(candidate)
        if token.dep in _CLAUSES or (token.dep == "conj" and token.pos in {"VERB", "AUX"}):
            return candidate
    return index


def _owner(reading: Reading, index: int, owners: set[int]) -> int | None:
    for candidate in (index, *reading.parse.ancestors(index)):
        if candidate in owners:
            return candidate
    return None


def _extent(reading: Reading, hit: Hit, sentence: int, owners: set[int]) -> Span:
    bounds = reading.parse.sentences[sentence]
    own = _owner(reading, hit.token, owners)
    first = last = hit.token
    others = owners - {own}
    while first > bounds.first and _owner(reading, first - 1, others | _own(own)) in (own, None):
        first -= 1
    while last + 1 < bounds.last and _owner(reading, last + 1, others | _own(own)) in (own, None):
        last += 1
    first, last = min(first, *hit.words), max(last, *hit.words)
    while (
        first < hit.words[0]
        and reading.token(first).pos in {"PUNCT", "CCONJ"}
        and reading.token(first).text not in '«"“('
    ):
        first += 1
    while (
        last > hit.words[-1]
        and reading.token(last).pos in {"PUNCT", "CCONJ"}
        and reading.token(last).text not in '»"”)'
    ):
        last -= 1
    return _shortened(reading, hit, reading.token(first).start, reading.token(last).end)


def _own(own: int | None) -> set[int]:
    return set() if own is None else {own}


def _shortened(reading: Reading, hit: Hit, start: int, end: int) -> Span:
    document = reading.annotated.document
    trigger = trigger_span(reading, hit)
    start, end = min(start, trigger.start), max(end, trigger.end)
    if end - start > MAX_EXTENT:
        start = max(start, trigger.start - MAX_EXTENT // 3)
        end = min(end, max(start + MAX_EXTENT, trigger.end))
    return document.span(start, end)
