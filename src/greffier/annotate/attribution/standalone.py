"""Quotations without a cue of their own, headings of speech (« Démenti du M23. »), and lines that name a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.kinds import kind_of
from greffier.annotate.attribution.reader import Reader
from greffier.model.mentions import Attribution, Quote
from greffier.model.parse import Sentence
from greffier.model.spans import SpanIndex


def find_headings(reader: Reader, sentence: Sentence) -> Iterator[Finding]:
    """« Démenti du M23. », « Réaction du gouverneur : « … » » at the head of a sentence."""
    first = sentence.first
    while first < sentence.last and reader.tokens[first].pos == "DET":
        first += 1
    if first >= sentence.last:
        return
    rule = reader.lexicon.speech_nouns.get(reader.folded(first))
    if rule is None or not reader.is_in(first + 1, "of"):
        return
    source = reader.read_phrase(first + 2, sentence.last) or reader.read_phrase(first + 1, sentence.last)
    if source is None:
        return
    i = source.last + 1
    if i + 1 < sentence.last and reader.tokens[i].text == ":":
        yield Finding(rule, sentence.index, (first, first), first, i, "after", i + 1, source, ())
    elif i >= sentence.last or (reader.tokens[i].text in ".…!" and i + 1 >= sentence.last):
        yield Finding(rule, sentence.index, (first, first), first, source.last, "bare", -1, source, ())


def find_source_lines(reader: Reader) -> Iterator[Attribution]:
    """« … (Source : radio locale) »: the item before, back to the head of its paragraph, is the source's."""
    document, parse = reader.annotated.document, reader.annotated.parse
    folded = document.folded
    for rule, pattern in reader.lexicon.source_lines:
        for match in pattern.finditer(folded):
            first = next(iter(parse.tokens_between(match.end(), len(folded))), None)
            if first is None:
                continue
            sentence = parse.sentence_of(first)
            source = reader.read_phrase(first, sentence.last)
            start = _paragraph_start(reader, match.start())
            if source is None or start >= match.start():
                continue
            content = document.text[start : match.start()].rstrip(" \t([\n")
            cue = document.span(match.start(), match.end())
            span = reader.span(source.first, source.last)
            yield Attribution(
                document.span(start, start + len(content)), cue, span, None, kind_of(reader, source), rule
            )


def _paragraph_start(reader: Reader, offset: int) -> int:
    """Where the paragraph that holds the offset, or the one before it where it opens one, begins."""
    before = [s for s in reader.annotated.parse.sentences if s.start < offset]
    if not before:
        return offset
    return next(s.start for s in before if s.paragraph == before[-1].paragraph)


