"""Who speaks by the layout: « Nom : « … » », the answers of an interview, lines that begin with a speaker's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from greffier.annotate.attribution.kinds import kind_of
from greffier.annotate.attribution.reader import Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.model.folding import fold
from greffier.model.mentions import Attribution, Quote
from greffier.model.span import Span

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"\s*[-–—•*]?\s*([^\n:«“\"?!]{1,60}?)\s?(?::|\.\s?[–—-])\s+(?=\S)")
_LONGEST_QUESTION = 300
_FEWEST_ANSWERS = 2
_DASHES = "–—-"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, and whether a blank line stands before it."""

    start: int
    end: int
    opens_block: bool


def find_colon_quotes(reader: Reader, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """« Sur Facebook, le gouverneur exulte : « … » », « Ministère de la Défense : « … » ».

    The quotation follows a colon and no cue governs it: it is the subject's, or what the line before the colon names.
    """
    text = reader.annotated.document.text
    for quote in reader.annotated.quotes:
        before = text[: quote.span.start].rstrip()
        if quote.scare or not before.endswith(":") or any(a.content.overlaps(quote.inner) for a in known):
            continue
        phrase = _before_colon(reader, len(before) - 1)
        if phrase is not None:
            yield _attribution(reader, phrase, quote)


def _attribution(reader: Reader, phrase: Phrase, quote: Quote) -> Attribution:
    span = reader.span(phrase.first, phrase.last)
    return Attribution(quote.span, span, span, None, kind_of(reader, phrase), "label.quote")


def _before_colon(reader: Reader, colon: int) -> Phrase | None:
    parse = reader.annotated.parse
    token = parse.token_at(colon)
    if token is None:
        return None
    sentence = parse.sentence_of(token)
    i = sentence.first
    if reader.folded(i) in reader.lexicon.speech_nouns and reader.is_in(i + 1, "of"):
        i += 2
        phrase = reader.read_phrase(i, token)
        return phrase if phrase is not None and phrase.last + 1 == token else None
    while i < token:
        phrase = reader.read_phrase(i, token)
        if phrase is not None and _may_be_speaker(reader, phrase, i == sentence.first):
            return phrase
        i = phrase.last + 1 if phrase is not None and i == sentence.first else i + 1
        if i - 1 >= sentence.first and reader.is_finite(i - 1) and reader.quote_of[i - 1] == -1:
            return None
    return None


def _may_be_speaker(reader: Reader, phrase: Phrase, first: bool) -> bool:
    head = reader.tokens[phrase.head]
    if head.text.startswith("@") or reader.lexicon.kind_of_noun(head.folded) is not None:
        return not reader.lexicon.is_word("statement_nouns", head)
    if reader.annotated.actor_spans.at(head.start):
        return True
    return first and head.text[0].isupper() and head.pos == "PROPN"


# ---------------------------------------------------------------------- interviews


def find_answers(reader: Reader) -> Iterator[Attribution]:
    """The answers of an interview are the words of the one who is interviewed.

    Lines that begin with the same name again and again are that name's; else, after a heading such as « Trois
    questions à … », what follows each question up to the next one.
    """
    lines = _lines(reader.annotated.document.text)
    labelled = list(_labelled(reader, lines))
    if labelled:
        yield from labelled
        return
    text = reader.annotated.document.text
    dashed = list(_dashed_answers(text, lines))
    person = _interviewee(reader) or (_introduced(reader) if dashed else None)
    if person is None:
        return
    span = reader.span(person.first, person.last)
    for start, end in dashed or _answers(text, lines):
        if start > span.end:
            content = reader.annotated.document.span(start, end)
            yield Attribution(content, span, span, None, kind_of(reader, person), "interview.answer")


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        if match.group().strip():
            lead = len(match.group()) - len(match.group().lstrip())
            end = match.start() + len(match.group().rstrip())
            lines.append(
                Line(match.start() + lead, end, "\n" in text[last : match.start()].strip(" \t")[1:] or not lines)
            )
            last = match.end()
    return lines


def _interviewee(reader: Reader) -> Phrase | None:
    """The phrase after a marker in the first lines: « Entretien avec le docteur X »."""
    parse = reader.annotated.parse
    head = reader.annotated.document.folded[:700]
    for marker in sorted(reader.lexicon.words["interview_markers"]):
        at = head.find(marker)
        if at == -1:
            continue
        after = at + len(marker)
        first = next(iter(parse.tokens_between(after, len(head))), None)
        if first is None:
            continue
        end = min(parse.sentence_of(first).last, first + 12)
        phrase = reader.read_phrase(first, end)
        if phrase is not None and any(reader.tokens[i].text[0].isupper() for i in range(phrase.first, phrase.last + 1)):
            return phrase
    return None


def _introduced(reader: Reader) -> Phrase | None:
    """« Awa Sy, infirmière, a fui la ville. Nous l'avons jointe »: the name that opens the text."""
    head = reader.annotated.document.folded[:700]
    if not any(marker in head for marker in reader.lexicon.words["introductions"]):
        return None
    for sentence in reader.annotated.parse.sentences[:4]:
        phrase = reader.read_phrase(sentence.first, sentence.last)
        if phrase is not None and kind_of(reader, phrase) in ("person", "official", "witness"):
            return phrase
    return None


def _dashed_answers(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Answers that open with a dash, after questions that do not; a line without one goes on where none follows it."""
    dashed = [text[line.start] in _DASHES for line in lines]
    asked = [n for n in range(1, len(lines)) if dashed[n] and _is_question(text, lines[n - 1])]
    if len(asked) < _FEWEST_ANSWERS:
        return
    first = next((n for n in range(len(lines)) if dashed[n]), 0)
    for n in range(first, len(lines)):
        question = not dashed[n] and n + 1 < len(lines) and dashed[n + 1]
        if not question and not _is_question(text, lines[n]):
            yield lines[n].start, lines[n].end


def _answers(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    questions = [n for n, line in enumerate(lines) if _is_question(text, line)]
    if len(questions) < 2 and not (questions and len(lines) > 1):
        return
    openers = set(questions) | {
        n for n, line in enumerate(lines)
        if line.opens_block and n > questions[0] and n + 1 < len(lines) and not lines[n + 1].opens_block
        and line.end - line.start < _LONGEST_QUESTION and _blocks_open_with_questions(lines, questions)
    }  # fmt: skip
    bounds = sorted(openers)
    for n, following in zip(bounds, [*bounds[1:], len(lines)], strict=True):
        if following - n > 1:
            yield lines[n + 1].start, lines[following - 1].end


def _blocks_open_with_questions(lines: Sequence[Line], questions: Sequence[int]) -> bool:
    return all(lines[n].opens_block and n + 1 < len(lines) and not lines[n + 1].opens_block for n in questions)


def _is_question(text: str, line: Line) -> bool:
    words = text[line.start : line.end].rstrip(' »”"*_')
    return words.endswith("?") and line.end - line.start < _LONGEST_QUESTION and "«" not in words


def _labelled(reader: Reader, lines: Sequence[Line]) -> Iterator[Attribution]:
    """« Diallo : … » at the head of at least two lines, of which others are questions."""
    text = reader.annotated.document.text
    labels = [(line, _LABEL.match(text, line.start, line.end)) for line in lines]
    counts = Counter(fold(match.group(1)) for _, match in labels if match is not None)
    askers = reader.lexicon.words["asking_labels"]
    asking = {
        fold(match.group(1)) for line, match in labels
        if match is not None and (_is_question(text, line) or fold(match.group(1)) in askers)
    }  # fmt: skip
    repeated = {label for label, count in counts.items() if count > 1}
    if not repeated & asking:
        return
    starts = [n for n, (_, match) in enumerate(labels) if match is not None and fold(match.group(1)) in repeated]
    for n, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = labels[n][1]
        if match is None or fold(match.group(1)) in asking:
            continue
        span = Span(match.start(1), match.end(1), match.group(1))
        source = _interviewee(reader) if fold(span.quote) in reader.lexicon.words["answering_labels"] else None
        phrase = source or _phrase_of(reader, span)
        content = reader.annotated.document.span(match.end(), lines[following - 1].end)
        named = reader.span(source.first, source.last) if source is not None else span
        yield Attribution(content, span, named, None, kind_of(reader, phrase), "label.line")


def _phrase_of(reader: Reader, span: Span) -> Phrase | None:
    inside = reader.annotated.parse.tokens_between(span.start, span.end)
    return reader.read_phrase(inside[0], inside[-1] + 1) if inside else None
