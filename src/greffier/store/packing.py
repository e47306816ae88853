"""Whole numbers as text of a fixed width, so that the database hands over those of 100,000 rows as one string.

To fetch a row costs more than to count it: joined by the database and cut up here they are counted in a tenth of the
time. A digit is one of the 64 characters from « 0 » on.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_FIRST, _BITS = ord("0"), 6

Numbers = NDArray[np.int64]


def pack(numbers: Iterable[int], width: int) -> str:
    """Numbers from 0 to 64^width - 1, so many characters each.

    >>> pack([0, 1, 64], 2)
    '000110'
    """
    return "".join(
        chr(_FIRST + (number >> shift & 63)) for number in numbers for shift in range(_BITS * (width - 1), -1, -_BITS)
    )


def unpack(text: str | None, width: int) -> Numbers:
    """The numbers of a text that was packed; none of None.

    >>> unpack("000110", 2).tolist()
    [0, 1, 64]
    """
    digits = np.frombuffer((text or "").encode("ascii"), np.uint8).reshape(-1, width).astype(np.int64) - _FIRST
    return digits @ (1 << np.arange(_BITS * (width - 1), -1, -_BITS, dtype=np.int64))
