"""Adding a report looks only at what is near it: no statement reads a table, or an index, as a whole.

SQLite only: it plans without knowing how large a table is, so that an empty store tells.
"""

import re

import pytest
from sqlalchemy import event as hooks
from sqlalchemy import text
from sqlalchemy.engine import Engine

from greffier.store import deciding, reviewing
from greffier.store.incidents import find_incident, read_incidents
from greffier.store.reviews import read_review, read_reviews
from greffier.store.store import open_store
from greffier.store.tables import metadata
from tests.store.records import KIDAL, event, make_record, offer

WHOLE = re.compile(rf"SCAN (?:{'|'.join(metadata.tables)})\b|SEARCH event .*\(current=\?\)")
"""In a plan: a table that is read through; an index that is entered by what nearly all rows have alike."""


def report(number):
    text_ = f"Rapport {number}: attaque à Kidal, {number} morts, selon un habitant de la ville joint dans la soirée."
    return offer(make_record(text_, event("attaque", when="2021-01-24", place=KIDAL, killed=number)), place=text_)


@pytest.fixture
def statements():
    """All that is asked of the database meanwhile, with what is given to it."""
    asked = []

    def note(connection, cursor, statement, parameters, context, many):
        if statement.lstrip().upper().startswith(("SELECT", "DELETE", "UPDATE")):
            asked.append((statement, parameters))

    hooks.listen(Engine, "before_cursor_execute", note)
    yield asked
    hooks.remove(Engine, "before_cursor_execute", note)


def read_plans(store, asked):
    """The steps of each statement's plan that read more and more as the store grows."""
    found = set()
    with store.reading() as connection:
        for statement, parameters in list(asked):
            if isinstance(parameters, list):
                continue
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
                if WHOLE.search(row[3]) and "LIMIT ? OFFSET ?" not in statement:
                    found.add((row[3], statement))
    return found


def test_adding_reads_no_table_as_a_whole(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store:
        store.add([report(1), report(2)])
        statements.clear()
        store.add([report(3), report(4)])
        assert len(statements) > 20
        assert read_plans(store, statements) == set()


def test_deciding_and_showing_read_no_table_as_a_whole(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store:
        store.add([report(1), report(2)])
        with store.reading() as connection:
            (incident,) = read_incidents(connection)
        anchors = [told.member.telling.anchor for told in incident.members]
        statements.clear()
        with store.writing() as connection:
            deciding.judge(connection, store.stamp(), *anchors, "different", "no")
        with store.reading() as connection:
            find_incident(connection, anchors[0][:8])
        store.add([report(3)])
        assert read_plans(store, statements) == set()


def test_reviewing_reads_no_table_as_a_whole(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store:
        store.add([report(1), report(2)])
        with store.reading() as connection:
            (incident,) = read_incidents(connection)
        anchor = incident.members[0].member.telling.anchor
        statements.clear()
        with store.writing() as connection:
            made = reviewing.correct(connection, store.stamp(), anchor, "type", None, "shelling")
            reviewing.set_state(connection, store.stamp(), anchor, "accepted")
            reviewing.put_note(connection, store.stamp(), anchor, "read twice")
        store.add([report(3), report(4)])
        with store.reading() as connection:
            read_review(connection, anchor)
            read_reviews(connection, report(1).record.document.id)
        with store.writing() as connection:
            reviewing.withdraw(connection, store.stamp(), made)
        assert read_plans(store, statements) == set()


def test_where_nobody_corrected_anything_no_correction_is_asked_for(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store:
        store.add([report(number) for number in range(1, 9)])
        statements.clear()
        with store.reading() as connection:
            assert list(read_incidents(connection))
        assert sum("FROM correction" in statement for statement, _ in statements) <= 1


def test_corrections_are_asked_for_many_readings_at_once(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store:
        store.add([report(number) for number in range(1, 9)])
        with store.reading() as connection:
            (incident,) = read_incidents(connection)
        with store.writing() as connection:
            anchor = incident.members[0].member.telling.anchor
            reviewing.correct(connection, store.stamp(), anchor, "casualties", None, {"kind": "injured", "low": 2})
        statements.clear()
        with store.reading() as connection:
            assert [len(found.members) for found in read_incidents(connection)] == [8]
        assert sum("correction" in statement for statement, _ in statements) <= 3


def test_a_state_of_all_events_of_an_incident_renews_its_summary_once(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store:
        store.add([report(number) for number in range(1, 9)])
        with store.reading() as connection:
            (incident,) = read_incidents(connection)
        anchors = [told.member.telling.anchor for told in incident.members]
        statements.clear()
        with store.writing() as connection:
            reviewing.set_states(connection, store.stamp(), anchors, "accepted")
        assert sum(statement.startswith("UPDATE summary ") for statement, _ in statements) == 1
        assert sum(statement.startswith("UPDATE event ") for statement, _ in statements) == 8


def test_a_plan_that_reads_a_table_as_a_whole_is_seen(tmp_path, statements):
    with open_store(str(tmp_path / "store.db"), by="tester") as store, store.reading() as connection:
        connection.execute(text("SELECT anchor FROM event WHERE negated = 0"))
        assert read_plans(store, statements)
