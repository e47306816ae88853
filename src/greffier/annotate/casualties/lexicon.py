"""The words that a language tells harm with, compiled once from ``languages/<language>/casualties``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from greffier.languages import load
from greffier.model.folding import fold_word
from greffier.model.record import CasualtyKind

Frame = Literal["object", "subject", "to", "counted", "of"]
Needs = Literal["anyone", "person", "civilian"]
NUMBER = "\x00"


@dataclass(frozen=True, slots=True)
class Harm:
    """A rule: a word of harm, whom it harms by its frame, and what must or must not stand around it.

    ``follows`` must be found in the rest of the clause, ``refuse`` must not stand right after the word,
    ``context`` must be found anywhere in the clause, ``one`` must be where a single one is counted. ``participle``
    is False where a participle alone tells a state and no news (« un éleveur réfugié »), ``only_participle`` True where
    nothing else tells the harm (« douze soldats tombés »); below ``least`` victims the words tell no harm.
    """

    id: str
    kind: CasualtyKind
    frame: Frame
    needs: Needs
    follows: re.Pattern[str] | None
    refuse: re.Pattern[str] | None
    context: re.Pattern[str] | None
    one: re.Pattern[str] | None
    participle: bool = True
    only_participle: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Older:
    """A rule for figures that are no longer claimed; ``number`` patterns end where a number begins."""

    id: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words for casualties. All folded, but for ``participles``."""

    verbs: Mapping[str, tuple[Harm, ...]]
    participles: Mapping[str, tuple[Harm, ...]]
    counted: Mapping[str, tuple[Harm, ...]]
    nouns_of: Mapping[str, tuple[Harm, ...]]
    people: Mapping[str, str]
    endings: tuple[str, ...]
    collective: frozenset[str]
    not_people: frozenset[str]
    words: Mapping[str, frozenset[str]]
    older_clauses: tuple[Older, ...]
    older_numbers: tuple[Older, ...]
    parts: tuple[Older, ...]
    parts_after: tuple[Older, ...]
    part_kinds: tuple[tuple[re.Pattern[str], CasualtyKind], ...]
    sides: re.Pattern[str]
    no_harm: re.Pattern[str]
    unreal: re.Pattern[str]
    parted: re.Pattern[str]
    revision: re.Pattern[str]
    feared: re.Pattern[str]
    denied: re.Pattern[str]
    rate: re.Pattern[str]
    fraction: re.Pattern[str]
    not_endings: tuple[str, ...]
    totals: tuple[tuple[re.Pattern[str], str | None], ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises LookupError where it has none."""
    data = load(language, "casualties")
    words = {name: _fold_all(forms) for name, forms in data["words"].items()}
    verbs = _index(data["verbs"], None)
    return Lexicon(
        verbs=verbs,
        participles=_participles(data["verbs"], verbs, data["participles"]),
        counted=_index(data["counted"], "counted"),
        nouns_of=_index(data["nouns_of"], "of"),
        people={fold_word(word): group for group, members in data["people"].items() for word in members},
        endings=tuple(sorted(data["endings"])),
        collective=_fold_all(data["collective"]),
        not_people=_fold_all(data["not_people"]),
        words=words,
        older_clauses=tuple(_older(rule) for rule in data["superseded_clause"]),
        older_numbers=tuple(_older(rule) for rule in data["superseded_number"]),
        parts=tuple(_older(rule) for rule in data["part"]),
        parts_after=tuple(_older(rule) for rule in data["part_after"]),
        part_kinds=tuple((re.compile(rule["pattern"]), rule["kind"]) for rule in data["part_kinds"]),
        sides=re.compile(data["sides"]),
        no_harm=re.compile(data["no_harm"]),
        unreal=re.compile("|".join(f"(?:{rule['pattern']})" for rule in data["unreal"])),
        parted=re.compile(data["parted"]),
        revision=re.compile(data["revision"]),
        feared=re.compile(data["feared"]),
        denied=re.compile(data["denied"]),
        rate=re.compile(data["rate"]),
        fraction=re.compile(data["fraction"]),
        not_endings=tuple(sorted(data["not_endings"])),
        totals=tuple((re.compile(rule["pattern"]), rule.get("harm")) for rule in data["totals"]),
    )


def _fold_all(words: Iterable[object]) -> frozenset[str]:
    return frozenset(fold_word(str(word)) for word in words)


def _older(rule: Mapping[str, Any]) -> Older:
    pattern = rule["pattern"].replace("NUMBER", NUMBER)
    after = rule.get("after")
    return Older(rule["id"], re.compile(pattern), re.compile(after) if after else None)


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
            participle=rule.get("participle", True) is not False,
            only_participle=rule.get("participle") == "only",
            least=rule.get("least", 0),
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
        if rule["frame"] == "object" and "with" not in rule
        for lemma in rule["lemmas"]
        for end, endings in tails.items()
        if lemma.endswith(end)
        for tail in endings
    }


def _pattern(source: str | None) -> re.Pattern[str] | None:
    return None if source is None else re.compile(source)
