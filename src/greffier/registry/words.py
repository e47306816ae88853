"""Looking up phrases word by word: the longest phrase that begins at a word.

A text is its words (runs of letters and digits of the folded text) and what stands between them; a phrase may be
written with spaces, hyphens or apostrophes alike, so « Al-Qaïda », « Al Qaida » and « al-Qaïda » meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from greffier.model.folding import fold

_WORD = re.compile(r"\w+")
_JOIN = re.compile(r"[ '\-./&]{1,2}|\s?\n\s?")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its offsets (half-open, code points), its folded form, and whether it follows on.

    ``joined`` is True where only a space, a hyphen, an apostrophe or one line break stands before it.
    """

    start: int
    end: int
    folded: str
    joined: bool


def split_words(text: str) -> list[Word]:
    """The words of a text.

    >>> [word.folded for word in split_words("l’Al-Qaïda d’hier")]
    ['l', 'al', 'qaida', 'd', 'hier']
    """
    folded = fold(text)
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(folded):
        joined = bool(words) and _JOIN.fullmatch(folded, end, match.start()) is not None
        words.append(Word(match.start(), match.end(), match.group(), joined))
        end = match.end()
    return words


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase.

    >>> phrase_key("Hachd al-Chaâbi")
    ('hachd', 'al', 'chaabi')
    """
    return tuple(_WORD.findall(fold(phrase)))


class Phrases(Generic[Value]):
    """Phrases with values; several values may share a phrase."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], list[Value]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, phrase: str, value: Value) -> None:
        """Let the phrase stand for the value, beside what it stands for already."""
        key = phrase_key(phrase)
        if not key:
            raise ValueError(f"a phrase needs a word: {phrase!r}")
        self._values.setdefault(key, []).append(value)
        lengths = self._lengths.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def get(self, phrase: str) -> list[Value]:
        """The values of a phrase, in the order of adding."""
        return list(self._values.get(phrase_key(phrase), ()))

    def at(self, words: Sequence[Word], index: int) -> Iterator[tuple[int, list[Value]]]:
        """The phrases that begin at a word, longest first, each as (number of words, values)."""
        for length in self._lengths.get(words[index].folded, ()):
            found = words[index : index + length]
            if len(found) == length and all(word.joined for word in found[1:]):
                values = self._values.get(tuple(word.folded for word in found))
                if values:
                    yield length, values
