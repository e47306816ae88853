"""« Et d'ajouter : … », « Et de préciser que … »: an infinitive opens a sentence, and the last speaker goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from greffier.annotate.attribution.reader import Reader
from greffier.model.mentions import Attribution
from greffier.model.parse import Sentence
from greffier.model.span import Span

_TAKES = frozenset({"that", "quote"})
_REACH = 2  # paragraphs


def find_carried(reader: Reader, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """What the last speaker goes on to say, in sentences that begin so."""
    for sentence in reader.annotated.parse.sentences:
        begin = _content_start(reader, sentence)
        speaker = _last_speaker(reader, sentence, known) if begin else None
        if begin and speaker is not None:
            cue = reader.span(sentence.first, sentence.first + 2)
            content = _up_to_end(reader, sentence, begin)
            yield replace(speaker, content=content, cue=cue, rule="carried.infinitive", doubt=False)


def _content_start(reader: Reader, sentence: Sentence) -> int:
    """The token after « Et d'ajouter : » or « Et de préciser que »; 0 where the sentence does not begin so."""
    first = sentence.first
    if sentence.last - first < 5 or not (reader.is_in(first, "and") and reader.is_in(first + 1, "bare_of")):
        return 0
    speaks = any(
        sense.rule.takes & _TAKES and not sense.then for sense in reader.lexicon.senses(reader.tokens[first + 2])
    )
    opens = reader.tokens[first + 3].text == ":" or reader.is_in(first + 3, "that")
    return first + 4 if speaks and reader.is_infinitive(first + 2) and opens else 0


def _last_speaker(reader: Reader, sentence: Sentence, known: Sequence[Attribution]) -> Attribution | None:
    before = [one for one in known if one.cue.end <= sentence.start and one.source is not None]
    last = max(before, key=lambda one: one.cue.start, default=None)
    if last is None:
        return None
    here = reader.annotated.parse.sentence_at(last.cue.start)
    return last if here is not None and sentence.paragraph - here.paragraph <= _REACH else None


def _up_to_end(reader: Reader, sentence: Sentence, begin: int) -> Span:
    start = reader.tokens[begin].start
    quote = next((q for q in reader.annotated.quotes if q.span.start == start and not q.scare), None)
    end = sentence.end if quote is None else max(quote.span.end, start + 1)
    text = reader.annotated.document.text
    while quote is None and end > start and text[end - 1] in ".!? \n":
        end -= 1
    return reader.annotated.document.span(start, end)
