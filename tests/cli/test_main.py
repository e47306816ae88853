"""The command line parses, calls and shows; its exit status says whether all went well."""

import io
import json
import sys

import pytest

from greffier.batch import pool
from greffier.batch.pool import Told
from greffier.cli.main import run
from greffier.record.explain import Explanation
from tests.cli.records import TEXT, make_record


@pytest.fixture(autouse=True)
def fake_reading(monkeypatch):
    """A reading that gives the same small record for every document: the faces are tested, not the reader."""

    def read_batch(batch, explain=False):
        why = (Explanation("events/e1/type", "fr.events.ambush", (), ""),) if explain else ()
        told = []
        for received in batch:
            document = received.document
            record = make_record(document.text, title=document.title, outlet=document.outlet)
            told.append(Told(record, why))
        return told

    monkeypatch.setattr(pool, "read_batch", read_batch)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "1.txt").write_text(f"Un. {TEXT}", encoding="utf-8")
    (tmp_path / "2.bin").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "3.jsonl").write_bytes(json.dumps({"text": f"Trois. {TEXT}"}).encode() + b"\n{\n")
    return tmp_path


def texts(out):
    return [json.loads(line)["document"]["text"][:5] for line in out.splitlines()]


def test_records_come_out_in_the_order_of_the_inputs_and_trouble_costs_only_itself(folder, capfdbinary):
    assert run(["read", str(folder / "3.jsonl"), str(folder), "--format", "jsonl"]) == 1
    out, err = capfdbinary.readouterr()
    assert texts(out) == ["Trois", "Un. T", "Trois"]
    assert [line.split()[1] for line in err.splitlines()] == [b"G107", b"G103", b"G107"]


def test_the_status_is_0_where_all_went_well(folder, capfdbinary):
    assert run(["read", str(folder / "1.txt"), "--format", "jsonl"]) == 0
    assert capfdbinary.readouterr().err == b""


def test_json_is_one_array_for_any_number_of_records(folder, capfdbinary):
    for names, length in ((["1.txt"], 1), (["1.txt", "1.txt"], 2), (["2.bin"], 0)):
        run(["read", *(str(folder / name) for name in names), "--format", "json"])
        assert len(json.loads(capfdbinary.readouterr().out)) == length


def test_explain_adds_the_rules_behind_the_values(folder, capfdbinary):
    run(["read", str(folder / "1.txt"), "--format", "jsonl", "--explain"])
    record = json.loads(capfdbinary.readouterr().out)
    assert record["explanations"][0]["rule"] == "fr.events.ambush"
    run(["read", str(folder / "1.txt"), "--explain"])
    assert b"fr.events.ambush" in capfdbinary.readouterr().out


def test_troubles_are_written_as_json_lines_where_asked(folder, tmp_path, capfdbinary):
    errors = tmp_path / ".errors.jsonl"
    run(["read", str(folder), "--errors", str(errors)])
    troubles = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [trouble["code"] for trouble in troubles] == ["G103", "G107"]
    assert set(troubles[0]) == {"code", "where", "seen", "mend"}


def test_standard_input_is_read(monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run(["read", "-", "--format", "jsonl"]) == 0
    assert texts(capfdbinary.readouterr().out) == ["Trois"]


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "x", "--published", "25/01/2021"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--unknown"],
        ["read", "x", "--errors", "/no/such/folder/errors.jsonl"],
        ["write", "x"],
    ],
)
def test_wrong_usage_is_told_on_standard_error_with_status_2(words, capfdbinary):
    assert run(words) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err


def test_a_hostile_file_name_cannot_steer_the_terminal(tmp_path, capfdbinary):
    file = tmp_path / "\x1b[31mrouge"
    file.write_bytes(b"")
    assert run(["read", str(file)]) == 1
    assert b"\x1b" not in capfdbinary.readouterr().err


def test_the_schema_and_the_version_are_printed(capfdbinary):
    assert run(["schema"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["title"] == "greffier.record/1"
    assert run(["version"]) == 0
    assert capfdbinary.readouterr().out.strip()
