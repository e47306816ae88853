"""Words in the forms in which the lexicon and the texts are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "–": "-", "—": "-", "\u00a0": " "})


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Lower case, straight apostrophes and hyphens, accents kept.

    >>> plain("L’Évadé")
    "l'évadé"
    """
    return word.translate(_SAME).lower()


def split_words(words: str) -> list[str]:
    """The words of an entry, elided ones apart.

    >>> split_words("prendre d’assaut")
    ['prendre', "d'", 'assaut']
    """
    return re.findall(r"[^\s']+'?", plain(words))


class Inflection:
    """Plurals, by the endings of the language.

    >>> Inflection([("eau", "eaux"), ("", "s")]).forms("drapeau") == {"drapeau", "drapeaux"}
    True
    """

    def __init__(self, endings: Iterable[Sequence[str]]) -> None:
        self._endings = [(singular, plural) for singular, plural in endings]

    def plural(self, word: str) -> str:
        """The plural of a word; the first ending that fits decides."""
        for singular, plural in self._endings:
            if word.endswith(singular):
                return word[: len(word) - len(singular)] + plural
        return word

    def singular(self, word: str) -> str:
        """The singular of a plural, the word itself where it has none."""
        for singular, plural in self._endings:
            if singular != plural and word.endswith(plural):
                return word[: len(word) - len(plural)] + singular
        return word

    def forms(self, word: str) -> set[str]:
        """A word in the singular and the plural; of several words, the last alone and all of them in the plural."""
        parts = plain(word).split(" ")
        every = " ".join(map(self.plural, parts))
        return {" ".join(parts), " ".join([*parts[:-1], self.plural(parts[-1])]), every}

    def all_forms(self, words: Iterable[str]) -> frozenset[str]:
        """The forms of many words."""
        return frozenset(form for word in words for form in self.forms(word))
