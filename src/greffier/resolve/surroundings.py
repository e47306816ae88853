"""What stands around each time expression: its sentence, its paragraph, its heading, the tense of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Timex

Scope = Literal["clause", "section", "publication"]
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[ \t]*[»”\"]?\s+(?=[«“\"(\[–—-]?\s*[A-ZÀ-ÝŒ])")
_PLACE_BEFORE = re.compile(r"[^.!?:;«»\n]{2,70},? ?\(?\Z")
_AFTER_DATELINE = re.compile(r"\)?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[.:|/–—-](?:\s|$)|\n|$)")
_AFTER_HEADING = re.compile(r"\s*(?:[.:–—-](?:\s|$)|\n|$)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """For each time expression, by its index: where it stands and what its surroundings say."""

    scopes: tuple[Scope, ...]
    ahead: tuple[bool, ...]
    reporting: tuple[bool, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    starts: tuple[int, ...]
    folded: str
    bounds: tuple[int, ...]

    def same_sentence(self, index: int) -> list[int]:
        """The other expressions of the sentence, nearest first, those of a verb of saying last."""
        mates = self.sentence_mates(index)
        return sorted(mates, key=lambda i: (self.reporting[i], abs(i - index), i))

    def sentence_mates(self, index: int) -> list[int]:
        """The other expressions of the sentence in text order."""
        here = self.sentences[index]
        return [i for i, sentence in enumerate(self.sentences) if sentence == here and i != index]

    def earlier(self, index: int) -> list[int]:
        """The expressions before this one, nearest first, those that date a saying left to the end."""
        return sorted(range(index), key=lambda i: (self.reporting[i], -i))

    def nearby(self, index: int) -> list[int]:
        """The expressions of the sentence and of the one before in the paragraph, before this one, nearest first."""
        near = range(index - 1, -1, -1)
        here, paragraph = self.sentences[index], self.paragraphs[index]
        return [i for i in near if self.sentences[i] >= here - 1 and self.paragraphs[i] == paragraph]

    def times_of(self, index: int, noun: str) -> list[int]:
        """The expressions in the sentences that name the event before, the nearest such sentence first."""
        stem, place, found = noun[: max(4, len(noun) - 2)], self.starts[index], list[int]()
        for match in reversed(list(re.finditer(rf"\b{re.escape(stem)}", self.folded[:place]))):
            sentence = bisect_right(self.bounds, match.start()) - 1
            there = [i for i, s in enumerate(self.sentences) if s == sentence and i != index]
            found += sorted(there, key=lambda i: (self.reporting[i], abs(self.starts[i] - match.start())))
        first = [i for i in range(index) if self.scopes[i] == "clause" and not self.reporting[i]]
        return list(dict.fromkeys([*found, *first]))


def read_surroundings(annotated: Annotated) -> Surroundings:
    """Look around the time expressions of a text once, for all of them."""
    text, timexes = annotated.document.text, annotated.timexes
    folded, words = fold(text), _context(annotated.document.language)
    bounds = _sentence_bounds(annotated)
    breaks = (0, *(match.end() for match in _PARAGRAPH.finditer(text)))
    starts = tuple(timex.span.start for timex in timexes)
    sentences = tuple(bisect_right(bounds, start) - 1 for start in starts)
    paragraphs = tuple(bisect_right(breaks, start) - 1 for start in starts)
    ends = (*bounds[1:], len(text))
    return Surroundings(
        scopes=tuple(
            _scope(text, folded, timex, breaks[p], p, words) for timex, p in zip(timexes, paragraphs, strict=True)
        ),
        ahead=tuple(
            _ahead(folded, timex, bounds[s], ends[s], words) for timex, s in zip(timexes, sentences, strict=True)
        ),
        reporting=tuple(_reports(folded, start, words) for start in starts),
        sentences=sentences,
        paragraphs=paragraphs,
        starts=starts,
        folded=folded,
        bounds=bounds,
    )


@dataclass(frozen=True, slots=True)
class _Context:
    reporting: re.Pattern[str]
    ahead: re.Pattern[str]
    back: re.Pattern[str]
    heading: re.Pattern[str]
    published: re.Pattern[str]


@lru_cache(maxsize=32)
def _context(language: str) -> _Context:
    data: Mapping[str, Any] = load(language, "timexes")["context"]
    stems = "|".join(sorted(data["reporting"], key=len, reverse=True))
    return _Context(
        re.compile(rf"\b(?:{stems})\w{{0,3}}(?: \w+)?,? $"),
        re.compile("|".join(data["ahead"])),
        re.compile("|".join(data["back"])),
        re.compile(rf"\b{data['heading']}"),
        re.compile(rf"\b{data['published']}"),
    )


def _sentence_bounds(annotated: Annotated) -> tuple[int, ...]:
    if annotated.parse.sentences:
        return (0, *(sentence.start for sentence in annotated.parse.sentences[1:]))
    text = annotated.document.text
    ends = {match.end() for pattern in (_PARAGRAPH, _SENTENCE) for match in pattern.finditer(text)}
    return (0, *sorted(ends - {0}))


def _scope(text: str, folded: str, timex: Timex, start: int, paragraph: int, words: _Context) -> Scope:
    """Datelines and headings: a date that opens a paragraph, alone or after the name of a place."""
    before = text[start : timex.span.start].strip(" \t*#•–—-[(")
    line_end = text.find("\n", timex.span.end)
    line = folded[start : line_end if line_end >= 0 else len(text)].strip()
    names_day = bool({"day", "daynum", "weekday"} & set(timex.fields)) or "monthnum" in timex.fields
    if not before:
        return _heading(text, timex, line, paragraph) if _AFTER_HEADING.match(text, timex.span.end) else "clause"
    if (
        not names_day
        or line.endswith((".", "»"))
        and len(line) < 120
        and words.published.search(line) is None
        and paragraph
    ):
        return "clause"
    if len(line) <= 120 and not line.endswith((".", "!", "?", "»")) and paragraph <= 2:
        return _title(folded, start, timex, words)
    if _PLACE_BEFORE.fullmatch(before) and _AFTER_DATELINE.match(text, timex.span.end) and before[:1].isupper():
        return "publication" if paragraph <= 3 else "section"
    return "clause"


def _heading(text: str, timex: Timex, line: str, paragraph: int) -> Scope:
    """A date or an hour that opens a paragraph dates what follows; a full date alone at the top, the publication."""
    alone = len(line) <= len(timex.span) + 2
    return "publication" if alone and paragraph <= 1 and "year" in timex.fields else "section"


def _title(folded: str, start: int, timex: Timex, words: _Context) -> Scope:
    before = folded[start : timex.span.end]
    if words.published.search(before) and timex.fields["kind"] == "date":
        return "publication"
    return "section" if words.heading.search(before) else "clause"


def _ahead(folded: str, timex: Timex, start: int, end: int, words: _Context) -> bool:
    """True where the verb nearest to the expression, in its sentence, looks ahead."""
    start = max(start, timex.span.start - 90)
    before, after = folded[start : timex.span.start], folded[timex.span.end : min(end, timex.span.end + 70)]
    coming = _distance(words.ahead, before, after)
    return coming is not None and coming <= (_distance(words.back, before, after) or 999)


def _distance(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    ends = [len(before) - match.end() for match in pattern.finditer(before)]
    first = pattern.search(after)
    distances = ends[-1:] + ([first.start() + 5] if first else [])
    return max(0, min(distances)) if distances else None


def _reports(folded: str, start: int, words: _Context) -> bool:
    """True where the expression follows a verb of saying (« a indiqué mardi »): it dates the saying."""
    return words.reporting.search(folded[max(0, start - 40) : start]) is not None
