"""Degrees as they are stored for filters and maps: whole numbers in Web Mercator, and points on a globe of radius 1.

Whole numbers are cut into the cells of any zoom by a shift; points on the globe give distances without trigonometry,
which SQLite may lack.
"""

from __future__ import annotations

import math

from greffier.gazetteer.geometry import EARTH_KM

BITS = 30
"""The world is 2^30 wide: some 4 cm at the equator."""

_WIDTH = 1 << BITS
_MOST = 85.0511  # degrees north or south, where Web Mercator ends


def project(latitude: float, longitude: float) -> tuple[int, int]:
    """A point in Web Mercator, from the north-west corner of the world.

    >>> project(0.0, 0.0) == (1 << 29, 1 << 29), project(90.0, -180.0)[0]
    (True, 0)
    """
    phi = math.radians(min(max(latitude, -_MOST), _MOST))
    x = (longitude + 180.0) / 360.0
    y = 0.5 - math.asinh(math.tan(phi)) / (2 * math.pi)
    return _hold(x), _hold(y)


def _hold(share: float) -> int:
    return min(max(int(share * _WIDTH), 0), _WIDTH - 1)


def unproject(x: float, y: float) -> tuple[float, float]:
    """The latitude and longitude of a point in Web Mercator, to five decimals (a metre).

    >>> unproject(*project(18.44, 1.41))
    (18.44, 1.41)
    """
    latitude = math.degrees(math.atan(math.sinh((0.5 - y / _WIDTH) * 2 * math.pi)))
    return round(latitude, 5), round(x / _WIDTH * 360.0 - 180.0, 5)


def stand(latitude: float, longitude: float) -> tuple[float, float, float]:
    """A point on the globe of radius 1.

    >>> stand(0.0, 0.0)
    (1.0, 0.0, 0.0)
    """
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def reach(km: float) -> float:
    """The least product of two points on the globe that lie within ``km`` of each other.

    >>> reach(0.0)
    1.0
    """
    return math.cos(min(km / EARTH_KM, math.pi))
