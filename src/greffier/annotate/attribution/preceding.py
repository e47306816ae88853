"""What is said before the cue: back to the voice before, a quotation's opening mark, or the head of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.attribution.extents import STOPS, boundary_before, has_finite, trimmed
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.reader import Reader
from greffier.model.mentions import Quote
from greffier.model.parse import Sentence
from greffier.model.span import Span


def read_preceding(reader: Reader, sentence: Sentence, found: Finding, around: Sequence[Finding]) -> Span:
    """The words that the cue governs before it, and after it where they go on."""
    tokens = reader.tokens
    level = reader.quote_of[found.cue[0]]
    if level != -1:
        return reader.annotated.quotes[level].inner
    first = _after_last_voice(reader, sentence, found, around)
    start = tokens[first].start
    quote = _quote_ending_before(reader, found.left)
    begun = _begun_before(reader, sentence, first)
    if quote is not None and _stands_apart(reader, quote):
        start = quote.span.start if begun >= sentence.start else min(quote.span.start, begun)
    else:
        start = min(start, begun, start if quote is None else quote.span.start)
    end = tokens[found.left - 1].end if found.left > first else tokens[found.left].start
    resumed = _resumes(reader, sentence, found, around)
    return trimmed(reader, start, max(end, resumed))


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


def _stands_apart(reader: Reader, quote: Quote) -> bool:
    """A colon, or a stop that the sentence runs on over, parts the quotation from what stands before it."""
    before = reader.annotated.document.text[: quote.span.start].rstrip()
    return not quote.scare and before.endswith((":", ".", "!", "?"))


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
    while first < found.left and (reader.tokens[first].text in STOPS or reader.tokens[first].pos == "CCONJ"):
        first += 1
    if first >= found.left and found.rule.startswith("according"):
        return sentence.first  # « …, a dit le diplomate, selon la presse »: all before is what the press passes on
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
    if not _may_go_on(reader, sentence, after) or _is_anothers(reader, found, after, around):
        return 0
    limit = sentence.last
    for other in around:
        if other.left > after:
            boundary = boundary_before(reader, other.left, after)
            limit = min(limit, boundary if boundary is not None else other.left)
    return reader.tokens[limit - 1].end


def _may_go_on(reader: Reader, sentence: Sentence, after: int) -> bool:
    """A clause or a quotation follows, that no conjunction or participle ties to the cue."""
    if any(reader.is_in(k, "subordinators") and reader.tokens[k].pos != "ADV" for k in (after, after + 1)):
        return False
    token = reader.tokens[after]
    if token.has("VerbForm=Part") or reader.is_in(after, "and") or reader.is_in(after, "contrast"):
        return False
    return reader.quote_of[after] != -1 or token.text in '«“"' or has_finite(reader, after, sentence.last)


def _is_anothers(reader: Reader, found: Finding, after: int, around: Sequence[Finding]) -> bool:
    """« dix morts d'après X, « aucun » d'après Y »: what follows is told by the next voice."""
    return any(
        other.left <= after <= other.right
        or (other.side == "before" and other.left > after and not has_finite(reader, after, other.left))
        for other in around if other is not found
    )  # fmt: skip
