"""The outlines of the page's map fit the gazetteer, and stay small."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MAP = ROOT / "page" / "public" / "map"
DATA = ROOT / "src" / "greffier" / "gazetteer" / "data"

pytestmark = pytest.mark.skipif(not MAP.is_dir(), reason="The page's sources are not here.")


def read(name: str) -> dict[str, Any]:
    topology: dict[str, Any] = json.loads((MAP / name).read_text(encoding="utf-8"))
    return topology


def read_table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_country_of_the_gazetteer_has_an_outline_and_a_name_in_each_language() -> None:
    countries = {one["id"]: one for one in read("world.json")["objects"]["countries"]["geometries"]}

    assert set(countries) == {row["country"] for row in read_table("countries.tsv")}
    assert [code for code, one in countries.items() if not one["arcs"]] == []
    assert [
        code for code, one in countries.items() if not all(one["properties"][key] for key in ("fr", "en", "ar"))
    ] == []


def test_every_region_of_the_gazetteer_is_in_the_file_of_its_country() -> None:
    wanted = {(row["country"], row["id"]) for row in read_table("admin1.tsv")}
    files = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in (MAP / "admin1").glob("*.json")]
    drawn = {(country, one["id"]) for country, file in files for one in file["objects"]["regions"]["geometries"]}

    assert wanted - drawn == set()


def test_the_map_of_the_world_is_quickly_there() -> None:
    assert len(gzip.compress((MAP / "world.json").read_bytes())) <= 400_000


def test_disputed_borders_are_told_apart_from_others() -> None:
    objects = read("world.json")["objects"]
    disputed = {number for line in objects["disputed"]["arcs"] for number in line}

    assert disputed
    assert disputed & {number for line in objects["borders"]["arcs"] for number in line} == set()
