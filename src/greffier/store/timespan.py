"""The stretch of time that a timeline shows: where nearly all dates lie. A few far off would squeeze all others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from greffier.store.packing import Numbers

OPEN = np.iinfo(np.int64).min
"""Stands for the day of an open end."""
_SEEN_WHOLE = 366  # days: so short a time is never cut
_FENCE = 3  # times the width of the middle half
_LEAST_HALF = 180  # days that the middle half is taken to be wide, at least


def find_span(dated: Numbers, *, whole: bool = False) -> tuple[int, int]:
    """The first and the last day to show of dates, each a row of its first and last day; one of the two may be open.

    >>> days = [2004 * 365, *range(2020 * 365, 2022 * 365, 40)]
    >>> find_span(np.array([[day, day] for day in days])) == (days[1], days[-1])
    True

    On either side no more than a tenth is left out, and only where the rest has twice the room without it; with
    ``whole`` nothing is.
    Source: the outer fences of Tukey, Exploratory Data Analysis (1977).
    """
    known = dated[dated != OPEN]
    first, last = int(known.min()), int(known.max())
    if whole or last - first < _SEEN_WHOLE:
        return first, last
    low, high = _find_fences(dated)
    inside = known[(known >= low) & (known <= high)]
    if not len(inside):
        return first, last
    start, end = int(inside.min()), int(inside.max())
    end = end if 2 * (end - start + 1) <= last - start + 1 else last
    return (start if 2 * (end - start + 1) <= end - first + 1 else first), end


def _find_fences(dated: Numbers) -> tuple[int, int]:
    """The first and the last day that are not far; pushed out as long as more than a few dates lie beyond."""
    first, last = dated[:, 0], dated[:, 1]
    middles = (np.where(first == OPEN, last, first) + np.where(last == OPEN, first, last)) // 2
    most = len(middles) - 1
    few, quarter = min(max(1, len(middles) // 10), most), most // 4
    sides = [few, quarter, most - quarter, most - few]
    least, lower, upper, greatest = (int(day) for day in np.partition(middles, sides)[sides])
    reach = _FENCE * max(upper - lower, _LEAST_HALF)
    return min(lower - reach, least), max(upper + reach, greatest)


def is_before(dated: Numbers, day: int) -> NDArray[np.bool_]:
    """Which dates end before a day."""
    ended: NDArray[np.bool_] = (dated[:, 1] != OPEN) & (dated[:, 1] < day)
    return ended


def is_after(dated: Numbers, day: int) -> NDArray[np.bool_]:
    """Which dates begin after a day."""
    return np.greater(dated[:, 0], day)  # OPEN is before all days