def continue_quotes(reader: Reader, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Statements in quotation marks that no cue governs: the same speaker goes on, or the next sentence names one.

    « « Ils ont tiré », raconte un berger. « J'ai fui. » » → the second quotation is the shepherd's too.
    """
    known = list(found)
    contents = SpanIndex(attribution.content for attribution in found)
    for quote in reader.annotated.quotes:
        if quote.scare or contents.overlapping(quote.inner):
            continue
        if not _stands_alone(reader, quote):
            continue
        speaker = _speaker_before(reader, quote, known) or _speaker_after(reader, quote)
        speaker = speaker or _speaker_above(reader, quote, known)
        if speaker is not None:
            known.append(speaker)
            contents.add(speaker.content)
            yield speaker


def _stands_alone(reader: Reader, quote: Quote) -> bool:
    """True where the quotation is a sentence of its own, or follows a colon."""
    text = reader.annotated.document.text
    before = text[: quote.span.start].rstrip()
    after = text[quote.span.end :].lstrip(" \u00a0\u202f")
    opens = not before or before[-1] in '.!?…:»”"\n' or "\n" in text[len(before) : quote.span.start]
    closes = not after or after[0] in '\n.!?…«“"' or quote.inner.quote[-1:] in ".!?…"
    return opens and closes


def _speaker_before(reader: Reader, quote: Quote, known: Sequence[Attribution]) -> Attribution | None:
    """The last speaker of the same paragraph, where nobody else has spoken in between."""
    paragraph = _paragraph(reader, quote.span.start)
    earlier = [a for a in known if a.cue.end <= quote.span.start and _paragraph(reader, a.cue.start) == paragraph]
    if not earlier:
        return None
    last = max(earlier, key=lambda a: a.cue.start)
    if last.source is None or not _is_near(reader, last, quote):
        return None
    if (other := _other_speaker(reader, last, quote)) is not None:
        return other
    return replace(last, content=quote.inner, rule="quote.continued", doubt=False)


def _other_speaker(reader: Reader, last: Attribution, quote: Quote) -> Attribution | None:
    """« … », dit X. Son frère opine. « … » → the brother, where the sentence between has another person as its head."""
    sentences = [s for s in reader.annotated.parse.sentences if s.end <= quote.span.start]
    if not sentences or sentences[-1].start <= last.cue.start:
        return None
    phrase = reader.read_phrase(sentences[-1].first, sentences[-1].last)
    noun = reader.lexicon.kind_of_noun(reader.folded(phrase.head)) if phrase is not None else None
    if phrase is None or noun not in ("witness", "person", "official"):
        return None
    if reader.is_plural(phrase) or reader.is_finite(phrase.head):
        return None
    span = reader.span(phrase.first, phrase.last)
    return Attribution(quote.inner, span, span, None, kind_of(reader, phrase), "quote.holder")


def _is_near(reader: Reader, last: Attribution, quote: Quote) -> bool:
    """At most one sentence of the document's own between the cue and the quotation."""
    sentences = reader.annotated.parse.sentences
    numbers = [s.index for s in sentences if s.start <= last.cue.start < s.end]
    quoted = [s.index for s in sentences if s.start <= quote.span.start < s.end]
    return bool(numbers and quoted) and quoted[0] - numbers[0] <= 2


def _speaker_after(reader: Reader, quote: Quote) -> Attribution | None:
    """« « J'ai compté dix corps. » Le chirurgien n'a pas dormi. »: the next sentence's subject, if a person."""
    parse = reader.annotated.parse
    paragraph = _paragraph(reader, quote.span.start)
    if not _opens_paragraph(reader, quote):
        return None
    for sentence in parse.sentences:
        if sentence.start < quote.span.end or sentence.paragraph != paragraph:
            continue
        phrase = reader.read_phrase(sentence.first, sentence.last)
        if phrase is None or kind_of(reader, phrase) not in ("witness", "person", "official"):
            return None
        noun = reader.lexicon.kind_of_noun(reader.folded(phrase.head))
        if (noun is None and not _tells_age(reader, phrase.last)) or reader.is_plural(phrase):
            return None
        if any(
            reader.is_in(i, "same_words") or reader.is_in(i, "possessives") for i in range(phrase.first, phrase.head)
        ):
            return None
        span = reader.span(phrase.first, phrase.last)
        return Attribution(quote.inner, span, span, None, kind_of(reader, phrase), "quote.holder")
    return None


def _tells_age(reader: Reader, last: int) -> bool:
    """« Aïssata, 14 ans, »: a person who is introduced."""
    return reader.folded(last + 1) == "," and reader.is_quantity(last + 2) and reader.is_in(last + 3, "years")


def _speaker_above(reader: Reader, quote: Quote, known: Sequence[Attribution]) -> Attribution | None:
    """A quotation that fills its paragraph goes on with the one that the paragraph above quotes."""
    paragraph = _paragraph(reader, quote.span.start)
    if not _opens_paragraph(reader, quote) or not _closes_paragraph(reader, quote):
        return None
    above = [
        a for a in known
        if a.source is not None and _paragraph(reader, a.content.start) == paragraph - 1 and not _is_quoted(reader, a)
    ]  # fmt: skip
    last = max(above, key=lambda a: (a.content.start, a.cue.start), default=None)
    quoted = last is not None and any(q.inner.overlaps(last.content) for q in reader.annotated.quotes if not q.scare)
    return replace(last, content=quote.inner, rule="quote.paragraph", doubt=False) if last and quoted else None


def _is_quoted(reader: Reader, attribution: Attribution) -> bool:
    """True for a voice that speaks inside another's quotation."""
    cue = attribution.cue
    around = [
        q for q in reader.annotated.quotes if not q.scare and q.inner.start < cue.start and cue.end <= q.inner.end
    ]
    return any(not attribution.content.covers(quote.inner) for quote in around)


def _closes_paragraph(reader: Reader, quote: Quote) -> bool:
    after = reader.annotated.document.text[quote.span.end :].lstrip(" \t\u00a0\u202f.")
    return not after or after.startswith("\n")


def _opens_paragraph(reader: Reader, quote: Quote) -> bool:
    before = reader.annotated.document.text[: quote.span.start].rstrip(" \t\u00a0\u202f")
    return not before or before.endswith("\n")


def _paragraph(reader: Reader, offset: int) -> int:
    for sentence in reversed(reader.annotated.parse.sentences):
        if sentence.start <= offset:
            return sentence.paragraph
    return -1
