"""One normalisation for all rules: accents, case and apostrophes are folded away once, here.

Invariant: ``len(fold(text)) == len(text)``, so that an offset into the folded text is an offset into
the text itself.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
         "‑": "-", "‐": "-", "–": "-", "—": "-"}  # fmt: skip


class _Folder(dict[int, str]):
    """Folds a code point the first time that it is met, and remembers it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    bare = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
    folded = "".join(bare).casefold()
    return folded if len(folded) == 1 else character


_FOLDER = _Folder()


def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes and hyphens, plain spaces; same length.

    >>> fold("À l’aube, Haïti – « État »")
    "a l'aube, haiti - « etat »"

    A character that would fold to none or several (a combining accent, « œ ») stays as it is.
    """
    return text.translate(_FOLDER)


@lru_cache(maxsize=8)
def fold_text(text: str) -> str:
    """``fold`` for whole texts: the last few are remembered, since every step of a reading asks for its text."""
    return fold(text)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """``fold`` for single words, remembered.

    >>> fold_word("Zaydiyé")
    'zaydiye'
    """
    return fold(word)
