"""Cells of the globe, so that only neighbours are compared. Source: Uber's H3, resolution 4 (about 45 km across)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import h3

from greffier.incidents.telling import MOST_KM

_RESOLUTION = 4
_ACROSS_KM = 35.0
"""The least that one ring of cells more adds to what is covered."""


def find_cell(latitude: float, longitude: float) -> str:
    """The cell of a point.

    >>> find_cell(18.44, 1.41)
    '8459113ffffffff'
    """
    return str(h3.latlng_to_cell(latitude, longitude, _RESOLUTION))


def find_neighbours(latitude: float, longitude: float, radius_km: float) -> Sequence[str]:
    """The cells in which the point of an event must lie that may be at the same place; sorted."""
    rings = math.ceil((radius_km + MOST_KM) / _ACROSS_KM) + 1
    return sorted(map(str, h3.grid_disk(find_cell(latitude, longitude), rings)))
