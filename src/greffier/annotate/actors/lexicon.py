"""The words of a language that stand for parties, made ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from greffier import languages
from greffier.model.folding import fold
from greffier.registry import Phrases

Sort = Literal["people", "body", "group", "role", "thing"]


@dataclass(frozen=True, slots=True)
class NounClass:
    """What nouns of a class have in common; see ``languages/<xx>/actors/nouns.yaml``."""

    name: str
    makes: str | None
    civilian: bool | None
    sort: Sort
    inherits: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """One written form of a noun, with its accents, and its class."""

    form: str
    noun: NounClass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Nouns, pronouns and small words, all folded."""

    nouns: Phrases[Noun]
    classes: Mapping[str, NounClass]
    pronouns: Phrases[str]
    words: Mapping[str, frozenset[str]]
    verbs: frozenset[str]

    def has(self, kind: str, word: str) -> bool:
        """True where the folded word is one of that kind ("definite", "quantities" …)."""
        return word in self.words[kind]


_LISTS = (
    "quantities", "modifiers", "not_modifiers", "before", "of", "articles", "definite", "indefinite", "contracted",
    "demonstrative", "possessive_we", "possessive_they", "conjunctions", "place_prepositions",
    "government_links", "name_links", "titles", "particles", "leading", "impersonal", "masculine",
    "verb_endings", "deed_links", "object_pronouns", "others", "naming_of", "irregular", "foreign", "gangs",
)  # fmt: skip


@lru_cache(maxsize=8)
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language; LookupError where it has none."""
    data = languages.load(language, "actors")
    return Lexicon(
        nouns=_read_nouns(data),
        classes={name: NounClass(name=name, **about) for name, about in data["classes"].items()},
        pronouns=_read_pronouns(data),
        words={
            **{kind: frozenset(map(fold, data[kind])) for kind in _LISTS},
            "deeds": _plurals(data["deeds"]),
            "naming": frozenset(map(fold, data["naming"])),
        },
        verbs=frozenset(map(fold, data["government_verbs"])),
    )


def _read_nouns(data: Mapping[str, Any]) -> Phrases[Noun]:
    nouns: Phrases[Noun] = Phrases()
    for name, forms in data["nouns"].items():
        noun_class = NounClass(name=name, **data["classes"][name])
        for form in dict.fromkeys(_with_plurals(forms)):
            nouns.add(form, Noun(form, noun_class))
    return nouns


def _plurals(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, _with_plurals(nouns)))


def _with_plurals(forms: Iterable[str]) -> Iterable[str]:
    for form in forms:
        yield form
        if " " not in form and form[-1] not in "sxz":
            yield form + "s"


def _read_pronouns(data: Mapping[str, Any]) -> Phrases[str]:
    """The ids of their rules."""
    pronouns: Phrases[str] = Phrases()
    for rule in data["pronouns"]:
        for word in rule["words"]:
            pronouns.add(word, rule["id"])
    return pronouns
