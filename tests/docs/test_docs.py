"""The documentation says what the code does."""

import json
import re
import sys
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from greffier.cli.main import app
from greffier.model import record
from greffier.model.trouble import Code
from greffier.record.serialise import to_json
from tests.cli.records import make_record

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SCHEMA = json.loads((files("greffier.record") / "schema.json").read_text(encoding="utf-8"))


def test_every_code_of_trouble_is_explained_and_no_other():
    rows = re.findall(r"^\| (G\d{3}) \|", (DOCS / "errors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(code.value for code in Code)


def test_the_page_of_the_command_line_is_what_the_commands_say(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["greffier"])
    page = (DOCS / "cli.md").read_text(encoding="utf-8").split("\n\n", 1)[1]
    assert page == app.generate_docs(), "docs/cli.md has drifted: make docs"


@pytest.mark.parametrize("page", sorted([ROOT / "README.md", *DOCS.rglob("*.md")]), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_map_names_every_room():
    page = (DOCS / "map.md").read_text(encoding="utf-8")
    rooms = {path.name for path in files("greffier").iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert {room for room in rooms if f"`{room}/" not in page} == set()


def test_the_schema_is_a_schema_and_a_record_keeps_it():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(to_json(make_record())), SCHEMA)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (record.Record, ()),
        (record.Document, ("document",)),
        (record.Source, ("sources", "items")),
        (record.Event, ("events", "items")),
        (record.Participant, ("events", "items", "participants", "items")),
        (record.Location, ("events", "items", "where", "items")),
        (record.Casualties, ("events", "items", "casualties", "items")),
        (record.Framing, ("framing", "items")),
    ],
)
def test_the_schema_has_every_field_of_the_record(kind, path):
    node = SCHEMA
    for step in path:
        node = node[step] if step == "items" else node["properties"][step]
    assert set(node["properties"]) == {field.name for field in fields(kind)}
