"""The commands ``import`` and ``compare``."""

import csv
import io
import json

import pytest

from greffier.cli.main import run
from greffier.store.store import open_store
from tests.importing.rows import ACLED, UCDP, make_csv
from tests.store.records import GAO, KIDAL, event, make_record, offer


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GREFFIER_STORE", str(tmp_path / "greffier.db"))
    monkeypatch.chdir(tmp_path)
    bad = ACLED | {"event_id_cnty": "MLI9", "latitude": "north"}
    only = ACLED | {"event_id_cnty": "=1+1", "event_date": "2021-02-10"}
    (tmp_path / "desk.csv").write_bytes(make_csv(ACLED, bad, only))
    (tmp_path / "ged.csv").write_bytes(make_csv(UCDP, delimiter=";"))
    return tmp_path


def report(number, place, killed):
    text = f"Rapport {number}: attaque à {place.name}."
    return offer(make_record(text, event("attaque", when="2021-01-24", place=place, killed=killed)), place=text)


def lines(capfd, *words):
    capfd.readouterr()
    assert run(words) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_rows_are_kept_and_a_bad_one_costs_only_itself(folder, capfd):
    assert run(["import", "desk.csv", "--source", "Desk", "--errors", "bad.jsonl"]) == 1
    out, err = capfd.readouterr()
    assert "2 documents (2 added), 2 events" in out
    assert err.split()[1:3] == ["G602", "desk.csv:3:"]
    assert json.loads((folder / "bad.jsonl").read_bytes())["code"] == "G602"
    assert run(["import", "desk.csv", "--source", "Desk"]) == 1
    assert "(2 known)" in capfd.readouterr().out
    assert run(["log", "verify"]) == 0


def test_the_log_says_what_was_imported_once(capfd):
    run(["import", "ged.csv", "--source", "Institute"])
    run(["import", "ged.csv", "--source", "Institute"])
    entries = [entry for entry in lines(capfd, "log", "show") if entry["action"] == "import"]
    assert [(entry["subject"], entry["detail"]["source"], entry["detail"]["rows"]) for entry in entries] == [
        ("ged.csv", "Institute", 1)
    ]


def test_what_is_no_coded_data_is_told(folder, capfd):
    (folder / "x.csv").write_text("a,b\n1,2\n")
    assert run(["import", "x.csv"]) == 1
    assert run(["import", "none.csv"]) == 1
    codes = [line.split()[1] for line in capfd.readouterr().err.splitlines()]
    assert codes == ["G601", "G101"]
    assert run(["import"]) == 2


def fill():
    run(["import", "desk.csv", "--source", "Desk"])
    with open_store() as store:
        store.add([report(1, KIDAL, 3), report(2, GAO, 2)])


def test_coded_data_and_reports_are_held_against_each_other(capfd):
    fill()
    *found, summary = lines(capfd, "compare", "--format", "jsonl")
    assert sorted((one["status"], one["differs"]) for one in found) == [
        ("coded", []), ("matched", ["killed"]), ("reports", [])
    ]  # fmt: skip
    matched = next(one for one in found if one["status"] == "matched")
    assert matched["coded"]["rows"] == ["MLI1"]
    assert matched["fields"]["killed"] == {
        "verdict": "differ", "coded": "5", "reports": "3", "says": "more than any report gives"
    }  # fmt: skip
    assert summary["summary"]["matched"] == 1
    run(["compare", "--format", "json"])
    assert json.loads(capfd.readouterr().out)["summary"] == summary["summary"]
    run(["compare", "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert sorted((row["killed_coded"], row["killed_reports"]) for row in rows) == [("", "2"), ("5", ""), ("5", "3")]
    assert "'=1+1" in {row["rows"] for row in rows}
    run(["compare"])
    out = capfd.readouterr().out
    assert "5 | 3" in out
    assert "1 in both, 1 in the coded data only, 1 in reports only" in out


def test_the_list_can_be_cut_and_the_summary_stays_whole(capfd):
    fill()
    for only, left in (("matched", 1), ("differ", 1), ("coded", 1), ("reports", 1)):
        found = lines(capfd, "compare", "--format", "jsonl", "--only", only)
        assert len(found) == left + 1
        assert found[-1]["summary"]["matched"] == 1
    assert len(lines(capfd, "compare", "--format", "jsonl", "--until", "2021-01", "--near", "16.3,0.0")) == 2


def test_an_empty_comparison_is_valid_in_each_format(capfd):
    fill()
    capfd.readouterr()
    run(["compare", "--format", "json", "--country", "SY"])
    assert json.loads(capfd.readouterr().out)["incidents"] == []
    assert run(["compare", "--country", "SY"]) == 0
    assert run(["compare", "--source", "Nobody"]) == 1


def test_an_export_of_the_records_brings_the_data_back(folder, capfd):
    run(["import", "desk.csv", "--source", "Desk"])
    with open_store() as store:
        (folder / "records.jsonl").write_bytes(b"\n".join(store.records()) + b"\n")
    run(["add", "records.jsonl", "--store", "other.db"])
    *found, _ = lines(capfd, "compare", "--format", "jsonl", "--store", "other.db")
    assert [one["status"] for one in found] == ["coded", "coded"]
