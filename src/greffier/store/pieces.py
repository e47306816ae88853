"""A piece of a text around the words that were searched."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.store.words import find_words, fold_words

_LENGTH = 240  # characters
_BEFORE = 60  # of them before the first word that was searched

_LINE_ENDS = dict.fromkeys(map(ord, "\r\n\t\v\f\u2028\u2029"), " ")

Hit = tuple[int, int, str]


def cut_piece(text: str, words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The piece of a text that holds the most of the words, and where they stand in it.

    >>> cut_piece("Des obus sont tombés.", "obus")
    ('Des obus sont tombés.', ((4, 8),))

    Line ends become blanks. Where the text holds none of them (they are in the title), the piece is its beginning.
    """
    hits = list(find_words(text, set(fold_words(words).split())))
    start = _find_start(text, _choose_first(hits))
    end = _find_end(text, start)
    found = tuple((first - start, last - start) for first, last, _ in hits if start <= first and last <= end)
    return text[start:end].translate(_LINE_ENDS), found


def _choose_first(hits: Sequence[Hit]) -> int:
    """Of the words found the one that most different ones follow closely."""
    best, most = 0, 0
    for number, (first, _, _) in enumerate(hits):
        near = {word for start, _, word in hits[number : number + 50] if start < first + _LENGTH - 2 * _BEFORE}
        if len(near) > most:
            best, most = first, len(near)
    return best


def _find_start(text: str, first: int) -> int:
    """Some words before the first, from the beginning of one."""
    start = max(first - _BEFORE, 0)
    return start if start == 0 else text.find(" ", start, first) + 1 or first


def _find_end(text: str, start: int) -> int:
    """At the end of a word; inside one that is longer than the piece."""
    end = min(start + _LENGTH, len(text))
    if end == len(text):
        return end
    blank = text.rfind(" ", start, end)
    return blank if blank > start + _LENGTH // 2 else end
