"""GeoNames dumps are loaded apart from the built-in places, whatever their lines are like."""

from __future__ import annotations

import urllib.error
import zipfile
from pathlib import Path
from typing import Any

import pytest

from greffier.gazetteer import imports
from greffier.gazetteer.store import BUILT_IN, SETTING, Gazetteer, open_gazetteer, user_file
from greffier.model.trouble import Code, Trouble


def line(number: int, name: str, lat: str = "35.0", lon: str = "39.0", others: str = "", code: str = "PPL") -> str:
    return "\t".join([str(number), name, name, others, lat, lon, "P", code, "SY", *[""] * 5, "1200", *[""] * 4])


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "SY.txt"
    path.write_text("\n".join([line(1, "Tell Xartoum", others="Tal Khartum,تل خرطوم"), line(2, "Bir Xalil")]), "utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine" / "places.sqlite"
    monkeypatch.setenv(SETTING, str(path))
    return path


def test_a_plain_dump_serves_at_once(dump: Path, store: Path) -> None:
    done = imports.import_dump(dump)
    assert (done.places, done.bad_lines, done.store) == (2, 0, store)
    assert [c.place.id for c in imports.find("Tell Xartoum")] == ["geonames:1"]
    assert imports.find("Goma")[0].place.country == "CD"


def test_a_zip_is_read_without_unpacking_it_to_disk(dump: Path, store: Path, tmp_path: Path) -> None:
    archive = tmp_path / "SY.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(dump, "SY.txt")
        packed.writestr("readme.txt", "not a table")
    assert imports.import_dump(archive).places == 2


def test_importing_twice_changes_nothing(dump: Path, store: Path) -> None:
    imports.import_dump(dump)
    imports.import_dump(dump)
    assert len(Gazetteer(store).find("Bir Xalil")) == 1


def test_bad_lines_cost_only_themselves(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_text("\n".join(["too\tfew", line(3, "Ain Xim", lat="99"), line(4, "Ain Xim")]), "utf-8")
    done = imports.import_dump(path)
    assert (done.places, done.bad_lines) == (1, 2)
    assert "mixed.txt:1" in done.examples[0]


def test_a_file_that_is_no_dump_is_trouble_and_leaves_the_store(dump: Path, store: Path, tmp_path: Path) -> None:
    imports.import_dump(dump)
    wrong = tmp_path / "notes.txt"
    wrong.write_text("hello\nworld\n", "utf-8")
    with pytest.raises(Trouble) as raised:
        imports.import_dump(wrong)
    assert raised.value.code is Code.GAZETTEER
    assert Gazetteer(store).find("Bir Xalil")


def test_a_zip_bomb_is_refused(dump: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "SY.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("SY.txt", line(5, "Xal") + "\n" * 200_000)
    monkeypatch.setattr(imports, "MOST_UNPACKED", 100_000)
    with pytest.raises(Trouble, match="unpack"):
        imports.import_dump(archive)


def test_a_missing_file_is_trouble(store: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        imports.import_dump(tmp_path / "none.zip")
    assert raised.value.code is Code.NOT_FOUND


def test_a_failed_download_says_the_mend(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise urllib.error.URLError("no route")

    monkeypatch.setattr(imports.urllib.request, "urlopen", refuse)
    with pytest.raises(Trouble) as raised:
        imports.fetch("SY")
    assert raised.value.code is Code.NETWORK
    assert "greffier gazetteer import" in raised.value.mend


def test_what_is_no_country_code_is_not_fetched(store: Path) -> None:
    with pytest.raises(Trouble):
        imports.fetch("../etc")


def test_imported_places_are_kept_apart(dump: Path, store: Path) -> None:
    before = BUILT_IN.stat().st_mtime_ns
    imports.import_dump(dump)
    assert user_file() == store
    assert BUILT_IN.stat().st_mtime_ns == before
    assert open_gazetteer().find("Tell Xartoum")
