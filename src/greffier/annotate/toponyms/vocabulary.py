"""The words of one language around place names, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from greffier.languages import load
from greffier.model.patterns import one_of
from greffier.model.record import PlaceRelation

# Every possible name is written over with these before the rules look: one character for what sort of name it
# is, then fillers, so that offsets hold and a rule sees one unit.
SURE, REGION, WEAK, UNKNOWN, FILL = "\ue000", "\ue001", "\ue002", "\ue003", "\ue00f"
_KNOWN_UNIT = f"[{SURE}{REGION}{WEAK}]{FILL}*"
_SURE_UNIT = f"[{SURE}{REGION}]{FILL}*"
_ANY_UNIT = f"[{SURE}{REGION}{WEAK}{UNKNOWN}]{FILL}*"


_LETTERS = re.compile(r"[^\W\d_]+")
Scope = Literal["section", "dateline"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of placing something, with its pattern over masked text.

    ``needs``: one of these words stands in every match, so that a text without them is not searched.
    """

    id: str
    pattern: re.Pattern[str]
    relation: PlaceRelation
    needs: frozenset[str]

    def may_match(self, words: Set[str]) -> bool:
        """True where the words of a text hold what the rule needs."""
        return not self.needs or not self.needs.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's data says, in the form in which it is used."""

    rules: tuple[Rule, ...]
    headings: tuple[tuple[Scope, re.Pattern[str]], ...]
    frames: Mapping[str, tuple[str, ...]]
    bearings: Mapping[str, float]
    numbers: Mapping[str, float]
    units: Mapping[str, float]
    inside: frozenset[str]
    articles: frozenset[str]
    elision: re.Pattern[str]
    between: str
    not_places: frozenset[str]
    common: frozenset[str]
    full_articles: Mapping[str, str]
    article_before: re.Pattern[str]
    placing_before: re.Pattern[str]
    some: re.Pattern[str]
    several: re.Pattern[str]
    list_gap: re.Pattern[str]
    local_before: re.Pattern[str]
    plain_after: frozenset[str]
    region_before: re.Pattern[str]
    holder_before: re.Pattern[str]
    speaker_before: re.Pattern[str]
    complement_before: re.Pattern[str]


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The compiled data of a language. Raises LookupError where it has none."""
    data = load(language, "toponyms")
    frames = _frames(data["frames"])
    fragments = _fragments(data, frames)
    return Vocabulary(
        rules=tuple(
            Rule(r["id"], _compile(r["pattern"], fragments), r["relation"], _needs(r, data, frames))
            for r in data["rules"]
        ),
        headings=tuple((h["scope"], _compile(h["pattern"], fragments)) for h in data["headings"]),
        frames=frames,
        bearings={**data["bearings"], **data["sides"]},
        numbers=data["numbers"],
        units=data["units"],
        inside=frozenset(data["inside"]),
        articles=frozenset(data["articles"]),
        elision=re.compile(data["elisions"]),
        between=data["between"],
        not_places=frozenset(data["not_places"]),
        common=frozenset(map(str, data["common"])),
        full_articles=data["full_articles"],
        article_before=re.compile(data["article_before"]),
        region_before=re.compile(rf"\b{_one_of(data['frames']['admin1'])} (?:{data['fragments']['OF']})$"),
        some=re.compile(rf"(?<!\w){_one_of(data['some'])} $"),
        several=re.compile(rf"\b{_one_of(data['several'])}\b"),
        list_gap=re.compile(data["list_gap"]),
        local_before=re.compile(_holder(data, "local_holders")),
        plain_after=frozenset(data["plain_after"]),
        placing_before=re.compile(data["placing_before"]),
        holder_before=re.compile(_holder(data)),
        speaker_before=re.compile(rf"\b{_one_of(data['speakers_before'])}(?: \w+ment)? (?:la |le |les |l')?$"),
        complement_before=re.compile(rf"(?<!\w)(?:{data['fragments']['OF']})$"),
    )


def find_words(masked: str) -> frozenset[str]:
    """The words of a text, those of names left out."""
    return frozenset(_LETTERS.findall(masked))


def _needs(rule: Mapping[str, Any], data: Mapping[str, Any], frames: Iterable[str]) -> frozenset[str]:
    """The last words of the tables that the rule needs one of, and the words that it names itself."""
    tables = {"frames": frames, **{name: data[name] for name in ("bearings", "sides", "units")}}
    return frozenset(_LETTERS.findall(word)[-1] for name in rule.get("needs", ()) for word in tables.get(name, (name,)))


def _frames(data: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    words = sorted({word for some in data.values() for word in some})
    return {word: tuple(kind for kind, some in data.items() if word in some) for word in words}


def _holder(data: Mapping[str, Any], key: str = "holders") -> str:
    of = data["fragments"]["OF"]
    return rf"\b{_one_of(data[key])}(?: [\w'-]+){{0,2}} (?:{of})$"


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{one_of(words)})"


def _fragments(data: Mapping[str, Any], frames: Iterable[str]) -> dict[str, str]:
    of = data["fragments"]["OF"]
    frame = rf"(?:la |le |l'|les |un |une |son |sa |ces |cette |ce )?(?P<frame>{_one_of(frames)[3:-1]})"
    bearings = _one_of(data["bearings"])[3:-1]
    sides = _one_of(data["sides"])[3:-1]
    number = _one_of(data["numbers"])[3:-1]
    after = rf"(?:(?: [a-z-]+){{0,2}} {of}| )"
    made = {
        "A": f"(?P<a>{_KNOWN_UNIT})",
        "B": f"(?P<b>{_KNOWN_UNIT})",
        "R": f"(?P<a>{_SURE_UNIT})",
        "X": f"(?P<a>{_ANY_UNIT})",
        "SURE": f"(?P<a>{_SURE_UNIT})",
        "F": f"(?:{frame}{after})?",
        "F2": f"(?:{frame}{after})?".replace("<frame>", "<frame2>"),
        "FRAME": f"{frame}{after}",
        "BEARING": f"(?P<bearing>{bearings})",
        "BEARING2": f"(?P<bearing2>{bearings})",
        "SIDE": f"(?P<side>{sides})",
        "ANYKM": rf"(?:\d+(?:[.,]\d+)?|{number}) ?{_one_of(data['units'])}\b",
        "KM": rf"(?P<km>\d+(?:[.,]\d+)?|{number}) ?(?P<unit>{_one_of(data['units'])[3:-1]})\b",
    }
    return {**made, **data["fragments"]}


_SLOT = re.compile(r"\{([A-Z]\w*)\}")


def _compile(pattern: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    while _SLOT.search(pattern):
        pattern = _SLOT.sub(lambda slot: fragments[slot[1]], pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})" if not pattern.startswith(("(?m)", "(?<")) else pattern)
