"""Looking up phrases word by word: the longest phrase that begins at a word.

A text is its words (runs of letters and digits of the folded text) and what stands between them; a phrase may be
written with spaces, hyphens or apostrophes alike, so « Al-Qaïda », « Al Qaida » and « al-Qaïda » meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from greffier.model.folding import fold, fold_text

_WORD = re.compile(r"\w+")
_JOIN = re.compile(r"[ '\-./&]{1,2}|\s?\n\s?")

Value = TypeVar("Value")


class Word(NamedTuple):
    """A word of a text: its offsets (half-open, code points), its folded form, and whether it follows on.

    ``joined`` is True where only a space, a hyphen, an apostrophe or one line break stands before it.
    """

    start: int
    end: int
    folded: str
    joined: bool


@lru_cache(maxsize=8)
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text; the last few texts are remembered.

    >>> [word.folded for word in split_words("l’Al-Qaïda d’hier")]
    ['l', 'al', 'qaida', 'd', 'hier']
    """
    folded = fold_text(text)
    words: list[Word] = []
    before = 0
    for match in _WORD.finditer(folded):
        start, end = match.span()
        gap = folded[before:start]
        joined = bool(words) and (gap == " " or _JOIN.fullmatch(gap) is not None)
        words.append(Word(start, end, match.group(), joined))
        before = end
    return tuple(words)


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

    def opens(self, word: Word) -> bool:
        """True where some phrase begins with the word."""
        return word.folded in self._lengths

    def openings(self, words: Sequence[Word]) -> Iterator[int]:
        """The indices of the words at which a phrase may begin."""
        return (index for index, word in enumerate(words) if word.folded in self._lengths)

    def at(self, words: Sequence[Word], index: int) -> Iterator[tuple[int, list[Value]]]:
        """The phrases that begin at a word, longest first, each as (number of words, values)."""
        for length in self._lengths.get(words[index].folded, ()):
            found = words[index : index + length]
            if len(found) == length and all(word.joined for word in found[1:]):
                values = self._values.get(tuple(word.folded for word in found))
                if values:
                    yield length, values
