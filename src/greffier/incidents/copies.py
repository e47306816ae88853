"""Near-duplicates of one text: a dispatch that ten outlets reprint, cut or retitled, is one text.

Source: MinHash over runs of words (Broder 1997) with banded look-up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash

from greffier.model.folding import fold

ALIKE = 0.6
"""From this share of runs in common, two texts are copies."""

_WORD = re.compile(r"\w+")
_RUN, _VALUES, _ROWS, _SEED = 4, 64, 4, 1


def sign(text: str) -> tuple[int, ...]:
    """The MinHash of a text: 64 numbers of 32 bits. Empty for a text of less than a sentence.

    >>> len(sign("un deux trois quatre cinq six sept huit")), sign("trop court")
    (64, ())
    """
    words = _WORD.findall(fold(text))
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    if not runs:
        return ()
    hashed = RMinHash(num_perm=_VALUES, seed=_SEED)
    hashed.update(sorted(runs))
    return tuple(hashed.digest())


def estimate_likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of runs that two texts have in common, as far as their hashes tell."""
    if not one or not other:
        return 0.0
    return sum(here == there for here, there in zip(one, other, strict=True)) / len(one)


def cut_bands(values: Sequence[int]) -> list[str]:
    """Pieces of the hash; copies have at least one in common, nearly always.

    >>> len(cut_bands(range(64)))
    16
    """
    return [
        f"{at}:" + "".join(f"{value:08x}" for value in values[at : at + _ROWS]) for at in range(0, len(values), _ROWS)
    ]
