"""What most of many measured values keep below."""

from __future__ import annotations

from collections.abc import Sequence


def share(values: Sequence[float], part: float) -> float:
    """The value below which this share of the values lies.

    >>> share([0.1, 0.3, 0.2], 0.5)
    0.2
    """
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]
