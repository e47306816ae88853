"""How far what somebody says reaches: up to another's voice, a new clause, or the end of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.reader import Reader
from greffier.model.mentions import Quote
from greffier.model.parse import Sentence
from greffier.model.span import Span

_CLOSING = '»”"›'
_STOPS = ".;,:!?…–—- \t\n\u00a0"


def content_of(reader: Reader, found: Finding, around: Sequence[Finding]) -> Span:
    """The words that are said. ``around`` are all findings of the same sentence, in order."""
    sentence = reader.annotated.parse.sentences[found.sentence]
    if found.side == "bare":
        return reader.span(*found.cue)
    if found.side == "earlier":
        return _earlier(reader, sentence, found)
    if found.side == "after":
        return _after(reader, sentence, found, around)
    return _before(reader, sentence, found, around)


def _trimmed(reader: Reader, start: int, end: int) -> Span:
    text = reader.annotated.document.text
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    while start < end and text[start] in _STOPS:
        start += 1
    return reader.annotated.document.span(start, end)


def _earlier(reader: Reader, sentence: Sentence, found: Finding) -> Span:
    """The sentence before, in the same paragraph or the one above."""
    if sentence.index == 0:
        return reader.span(*found.cue)
    told = reader.annotated.parse.sentences[sentence.index - 1]
    return _trimmed(reader, told.start, told.end)


# ---------------------------------------------------------------------- after the cue


def _after(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> Span:
    tokens = reader.tokens
    last = _end_of_clause(reader, sentence, found, around)
    end = tokens[last].end if last >= found.begin else tokens[found.begin].end
    start = tokens[found.begin].start
    quote = _quote_at(reader, found.begin, sentence)
    if quote is not None and quote.span.end > end:
        end = quote.span.end
    return _trimmed(reader, start, end)


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
        if reader.quote_of[i] == level and _ends_clause(reader, sentence, i, found):
            return i - 1
        i += 1
    return limit - 1


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
        if not found.phrase_only and not found.open and not _has_finite(reader, found.begin, other.left):
            continue  # « que des témoins, des habitants et des élus lui ont dit »
        left = _boundary(reader, other.left, found.begin)
        if left is not None and (other.side != "before" or reader.tokens[left].text == ","):
            limit = min(limit, left)
    return limit


def _boundary(reader: Reader, left: int, floor: int) -> int | None:
    """The comma or conjunction that parts the next voice's clause from this one, None where it is told inside."""
    i = left - 1
    while (
        i > floor
        and reader.tokens[i].pos in ("ADV", "ADP", "DET", "NOUN", "ADJ")
        and i > left - 4
        and not reader.is_in(i, "contrast")
    ):
        if reader.is_in(i, "and"):
            break
        i -= 1
    first = None
    while i > floor and (
        reader.tokens[i].text in ",;:–—"
        or reader.is_in(i, "and")
        or reader.is_in(i, "contrast")
        or (reader.is_in(i, "that") and reader.is_in(i - 1, "contrast"))
    ):
        first, i = i, i - 1
    return first


def _ends_clause(reader: Reader, sentence: Sentence, i: int, found: Finding) -> bool:
    token = reader.tokens[i]
    if token.text == ";":
        return True
    if token.text == ",":
        return _ends_at_comma(reader, i + 1, sentence.last, found)
    if found.phrase_only and i > found.begin + 1 and (_is_relative(reader, i) or reader.is_in(i + 1, "by_which")):
        return True
    if not found.open:
        return False
    if reader.is_in(i, "and") and _goes_back(reader, i + 1, sentence.last):
        return not _has_finite(reader, found.begin, i)
    return reader.is_in(i, "contrast") and starts_clause(reader, i + 1, sentence.last)


