"""The words that a language tells harm with, compiled once from ``languages/<language>/casualties``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from greffier.annotate.casualties.rules import NUMBER, Elided, Frame, Harm, Older, Total
from greffier.languages import load
from greffier.model.folding import fold_word
from greffier.model.record import CasualtyKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words for casualties. All folded, but for ``participles``."""

    verbs: Mapping[str, tuple[Harm, ...]]
    participles: Mapping[str, tuple[Harm, ...]]
    presents: frozenset[str]
    counted: Mapping[str, tuple[Harm, ...]]
    nouns_of: Mapping[str, tuple[Harm, ...]]
    people: Mapping[str, str]
    demonyms: frozenset[str]
    endings: tuple[str, ...]
    collective: frozenset[str]
    not_people: frozenset[str]
    words: Mapping[str, frozenset[str]]
    older_clauses: tuple[Older, ...]
    older_numbers: tuple[Older, ...]
    parts: tuple[Older, ...]
    parts_after: tuple[Older, ...]
    elided: tuple[Elided, ...]
    equals: re.Pattern[str]
    beside: re.Pattern[str]
    of_which: re.Pattern[str]
    multiples: re.Pattern[str]
    times: Mapping[str, int]
    part_kinds: tuple[tuple[re.Pattern[str], CasualtyKind], ...]
    sides: re.Pattern[str]
    left: re.Pattern[str]
    unreal: re.Pattern[str]
    parted: re.Pattern[str]
    revision: re.Pattern[str]
    feared: re.Pattern[str]
    denied: re.Pattern[str]
    period: re.Pattern[str]
    rate: re.Pattern[str]
    fraction: re.Pattern[str]
    not_endings: tuple[str, ...]
    totals: tuple[Total, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises LookupError where it has none."""
    data = load(language, "casualties")
    words = {name: _fold_all(forms) for name, forms in data["words"].items()}
    verbs = _index(data["verbs"], None)
    return Lexicon(
        verbs=verbs,
        participles=_participles(data["verbs"], verbs, data["participles"]),
        presents=_presents(data["verbs"], data["presents"]),
        counted=_index(data["counted"], "counted"),
        nouns_of=_index(data["nouns_of"], "of"),
        people=dict.fromkeys(_fold_all(data["civilians"]), "civilian")
        | {fold_word(word): group for group, members in data["people"].items() for word in members},
        demonyms=_demonyms(language) | _fold_all(data["peoples"]),
        endings=tuple(sorted(data["endings"])),
        collective=_fold_all(data["collective"]),
        not_people=_fold_all(data["not_people"]),
        words=words,
        older_clauses=tuple(_older(rule) for rule in data["superseded_clause"]),
        older_numbers=tuple(_older(rule) for rule in data["superseded_number"]),
        parts=tuple(_older(rule) for rule in data["part"]),
        parts_after=tuple(_older(rule) for rule in data["part_after"]),
        elided=tuple(_elided(rule) for rule in data["elided"]),
        equals=re.compile(data["equals"]),
        beside=re.compile(data["beside"]),
        of_which=re.compile(data["of_which"]),
        multiples=re.compile(data["multiples"]),
        times=data["times"],
        part_kinds=tuple((re.compile(rule["pattern"]), rule["kind"]) for rule in data["part_kinds"]),
        sides=re.compile(data["sides"]),
        left=re.compile(data["left"]),
        unreal=re.compile("|".join(f"(?:{rule['pattern']})" for rule in data["unreal"])),
        parted=re.compile(data["parted"]),
        revision=re.compile(data["revision"]),
        feared=re.compile(data["feared"]),
        denied=re.compile(data["denied"]),
        period=re.compile(data["period"]),
        rate=re.compile(data["rate"]),
        fraction=re.compile(data["fraction"]),
        not_endings=tuple(sorted(data["not_endings"])),
        totals=tuple(_total(rule) for rule in data["totals"]),
    )


def _fold_all(words: Iterable[object]) -> frozenset[str]:
    return frozenset(fold_word(str(word)) for word in words)


def _demonyms(language: str) -> frozenset[str]:
    """The singulars of the words for people of a country, folded: « Irlandais », « Irlandaise »."""
    data = load(language, "demonyms")
    found: set[str] = set()
    for country in data["countries"].values():
        for adjective in country.get("adj", ()):
            if not isinstance(adjective, str):
                found.update(map(fold_word, adjective))
                continue
            masculine = fold_word(adjective)
            ending, feminine, *_ = next(group for group in data["inflection"] if masculine.endswith(group[0]))
            found.update((masculine, masculine[: len(masculine) - len(ending)] + feminine))
    return frozenset(found)


def _older(rule: Mapping[str, Any]) -> Older:
    pattern = rule["pattern"].replace("NUMBER", NUMBER)
    after = rule.get("after")
    return Older(rule["id"], re.compile(pattern), re.compile(after) if after else None)


def _elided(rule: Mapping[str, Any]) -> Elided:
    plain = _older(rule)
    return Elided(
        plain.id, plain.pattern, plain.after,
        status=rule.get("status"), bare=rule.get("bare", True),
        back=rule.get("back", False), verbless=rule.get("verbless", True), quiet=rule.get("quiet", False),
    )  # fmt: skip


def _total(rule: Mapping[str, Any]) -> Total:
    return Total(re.compile(rule["pattern"]), rule.get("harm"), rule.get("people", False))


def _index(rules: Iterable[Mapping[str, Any]], frame: Frame | None) -> dict[str, tuple[Harm, ...]]:
    """Rules by the folded words that start them: dictionary forms and listed forms alike."""
    found: dict[str, list[Harm]] = {}
    for rule in rules:
        harm = Harm(
            rule["id"],
            rule["kind"],
            frame or rule["frame"],
            rule.get("needs", "anyone"),
            _pattern(rule.get("with")),
            _pattern(rule.get("refuse")),
            _pattern(rule.get("context")),
            _pattern(rule.get("one")),
            _pattern(rule.get("unless")),
            participle=rule.get("participle", True) is not False,
            only_participle=rule.get("participle") == "only",
            least=rule.get("least", 0),
            negated=rule.get("negated", False),
            names=rule.get("names", False),
        )
        for word in dict.fromkeys(map(fold_word, [*rule.get("lemmas", ()), *rule.get("forms", ())])):
            found.setdefault(word, []).append(harm)
    return {word: tuple(harms) for word, harms in found.items()}


def _participles(
    rules: Iterable[Mapping[str, Any]], verbs: Mapping[str, tuple[Harm, ...]], tails: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Harm, ...]]:
    """Participles with their accents, since taggers take many for nouns: « massacrés » is one, « massacres » is not."""
    return {
        lemma[: -len(end)] + tail: verbs[fold_word(lemma)]
        for rule in rules
        if (rule["frame"] == "object" and "with" not in rule) or rule.get("participle") == "only"
        for lemma in rule["lemmas"]
        for end, endings in tails.items()
        if lemma.endswith(end)
        for tail in endings
    }


def _presents(rules: Iterable[Mapping[str, Any]], tails: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Present forms that taggers take for participles: « blesse » is none, « blessé » is."""
    lemmas = {lemma for rule in rules if rule["frame"] == "object" for lemma in rule["lemmas"]}
    return frozenset(
        lemma[: -len(end)] + tail
        for lemma in lemmas
        for end, endings in tails.items()
        if lemma.endswith(end)
        for tail in endings
    )


def _pattern(source: str | None) -> re.Pattern[str] | None:
    return None if source is None else re.compile(source)
