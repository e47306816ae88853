"""A parsed text: tokens in sentences, with the arrows of a dependency tree.

The parse belongs to no parser: spaCy fills it for French, other languages may leave the arrows flat.
Invariant: ``tokens[i].index == i``; a sentence's tokens are consecutive; the root of a sentence heads itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol


class Vectors(Protocol):
    """The word vectors of a language, all of ``width`` numbers and of length 1."""

    @property
    def width(self) -> int:
        """How many numbers a vector has."""

    def __call__(self, word: str) -> Any:
        """The vector of a word as it is written, None where the word has none."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text. ``folded`` is the form, ``lemma`` the dictionary form, both folded.

    ``pos`` and ``dep`` are Universal Dependencies labels, ``morph`` its features as "Mood=Cnd|Number=Sing";
    ``head`` is the index of the governing token, its own for a root; ``sentence`` the index of its sentence.
    """

    index: int
    start: int
    end: int
    text: str
    folded: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str
    sentence: int

    def has(self, feature: str) -> bool:
        """True where the morphology holds "Name=Value"."""
        return feature in self.morph


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (half-open), characters ``start`` to ``end``, in paragraph ``paragraph``."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


def _start_of(sentence: Sentence) -> int:
    return sentence.start


@dataclass(frozen=True, slots=True)
class Parse:
    """All tokens and sentences of a text. White space is no token.

    ``vectors`` gives the meaning of words, for the classifier; None where the parser has none.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors | None = field(default=None, repr=False, compare=False)
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))

    def children(self, index: int) -> tuple[int, ...]:
        """The tokens that this one governs, in text order."""
        return self._children[index]

    def subtree(self, index: int) -> list[int]:
        """The token and all that hangs from it, in text order."""
        found, waiting = [index], [index]
        while waiting:
            below = self._children[waiting.pop()]
            found.extend(below)
            waiting.extend(below)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """The governing tokens, nearest first, up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def tokens_between(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in ``start <= offset < end`` (code points)."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def token_at(self, offset: int) -> int | None:
        """The index of the token that covers the code point, or None between tokens."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self.tokens[index].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the code point, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=_start_of) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[self.tokens[index].sentence]
