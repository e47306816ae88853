"""Rows of a data set in the store: rows stay two events, changed rows take their place, incidents are compared."""

import io

import pytest
from sqlalchemy import select

from greffier.importing.importer import Wanted, read_coded
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import from_json
from greffier.store import deciding, reviewing
from greffier.store.comparing import find_near_misses, read_coverage
from greffier.store.incidents import read_incidents
from greffier.store.readings import Offer, Outcome
from greffier.store.reviews import read_review
from greffier.store.store import open_store
from greffier.store.tables import reading
from greffier.store.verifying import find_breaks
from tests.importing.rows import ACLED, UCDP, make_csv
from tests.store.records import GAO, KIDAL, event, make_record, offer
from tests.store.test_restoring import incidents, pack, take

OTHER = ACLED | {"event_id_cnty": "MLI2", "notes": "Another fight, in the same town, on the same day."}


def put(store, *rows, name="Desk"):
    data = io.BytesIO(make_csv(*rows))
    shape = "ucdp" if "side_a" in rows[0] else "acled"
    return store.add([
        Offer(from_json(item.line), item.line, f"{shape}-csv import", "1", "file", item.where)
        for item in read_coded(data, "day.csv", Wanted(name, "1"))
    ])  # fmt: skip


def report(number, place=KIDAL, day="2021-01-24", killed=5, type="armed-clash"):
    text = f"Rapport {number}: attaque à {place.name}, {killed} morts."
    return offer(make_record(text, event("attaque", type, when=day, place=place, killed=killed)), place=text)


def compare(store, source=None, **options):
    with store.reading() as connection:
        tally, found = read_coverage(connection, source, **options)
        return [(one.status, one.differs) for one in found], tally


def count(store):
    with store.reading() as connection:
        return len(list(read_incidents(connection)))


def test_a_row_joins_the_incident_that_reports_tell_of(store):
    put(store, ACLED)
    store.add([report(1), report(2, place=GAO)])
    assert compare(store)[0] == [("matched", ()), ("reports", ())]


def test_two_rows_of_one_data_set_are_two_events(store):
    put(store, ACLED, OTHER)
    assert count(store) == 2
    store.add([report(1)])
    assert count(store) == 2


def test_rows_of_two_data_sets_may_be_one_event(store):
    put(store, ACLED)
    put(store, UCDP, name="Institute")
    assert count(store) == 1


def test_importing_again_changes_nothing(store):
    put(store, ACLED, OTHER)
    head = store.head()
    assert put(store, ACLED, OTHER) == [Outcome.KNOWN, Outcome.KNOWN]
    assert store.head() == head


def test_a_changed_row_takes_the_place_of_what_it_said_and_the_old_stays_as_history(store):
    put(store, ACLED)
    changed = ACLED | {"fatalities": "9", "timestamp": "1611700000"}
    assert put(store, changed) == [Outcome.REREAD]
    assert count(store) == 1
    with store.reading() as connection:
        (incident,) = read_incidents(connection)
        assert list(find_breaks(connection)) == []
    assert incident.reconciled.figures["killed"].high == 9
    assert len(list(store.records(history=True))) == 2


def test_an_older_row_never_takes_the_place_of_a_newer_one(store):
    put(store, ACLED | {"fatalities": "9", "timestamp": "1611700000"})
    assert put(store, ACLED) == [Outcome.HISTORY]
    assert put(store, ACLED) == [Outcome.KNOWN]
    with store.reading() as connection:
        (incident,) = read_incidents(connection)
    assert incident.reconciled.figures["killed"].high == 9


def test_a_row_that_moves_away_leaves_the_incident(store):
    put(store, ACLED)
    store.add([report(1)])
    put(store, ACLED | {"location": "Gao", "latitude": "16.27", "longitude": "-0.04"})
    assert sorted(compare(store)[0]) == [("coded", ()), ("reports", ())]


