"""What one store exports, another takes in without loss, whatever database keeps it."""

import io
import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from sqlalchemy import select

from greffier.export.jsonl import is_export, read_line, write_jsonl
from greffier.export.options import Options
from greffier.export.redacted import RedactedSelection
from greffier.export.selection import Selection
from greffier.incidents.contract import describe
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import to_json
from greffier.store import deciding, reviewing
from greffier.store.choosing import Filter
from greffier.store.incidents import read_incidents
from greffier.store.judging import name_row, put_correction
from greffier.store.ledger import Stamp
from greffier.store.readings import Outcome
from greffier.store.reviews import read_review
from greffier.store.store import open_store
from greffier.store.tables import collection, judgement, reading
from greffier.store.verifying import find_breaks
from tests.store.records import GAO, KIDAL, event, make_record, offer
from tests.store.test_properties import batches, quick


def pack(store, wanted=None):
    with store.reading() as connection:
        out = io.BytesIO()
        write_jsonl(Selection(connection, wanted or Filter()), out, Options())
    return out.getvalue()


def take(store, data):
    lines = data.splitlines()
    assert all(is_export(line) for line in lines)
    return [store.restore(read_line(line, f"export:{n}"), f"export:{n}")[0] for n, line in enumerate(lines, 1)]


def incidents(store):
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []
        return [describe(incident) for incident in read_incidents(connection, Filter(denied=True))]


def report(number, place=KIDAL, words="attaque", **fields):
    text = f"Rapport {number}: une attaque, un assaut à {place.name}."
    return make_record(
        text, event(words, when="2021-01-24", place=place, killed=3, **fields), outlet=f"Journal {number}"
    )


@pytest.fixture
def full(tmp_path):
    """A store with history, a reading that came back, a decision, a correction, and bytes that are not the text."""
    with open_store(str(tmp_path / "full.db"), by="analyst") as opened:
        opened.add([offer(report(1), place="1"), offer(report(2), place="2"), offer(report(3, GAO), place="3")])
        opened.add([offer(report(1, words="assaut"), version="0.2.0", place="1")])
        opened.add([offer(report(2, words="assaut"), place="2"), offer(report(2), place="2")])
        opened.add([offer(report(1), reader="desk", version=None, place="desk.jsonl:1", way="stream", content=False)])
        with opened.writing() as connection:
            names = [incident.id for incident in read_incidents(connection)]
            deciding.merge(connection, opened.stamp(), names[0], names[-1], "one column")
            put_correction(connection, opened.stamp(), "ev-0", "killed", 4, "counted twice")
        review_some(opened)
        yield opened


def review_some(store):
    """Corrections of each sort, one of them withdrawn, an event added, a state, a note."""
    with store.reading() as connection:
        anchors = sorted(told.member.telling.anchor for one in read_incidents(connection) for told in one.members)
    for deed, *told in (
        ("correct", anchors[0], "type", None, "shelling"),
        ("correct", anchors[1], "casualties", None, {"kind": "injured", "low": 2}),
        ("set_state", anchors[1], "disputed"), ("put_note", anchors[1], "another list has two"),
    ):  # fmt: skip
        made = act(store, deed, *told)
        if told[1] == "type":
            act(store, "withdraw", made)
    name = act(store, "add_event", report(2).document.id, "air-strike", 0, 7)
    act(store, "correct", name, "when", None, {"edtf": "2021-01-24"})


def act(store, deed, *given):
    with store.writing() as connection:
        return getattr(reviewing, deed)(connection, store.stamp(), *given)


def test_everything_comes_through_and_goes_out_again_the_same_to_the_byte(full, store):
    data = pack(full)
    assert set(take(store, data)) == {Outcome.ADDED}
    assert pack(store) == data
    assert incidents(store) == incidents(full)
    assert len(list(store.records(history=True))) == 6
    assert sorted(store.records()) == sorted(full.records())


def test_times_and_names_stay_those_of_the_first_store_and_the_log_has_both(full, store):
    take(store, pack(full))
    with store.reading() as connection:
        assert set(connection.scalars(select(judgement.c.by))) == {"analyst"}
        assert set(connection.scalars(select(collection.c.by))) == {"analyst"}
    assert store.head().by == "tester"


def test_taking_in_twice_changes_nothing(full, store):
    data = pack(full)
    take(store, data)
    head = store.head()
    assert set(take(store, data)) == {Outcome.KNOWN}
    assert store.head() == head


def test_a_reading_that_is_older_than_what_is_here_becomes_history(store, tmp_path):
    with open_store(str(tmp_path / "old.db")) as old:
        old.add([offer(report(1), version="0.1.0")])
        data = pack(old)
    newer = report(1, words="assaut")
    store.add([offer(newer, version="0.2.0")])
    take(store, data)
    assert list(store.records()) == [to_json(newer)]
    assert len(list(store.records(history=True))) == 2


