"""Text as it is searched: one spelling for all of a word's, the same for what is stored and what is asked.

Folded are case, accents, apostrophes; in Arabic script also vowel signs, the forms of alef, ya and ta marbuta, and the
particles and article written onto a word; in Latin script the plural's ending. What is folded is data:
``languages/<language>/search.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from greffier.languages import load
from greffier.model.folding import fold

_LANGUAGES = ("ar", "en", "fr")
_WORD = re.compile(r"[^\W_]+")
_WRITTEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670])*")
"""A word as it is written, with its vowel signs and accents."""


@dataclass(frozen=True, slots=True)
class _Folding:
    letters: dict[int, str]
    prefixes: re.Pattern[str]
    endings: re.Pattern[str]


@lru_cache(maxsize=1)
def _folding() -> _Folding:
    """All languages at once: who searches does not say in which language."""
    data: Sequence[Mapping[str, Any]] = [load(language, "search") for language in _LANGUAGES]
    letters = {ord(letter): new for part in data for letter, new in part.get("letters", {}).items()}
    prefixes = "|".join(rule["pattern"] for part in data for rule in part.get("prefixes", ()))
    endings = "|".join(rule["pattern"] for part in data for rule in part.get("endings", ()))
    return _Folding(letters, re.compile(f"^(?:{prefixes})"), re.compile(f"(?:{endings})$"))


def fold_words(text: str) -> str:
    """The words of a text as they are searched, with a blank between them.

    >>> fold_words("Les obus tombés à l’aube")
    'le obu tombe a l aube'
    >>> fold_words("والغارات الجوّيّة"), fold_words("غارات جوية")
    ('غارات جويه', 'غارات جويه')
    """
    folding = _folding()
    composed = normalize("NFC", text)  # an accent that is written apart splits no word
    spelled = fold(composed.translate(folding.letters)).translate(folding.letters)
    return " ".join(_fold_word(word) for word in _WORD.findall(spelled))


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    folding = _folding()
    return folding.endings.sub("", folding.prefixes.sub("", word))


def find_words(text: str, asked: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Where a text holds folded words: start, end, and which one.

    >>> list(find_words("Les obus, puis un obus.", {"obu"}))
    [(4, 8, 'obu'), (18, 22, 'obu')]
    """
    for match in _WRITTEN.finditer(text):
        for word in _fold_written(match[0]):
            if word in asked:
                yield match.start(), match.end(), word
                break


@lru_cache(maxsize=65536)
def _fold_written(word: str) -> tuple[str, ...]:
    return tuple(fold_words(word).split())
