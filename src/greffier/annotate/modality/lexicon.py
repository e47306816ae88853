"""The words that a language presents events with, compiled once from ``languages/<language>/modality``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from greffier.languages import load
from greffier.model.folding import fold_word
from greffier.model.record import ModalityKind

Where = Literal["verb", "noun", "after", "near", "self"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and where it is matched: before the verb group, before the noun, after the words, in the clause.

    ``infinitive``: only before an infinitive; ``noun``: only for nominal events; ``plural``: only for plurals;
    ``needs_year``: only where the clause names a year gone by; ``perfect`` is False for a rule
    that leaves perfect infinitives alone (« pour avoir tué » tells a deed done); ``unless`` what stands before (« ont
    utilisé un drone pour frapper » tells a deed done too).
    """

    id: str
    kind: ModalityKind
    where: Where
    pattern: re.Pattern[str]
    infinitive: bool
    noun: bool
    plural: bool
    needs_year: bool
    perfect: bool
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words for modality, negation, aggregates and history. All folded."""

    kinds: tuple[Rule, ...]
    negations: tuple[Rule, ...]
    aggregates: tuple[Rule, ...]
    background: tuple[Rule, ...]
    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    conditional_verbs: Mapping[str, ModalityKind]
    irregular_stems: tuple[str, ...]
    months: int


_PATTERNS = (
    "say_past", "counterfactual", "if_words", "if_refused", "if_fact", "negative_subject", "not_negated", "only",
    "counted", "since",
)  # fmt: skip


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises LookupError where it has none."""
    data = load(language, "modality")
    return Lexicon(
        kinds=_rules(data, "kinds"),
        negations=_rules(data, "negations"),
        aggregates=_rules(data, "aggregates"),
        background=_rules(data, "background"),
        words={name: frozenset(map(fold_word, forms)) for name, forms in data["words"].items()},
        patterns={name: re.compile(data[name]) for name in _PATTERNS},
        conditional_verbs={
            fold_word(verb): kind for kind, verbs in data["conditional_verbs"].items() for verb in verbs
        },
        irregular_stems=tuple(data["irregular_stems"]),
        months=int(data["months"]),
    )


def _rules(data: Mapping[str, Any], family: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            id=rule["id"],
            kind=rule.get("kind", "asserted"),
            where=rule["where"],
            pattern=_compile(rule["pattern"], rule["where"], data["macros"]),
            infinitive=rule.get("infinitive", False),
            noun=rule.get("noun", False) or rule["where"] == "noun",
            plural=rule.get("plural", False),
            needs_year=rule.get("needs_year", False),
            perfect=rule.get("perfect", True),
            unless=re.compile(rule["unless"]) if "unless" in rule else None,
        )
        for rule in data[family]
    )


def _compile(pattern: str, where: Where, macros: Mapping[str, str]) -> re.Pattern[str]:
    """Patterns before the event's words end where those begin."""
    for name, meaning in macros.items():
        pattern = pattern.replace(f"<{name}>", meaning)
    return re.compile(f"(?:{pattern})\\Z" if where in ("verb", "noun") else pattern)
