"""Exports through the API: a file to keep, never a page; noted under the user's name."""

import json

import pytest

from greffier.export.formats import FORMATS
from greffier.store.ledger import read_entries


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_comes_as_an_attachment_under_a_harmless_name(clerk, format):
    file = clerk.post("/api/export", json={"format": format})
    assert file.status_code == 200
    assert file.headers["content-disposition"] == f'attachment; filename="incidents.{FORMATS[format].extension}"'
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["x-content-type-options"] == "nosniff"
    assert file.content


def test_the_filter_of_the_page_is_that_of_the_export(clerk):
    def count(**wanted):
        file = clerk.post("/api/export", json={"format": "geojson"} | wanted)
        return len(json.loads(file.content)["features"])

    incident = clerk.get("/api/incidents").json()["items"][1]["id"]
    assert [count(), count(filter={"type": ["air-strike"]}), count(filter={"incident": [incident]})] == [2, 1, 1]
    assert count(reviewed=True) == 0


def test_an_export_is_noted_under_the_users_name_without_a_path_of_ours(team, store):
    team("Vera").post("/api/export", json={"format": "csv", "filter": {"country": ["ML"]}})
    with store.reading() as connection:
        entry = [entry for entry in read_entries(connection) if entry.action == "export"][-1]
    assert entry.by == "Vera"
    assert json.loads(entry.detail)["file"] == "incidents.csv, through the workbench"


@pytest.mark.parametrize(
    ("wanted", "where"),
    [({"format": "../../x"}, "format"), ({"format": "csv", "filter": {"contry": ["ML"]}}, "filter.contry"),
     ({"format": "kml", "hxl": True}, "kml"), ({"format": "csv", "out": "/etc/x"}, "out")],
)  # fmt: skip
def test_what_cannot_be_exported_is_refused(clerk, wanted, where):
    refused = clerk.post("/api/export", json=wanted)
    assert (refused.status_code, refused.json()["error"]["where"]) == (422, where)
