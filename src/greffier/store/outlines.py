"""The outline of a place that is no point: a region, a border, the way between two places. Told from the place's id."""

from __future__ import annotations

from functools import lru_cache

from greffier.gazetteer.geometry import Point, distance_km
from greffier.gazetteer.store import open_gazetteer
from greffier.store.shown import Outline, Spot

_REGIONS = frozenset({"admin1", "country"})


def find_outline(spot: Spot) -> Outline | None:
    """The outline of a spot; None for a point, and where the gazetteer does not know it any more."""
    if spot.feature in _REGIONS:
        return Outline("region", region=spot.place)
    if spot.feature == "border" and spot.place.startswith("border:"):
        return _border(spot.place, spot.latitude, spot.longitude, spot.radius_km)
    return _way(spot.place) if spot.feature == "stretch" else None


@lru_cache(maxsize=1024)
def _border(place: str, latitude: float, longitude: float, radius_km: float | None) -> Outline:
    """The stretch of a border that lies within the radius. ``region`` names the two countries."""
    one, _, other = place.removeprefix("border:").partition("-")
    middle = latitude, longitude
    near = [
        point for point in open_gazetteer().border(one, other)
        if radius_km is None or distance_km(middle, point) <= radius_km + 1
    ]  # fmt: skip
    line = tuple((lon, lat) for lat, lon in _follow(near))
    return Outline("border", f"country:{one}|country:{other}", line if len(line) > 1 else None)


def _follow(points: list[Point]) -> list[Point]:
    """Points along a line in the order in which they follow each other: from an end on, always to the nearest.

    >>> _follow([(0.0, 1.0), (0.0, 0.0), (0.0, 2.0)])
    [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0)]
    """
    if not points:
        return []
    left = set(points)
    at = max(sorted(left), key=lambda point: sum(distance_km(point, other) for other in points))
    line = [at]
    left.remove(at)
    while left:
        at = min(sorted(left), key=lambda point: distance_km(at, point))
        line.append(at)
        left.remove(at)
    return line


@lru_cache(maxsize=1024)
def _way(place: str) -> Outline | None:
    """From one place to another, straight."""
    ends = [open_gazetteer().known(name) for name in place.split("+")]
    points = [(found.point[1], found.point[0]) for found in ends if found is not None]
    return Outline("road", line=tuple(points)) if len(points) == 2 else None
