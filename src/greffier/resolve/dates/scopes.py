"""Datelines and headings: what a time expression dates besides its own clause.

« Bamako, 16 août – » and « Communiqué du 15 février » date the publication; « Lundi 7. », « 09 h 15. » and a title's
« semaine du 14 au 20 mars » date what follows.
"""

from __future__ import annotations

import re
from typing import Literal

from greffier.model.mentions import Timex
from greffier.resolve.dates.words import Words

Scope = Literal["clause", "section", "publication"]
PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)*")
_WORD = re.compile(r"\w+")
_BULLETS = " \t*#•–—-[(\ufeff"
_PLACE = re.compile(r"[^.!?:;«»\n]{2,70}")
_AFTER_DATELINE = re.compile(r"\)?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[.:|/–—-](?:\s|$)|\n|$)")
_AFTER_HEADING = re.compile(r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:(?:[.:|]|[–—-]+)(?:\s|$)|\n|$)")
_TITLE_LENGTH, _TITLE_PARAGRAPHS, _DATELINE_PARAGRAPHS = 120, 2, 3
_CITED_REACH = 40
_DATES = frozenset({"date", "weekday", "range"})
_STOPS = (".", "!", "?", "»", "…")


def find_scope(text: str, folded: str, timex: Timex, line: tuple[int, int], words: Words) -> Scope:
    """What the expression dates. ``line`` is where its paragraph starts and which paragraph it is, from 0."""
    start, paragraph = line
    end = text.find("\n", timex.span.end)
    whole = text[start : end if end >= 0 else len(text)].strip()
    before = text[start : timex.span.start].strip(_BULLETS)
    if "header" in timex.fields and paragraph == 0:
        return "publication"
    if not before:
        return _opening(text, timex, whole, paragraph)
    if timex.fields["kind"] not in _DATES:
        return "clause"
    if len(whole) <= _TITLE_LENGTH and not whole.endswith(_STOPS) and paragraph <= _TITLE_PARAGRAPHS:
        return _title(folded[start : timex.span.end], timex, words)
    names_day = {"day", "daynum", "weekday"} & set(timex.fields)
    if names_day and _PLACE.fullmatch(before) and before[0].isupper() and _AFTER_DATELINE.match(text, timex.span.end):
        return _dateline(before, timex, paragraph)
    return "publication" if is_cited(folded, timex, words) else "clause"


def is_cited(folded: str, timex: Timex, words: Words) -> bool:
    """True for the date of another writing (« notre bulletin du 4 mars »): no event's, nor this report's."""
    start = timex.span.start
    return words.cited.search(folded[max(0, start - _CITED_REACH) : start]) is not None


def _opening(text: str, timex: Timex, whole: str, paragraph: int) -> Scope:
    """A date or an hour that opens a paragraph; a full date alone at the top is the publication's."""
    if not _AFTER_HEADING.match(text, timex.span.end):
        return "clause"
    alone = len(whole) <= len(timex.span) + 2
    full = "year" in timex.fields and {"day", "daynum"} & set(timex.fields)
    return "publication" if full and paragraph <= 1 and (alone or "daynum" in timex.fields) else "section"


def _title(before: str, timex: Timex, words: Words) -> Scope:
    """A title's date: the publication's where the title says so or names the year of one day, else the section's."""
    if words.published.search(before) and timex.fields["kind"] == "date" and "week" not in timex.fields:
        return "publication"
    return "section" if words.heading.search(before) else "clause"


def _dateline(before: str, timex: Timex, paragraph: int) -> Scope:
    """« Bamako, 16 août – »: names alone before it; at the top the dispatch's, further down that of what follows."""
    if any(word[0].islower() and len(word) > 3 for word in _WORD.findall(before)):
        return "clause"
    deepest = _DATELINE_PARAGRAPHS * (2 if "year" in timex.fields else 1)
    return "publication" if paragraph <= deepest else "section"
