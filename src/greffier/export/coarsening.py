"""Points made coarse, so that no house is found by them: moved to the middle of a cell, the radius grown by as much.

A cell is a tenth of a degree wide and high: 11 km from south to north. What lies in one cell becomes one point.
"""

from __future__ import annotations

from dataclasses import replace

from greffier.model.record import Location, Place

_DECIMALS = 1  # of a degree
GROWN_KM = 8.0
"""Half the diagonal of a cell at the equator, rounded up: no point moves farther."""

_PUBLIC = ("geonames:", "admin1:", "country:", "supplement:")
"""Ids of the gazetteer, which are of towns and regions, never of houses."""


def round_degrees(degrees: float) -> float:
    """The middle of the cell that a coordinate lies in."""
    return round(degrees, _DECIMALS)


def grow_radius(km: float | None) -> float:
    """How far from the middle of its cell a point may be that was known so closely, in kilometres."""
    return round((km or 0.0) + GROWN_KM, 3)


def coarsen(location: Location) -> Location:
    """A location whose point is that of its cell."""
    place = location.place
    if place is None:
        return location
    latitude, longitude = round_degrees(place.latitude), round_degrees(place.longitude)
    identity = place.id if place.id.startswith(_PUBLIC) else f"cell:{latitude},{longitude}"
    moved: Place = replace(place, id=identity, latitude=latitude, longitude=longitude)
    radius = grow_radius(location.radius_km)
    return replace(location, place=moved, radius_km=radius, precision=max(location.precision or 2, 2))
