"""The places that a text is sure of: how far away the nearest of them is.

Invariant: what is asked is answered exactly; the latitude alone tells how near a point can be at best, so that
only the points of that band are measured and a long text costs no more per name than a short one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from greffier.gazetteer.geometry import EARTH_KM, Point, distance_km

_DEGREE_KM = math.radians(EARTH_KM) * (1 - 1e-9)  # never more than the true distance
_SEVERAL = -1


class Anchors:
    """Points with the folded name and the toponym that each was read from, in the order of their latitude."""

    def __init__(self, places: Iterable[tuple[Point, str, int]] = ()) -> None:
        owners: dict[tuple[Point, str], int] = {}
        for point, name, toponym in places:
            known = owners.setdefault((point, name), toponym)
            if known != toponym:
                owners[point, name] = _SEVERAL
        self._places = sorted((point, name, owner) for (point, name), owner in owners.items())
        self._latitudes = [point[0] for point, _, _ in self._places]

    def nearest(self, point: Point, name: str = "", toponym: int | None = None) -> float:
        """Kilometres to the nearest place that has another name and was read from another toponym; inf: none.

        >>> round(Anchors([((33.51, 36.29), "damas", 0)]).nearest((35.34, 40.14)))
        408
        """
        best, middle = math.inf, bisect_left(self._latitudes, point[0])
        for indices in (range(middle, len(self._places)), range(middle - 1, -1, -1)):
            for index in indices:
                there, called, owner = self._places[index]
                if abs(there[0] - point[0]) * _DEGREE_KM > best:
                    break
                if called != name and owner != toponym:
                    best = min(best, distance_km(point, there))
        return best


@dataclass(frozen=True, slots=True)
class Others:
    """The anchors as one toponym sees them: without itself and its namesakes."""

    anchors: Anchors
    name: str = ""
    toponym: int | None = None

    def nearest(self, point: Point) -> float:
        """Kilometres to the nearest of them, inf where there is none."""
        return self.anchors.nearest(point, self.name, self.toponym)
