"""The words of a language that tell one voice from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from greffier.languages import load
from greffier.model.record import SourceKind


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``attribution`` that tell one voice from another."""

    lists: Mapping[str, frozenset[str]]
    anaphors: Mapping[str, SourceKind]
    inverted: Mapping[str, str]
    plural_endings: tuple[str, ...]
    kinds: Mapping[str, SourceKind]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def singular(self, word: str) -> str:
        """The word without its plural ending."""
        return word[:-1] if len(word) > 3 and word.endswith(self.plural_endings) else word


@cache
def source_words(language: str) -> Words:
    """The words of a language that resolve voices. Raises LookupError where it has none."""
    data = load(language, "attribution")
    return Words(
        {
            k: frozenset(map(str, v))
            for k, v in data.items()
            if isinstance(v, list) and all(isinstance(x, str) for x in v)
        },
        {noun: kind for kind, nouns in data["anaphors"].items() for noun in nouns},
        dict(data["inverted_pronouns"]),
        tuple(data["plural_endings"]),
        {noun: kind for kind in reversed(data["kinds"]) for noun in data["kinds"][kind]},
    )
