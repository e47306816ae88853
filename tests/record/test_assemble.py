"""Records keep the promises of the format, whatever the report."""

import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.record.reader import read_documents
from greffier.record.serialise import from_json, to_dict, to_json
from tests.helpers import document

EXAMPLES = sorted(p for p in (files("greffier") / "examples").iterdir() if p.name.endswith(".txt"))
SCHEMA = json.loads((files("greffier") / "record" / "schema.json").read_text(encoding="utf-8"))
WORDS = [
    "Deux",
    "soldats",
    "ont",
    "été",
    "tués",
    "mardi",
    "dans",
    "l’attaque",
    "d’un",
    "poste",
    "près",
    "de",
    "Kidal",
    ",",
    "selon",
    "une",
    "source",
    "militaire",
    ".",
    "«",
    "Nous",
    "avons",
    "perdu",
    "trois",
    "hommes",
    "»",
    ",",
    "a-t-il",
    "dit",
    ".",
    "L’armée",
    "dément",
    ".",
    "Le",
    "groupe",
    "aurait",
    "enlevé",
    "dix",
    "villageois",
    "à",
    "Gao",
    ";",
    "fin",
    "janvier",
    ",",
    "Daech",
    "a",
    "bombardé",
    "Alep",
    "si",
    "Une",
    "frappe",
    "de",
    "drone",
    ":",
    "\n\n",
    "Lundi",
    "3",
    ".",
    "Mopti",
    "–",
]


def read(text, **known):
    return next(iter(read_documents([document(text, **known)]))).record


def spans(value):
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def assert_keeps_the_contract(record):
    plain = json.loads(to_json(record))
    jsonschema.validate(plain, SCHEMA)
    text = plain["document"]["text"]
    assert all(text[s["start"] : s["end"]] == s["quote"] for s in spans(plain))
    sources = {source["id"] for source in plain["sources"]}
    assert all(event["attribution"] in sources for event in plain["events"])
    assert all(c["attribution"] in sources for event in plain["events"] for c in event["casualties"])
    ids = {event["id"] for event in plain["events"]}
    assert all(set(event["same_as"]) <= ids - {event["id"]} for event in plain["events"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_bundled_report_gives_a_valid_record(example):
    assert_keeps_the_contract(read(example.read_text(encoding="utf-8"), published="2023-05-11"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from([None, "2021", "2021-01", "2021-01-28"]))
def test_any_salad_of_words_gives_a_valid_record(words, published):
    assert_keeps_the_contract(read(" ".join(words), published=published))


def test_the_same_report_gives_the_same_bytes():
    text = EXAMPLES[0].read_text(encoding="utf-8")
    assert to_json(read(text)) == to_json(read(text))


def test_a_record_comes_back_from_its_json():
    record = read(EXAMPLES[0].read_text(encoding="utf-8"), published="2023-05-11")
    assert from_json(to_json(record)) == record
    assert to_dict(record)["format"] == "greffier.record/1"


def test_no_date_is_taken_from_the_publication():
    record = read("Un poste de police a été attaqué à Gao.", published="2021-01-28")
    assert record.events
    assert all(event.when is None for event in record.events)
