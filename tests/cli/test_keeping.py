"""greffier add keeps reports and records; greffier log says what was kept."""

import io
import json
import sys

import pytest

from greffier.batch import pool
from greffier.batch.pool import Told
from greffier.cli.main import run
from greffier.record.serialise import to_json
from greffier.store.store import open_store
from tests.store.records import event, make_record

TEXT = "Trois soldats ont été tués dimanche à Kidal, selon l'armée du pays."
RECORD = to_json(make_record("Deux morts à Gao.", event("morts", killed=2)))


@pytest.fixture(autouse=True)
def fake_reading(monkeypatch, tmp_path):
    """A reading that takes no time: the keeping is tested, not the reader."""
    calls = []

    def read_batch(batch, explain=False):
        calls.append(len(batch))
        return [Told(make_record(item.document.text, event(item.document.text[:5]))) for item in batch]

    monkeypatch.setattr(pool, "read_batch", read_batch)
    monkeypatch.setattr("greffier.adding.adder.installed_version", lambda _: "1.0")
    monkeypatch.setenv("GREFFIER_STORE", str(tmp_path / "greffier.db"))
    return calls


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2.jsonl").write_bytes(json.dumps({"text": f"Deux. {TEXT}"}).encode() + b"\n{\n")
    (tmp_path / "3.jsonl").write_bytes(RECORD + b"\n" + RECORD.replace(b'"morts"', b'"mort"') + b"\n")
    return tmp_path


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_each_document_is_acknowledged_once_it_is_kept_and_trouble_costs_only_itself(folder, capfdbinary):
    assert run(["add", str(folder), "--format", "jsonl", "--reader", "desk"]) == 1
    out, err = capfdbinary.readouterr()
    assert [(line["outcome"], line["events"]) for line in lines(out)] == [("added", 1)] * 3
    assert sorted(line.split()[1] for line in err.splitlines()) == [b"G107", b"G406"]


def test_adding_again_reads_nothing_and_passes_over_the_store_itself(folder, capfdbinary, fake_reading):
    run(["add", str(folder)])
    reads = len(fake_reading)
    capfdbinary.readouterr()
    run(["add", str(folder)])
    out, err = capfdbinary.readouterr()
    assert len(fake_reading) == reads
    assert out.decode().startswith("3 documents (3 known), 0 events read, in ")
    assert b"greffier.db" not in err
    run(["add", str(folder / "1.txt"), "--reread"])
    assert len(fake_reading) == reads + 1


def test_the_reader_of_a_record_is_stated_or_told_by_the_record(folder, monkeypatch, capfdbinary):
    own = RECORD[:-1] + b',"reader":{"name":"desk","version":"2"}}'
    for line, options in ((RECORD, ["--reader", "stated"]), (own, []), (RECORD, [])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
        assert run(["add", "-", *options]) == 0
    with open_store() as store, store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT reader, version FROM reading ORDER BY number").all()
    assert [tuple(row) for row in rows] == [("stated", None), ("desk", "2"), ("unnamed", None)]


def test_json_is_one_array(folder, capfdbinary):
    for path, length in ((folder / "3.jsonl", 1), (folder / "none", 0)):
        run(["add", str(path), "--format", "json"])
        assert len(json.loads(capfdbinary.readouterr().out)) == length


def test_the_log_is_verified_and_shown(folder, capfd):
    run(["add", str(folder / "1.txt")])
    capfd.readouterr()
    assert run(["log", "verify"]) == 0
    said = capfd.readouterr().out
    assert said.startswith("4 entries, no breaks; the last entry is sha256:")
    assert run(["log", "verify", "--head", said.split()[-1]]) == 0
    assert run(["log", "verify", "--head", "sha256:0"]) == 1
    capfd.readouterr()
    assert run(["log", "show"]) == 0
    assert [line["action"] for line in lines(capfd.readouterr().out)] == ["tables", "document", "collection", "reading"]


def test_a_store_that_is_not_there_or_cannot_be_opened_is_told_with_its_code(folder, capfd):
    assert run(["log", "verify", "--store", str(folder / "none.db")]) == 1
    assert run(["add", str(folder / "1.txt"), "--store", str(folder / "no" / "where.db")]) == 1
    assert run(["add", str(folder / "1.txt"), "--store", str(folder / "1.txt")]) == 1
    assert [line.split()[1] for line in capfd.readouterr().err.splitlines()] == ["G101", "G401", "G401"]


def test_the_bytes_as_received_are_kept(folder):
    (folder / "page.html").write_text(f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>")
    run(["add", str(folder / "1.txt")])
    with open_store() as store, store.reading() as connection:
        assert connection.exec_driver_sql("SELECT content FROM document").scalar() == TEXT.encode()
