"""Sentences and paragraphs, found before the parse so that the parser works on whole sentences.

A line break that ends a paragraph ends a sentence; one that merely wraps a line does not. Stops inside
abbreviations, initials and numbers end nothing, and a closing quotation mark stays with what it closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from greffier.languages import load
from greffier.model.folding import fold_word

_CLOSERS = "»”\"'’)\\]"
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\n")
_STOP = re.compile(rf"(?:[.!?…]+)(?:\s?[{_CLOSERS}]+)*(?=\s)")
_OPENS = re.compile(r"\s+(?=[«“\"(\[–—•*-]?\s*[^\W_a-zà-öø-ÿ])")
_DASHED = re.compile(r"\s[–—-]{1,2}[\s,]")
_DATELINE = re.compile(r"\A[^\n.!?:«]{2,70}?\s[–—-]{1,2}\s(?=[«“\"]?\s?\w)")
_HEADING = re.compile(r"\s?:\s")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """A language's words for telling the end of a sentence. All folded."""

    abbreviations: frozenset[str]
    heading_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence's characters, half-open, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@cache
def sentence_rules(language: str) -> SentenceRules:
    """The sentence rules of a language."""
    data = load(language, "sentences")
    return SentenceRules(frozenset(data["abbreviations"]), frozenset(data["heading_words"]))


def find_sentences(text: str, rules: SentenceRules) -> list[Stretch]:
    """The sentences of a text, in order, none of them blank.

    >>> rules = SentenceRules(frozenset({"m"}), frozenset())
    >>> text = "M. Diop se tait. « Rien. » Puis il part."
    >>> [text[s.start:s.end] for s in find_sentences(text, rules)]
    ['M. Diop se tait.', '« Rien. »', 'Puis il part.']
    """
    return [
        Stretch(start, end, number)
        for number, (first, last) in enumerate(_paragraphs(text))
        for start, end in _split(text, first, last, rules)
    ]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.group().count("\n") > 1 or _ends_paragraph(text, start, gap):
            if text[start : gap.start()].strip():
                yield start, gap.start()
            start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _ends_paragraph(text: str, start: int, gap: re.Match[str]) -> bool:
    """A single line break ends a paragraph after a stop or a short line; within a long line's flow it wraps."""
    line = text[max(start, text.rfind("\n", 0, gap.start()) + 1) : gap.start()].rstrip()
    following = text[gap.end() : gap.end() + 1]
    return not line or line[-1] in '.!?…:;»”"' or len(line) < 55 or following in "-–—•*"


def _split(text: str, first: int, last: int, rules: SentenceRules) -> Iterator[tuple[int, int]]:
    start = first
    for end in sorted({*_stops(text, first, last, rules), *_openings(text, first, last, rules), last}):
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())
            start = end


def _stops(text: str, first: int, last: int, rules: SentenceRules) -> Iterator[int]:
    for stop in _STOP.finditer(text, first, last):
        if _OPENS.match(text, stop.end(), last) and not _abbreviated(text, first, stop, rules):
            yield stop.end()


def _abbreviated(text: str, first: int, stop: re.Match[str], rules: SentenceRules) -> bool:
    if stop.group() != ".":
        return False
    word = re.search(r"[^\W\d_]+\Z", text[max(first, stop.start() - 12) : stop.start()])
    if word is None:
        return False
    numbered = text[max(first, stop.start() - 12) : stop.start()][: word.start()][-1:].isdigit()
    initial = len(word.group()) == 1 and word.group().isupper() and not numbered  # « le groupe 3R. » is a name
    return initial or fold_word(word.group()) in rules.abbreviations


def _openings(text: str, first: int, last: int, rules: SentenceRules) -> Iterator[int]:
    """Ends of a dateline or of a heading (« Goma (Nord-Kivu) : … ») at the head of a paragraph."""
    dateline = _DATELINE.match(text[first:last])
    if dateline and _is_dateline(text[first:last], dateline, rules):
        yield first + dateline.end()
    colon = _HEADING.search(text, first, min(last, first + 70))
    if colon and _is_heading(text[first : colon.start()], rules):
        yield colon.end()


def _is_dateline(paragraph: str, dateline: re.Match[str], rules: SentenceRules) -> bool:
    """A place and a date, or any words before one dash and a capital; not « Six soldats – dont un élu – ont … »."""
    if _is_heading(dateline.group(), rules):
        return True
    sentence = paragraph[dateline.end() :].split(". ", maxsplit=1)[0]
    return sentence.lstrip('«“" ')[:1].isupper() and _DASHED.search(sentence) is None


def _is_heading(words: str, rules: SentenceRules) -> bool:
    return all(
        word[0].isupper() or word.isdigit() or fold_word(word) in rules.heading_words for word in _WORD.findall(words)
    )
