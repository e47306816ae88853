"""Distances and bearings on the globe, in kilometres and degrees."""

from __future__ import annotations

import math

Point = tuple[float, float]
"""Latitude and longitude in WGS 84 degrees."""

EARTH_KM = 6371.0


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance.

    >>> round(distance_km((33.51, 36.29), (35.34, 40.14)))  # Damascus to Deir ez-Zor
    408
    """
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def offset(start: Point, bearing: float, km: float) -> Point:
    """The point that lies ``km`` away; ``bearing`` in degrees clockwise from north.

    >>> tuple(round(v, 2) for v in offset((0.0, 0.0), 90, 111.2))
    (0.0, 1.0)
    """
    lat, lon, way = math.radians(start[0]), math.radians(start[1]), km / EARTH_KM
    angle = math.radians(bearing)
    there = math.asin(math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(angle))
    east = math.atan2(math.sin(angle) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * math.sin(there))
    return math.degrees(there), (math.degrees(lon + east) + 540) % 360 - 180


def midpoint(a: Point, b: Point) -> Point:
    """Half-way between two places that are not at opposite ends of the earth.

    >>> tuple(round(v, 2) for v in midpoint((0.0, 0.0), (0.0, 2.0)))
    (0.0, 1.0)
    """
    if abs(a[1] - b[1]) > 180:
        b = (b[0], b[1] + (360 if b[1] < a[1] else -360))
    return (a[0] + b[0]) / 2, ((a[1] + b[1]) / 2 + 540) % 360 - 180


def nearest(points: list[Point], to: list[Point]) -> Point | None:
    """The one of ``points`` that lies nearest to any of ``to``; None where either is empty."""
    if not points or not to:
        return None
    return min(points, key=lambda point: min(distance_km(point, other) for other in to))
