"""Words that point at a country: its name, its adjectives, its capital, compounds of two (« syro-irakien »)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from greffier import languages
from greffier.model.folding import fold
from greffier.registry.words import Phrases, Word, split_words

Sort = Literal["demonym", "country", "capital", "people"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """How a phrase points at countries (ISO codes; several where it is ambiguous, or names both of a pair)."""

    sort: Sort
    countries: tuple[str, ...]
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """A pointer in a text: words ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    pointer: Pointer


@lru_cache(maxsize=8)
def pointer_index(language: str) -> Phrases[tuple[Sort, str]]:
    """The phrases of a language that point at countries."""
    data = languages.load(language, "demonyms")
    index: Phrases[tuple[Sort, str]] = Phrases()
    for code, country in data["countries"].items():
        for name in country.get("names", ()):
            index.add(_without_article(name, data["articles"]), ("country", code))
        for adjective in country.get("adj", ()):
            for form in inflect(adjective, data["inflection"]):
                index.add(form, ("demonym", code))
        for capital in country.get("capital", ()):
            index.add(capital, ("capital", code))
    for adjective, codes in data["peoples"].items():
        for form in inflect(adjective, data["inflection"]):
            for code in codes:
                index.add(form, ("people", code))
    return index


def _without_article(name: str, articles: Sequence[str]) -> str:
    return next((name[len(a) :] for a in articles if name.startswith(a)), name)


@lru_cache(maxsize=8)
def combining_forms(language: str) -> Mapping[str, str]:
    """First halves of compounds (« syro » in « syro-irakien »), folded, with their countries."""
    data = languages.load(language, "demonyms")["countries"]
    return {fold(form): code for code, country in data.items() for form in country.get("combining", ())}


@lru_cache(maxsize=8)
def border_words(language: str) -> frozenset[str]:
    """Words after which a demonym says where it ends rather than where we are (« la frontière burkinabè »)."""
    return frozenset(map(fold, languages.load(language, "demonyms")["borders"]))


def inflect(adjective: str | Sequence[str], endings: Sequence[Sequence[str]]) -> list[str]:
    """The forms of a demonym, from its masculine singular (or masculine and feminine).

    >>> inflect("malien", [["ien", "ienne", "iens", "iennes"], ["", "e", "s", "es"]])
    ['malien', 'malienne', 'maliens', 'maliennes']
    """
    if not isinstance(adjective, str):
        return [form + plural for form in adjective for plural in ("", "s")]
    folded = fold(adjective)
    for masculine, *others in endings:
        if folded.endswith(masculine):
            stem = folded[: len(folded) - len(masculine)]
            return list(dict.fromkeys([folded, *(stem + ending for ending in others)]))
    return [folded]


@lru_cache(maxsize=8)
def find_pointers(text: str, language: str) -> tuple[Sighting, ...]:
    """The words of a text (as ``split_words`` counts them) that point at countries, in text order.

    The last few texts are remembered, since several steps of a reading ask.
    """
    index, forms, words = pointer_index(language), combining_forms(language), split_words(text)
    found: list[Sighting] = []
    last = 0
    for at, word in enumerate(words):
        if at < last or not (word.folded in forms or index.opens(word)):
            continue
        sighting = _compound_at(index, forms, words, at) or _pointer_at(index, text, words, at)
        if sighting is not None:
            found.append(sighting)
            last = sighting.last
    return tuple(found)


def _pointer_at(index: Phrases[Any], text: str, words: Sequence[Word], at: int) -> Sighting | None:
    for length, values in index.at(words, at):
        capital = text[words[at].start].isupper()
        fitting = [(sort, code) for sort, code in values if capital or sort in ("demonym", "people")]
        if fitting:
            sort = fitting[0][0]
            codes = tuple(dict.fromkeys(code for other, code in fitting if other == sort))
            return Sighting(at, at + length, Pointer(sort, codes))
    return None


def _compound_at(index: Phrases[Any], forms: Mapping[str, str], words: Sequence[Word], at: int) -> Sighting | None:
    left = forms.get(words[at].folded)
    if left is None or at + 1 >= len(words) or not words[at + 1].joined:
        return None
    for length, values in index.at(words, at + 1):
        right = [code for sort, code in values if sort == "demonym"]
        if right:
            return Sighting(at, at + 1 + length, Pointer("demonym", (left, right[0]), pair=True))
    return None