def _ends_at_comma(reader: Reader, after: int, end: int, found: Finding) -> bool:
    if found.relative and _goes_back(reader, after, end):
        return True
    if reader.is_in(after, "contrast"):
        return reader.is_in(after, "whereas") or (
            not reader.is_in(after + 1, "that") and _has_finite(reader, after, end)
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


def _has_finite(reader: Reader, i: int, end: int) -> bool:
    return any(reader.is_finite(k) for k in range(i, end))


def starts_clause(reader: Reader, i: int, end: int) -> bool:
    """True where a subject and its finite verb follow: « …, et la ville est calme »."""
    if i < end and reader.is_in(i, "subject_pronouns"):
        return True
    phrase = reader.read_phrase(i, end)
    if phrase is None:
        return False
    after = phrase.last + 1
    while after < end and (reader.is_in(after, "clitics") or reader.tokens[after].pos == "ADV"):
        after += 1
    return after < end and reader.is_finite(after)


# ---------------------------------------------------------------------- before the cue


def _before(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> Span:
    tokens = reader.tokens
    level = reader.quote_of[found.cue[0]]
    if level != -1:
        return reader.annotated.quotes[level].inner
    first = _after_last_voice(reader, sentence, found, around)
    start = tokens[first].start
    quote = _quote_ending_before(reader, found.left)
    if quote is not None and (quote.span.start < start or _follows_colon(reader, quote)):
        start = quote.span.start
    start = min(start, _begun_before(reader, sentence, first))
    end = tokens[found.left - 1].end if found.left > first else tokens[found.left].start
    resumed = _resumes(reader, sentence, found, around)
    return _trimmed(reader, start, max(end, resumed))


def _begun_before(reader: Reader, sentence: Sentence, first: int) -> int:
    """Where what is said begins: the head of a quotation that runs into this sentence from an earlier one.

    « « Ils sont venus de nuit. Le bilan est de six morts » civils, a dit le maire. » A quotation resumed in the
    earlier sentence (« « Ils sont venus », par le nord, « de nuit. Le bilan … » ») begins with that sentence.
    """
    start = reader.tokens[first].start
    level = reader.quote_of[first]
    if level == -1 or reader.annotated.quotes[level].span.start >= sentence.start:
        return start
    opened = reader.annotated.quotes[level].span.start
    earlier = next((s for s in reader.annotated.parse.sentences if s.start <= opened < s.end), None)
    resumed = earlier is not None and any(quote.span.start == earlier.start for quote in reader.annotated.quotes)
    return earlier.start if earlier is not None and resumed else opened


def _follows_colon(reader: Reader, quote: Quote) -> bool:
    return not quote.scare and reader.annotated.document.text[: quote.span.start].rstrip().endswith(":")


def _after_last_voice(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> int:
    first = sentence.first
    for other in around:
        if other.right < found.left and other.side == "before" and other.right + 1 > first:
            first = other.right + 1
    i = found.left - 1
    while i > first:
        if reader.tokens[i].text == ";" and reader.quote_of[i] == -1:
            first = i + 1
            break
        i -= 1
    first = max(first, _own_clause(reader, found, first))
    while first < found.left and (reader.tokens[first].text in _STOPS or reader.tokens[first].pos == "CCONJ"):
        first += 1
    return min(first, found.left)


def _own_clause(reader: Reader, found: Finding, floor: int) -> int:
    """Where the clause that an adjunct tells begins, if it is less than all before it; else ``floor``.

    « …, tuant dix hommes selon un élu »: the participle. « …, tandis que d'autres, selon MSF, seraient … »: the
    second clause.
    """
    if not found.rule.startswith("according") or reader.quote_of[found.left] != -1:
        return floor
    inserted = reader.folded(found.right + 1) == "," and reader.is_finite(found.right + 2)
    tight = reader.folded(found.left - 1) != ","
    for i in range(found.left - 2, floor, -1):
        if reader.tokens[i].text != ",":
            continue
        opener = reader.tokens[i + 1]
        if tight and opener.has("Tense=Pres") and opener.has("VerbForm=Part"):
            return i + 1
        if inserted and reader.is_in(i + 1, "contrast"):
            return i + 2 + reader.is_in(i + 2, "that")
    return floor


def _quote_ending_before(reader: Reader, left: int) -> Quote | None:
    """The statement whose closing mark stands right before token ``left``, a comma aside."""
    i = left - 1
    while i >= 0 and reader.tokens[i].text in ",–—-":
        i -= 1
    if i < 0:
        return None
    end = reader.tokens[i].end
    ending = [quote for quote in reader.annotated.quotes if quote.span.end == end]
    return ending[0] if ending else None


def _resumes(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> int:
    """The end of what is said where it goes on after the cue (« A, a-t-il dit, B »), else 0."""
    i = found.right + 1
    if i + 1 >= sentence.last or reader.tokens[i].text not in ",:–—-":
        return 0
    after = i + 1
    if any(reader.is_in(k, "subordinators") and reader.tokens[k].pos != "ADV" for k in (after, after + 1)):
        return 0
    if any(other.left <= after <= other.right for other in around if other is not found):
        return 0
    token = reader.tokens[after]
    if token.has("VerbForm=Part") or reader.is_in(after, "and") or reader.is_in(after, "contrast"):
        return 0
    if reader.quote_of[after] == -1 and token.text not in '«“"' and not _has_finite(reader, after, sentence.last):
        return 0
    limit = sentence.last
    for other in around:
        if other.left > after:
            boundary = _boundary(reader, other.left, after)
            limit = min(limit, boundary if boundary is not None else other.left)
    return reader.tokens[limit - 1].end
