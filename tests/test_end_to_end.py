"""The whole path, through the installed command: reports in, records out."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import greffier
from greffier.record.serialise import to_json

EXAMPLES = str(files("greffier") / "examples")
SCHEMA = json.loads((files("greffier.record") / "schema.json").read_text(encoding="utf-8"))
COMMAND = str(Path(sys.executable).with_name("greffier"))
SENTENCE = "Trois soldats ont été tués mardi dans une embuscade près de Djibo, selon une source militaire. "


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([COMMAND, *words], input=given, capture_output=True, check=False)


def spans(node):
    """Every span in a record."""
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def check(record):
    jsonschema.validate(record, SCHEMA)
    text = record["document"]["text"]
    for span in spans(record):
        assert text[span["start"] : span["end"]] == span["quote"]
    voices = {source["id"] for source in record["sources"]}
    events = {event["id"] for event in record["events"]}
    for event in record["events"]:
        assert event["attribution"] in voices
        assert {*event["same_as"], *event["cause_of"], *filter(None, [event["part_of"]])} <= events


@pytest.fixture(scope="module")
def examples() -> bytes:
    done = run("read", EXAMPLES, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def test_every_example_gives_a_valid_record_with_events_and_exact_words(examples):
    records = [json.loads(line) for line in examples.splitlines()]
    assert len(records) == 6
    for record in records:
        check(record)
        assert record["events"]
        assert record["document"]["published"]


def test_the_same_input_gives_the_same_bytes_on_one_process_or_two(examples):
    assert run("read", EXAMPLES, "--format", "jsonl", "--jobs", "2").stdout == examples


def test_the_demo_prints_tables_that_fit_80_columns():
    done = run("read", EXAMPLES)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines.count("Events") == 6
    assert max(map(len, lines)) <= 80


def test_trouble_costs_only_itself(tmp_path):
    for name, data in {
        "1.txt": SENTENCE.encode(),
        "2.txt": b"",
        "3.txt": b"\x89PNG\r\n\x1a\n\0",
        "4.txt": "Près de Djibo".encode() + b"\xff\xe9",
        "5.txt": b"Three soldiers were killed in an ambush on Tuesday, officials said.",
        "6.txt": SENTENCE.encode() * 20_000,
        "7.txt": SENTENCE.encode("utf-16"),
    }.items():
        (tmp_path / name).write_bytes(data)
    done = run("read", str(tmp_path), str(tmp_path / "8.txt"), "--format", "jsonl")
    assert done.returncode == 1
    assert [line.split()[1].decode() for line in done.stderr.splitlines()] == [
        "G102",
        "G103",
        "G104",
        "G106",
        "G105",
        "G101",
    ]
    assert [json.loads(line)["document"]["text"] for line in done.stdout.splitlines()] == [SENTENCE] * 2


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 20_000,
        SENTENCE.replace(" ", "\t\x0b "),
        f"\u202e{SENTENCE}\u2066« كتيبة الفاروق » {SENTENCE}\u200f",
        f"\x1b[2J{SENTENCE}\x07",
        SENTENCE.upper(),
        SENTENCE + "🕊️" * 300,
        "« " * 500 + SENTENCE + " »" * 500,
        "(" * 2000 + SENTENCE,
        SENTENCE.replace("é", "e\u0301"),
        "\n".join(SENTENCE.split()),
        SENTENCE.replace("Trois", "9" * 5000),
        SENTENCE.replace("mardi", "le 45 octobre 99999"),
    ],
    ids=range(12),
)
def test_a_strange_text_gives_a_valid_record(text):
    check(json.loads(to_json(greffier.read(text, language="fr"))))


def test_a_report_without_a_date_gets_none():
    assert greffier.read(SENTENCE).document.published is None


PIECES = [
    "Trois soldats", "ont été tués", "mardi", "dans une embuscade", "près de Djibo", ", selon", "une source militaire",
    "«", "»", "“", "”", '"', "a-t-elle précisé", "L’armée", "a démenti", "accuse", "Daech", "d’avoir", "les prisons de",
    "entre Palmyre et Soukhna", "au moins 12 morts, dont", "quatre enfants", "la veille", "en 2015", "si", "aurait",
    "n’a pas", "le même jour", "AFP", "(FDS)",
    ".", "!", "…", ":", ";", "\n", "\n\n", "–", "16h30.", "à 30 km au sud de",
    "martyrs", "« martyrs »", "Selon elle,", "qui", "que", "et", "de", "du", "1 200", "1,5 million", "🕊", "الجيش", "\t",
    "Lundi 5 juin.", "le 31 février", "31/12/9999", "vingt et un", "des dizaines", "blessés", "(", ")", "[", "'", "’",
]  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=60))
def test_any_jumble_of_words_gives_a_valid_record(pieces):
    check(json.loads(to_json(greffier.read("mot " + " ".join(pieces), published="2022-03-03", language="fr"))))
