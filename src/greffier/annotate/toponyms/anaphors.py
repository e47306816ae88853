"""Words that stand for a place named before: « cette ville », « le village », « la localité ».

Each becomes a toponym with the name of the place it stands for, so that it is placed where that one is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from greffier.annotate.toponyms.names import Name
from greffier.annotate.toponyms.vocabulary import FILL, REGION, SURE, UNKNOWN, WEAK
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import Toponym
from greffier.model.patterns import one_of

REACH = 1_500  # characters back
JUST_NAMED = 200
_UNIT = f"[{SURE}{REGION}{WEAK}{UNKNOWN}]"
_AREAS = ("admin1", "admin2", "region", "desert", "valley", "mountain", "forest", "lake", "river", "plain")
_PLAIN = ("at", "near", "in", "on", "to", "towards")


@dataclass(frozen=True, slots=True)
class _Words:
    """A language's words for a place named before; ``kinds``: noun → the frames and features it may stand for."""

    pattern: re.Pattern[str]
    pointing: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    only_pointing: frozenset[str]


def find_anaphors(
    annotated: Annotated, masked: str, names: Sequence[Name], found: Sequence[Toponym]
) -> Iterator[Toponym]:
    """The anaphors of a text whose place is among those ``found``, which are in the order of the text."""
    words = _words(annotated.document.language)
    candidates = {name.start: name for name in names}
    starts = [toponym.span.start for toponym in found]
    for match in words.pattern.finditer(masked):
        noun = match["noun"]
        if noun in words.only_pointing and match["det"] not in words.pointing:
            continue
        before = found[: bisect_left(starts, match.start())]
        pointed = match["det"] in words.pointing
        points = pointed or bool(match["same"])
        if not pointed and match["more"]:
            continue
        meant = _meant(before, candidates, words.kinds[noun], match.start(), points)
        if meant is not None:
            span = annotated.document.span(match.start(), match.end("noun"))
            fields = {key: value for key, value in meant.fields.items() if key not in ("km", "bearing", "middle")}
            yield replace(meant, span=span, relation="at", rule="anaphor", scope="clause", fields=fields)


def _meant(
    before: Sequence[Toponym], names: Mapping[int, Name], kinds: frozenset[str], start: int, points: bool
) -> Toponym | None:
    """The place before that the noun may stand for: the one just named, or the one named most.

    Unless it is pointed at (« cette ville »), a capital comes last: that is where people speak.
    """
    able: list[Toponym] = []
    capital: Toponym | None = None
    for toponym in reversed(before):
        if start - toponym.span.end > REACH:
            break
        name = names.get(toponym.names[0].start)
        if not _is_told(toponym) or not ("any" in kinds or _may_be(toponym, name, kinds)):
            continue
        if points or (start - toponym.span.end <= JUST_NAMED and not _is_capital(name)):
            return toponym
        if _is_capital(name):
            capital = capital or toponym
        else:
            able.append(toponym)
    return max(reversed(able), key=lambda t: _times(t, before), default=capital)


def _is_told(toponym: Toponym) -> bool:
    return len(toponym.names) == 1 and toponym.relation in _PLAIN and toponym.scope != "dateline"


def _times(toponym: Toponym, before: Sequence[Toponym]) -> int:
    return sum(other.names[0].quote == toponym.names[0].quote for other in before)


def _is_capital(name: Name | None) -> bool:
    return name is not None and bool(name.candidates) and name.candidates[0].place.feature == "capital"


def _may_be(toponym: Toponym, name: Name | None, kinds: frozenset[str]) -> bool:
    frame = toponym.fields.get("frame")
    if frame in kinds or frame in _AREAS:
        return frame in kinds
    if name is None or not name.candidates:
        return "unknown" in kinds
    best = name.candidates[0].exactness
    return any(c.place.feature in kinds for c in name.candidates[:5] if c.exactness == best)


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    data: Mapping[str, Any] = load(language, "toponyms")["anaphors"]
    kinds = {noun: frozenset(group["kinds"]) for group in data["groups"] for noun in group["nouns"]}
    pointing, articles = data["pointing"], data["articles"]
    small = f"(?P<same>{data['same']} )?(?:{data['between']})?"
    determiner = f"(?:{data['before']})?(?P<det>{one_of([*pointing, *articles])}) ?{small}"
    after = rf"(?![\w'-])(?! ?{_UNIT})(?! {FILL})(?!{data['not_after']})(?P<more>{data['more']})?"
    pattern = rf"(?<!\w){determiner}(?P<noun>{one_of(kinds)}){after}"
    return _Words(re.compile(pattern), frozenset(pointing), kinds, frozenset(data["only_pointing"]))


__all__ = ["find_anaphors"]
