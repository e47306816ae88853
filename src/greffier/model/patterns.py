"""Patterns made of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str], blank: str = " ") -> str:
    """A pattern for any of the words, the longest that stands there first; ``blank`` is the pattern of a blank.

    Words that begin alike share their beginning, so that a long list costs hardly more than a short one.

    >>> one_of(["nord", "nord est", "sud"])
    '(?:nord(?: est)?|sud)'
    """
    return _branches(
        sorted({tuple(blank if letter == " " else re.escape(letter) for letter in word) for word in words})
    )


def _branches(words: list[tuple[str, ...]]) -> str:
    """The sorted words from here on; an empty one among them makes the others optional."""
    longer = [word for word in words if word]
    groups: dict[str, list[tuple[str, ...]]] = {}
    for word in longer:
        groups.setdefault(word[0], []).append(word)
    branches = [_shared(group) for group in groups.values()]
    if len(longer) == len(words):
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{'|'.join(branches)})?" if branches else ""


def _shared(group: list[tuple[str, ...]]) -> str:
    """What all words of the group begin with, then what sets them apart."""
    first, last = group[0], group[-1]
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return "".join(first[:length]) + _branches([word[length:] for word in group])
