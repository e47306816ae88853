"""The command ``export`` writes, says what it wrote, and tells what it cannot do."""

import csv
import json

import pytest

from greffier.cli.main import run
from greffier.store.store import open_store
from tests.export.shop import fill


@pytest.fixture(autouse=True)
def filled(tmp_path, monkeypatch):
    monkeypatch.setenv("GREFFIER_STORE", str(tmp_path / "greffier.db"))
    with open_store() as store:
        fill(store)


def test_an_export_is_written_and_its_count_told(tmp_path, capfd):
    assert run(["export", "--format", "acled-csv", "--out", str(tmp_path / "out.csv")]) == 0
    assert "3 incidents written" in (told := capfd.readouterr().err)
    assert "1 left out" in told
    assert len(list(csv.reader((tmp_path / "out.csv").open(encoding="utf-8")))) == 4


def test_filters_are_heard(capfd):
    assert run(["export", "--format", "geojson", "--out", "-", "--contested"]) == 0
    assert len(json.loads(capfd.readouterr().out)["features"]) == 1
    assert run(["export", "--format", "geojson", "--out", "-", "--near", "Gao", "--within", "30", "--denied"]) == 0
    assert len(json.loads(capfd.readouterr().out)["features"]) == 1


def test_a_binary_format_is_not_printed(capfd):
    assert run(["export", "--format", "xlsx", "--out", "-"]) == 1
    assert "G503" in capfd.readouterr().err


def test_wrong_usage_is_told_as_such(tmp_path):
    assert run(["export", "--format", "csv"]) == 2
    assert run(["export", "--format", "doc", "--out", str(tmp_path / "x")]) == 2
    assert run(["export", "--format", "csv", "--out", str(tmp_path / "x"), "--since", "hier"]) == 2


def test_another_store_takes_an_export_in(tmp_path, capfd):
    out, other = tmp_path / "out.jsonl", tmp_path / "other.db"
    assert run(["export", "--format", "jsonl", "--out", str(out)]) == 0
    assert run(["add", str(out), "--store", str(other)]) == 0
    assert "6 documents (6 added)" in capfd.readouterr().out
    assert run(["log", "verify", "--store", str(other)]) == 0
    assert run(["export", "--format", "jsonl", "--out", str(tmp_path / "again"), "--store", str(other)]) == 0
    assert (tmp_path / "again").read_bytes() == out.read_bytes()


def test_a_spoilt_line_costs_only_itself(tmp_path, capfd):
    out = tmp_path / "out.jsonl"
    run(["export", "--format", "jsonl", "--out", str(out)])
    lines = out.read_bytes().splitlines()
    lines[2] = lines[2].replace(b'"reader":"greffier"', b'"reader":"another"')
    out.write_bytes(b"\n".join(lines))
    assert run(["add", str(out), "--store", str(tmp_path / "other.db")]) == 1
    told = capfd.readouterr()
    assert "G505" in told.err
    assert "out.jsonl:3" in told.err
    assert "5 documents (5 added)" in told.out
