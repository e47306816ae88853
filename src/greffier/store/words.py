"""Text as it is searched: one spelling for all of a word's, the same for what is stored and what is asked.

Folded are case, accents, apostrophes; in Arabic script also vowel signs, the forms of alef, ya and ta marbuta, and the
particles and article written onto a word; in Latin script the plural's ending. What is folded is data:
``languages/<language>/search.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from greffier.languages import load
from greffier.model.folding import fold

_LANGUAGES = ("ar", "en", "fr")
_WORD = re.compile(r"[^\W_]+")


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
    spelled = fold(text.translate(folding.letters)).translate(folding.letters)
    return " ".join(_fold_word(word) for word in _WORD.findall(spelled))


def _fold_word(word: str) -> str:
    folding = _folding()
    return folding.endings.sub("", folding.prefixes.sub("", word))
