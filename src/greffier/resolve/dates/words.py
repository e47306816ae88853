"""A language's words around a time expression, compiled (``context`` of ``languages/<language>/timexes``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from greffier.languages import load


@dataclass(frozen=True, slots=True)
class Words:
    """What the words around a time say.

    ``reporting``: a verb of saying just before; ``ahead`` and ``back``: verb forms that look ahead or back;
    ``planning``: lemmas of verbs whose participle or present lies ahead; ``scheduled``: those whose ``present`` form
    does; ``future_endings``: what the infinitive takes for the future; ``heading`` and ``published``: words of a title
    that dates what follows, or the publication; ``incidents``: common nouns for what a report tells of;
    ``cited``: a writing whose date follows (« notre bulletin du »); ``counts``: lemmas of what is revised
    (« le bilan s'est alourdi vendredi »); ``opening``: what stands before the words that open a clause.
    """

    reporting: re.Pattern[str]
    ahead: re.Pattern[str]
    back: re.Pattern[str]
    planning: frozenset[str]
    scheduled: frozenset[str]
    future_endings: frozenset[str]
    present: re.Pattern[str]
    heading: re.Pattern[str]
    published: re.Pattern[str]
    incidents: re.Pattern[str]
    cited: re.Pattern[str]
    counts: frozenset[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=32)
def load_words(language: str) -> Words:
    """The words of a language. Raises LookupError where it has no grammar of times."""
    data = load(language, "timexes")["context"]
    stems = "|".join(sorted(data["reporting"], key=lambda word: (-len(word), word)))
    return Words(
        re.compile(rf"\b(?:{stems})\w{{0,3}}(?: \w+)?,? \Z"),
        re.compile("|".join(data["ahead"])),
        re.compile("|".join(data["back"])),
        frozenset(data["planning"]),
        frozenset(data["scheduled"]),
        frozenset(data["future_endings"]),
        re.compile(data["present"]),
        re.compile(rf"\b{data['heading']}"),
        re.compile(rf"\b{data['published']}"),
        re.compile(rf"(?:{'|'.join(data['incidents'])})s?\b"),
        re.compile(rf"\b{data['cited']}"),
        frozenset(data["counts"]),
        re.compile(rf"(?:(?:^|[\n.;:,«\"(–—-] ?)(?:{data['joining']})?| (?:{data['joining']}))\Z"),
    )
