"""What is said after the cue: from where it begins to the next voice, a new clause, or the end of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.attribution.extents import boundary_before, has_finite, starts_clause, trimmed
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.reader import Reader
from greffier.model.mentions import Quote
from greffier.model.parse import Sentence
from greffier.model.span import Span


def read_following(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> Span:
    """The words that the cue governs after it."""
    tokens = reader.tokens
    last = _end_of_clause(reader, sentence, found, around)
    end = tokens[last].end if last >= found.begin else tokens[found.begin].end
    start = tokens[found.begin].start
    quote = _quote_at(reader, found.begin, sentence)
    if quote is not None and quote.span.end > end:
        end = quote.span.end
    return trimmed(reader, start, end)


def _quote_at(reader: Reader, i: int, sentence: Sentence) -> Quote | None:
    """The quotation that opens at token ``i`` and runs on into later sentences."""
    start = reader.tokens[i].start
    for quote in reader.annotated.quotes:
        if quote.span.start == start and quote.span.end > sentence.end:
            return quote
    return None


def _end_of_clause(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> int:
    level = reader.quote_of[found.cue[1]]
    limit = _next_voice(reader, sentence, found, around)
    i = found.begin
    while i < limit:
        if level != -1 and reader.quote_of[i] != level and not _inside(reader, i, level):
            return i - 1
        if reader.quote_of[i] == level and (
            _ends_clause(reader, sentence, i, found) or _is_main_verb(reader, i, found)
        ):
            return i - 1
        i += 1
    return limit - 1


def _is_main_verb(reader: Reader, i: int, found: Finding) -> bool:
    """« Les allégations selon lesquelles l'armée a tiré | sont fausses »: the verb of which the noun is the subject."""
    apart = reader.folded(found.left - 1) == ","
    if apart or not (found.relative and found.source) or not reader.is_finite(i) or i <= found.begin + 1:
        return False
    noun = reader.tokens[found.source.head]
    return noun.dep.startswith("nsubj") and noun.head in (i, reader.tokens[i].head) and noun.head > found.cue[1]


def _inside(reader: Reader, i: int, level: int) -> bool:
    quotes = reader.annotated.quotes
    return quotes[level].inner.start <= reader.tokens[i].start < quotes[level].inner.end


def _next_voice(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> int:
    """Where the clause of the next voice of the sentence begins."""
    limit = sentence.last if found.stop is None else found.stop
    for other in around:
        if other is found or other.left <= found.cue[1] or other.relative or other.left < found.begin:
            continue
        if reader.quote_of[other.cue[0]] != reader.quote_of[found.cue[0]]:
            continue
        if not found.phrase_only and not found.open and not has_finite(reader, found.begin, other.left):
            continue  # « que des témoins, des habitants et des élus lui ont dit »
        left = boundary_before(reader, other.left, found.begin)
        if left is not None and (other.side != "before" or reader.tokens[left].text == ","):
            limit = min(limit, left)
    return limit


def _ends_clause(reader: Reader, sentence: Sentence, i: int, found: Finding) -> bool:
    token = reader.tokens[i]
    if token.text == ";":
        return True
    if token.text == ",":
        return _ends_at_comma(reader, i + 1, sentence.last, found)
    if found.phrase_only and _ends_phrase(reader, i, found):
        return True
    if not found.open:
        return False
    if reader.is_in(i, "and") and _goes_back(reader, i + 1, sentence.last):
        return not has_finite(reader, found.begin, i)
    return reader.is_in(i, "contrast") and starts_clause(reader, i + 1, sentence.last)


def _ends_phrase(reader: Reader, i: int, found: Finding) -> bool:
    """A relative clause, « ce qui … », « selon lesquelles »: no more of the phrase that was announced."""
    if reader.is_in(i, "this") and _is_relative(reader, i + 1):
        return True
    return reader.is_in(i + 1, "by_which") or (i > found.begin + 1 and _is_relative(reader, i))


def _ends_at_comma(reader: Reader, after: int, end: int, found: Finding) -> bool:
    if found.relative and _goes_back(reader, after, end):
        return True
    if reader.is_in(after, "contrast"):
        return reader.is_in(after, "whereas") or (
            not reader.is_in(after + 1, "that") and has_finite(reader, after, end)
        )
    if found.open and reader.is_in(after, "and"):
        return starts_clause(reader, after + 1, end)
    opens = reader.annotated.parse.sentences[found.sentence].first
    subordinate = reader.is_in(opens, "whereas") or reader.is_in(opens, "subordinators")
    return subordinate and opens < found.left and found.left - opens <= 3 and starts_clause(reader, after, end)


def _goes_back(reader: Reader, i: int, end: int) -> bool:
    """« X, qui assure que …, réclame »: after the comma the main clause goes on with its verb."""
    while i < end and reader.is_in(i, "clitics") and reader.tokens[i].pos in ("PRON", "ADV"):
        i += 1
    return i < end and reader.is_finite(i)


def _is_relative(reader: Reader, i: int) -> bool:
    return reader.is_in(i, "relatives") or (reader.is_in(i, "where") and reader.tokens[i].pos in ("PRON", "ADV"))
