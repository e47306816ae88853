"""The words of attribution of a language, compiled once from ``languages/<language>/attribution``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from greffier.languages import load
from greffier.model.folding import fold
from greffier.model.parse import Token
from greffier.model.record import SourceKind

Shape = Literal["finite", "past", "gerund", "infinitive"]


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A family of verbs that report speech, and what may follow them."""

    id: str
    takes: frozenset[str]
    doubt: bool = False
    number: bool = False
    by: bool = False
    negated: bool = False
    gap: bool = False
    objects: frozenset[str] = frozenset()
    refuse: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a verb form: its rule, its shape, and the words that must follow (« faire *état* »)."""

    rule: VerbRule
    shape: Shape
    then: tuple[str, ...]
    verb: str
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class AdjunctRule:
    """« Selon » and its kin."""

    id: str
    pattern: tuple[str, ...]
    within: bool
    link: bool
    initial: bool
    to: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of attribution of one language. ``words`` holds the plain lists by name."""

    exact: Mapping[str, tuple[Sense, ...]]
    folded: Mapping[str, tuple[Sense, ...]]
    adjuncts: Mapping[str, tuple[AdjunctRule, ...]]
    kinds: Mapping[str, SourceKind]
    inverted: Mapping[str, str]
    speech_nouns: Mapping[str, str]
    plural_endings: tuple[str, ...]
    mute_endings: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    source_lines: tuple[tuple[str, re.Pattern[str]], ...]

    def senses(self, token: Token) -> tuple[Sense, ...]:
        """The readings of a token as a verb of saying; accents decide where they are written."""
        return self.exact.get(token.text.lower()) or self.folded.get(token.folded, ())

    def is_word(self, name: str, token: Token) -> bool:
        """True where the token's form, or its form without a plural ending, stands in the list ``name``."""
        words = self.words[name]
        return token.folded in words or self.singular(token.folded) in words

    def singular(self, folded: str) -> str:
        """The form without its plural ending."""
        return folded[:-1] if len(folded) > 3 and folded.endswith(self.plural_endings) else folded

    def kind_of_noun(self, folded: str) -> SourceKind | None:
        """The sort of voice that a noun names, or None.

        >>> lexicon("fr").kind_of_noun("habitants")
        'witness'
        """
        return self.kinds.get(folded) or self.kinds.get(self.singular(folded))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of attribution of a language. Raises LookupError where it has no data."""
    data = load(language, "attribution")
    senses = list(_senses(data))
    return Lexicon(
        exact=_table((form, sense) for form, sense in senses),
        folded=_table((fold(form), sense) for form, sense in senses),
        adjuncts=_adjuncts(data["adjuncts"]),
        kinds={noun: kind for kind in reversed(data["kinds"]) for noun in data["kinds"][kind]},
        inverted=dict(data["inverted_pronouns"]),
        speech_nouns={fold(noun): rule["id"] for rule in data["speech_nouns"] for noun in rule["nouns"]},
        plural_endings=tuple(data["plural_endings"]),
        mute_endings=tuple(data["mute_endings"]),
        phrases={
            name: tuple(map(str, data[name])) for name in ("platform_phrases", "anonymous", "anonymity", "that_is_what")
        },
        source_lines=tuple((rule["id"], re.compile(rule["pattern"])) for rule in data["source_lines"]),
        words={name: frozenset(map(str, words)) for name, words in data.items() if _is_plain(words)},
    )


def _is_plain(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) for word in words)


def _table(pairs: Iterable[tuple[str, Sense]]) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = {}
    for form, sense in pairs:
        found = table.setdefault(form, [])
        if sense not in found:
            found.append(sense)
    return {form: tuple(sorted(found, key=lambda s: -len(s.then))) for form, found in table.items()}


def _senses(data: Mapping[str, Any]) -> Iterable[tuple[str, Sense]]:
    special = (
        {**data["show"], "takes": ["show", *data["show"]["takes"]]},
        {**data["learn"], "takes": ["learn"]},
        {**data["impersonal"], "takes": ["nobody", *data["impersonal"]["takes"]]},
        {**data["cite"], "takes": ["cite"]},
    )
    for entry in (*data["verbs"], *special):
        rule = _verb_rule(entry)
        for infinitive in entry["verbs"]:
            plain = fold_reflexive(infinitive)
            verb, *then = plain.split(" ")
            for form, shape in conjugate(verb, data["conjugation"], data["irregular"]):
                yield form, Sense(rule, shape, tuple(map(fold, then)), fold(verb), plain != infinitive)


def _verb_rule(entry: Mapping[str, Any]) -> VerbRule:
    return VerbRule(
        id=entry["id"],
        takes=frozenset(entry["takes"]),
        doubt=bool(entry.get("doubt")),
        number=bool(entry.get("number")),
        by=bool(entry.get("by")),
        negated=entry.get("negated") == "only",
        gap=bool(entry.get("gap")),
        unless=frozenset(entry.get("unless", ())),
        needs=frozenset(entry.get("needs", ())),
        objects=frozenset(entry.get("objects", ())),
        refuse=frozenset(entry.get("refuse", ())),
    )


def fold_reflexive(infinitive: str) -> str:
    """The verb without its reflexive pronoun: everything up to a first apostrophe or « se » is dropped.

    >>> fold_reflexive("s'inquiéter"), fold_reflexive("se plaindre"), fold_reflexive("faire savoir")
    ('inquiéter', 'plaindre', 'faire savoir')
    """
    head, mark, rest = infinitive.partition("'")
    if mark and len(head) == 1:
        return rest
    first, _, rest = infinitive.partition(" ")
    return rest if rest and len(first) == 2 else infinitive


def conjugate(
    verb: str,
    endings: Mapping[str, Mapping[Shape, Sequence[str]]],
    irregular: Mapping[str, Mapping[Shape, Sequence[str]]],
) -> Iterable[tuple[str, Shape]]:
    """The forms of a verb: the irregular ones where listed, else stem and endings of the longest matching class.

    >>> list(conjugate("nier", {"er": {"finite": ["e"], "past": ["é"]}}, {}))
    [('nie', 'finite'), ('nié', 'past')]
    """
    if verb in irregular:
        for shape, forms in irregular[verb].items():
            for form in forms:
                yield form, shape
        return
    classes = [name for name in endings if fold(verb).endswith(name)]
    if not classes:
        return
    name = max(classes, key=len)
    stem = verb[: len(verb) - len(name)]
    for shape, suffixes in endings[name].items():
        for suffix in suffixes:
            yield stem + suffix, shape


def _adjuncts(entries: Sequence[Mapping[str, Any]]) -> dict[str, tuple[AdjunctRule, ...]]:
    table: dict[str, list[AdjunctRule]] = {}
    for entry in entries:
        if entry.get("needs"):
            continue
        rule = AdjunctRule(
            entry["id"],
            tuple(entry["pattern"]),
            entry.get("voice") == "within",
            bool(entry.get("link")),
            entry.get("only") == "initial",
            bool(entry.get("to")),
        )
        table.setdefault(rule.pattern[0], []).append(rule)
    return {first: tuple(sorted(rules, key=lambda r: -len(r.pattern))) for first, rules in table.items()}