def test_a_judgement_goes_over_to_the_changed_row_and_to_the_one_after_it(store):
    put(store, ACLED)
    store.add([report(1, killed=50)])
    with store.reading() as connection:
        (incident,) = read_incidents(connection)
    row = next(told.member.telling.anchor for told in incident.members if told.member.telling.series)
    with store.writing() as connection:
        deciding.split(connection, store.stamp(), incident.id, [row], "another fight")
    assert count(store) == 2
    for killed in ("7", "8", "9"):
        put(store, ACLED | {"fatalities": killed})
        assert count(store) == 2


def put_row(store):
    """The one event of a store of one coded row."""
    put(store, ACLED)
    with store.reading() as connection:
        (incident,) = read_incidents(connection)
    return incident.members[0].member.telling.anchor


def test_a_correction_goes_over_to_the_changed_row_and_its_state_is_asked_for_anew(store):
    row = put_row(store)
    with store.writing() as connection:
        reviewing.correct(connection, store.stamp(), row, "type", None, "shelling")
        reviewing.set_state(connection, store.stamp(), row, "accepted")
    for killed in ("7", "8", "9"):
        put(store, ACLED | {"fatalities": killed})
        with store.reading() as connection:
            (incident,) = read_incidents(connection)
            assert (incident.type, incident.reconciled.figures["killed"].high) == ("shelling", int(killed))
            assert read_review(connection, row).state == "in-review"
            assert list(find_breaks(connection)) == []


def test_a_state_goes_over_to_a_row_of_which_only_the_remarks_changed(store):
    row = put_row(store)
    with store.writing() as connection:
        reviewing.set_state(connection, store.stamp(), row, "accepted")
    put(store, ACLED | {"tags": "checked again"})
    with store.reading() as connection:
        assert read_review(connection, row).state == "accepted"


def test_rows_are_never_copies_of_each_other(store):
    put(store, ACLED, OTHER, name="A")
    put(store, ACLED, OTHER, name="B")
    with store.reading() as connection:
        assert len(connection.execute(select(reading.c.number)).all()) == 4
    assert count(store) == 2


def test_what_lies_outside_of_the_reach_of_the_data_is_counted_and_listed_when_asked(store):
    put(store, ACLED, ACLED | {"event_id_cnty": "MLI3", "event_date": "2021-02-10"})
    store.add([
        report(1, place=GAO), report(2, day="2023-01-01"), report(3, type="displacement", place=GAO),
        report(4, place=GAO, type="shelling", day="2021-01-27", killed=(0, 0)),
    ])  # fmt: skip
    found, tally = compare(store)
    assert sorted(found) == [("coded", ()), ("coded", ()), ("reports", ()), ("reports", ())]
    assert tally.outside == 2
    assert len(compare(store, outside=True)[0]) == 6


def test_the_tally_counts_fields(store):
    put(store, ACLED)
    store.add([report(1, killed=4)])
    found, tally = compare(store)
    assert found == [("matched", ("killed",))]
    assert (tally.status["matched"], tally.fields["killed"]["differ"], tally.fields["date"]["agree"]) == (1, 1, 1)


def test_a_source_is_named_or_its_lack_told(store):
    with pytest.raises(Trouble) as caught:
        compare(store)
    assert caught.value.code is Code.NOT_KEPT
    put(store, ACLED)
    assert len(compare(store, "Desk")[0]) == 1
    with pytest.raises(Trouble) as caught:
        compare(store, "Nobody")
    assert "acled:Desk" in caught.value.seen


def test_what_was_nearly_matched_is_named(store):
    put(store, ACLED)
    store.add([report(1, type="air-strike", day="2021-01", killed=60)])
    with store.reading() as connection:
        _, found = read_coverage(connection)
        coded = next(one for one in found if one.status == "coded")
        ((name, score),) = find_near_misses(connection, coded)
    assert name != coded.incident.id
    assert 0 < score < 3.5


def test_what_one_store_exports_another_takes_in_with_the_history_of_its_rows(store, tmp_path):
    put(store, ACLED, OTHER)
    put(store, ACLED | {"fatalities": "9"})
    store.add([report(1)])
    with open_store(str(tmp_path / "other.db"), by="tester") as other:
        for data in (pack(store), pack(store)):
            take(other, data)
        assert incidents(other) == incidents(store)
        assert sorted(other.records(history=True)) == sorted(store.records(history=True))
        assert pack(other) == pack(store)
