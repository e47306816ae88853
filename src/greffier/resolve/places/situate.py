"""From a chosen place and a relation to a point with an honest radius."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from greffier.gazetteer.geometry import Point, distance_km, midpoint, offset
from greffier.gazetteer.store import Box, Candidate
from greffier.model.record import Place

NEAR_KM = 12.0  # « près de »
SIDE_KM = 10.0  # « au sud de », no distance told
COUNTRYSIDE_KM = 18.0  # « dans la campagne sud de »
ROAD_KM = 30.0  # « sur la route de », one end told
DISTRICT_KM = 30.0  # a district known only by its chief town
PART = 0.55  # how far from the centre to the edge a named part of a region lies
FARTHEST_KM = 1000.0  # between two ends of a road
WIDE_KM = 40.0  # a place of this radius is a region, whatever its kind

Precision = Literal[1, 2, 3]
AREAS = frozenset(
    ("country", "admin1", "region", "desert", "mountain", "forest", "valley", "border", "sea", "lake", "river",
     "district", "line", "plain", "peninsula", "coast")
)  # fmt: skip

BORDER_KM = 200.0  # a place farther off says nothing of which stretch of a border is meant
BORDER_LEAST_KM = 40.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the point, radius (km) and precision (1 exact, 2 near, 3 region) of an expression."""

    place: Place
    radius_km: float
    precision: Precision


def is_area(candidate: Candidate) -> bool:
    """True for what has no one point: countries, regions, deserts, and all of a wide radius."""
    return candidate.place.feature in AREAS or candidate.radius_km >= WIDE_KM


def at(candidate: Candidate, frame: str | None) -> Spot:
    """The place itself; a district known only by its chief town reaches farther."""
    if is_area(candidate):
        return Spot(candidate.place, candidate.radius_km, 3 if candidate.radius_km >= 20 else 2)
    if frame in ("admin1", "admin2", "region"):
        return Spot(candidate.place, max(candidate.radius_km, DISTRICT_KM), 3 if frame == "admin1" else 2)
    return Spot(candidate.place, candidate.radius_km, 1)


def near(candidate: Candidate, km: float | None, bearing: float | None, box: Box | None) -> Spot:
    """Beside a place: at a distance and bearing where both are told, within the distance where only that is."""
    if is_area(candidate) and km is None:
        return part(candidate, bearing, box) if bearing is not None else _wider(candidate, NEAR_KM)
    if km is not None and bearing is not None:
        return _moved(candidate, bearing, km, max(3.0, 0.2 * km) + candidate.radius_km / 2, 2)
    if km is not None:
        return Spot(candidate.place, round(km + candidate.radius_km, 1), 2)
    if bearing is not None:
        return _moved(candidate, bearing, SIDE_KM + candidate.radius_km, 2 * SIDE_KM + candidate.radius_km, 2)
    return _wider(candidate, NEAR_KM)


def part(candidate: Candidate, bearing: float | None, box: Box | None) -> Spot:
    """One side of a region, or the countryside of a town; the middle where no side is told."""
    if not is_area(candidate):
        if bearing is None:
            return _wider(candidate, NEAR_KM)
        return _moved(candidate, bearing, COUNTRYSIDE_KM + candidate.radius_km, COUNTRYSIDE_KM * 1.5, 2)
    radius = candidate.radius_km * PART
    if bearing is None:
        return Spot(candidate.place, round(radius, 1), 3)
    return _moved(candidate, bearing, _reach(candidate, bearing, box) * PART, radius, 3)


def side(candidate: Candidate, bearing: float | None) -> Spot:
    """« dans l'ouest de Khan Younès »: one side of a town, inside it."""
    if bearing is None:
        return at(candidate, None)
    return _moved(candidate, bearing, candidate.radius_km / 2, candidate.radius_km, 2)


def are_neighbours(first: Candidate, second: Candidate) -> bool:
    """False for two places so far apart that no report speaks of what lies between them."""
    return distance_km(first.point, second.point) <= FARTHEST_KM + first.radius_km + second.radius_km


def between(first: Candidate, second: Candidate) -> Spot:
    """The stretch between two places: its middle, and half its length."""
    a, b = first.point, second.point
    lat, lon = midpoint(a, b)
    radius = max(5.0, distance_km(a, b) / 2)
    country = first.place.country if first.place.country == second.place.country else None
    admin1 = first.place.admin1 if first.place.admin1 == second.place.admin1 else None
    name = f"{first.place.name} – {second.place.name}"
    place = Place(f"{first.place.id}+{second.place.id}", name, country, admin1, "stretch", round(lat, 5), round(lon, 5))
    return Spot(place, round(radius, 1), 2)


def road(candidate: Candidate) -> Spot:
    """On a road of which one end, or the name, is told."""
    return _wider(candidate, 0.0 if is_area(candidate) else ROAD_KM)


def border(a: Candidate, b: Candidate, points: list[Point], anchors: list[Point]) -> Spot:
    """A border: the stretch that comes nearest to the other places of the text, else all of it."""
    name = f"{a.place.name} – {b.place.name} border"
    place_id = "border:" + "-".join(sorted((a.place.country or "", b.place.country or "")))
    close = [min((distance_km(point, anchor), point) for point in points) for anchor in anchors]
    meant = sorted({point for km, point in close if km <= BORDER_KM}) or points
    lat, lon = sum(p[0] for p in meant) / len(meant), sum(p[1] for p in meant) / len(meant)
    radius = max(BORDER_LEAST_KM, *(distance_km((lat, lon), p) for p in meant))
    return Spot(Place(place_id, name, None, None, "border", round(lat, 5), round(lon, 5)), round(radius, 1), 3)


def _wider(candidate: Candidate, km: float) -> Spot:
    return Spot(candidate.place, round(candidate.radius_km + km, 1), 3 if is_area(candidate) else 2)


def _moved(candidate: Candidate, bearing: float, km: float, radius: float, precision: Precision) -> Spot:
    lat, lon = offset(candidate.point, bearing, km)
    place = replace(candidate.place, latitude=round(lat, 5), longitude=round(lon, 5))
    return Spot(place, round(radius, 1), precision)


def _reach(candidate: Candidate, bearing: float, box: Box | None) -> float:
    """Kilometres from the centre of a region to its edge on one side."""
    if box is None:
        return candidate.radius_km
    lat, lon = candidate.point
    south, west, north, east = box
    up = north - lat if bearing < 90 or bearing > 270 else lat - south
    right = (east - lon) if bearing < 180 else (lon - west)
    vertical = distance_km((lat, lon), (lat + up, lon))
    horizontal = distance_km((lat, lon), (lat, lon + right))
    if bearing % 180 == 0:
        return vertical
    return horizontal if bearing % 180 == 90 else (vertical**2 + horizontal**2) ** 0.5 * 0.8
