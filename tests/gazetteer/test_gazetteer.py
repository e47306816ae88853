"""The built gazetteer: names, candidates, borders; and what happens when it is missing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.gazetteer import build, sources
from greffier.gazetteer.geometry import distance_km, nearest, offset
from greffier.gazetteer.names import bare, exactness, key, plain
from greffier.gazetteer.schema import Entry, keyed
from greffier.gazetteer.store import BUILT_IN, Gazetteer, open_gazetteer
from greffier.model.trouble import Code, Trouble

SAME = [
    ["Hassaké", "Al-Hasakah", "Hassakeh", "Hasakeh"],
    ["Al-Chaddadi", "Ash Shaddadi", "al-Shaddadi", "Chaddadé"],
    ["Deir Ezzor", "Deir ez-Zor", "Deir al-Zour", "Dayr az Zawr"],
    ["Hawija", "Haouija", "Hawijah", "Hawidja"],
    ["Zaydiya", "Az Zaydiyah", "Al-Zaydiah", "Zaïdiyé"],
    ["Hodeïda", "Hudaydah", "Al Hudaydah"],
    ["Aïn el-Héloué", "Ain al-Hilweh", "Ein El Hilweh"],
    ["Koupiansk", "Kupiansk"],
    ["Ouagadougou", "Wagadugu"],
    ["El-Fasher", "Al-Fachir", "El Facher"],
    ["الحسكة", "حسكه"],
]
DIFFERENT = [("Gao", "Goma"), ("Homs", "Hama"), ("Menbij", "Mayadine"), ("Bangui", "Banghazi")]


@pytest.mark.parametrize("spellings", SAME, ids=lambda names: names[0])
def test_spellings_of_one_name_share_a_key(spellings: list[str]) -> None:
    assert len({key(name) for name in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert plain(plain(name)) == plain(name)
    assert exactness(name, name) == 4
    assert isinstance(bare(name), str)


def test_an_exact_spelling_is_never_displaced_by_a_transliteration() -> None:
    found = open_gazetteer().find("Riyad")
    grades = [candidate.exactness for candidate in found]
    assert grades == sorted(grades, reverse=True)


def test_candidates_of_many_names_come_in_one_call() -> None:
    found = open_gazetteer().lookup(["Goma", "Xartoumane", "دير الزور"])
    assert set(found) == {"Goma", "دير الزور"}
    assert found["Goma"][0].place.country == "CD"


def test_every_first_level_region_is_found_by_its_french_name() -> None:
    gazetteer = open_gazetteer()
    rows = [
        row
        for row in sources.table(build.DATA / "admin1.tsv")
        if row["country"] in ("SY", "UA", "ML", "CD", "AF", "YE")
    ]
    generic = sources._generic(build.DATA)
    missing = [
        row["fr"]
        for row in rows
        if (name := sources._bare_region(row["fr"], generic))
        and not any(c.place.id == f"admin1:{row['id']}" for c in gazetteer.find(name))
    ]
    assert missing == []


def test_a_region_has_a_box_and_a_town_has_none() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.box("country:ML") is not None
    assert gazetteer.box("geonames:216281") is None


def test_a_border_lies_between_its_countries() -> None:
    points = open_gazetteer().border("SY", "IQ")
    assert points
    assert all(33 < lat < 38 and 38 < lon < 43 for lat, lon in points)
    assert open_gazetteer().border("SY", "ML") == []
    assert "IQ" in open_gazetteer().neighbours("SY")


def test_a_missing_file_is_trouble_that_says_the_mend(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        Gazetteer(tmp_path / "none.sqlite").find("Goma")
    assert raised.value.code is Code.GAZETTEER
    assert "greffier.gazetteer.build" in raised.value.mend


def test_a_broken_file_is_trouble(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(Trouble):
        Gazetteer(broken).find("Goma")


def test_every_line_of_the_supplement_is_sound() -> None:
    seen: set[str] = set()
    for path in sorted((build.DATA / "supplement").glob("*.tsv")):
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                entry = sources.supplement_entry(row, path.stem)
                assert entry.id not in seen
                assert abs(entry.latitude) <= 90
                assert abs(entry.longitude) <= 180
                assert entry.radius_km
                assert row["source"]
                seen.add(entry.id)
    assert len(seen) >= 600


def test_the_supplement_lies_in_its_countries() -> None:
    gazetteer = open_gazetteer()
    far = []
    for entry in sources.supplement(build.DATA):
        country = gazetteer.country(entry.country) if entry.country else None
        box = gazetteer.box(country.place.id) if country else None
        reach = 1.5 + (entry.radius_km or 0) / 100
        if box and not (
            box[0] - reach <= entry.latitude <= box[2] + reach and box[1] - reach <= entry.longitude <= box[3] + reach
        ):
            far.append(entry.id)
    assert far == ["supplement:tw-south-china-sea"]  # a sea


def test_the_built_file_stays_small() -> None:
    assert BUILT_IN.stat().st_size < 80 * 1024**2


def test_a_name_is_kept_once_for_each_spelling() -> None:
    assert keyed("Gao", "GAO", "gao") == [("gu", "Gao")]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def few(data: Path) -> list[Entry]:
        return [*sources.regions(data)][:50]

    monkeypatch.setattr(build, "entries", few)
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    assert build.build(one) == build.build(two) == 50
    assert one.read_bytes() == two.read_bytes()


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 360), st.floats(0, 500))
def test_an_offset_lies_at_its_distance(lat: float, lon: float, bearing: float, km: float) -> None:
    there = offset((lat, lon), bearing, km)
    assert distance_km((lat, lon), there) == pytest.approx(km, abs=0.5)


def test_nothing_is_nearest_to_nothing() -> None:
    assert nearest([], [(0.0, 0.0)]) is None


@pytest.mark.parametrize(
    ("written", "place", "country"),
    [
        ("Palmy", "Tadmur", "SY"),
        ("Timbouc", "Timbuktu", "ML"),
        ("Palmyre", "Tadmur", "SY"),
        ("تدم", "Tadmur", "SY"),
    ],
)
def test_a_name_is_completed_while_it_is_written(written, place, country):
    found = open_gazetteer().complete(written)
    assert (place, country) in [(one.place.name, one.place.country) for one in found[:5]]


def test_nothing_completes_no_words():
    assert open_gazetteer().complete("  ") == ()
