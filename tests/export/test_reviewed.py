"""What goes out says what people corrected, and how far the review is."""

import csv
import io
import json
import zipfile

import pytest

from greffier.export.options import ONLY_REVIEWED
from greffier.store import reviewing
from greffier.store.incidents import read_incidents


@pytest.fixture
def reviewed(store):
    """The store with one incident whose events were all accepted, one of them corrected."""
    with store.reading() as connection:
        incident = max(read_incidents(connection), key=lambda one: len(one.members))
    anchors = [told.member.telling.anchor for told in incident.members]
    with store.writing() as connection:
        stamp = store.stamp()
        reviewing.correct(connection, stamp, anchors[0], "casualties", None, {"kind": "injured", "low": 7, "high": 7})
        for anchor in anchors:
            reviewing.set_state(connection, stamp, anchor, "accepted")
    return incident


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_incident_says_that_a_value_is_a_persons_and_how_far_its_review_is(reviewed, written):
    told = {row["id"]: row for row in rows(written("csv"))}
    assert (told[reviewed.id]["corrected"], told[reviewed.id]["review_state"]) == ("true", "accepted")
    assert told[reviewed.id]["injured_low"] == "7"
    others = [row for name, row in told.items() if name != reviewed.id]
    assert {(row["corrected"], row["review_state"]) for row in others} == {("false", "unread")}


def test_of_the_claims_only_those_that_a_person_gave_are_marked(reviewed, written):
    told = rows(written("csv", rows="claims"))
    assert [row["field"] for row in told if row["corrected"] == "true"] == ["injured"]
    states = {row["incident"] == reviewed.id: row["review_state"] for row in told}
    assert states == {True: "accepted", False: "unread"}


def test_redaction_keeps_the_marks(reviewed, written):
    told = rows(written("csv", rows="claims", redact=True))
    assert [row["field"] for row in told if row["corrected"] == "true"] == ["injured"]
    assert sum(row["review_state"] == "accepted" for row in told) > 1


@pytest.mark.parametrize(("format", "id", "column"), [
    ("acled-csv", "event_id_cnty", "tags"), ("ucdp-csv", "relid", "code_status"),
])  # fmt: skip
def test_formats_of_other_data_sets_say_it_in_a_column_of_theirs(reviewed, written, format, id, column):
    told = {row[id]: row[column].removeprefix("contested=killed; ").split("; ") for row in rows(written(format))}
    assert told[reviewed.id][-2:] in (["review=accepted", "corrected"], ["accepted", "corrected"])
    assert {marks[-1] for name, marks in told.items() if name != reviewed.id} <= {"review=unread", "unread"}


def test_a_globe_shows_how_far_the_review_is(reviewed, written):
    placemarks = written("kml").decode().split("<Placemark")[1:]
    (mine,) = [one for one in placemarks if reviewed.id in one]
    assert '<Data name="review_state"><value>accepted</value>' in mine
    assert "[accepted, corrected]</description>" in mine
    assert all("[unread]</description>" in one for one in placemarks if one != mine)


def test_provenance_and_annotations_say_how_far_the_review_is(reviewed, written):
    entity = json.loads(written("prov-json"))["entity"][f"greffier:{reviewed.id}"]
    assert (entity["greffier:reviewState"], entity["greffier:corrected"]) == ("accepted", True)
    annotations = json.loads(written("web-annotation"))["first"]["items"]
    states = {one["greffier:incident"] == reviewed.id: one["greffier:reviewState"] for one in annotations}
    assert states == {True: "accepted", False: "unread"}


HEADS = {
    "geojson": lambda data: json.loads(data).get("description"),
    "kml": lambda data: data.decode().split("<Placemark")[0],
    "web-annotation": lambda data: json.loads(data).get("label"),
    "parquet": lambda data: (read_parquet(data).get(b"description") or b"").decode(),
    "geoparquet": lambda data: (read_parquet(data).get(b"description") or b"").decode(),
    "xlsx": lambda data: zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml").decode(),
}


def read_parquet(data):
    parquet = pytest.importorskip("pyarrow.parquet")
    return parquet.read_metadata(io.BytesIO(data)).metadata or {}


@pytest.mark.parametrize("format", HEADS)
def test_a_file_of_reviewed_data_says_so_in_its_head_and_no_other_does(reviewed, written, format):
    assert ONLY_REVIEWED in HEADS[format](written(format, reviewed=True))
    assert ONLY_REVIEWED not in (HEADS[format](written(format)) or "")


@pytest.mark.parametrize("format", ["csv", "geojson", "jsonl"])
def test_reviewed_data_holds_only_incidents_whose_events_were_all_accepted(reviewed, written, format):
    data = written(format, reviewed=True)
    if format == "csv":
        assert [row["id"] for row in rows(data)] == [reviewed.id]
    elif format == "geojson":
        (feature,) = json.loads(data)["features"]
        assert (feature["id"], feature["properties"]["review_state"]) == (reviewed.id, "accepted")
    else:
        lines = [json.loads(line) for line in data.splitlines()]
        documents = {line["document"]["document"] for line in lines if "document" in line}
        assert documents == {told.member.telling.document for told in reviewed.members}
        assert sum("review" in line for line in lines) == len(reviewed.members) + 1  # one was begun before
        assert sum("correction" in line for line in lines) == 1