def test_a_filter_gives_the_documents_of_its_incidents_and_only_the_decisions_on_them(full):
    lines = [json.loads(line) for line in pack(full, Filter(near=(GAO.latitude, GAO.longitude, 5.0))).splitlines()]
    assert [line["document"]["document"] for line in lines if "document" in line]
    assert "ev-0" not in {line["correction"]["anchor"] for line in lines if "correction" in line}


def test_a_redacted_export_holds_only_what_is_current_and_can_be_taken_in(full, store, tmp_path):
    take(store, pack(full))
    with store.reading() as connection:
        out = io.BytesIO()
        write_jsonl(RedactedSelection(connection), out, Options())
    with open_store(str(tmp_path / "other.db")) as other:
        assert set(take(other, out.getvalue())) == {Outcome.ADDED}
        assert len(list(other.records(history=True))) == len(list(store.records()))
        assert [one["independent_sources"] for one in incidents(other)] == [
            one["independent_sources"] for one in incidents(store)
        ]


def test_a_state_that_was_given_to_other_values_counts_no_more_in_another_store_either(tmp_path):
    for redact in (False, True):
        with open_store(str(tmp_path / f"first-{redact}.db"), by="analyst") as first:
            first.add([offer(report(1), place="1")])
            act(first, "set_state", name_of(first), "accepted")
            first.add([offer(report(1, type="shelling"), version="0.2.0", place="1")])
            data = pack_redacted(first) if redact else pack(first)
        with open_store(str(tmp_path / f"second-{redact}.db"), by="other") as second:
            take(second, data)
            with second.reading() as connection:
                assert read_review(connection, name_of(second)).state == "in-review"
                assert list(find_breaks(connection)) == []


def name_of(store):
    with store.reading() as connection:
        (incident,) = read_incidents(connection)
    return incident.members[0].member.telling.anchor


def pack_redacted(store):
    with store.reading() as connection:
        out = io.BytesIO()
        write_jsonl(RedactedSelection(connection), out, Options(redact=True))
    return out.getvalue()


def test_a_state_of_an_older_export_which_names_no_reading_is_taken_in_and_stands(store):
    store.add([offer(report(1), place="1")])
    fields, stamp = {"anchor": name_of(store), "state": "accepted"}, Stamp("analyst", "2025-01-01T00:00:00Z")
    made = fields | {"id": name_row(fields, stamp), "by": stamp.by, "at": stamp.at}
    take(store, json.dumps({"format": "greffier.export/1", "review": made}, separators=(",", ":")).encode())
    store.add([offer(report(1, type="shelling"), version="0.2.0", place="1")])
    with store.reading() as connection:
        assert read_review(connection, name_of(store)).state == "accepted"
        assert list(find_breaks(connection)) == []


@pytest.mark.parametrize("part", ["reader", "because", "content"])
def test_what_was_changed_on_the_way_is_refused(full, store, part):
    def spoil(line):
        told = json.loads(line)
        if part == "reader" and "document" in told:
            told["document"]["readings"][0]["reader"] = "another"
        if part == "content" and "document" in told:
            told["document"]["content"], told["content_is_text"] = "AAAA", False
        if part == "because" and "judgement" in told:
            told["judgement"]["because"] = "something else"
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    met = []
    for line in map(spoil, pack(full).splitlines()):
        try:
            store.restore(read_line(line, "spoilt"), "spoilt")
        except Trouble as trouble:
            met.append(trouble.code)
    assert set(met) == {Code.EXPORT_LINE}
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []
        assert (connection.scalar(select(reading.c.id)) is None) == (part != "because")


@pytest.mark.parametrize(
    "line",
    [
        b'{"format":"greffier.export/1"}',
        b'{"format":"greffier.export/2","document":null}',
        b'{"format":"greffier.export/1",',
    ],
)
def test_a_line_that_is_broken_or_of_another_version_is_told(line):
    assert is_export(line)
    with pytest.raises(Trouble) as met:
        read_line(line, "day.jsonl:3")
    assert (met.value.code, met.value.where) == (Code.EXPORT_LINE, "day.jsonl:3")


@settings(quick, max_examples=25)
@given(batches)
def test_any_store_comes_back_from_its_export_the_same_to_the_byte(batches):
    with TemporaryDirectory() as folder:
        with open_store(str(Path(folder) / "one.db")) as one:
            for number, batch in enumerate(batches):
                one.add([offer(record, place=to_json(record).hex(), version=f"0.{number % 2}") for record in batch])
            with one.writing() as connection:
                members = [told.member.telling.anchor for found in read_incidents(connection) for told in found.members]
                for first, second in pairwise(members):
                    deciding.judge(connection, one.stamp(), first, second, "different", "no")
            data, told = pack(one), incidents(one)
        with open_store(str(Path(folder) / "two.db")) as two:
            take(two, data)
            assert pack(two) == data
            assert incidents(two) == told
