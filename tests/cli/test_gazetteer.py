"""Places are looked up and added from the command line."""

import pytest

from greffier.cli.main import run

ROW = "\t".join(["1", "Tell Zzyr", "Tell Zzyr", "Tall Zzir", "36.1", "40.2", "P", "PPL", "SY", "", "02", "", "", "",
                 "120", "", "300", "Asia/Damascus", "2020-01-01"])  # fmt: skip


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("GREFFIER_GAZETTEER", str(tmp_path / "own.sqlite"))
    return tmp_path


def test_an_imported_place_is_found_at_once(own, capfd):
    (own / "SY.txt").write_text(ROW + "\n", encoding="utf-8")
    assert run(["gazetteer", "find", "Tell Zzyr"]) == 1
    assert run(["gazetteer", "import", str(own / "SY.txt")]) == 0
    assert run(["gazetteer", "find", "Tell Zzyr"]) == 0
    out = capfd.readouterr().out
    assert "1 places are now in" in out
    assert "geonames:1" in out


def test_lines_that_are_no_places_are_counted_and_told(own, capfd):
    (own / "SY.txt").write_text(f"{ROW}\n\x1b[2Jx\n", encoding="utf-8")
    assert run(["gazetteer", "import", str(own / "SY.txt")]) == 1
    err = capfd.readouterr().err
    assert "1 lines could not be read" in err
    assert "\x1b" not in err


def test_a_file_that_is_no_dump_is_told_with_its_code(own, capfd):
    assert run(["gazetteer", "import", str(own / "none.zip")]) == 1
    (own / "x.txt").write_text("no dump", encoding="utf-8")
    assert run(["gazetteer", "import", str(own / "x.txt")]) == 1
    assert [line.split()[1] for line in capfd.readouterr().err.splitlines()] == ["G101", "G201"]


def test_a_country_that_is_none_is_not_asked_of_the_network(own, capfd):
    assert run(["gazetteer", "fetch", "../etc"]) == 1
    assert "G202" in capfd.readouterr().err
