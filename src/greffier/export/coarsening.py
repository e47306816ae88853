"""Points made coarse, so that no house is found by them: moved to the middle of a cell, the radius grown by as much.

A cell is a tenth of a degree wide and high: 11 km from south to north. What lies in one cell becomes one point.
"""

from __future__ import annotations

from dataclasses import replace

from greffier.model.record import Location, Place

CELL_DECIMALS = 1
"""Of a degree: a cell is a tenth of a degree wide."""
GROWN_KM = 8.0
"""Half the diagonal of a cell at the equator, rounded up: no point moves farther."""

_PUBLIC = ("geonames:", "admin1:", "country:", "supplement:")
"""Ids of the gazetteer, which are of towns and regions, never of houses."""


def coarsen(location: Location) -> Location:
    """A location whose point is that of its cell."""
    place = location.place
    if place is None:
        return location
    latitude, longitude = round(place.latitude, CELL_DECIMALS), round(place.longitude, CELL_DECIMALS)
    identity = place.id if place.id.startswith(_PUBLIC) else f"cell:{latitude},{longitude}"
    moved: Place = replace(place, id=identity, latitude=latitude, longitude=longitude)
    radius = round((location.radius_km or 0.0) + GROWN_KM, 3)
    return replace(location, place=moved, radius_km=radius, precision=max(location.precision or 2, 2))
