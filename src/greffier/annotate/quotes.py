"""Words in quotation marks: which they are, and whether they are somebody's statement or held at arm's length.

A quotation that is not closed ends with its paragraph, unless the next paragraph opens with the same mark: then it
goes on. Apostrophes are no quotation marks. Quotes come in the order of their opening marks, outer before inner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import Quote
from greffier.model.parse import Parse

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_FINITE = "VerbForm=Fin"
_STOPS_BEFORE = (".", "!", "?", "…")
_AFTER_CLOSING = (",", ".", ";", ")", "")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{:;,-–—'’«“")


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """A language's quotation marks, and the most words that are held at arm's length."""

    closes: Mapping[str, str]
    straight: frozenset[str]
    scare_words: int
    marks: re.Pattern[str]


@cache
def quote_marks(language: str) -> QuoteMarks:
    """The quotation marks of a language. Raises LookupError where it has no data."""
    data = load(language, "quotes")
    closes = dict(data["pairs"])
    marks = sorted({*closes, *closes.values(), *data["straight"]}, key=lambda mark: (-len(mark), mark))
    return QuoteMarks(
        closes, frozenset(data["straight"]), data["scare_words"], re.compile("|".join(map(re.escape, marks)))
    )


def find_quotes(annotated: Annotated) -> tuple[Quote, ...]:
    """Every quotation of the text.

    >>> from greffier.model.document import Document
    >>> text = "« Rien à dire », a-t-il lâché. Ces « braves » ont fui."
    >>> [(q.inner.quote, q.scare) for q in find_quotes(Annotated(Document("sha256:0", text, "fr")))]
    [('Rien à dire', False), ('braves', True)]

    ``scare`` marks a few words without a verb, inside a sentence that goes on around them.
    """
    document, parse = annotated.document, annotated.parse
    marks = quote_marks(document.language)
    quotes = []
    for start, inner_start, inner_end, end in sorted(_pair(document.text, marks), key=lambda q: (q[0], -q[3])):
        inner = document.text[inner_start:inner_end]
        if not inner.strip():
            continue
        lead, trail = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
        quotes.append(
            Quote(
                document.span(start, end),
                document.span(inner_start + lead, inner_end - trail),
                _is_scare(document.text, parse, (start, inner_start, inner_end, end), marks),
            )
        )
    return tuple(quotes)


def _pair(text: str, marks: QuoteMarks) -> Iterator[tuple[int, int, int, int]]:
    """(start, inner start, inner end, end) of each quotation."""
    open_: list[tuple[str, int, int]] = []
    for first, last in _paragraphs(text):
        begin = first
        if open_:
            begin, open_ = _after_repeated_mark(text, first, open_[0][0]), open_[:1]
        for mark in marks.marks.finditer(text, begin, last):
            slip = _is_slip(text, mark, open_, last)
            if not slip and _opens(text, mark, open_, marks):
                open_.append((mark.group(), mark.start(), mark.end()))
            elif depth := 1 if slip else _closed(mark.group(), open_, marks):
                for _, start, inner in reversed(open_[-depth + 1 :] if depth > 1 else []):
                    yield start, inner, mark.start(), mark.start()
                _, start, inner = open_[-depth]
                del open_[-depth:]
                yield start, inner, mark.start(), mark.end()
        if open_ and not _goes_on(text, last, open_[0][0]):
            end = len(text[:last].rstrip())
            yield from ((start, inner, end, end) for _, start, inner in open_)
            open_ = []
    end = len(text.rstrip())
    yield from ((start, inner, end, end) for _, start, inner in open_)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _after_repeated_mark(text: str, first: int, mark: str) -> int:
    """Where a paragraph begins after the opening mark that a running quotation repeats at its head."""
    return text.index(mark, first) + len(mark)


def _goes_on(text: str, end: int, mark: str) -> bool:
    return text[end:].lstrip().startswith(mark)


def _is_slip(text: str, mark: re.Match[str], open_: list[tuple[str, int, int]], last: int) -> bool:
    """« … « , a dit X »: an opening mark that ends what is open, because a comma or stop follows it."""
    if not open_ or mark.group() != open_[-1][0]:
        return False
    following = text[mark.end() : last].lstrip(" \t\u00a0\u202f")
    return following[:1] in _AFTER_CLOSING


def _opens(text: str, mark: re.Match[str], open_: list[tuple[str, int, int]], marks: QuoteMarks) -> bool:
    if mark.group() in marks.straight:
        before = text[mark.start() - 1] if mark.start() else " "
        after = text[mark.end() : mark.end() + 1]
        already = any(opening == mark.group() for opening, _, _ in open_)
        return (
            not already
            and before in _BEFORE_OPENING
            and (bool(after.strip()) or (before in " \n" and _at_head(text, mark)))
        )
    if mark.group() not in marks.closes:
        return not open_ and _opens_by_slip(text, mark, marks)
    return not any(marks.closes.get(opening) == mark.group() for opening, _, _ in open_)


def _opens_by_slip(text: str, mark: re.Match[str], marks: QuoteMarks) -> bool:
    """« … américain.»Les forces … »: a closing mark glued to a capital after a stop opens what the next one ends."""
    if mark.group() not in marks.closes.values() or text[: mark.start()][-1:] not in _STOPS_BEFORE:
        return False
    line = text[mark.end() :].partition("\n")[0]
    return line[:1].isupper() and mark.group() in line


def _at_head(text: str, mark: re.Match[str]) -> bool:
    """True at the head of a line: what stands there can only open."""
    return not text[: mark.start()].rpartition("\n")[2].strip()


def _closed(mark: str, open_: list[tuple[str, int, int]], marks: QuoteMarks) -> int:
    """How many open quotations this mark ends: the innermost that it closes and what stands open inside it."""
    for depth, (opening, _, _) in enumerate(reversed(open_), start=1):
        if marks.closes.get(opening, opening) == mark:
            return depth
    return 0


def _is_scare(text: str, parse: Parse, quote: tuple[int, int, int, int], marks: QuoteMarks) -> bool:
    start, inner_start, inner_end, end = quote
    inner = text[inner_start:inner_end].strip()
    if len(inner.split()) > marks.scare_words or inner[-1] in ".!?…" or any(c.isdigit() for c in inner):
        return False
    if any(_FINITE in parse.tokens[i].morph for i in parse.tokens_between(inner_start, inner_end)):
        return False
    before, after = text[:start].rstrip(" \t\u00a0\u202f"), text[end:].lstrip(" \t\u00a0\u202f")
    if not before or before[-1] in ":\n.!?":
        return False
    return bool(after) or before[-1] not in ":\n"
