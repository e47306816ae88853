"""Names found in text however they are written: in other case, without accents, with hyphens, joined, surname first.

A name is a row of words; a text is its words and what stands between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INSIDE = _MARKS + "\u00ad\u200b-\u200f\u2060\ufeff"
"""Marks and invisible characters that may stand inside a word."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INSIDE}])*")
_GAP = 3
_PREFIXES = "وفبلك"  # Arabic writes « and », « by », « to » onto the word


class Word(NamedTuple):
    """A word of a text, and what it is compared by."""

    start: int
    end: int
    key: str
    capital: bool


class Sighting(NamedTuple):
    """A withheld name in a text, and its number."""

    start: int
    end: int
    number: int


@lru_cache(maxsize=65536)
def make_key(word: str) -> str:
    """A word without case, accents, vowel signs and invisible characters.

    >>> make_key("Amélie"), make_key("AME\u0301LIE"), make_key("أحمد") == make_key("احمد")
    ('amelie', 'amelie', True)
    """
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if c.isalnum() and c != "ـ").casefold()


def split_words(text: str) -> list[Word]:
    """The words of a text.

    >>> [word.key for word in split_words("d’Amélie Diallo-Ba")]
    ['d', 'amelie', 'diallo', 'ba']
    """
    return [Word(m.start(), m.end(), make_key(m[0]), not m[0][0].islower()) for m in _WORD.finditer(text)]


class NameIndex:
    """Names by their first word. Each has a number; the same name in another order has the same."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._lower: set[str] = set()
        self.written: list[str] = []

    def __len__(self) -> int:
        return len(self.written)

    def add(self, name: str) -> None:
        """Take in a name; one without a word is none."""
        words = split_words(name)
        keys = tuple(word.key for word in words)
        if not keys or tuple(sorted(keys)) in self._numbers:
            return
        self._numbers[tuple(sorted(keys))] = len(self.written) + 1
        self.written.append(name)
        if not any(word.capital for word in words):
            self._lower.add(keys[0])
        for form in {keys, keys[::-1], ("".join(keys),), ("".join(keys[::-1]),)}:
            self._by_first.setdefault(form[0], []).append((form, len(self.written)))
            self._by_first[form[0]].sort(key=lambda pair: (-len(pair[0]), pair[1]))

    def find(self, text: str, *, any_case: bool = False) -> list[Sighting]:
        """The names in a text, the leftmost and longest, none inside another.

        A name of one word is found where it begins with a capital, or is written without one; with ``any_case``
        (addresses, file names) everywhere.
        """
        words, found, at = split_words(text), list[Sighting](), 0
        while at < len(words):
            length, number = self._at(text, words, at, any_case)
            if length:
                found.append(Sighting(words[at].start, words[at + length - 1].end, number))
            at += max(length, 1)
        return found

    def _at(self, text: str, words: Sequence[Word], at: int, any_case: bool) -> tuple[int, int]:
        for key in _keys(words[at]):
            for form, number in self._by_first.get(key, ()):
                if len(form) == 1 and not (any_case or words[at].capital or key in self._lower):
                    continue
                if _follows(text, words, at, form):
                    return len(form), number
        return 0, 0


def _keys(word: Word) -> Iterator[str]:
    yield word.key
    if word.key[:1] in _PREFIXES and len(word.key) > 2:
        yield word.key[1:]


def _follows(text: str, words: Sequence[Word], at: int, form: tuple[str, ...]) -> bool:
    """True where the words after ``at`` are the rest of a name, close to one another."""
    here = words[at : at + len(form)]
    if len(here) < len(form) or any(word.key != key for word, key in zip(here[1:], form[1:], strict=True)):
        return False
    return all(
        after.start - before.end <= _GAP or text[before.end : after.start].isspace() for before, after in pairwise(here)
    )


def find_parts(names: Iterable[tuple[str, int]], spared: frozenset[str]) -> dict[str, int]:
    """The words of names by which their bearers may be called alone: three letters or more, with a capital.

    >>> find_parts([("Fatou Diallo", 1), ("Ag Kidal", 2)], frozenset({"kidal"}))
    {'fatou': 1, 'diallo': 1}
    """
    return {
        word.key: number
        for name, number in names
        for word in split_words(name)
        if len(word.key) >= 3 and word.capital and word.key not in spared
    }


def find_alone(text: str, parts: dict[str, int]) -> list[Sighting]:
    """The parts of names that stand alone in a text, with a capital."""
    if not parts:
        return []
    return [
        Sighting(word.start, word.end, parts[key])
        for word in split_words(text)
        for key in list(_keys(word))[:2]
        if word.capital and key in parts
    ]
