"""Time expressions: the words that say when, not yet on the calendar (``resolve/dates`` does that).

The grammar is data (``languages/<language>/timexes/*.yaml``), matched on folded text; spans never overlap.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from greffier.languages import load
from greffier.languages.grammar import Found, Grammar, even_lines, load_grammar
from greffier.model.annotated import Annotated
from greffier.model.mentions import Timex

_OPENED = frozenset({"date", "edge", "weekday", "shift", "period", "season", "feast", "same", "slice"})
_REACH = 24


def find_timexes(annotated: Annotated) -> tuple[Timex, ...]:
    """The time expressions of a text, from left to right.

    >>> from greffier.model.document import Document
    >>> text = "Deux soldats ont été tués dans la nuit de lundi à mardi."
    >>> [timex] = find_timexes(Annotated(Document("sha256:0", text, "fr")))
    >>> timex.span.quote, timex.rule, dict(timex.fields)
    ('dans la nuit de lundi à mardi', 'range.night-weekdays', {'kind': 'night', 'weekday': 1, 'weekday2': 2})

    Raises LookupError where the document's language has no grammar of times.
    Source of the categories: TIMEX3 (ISO 24617-1).
    """
    document = annotated.document
    openings = _openings(document.language)
    text = even_lines(document.folded)
    timexes, place = list[Timex](), 0
    for match in openings.grammar.find(text):
        found = _open(text, match, openings, place)
        timexes.append(Timex(document.span(found.start, found.end), found.fields, found.rule))
        place = found.end
    return tuple(timexes)


class _Openings(NamedTuple):
    """The words that open a time to one side (« depuis », « jusqu'à »), and those that pin it down again."""

    grammar: Grammar
    before: re.Pattern[str]
    moment: re.Pattern[str]


@lru_cache(maxsize=32)
def _openings(language: str) -> _Openings:
    grammar, context = load_grammar(language, "timexes"), load(language, "timexes")["context"]
    words = "|".join(sorted(map(re.escape, grammar.tables["open"]), key=lambda word: (-len(word), word)))
    return _Openings(grammar, re.compile(rf"(?<!\w)({words}) ?\Z"), re.compile(context["moment"]))


def _open(text: str, found: Found, openings: _Openings, place: int) -> Found:
    """Take « depuis », « jusqu'à » before a date into it, back to ``place`` at most.

    « depuis lundi, quand » is the Monday itself.
    """
    if found.fields["kind"] not in _OPENED:
        return found
    fields, start = dict(found.fields), found.start
    if "open" not in fields and (match := openings.before.search(text[max(place, start - _REACH) : start])):
        fields["open"] = openings.grammar.tables["open"][match[1]]
        start -= len(match[0])
    if openings.moment.match(text, found.end):
        fields.pop("open", None)
    return Found(start, found.end, fields, found.rule)
