"""The log as it is looked through: by person, act and time, and where each entry leads."""

import pytest
from sqlalchemy import select

from greffier.store.entries import ALL, Lead, Which, count_acts, count_entries, find_leads, list_entries
from greffier.store.judging import put_correction
from greffier.store.states import put_state
from greffier.store.store import open_store
from greffier.store.tables import membership
from tests.store.records import KIDAL, event, make_record, offer
from tests.web.conftest import Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(address, clock):
    with open_store(address, by="clerk", clock=clock) as opened:
        told = event("tués", "armed-clash", when="2021-01-24", place=KIDAL, killed=3)
        opened.add([offer(make_record("Trois soldats tués à Kidal.", told))])
        yield opened


@pytest.fixture
def member(store):
    """The event of the report, and its incident."""
    with store.reading() as connection:
        return connection.execute(select(membership)).one()


def read(store, which=ALL, before=None, limit=50):
    with store.reading() as connection:
        return [(entry.by, entry.action) for entry in list_entries(connection, which, before, limit)]


def lead(store, which=ALL):
    with store.reading() as connection:
        return find_leads(connection, list_entries(connection, which, None, 50))


def review(store, member):
    vera = store.acting("Vera")
    with vera.writing() as connection:
        put_correction(connection, vera.stamp(), member.anchor, "type", "shelling", "")
        put_state(connection, vera.stamp(), member.anchor, "accepted", "a reading")


def test_entries_are_found_by_person_and_act(store, member):
    review(store, member)
    assert read(store, Which(by=("Vera",))) == [("Vera", "review"), ("Vera", "correction")]
    assert read(store, Which(action=("reading", "review"))) == [("Vera", "review"), ("clerk", "reading")]
    assert read(store, Which(by=("clerk",), action=("review",))) == []


def test_entries_are_found_by_day_the_first_and_the_last_included(store, member, clock):
    clock.pass_by(days=2)
    review(store, member)
    for since, until, count in [("2026-01-07", None, 2), (None, "2026-01-06", 0), ("2026-01-05", "2026-01-07", 2)]:
        assert len(read(store, Which(by=("Vera",), since=since, until=until))) == count
    assert read(store, Which(by=("clerk",), until="2026-01-06"))[0] == ("clerk", "reading")


def test_a_part_goes_on_before_the_number_where_another_ended(store, member):
    review(store, member)
    whole = read(store)
    with store.reading() as connection:
        assert count_entries(connection) == len(whole)
    assert read(store, limit=2) + read(store, before=len(whole) - 1) == whole


def test_people_and_acts_are_counted_the_most_first(store, member):
    review(store, member)
    with store.reading() as connection:
        by, action = count_acts(connection)
        everything = count_entries(connection)
    assert [one.count for one in by] == sorted((one.count for one in by), reverse=True)
    assert {one.value: one.count for one in by}["Vera"] == 2
    assert {one.value: one.count for one in action}["reading"] == 1
    assert sum(one.count for one in action) == sum(one.count for one in by) == everything


def test_what_came_in_leads_to_its_document(store):
    (document,) = {found.document for found in lead(store, Which(action=("document", "collection", "reading")))}
    assert document.startswith("sha256:")


def test_what_was_reviewed_leads_to_the_incident_that_its_event_belongs_to(store, member):
    review(store, member)
    assert lead(store, Which(by=("Vera",))) == [Lead(None, member.incident)] * 2


@pytest.mark.parametrize("kind", ["incident", "document"])
def test_who_saw_names_leads_to_where_they_stand(store, member, kind):
    document = lead(store, Which(action=("document",)))[0].document
    subject = {"incident": member.incident, "document": document}[kind]
    store.note("names", subject)
    assert getattr(lead(store, Which(action=("names",)))[0], kind) == subject


def test_an_export_and_a_login_lead_nowhere(store):
    store.note("export", "sha256:" + "ab" * 32, file="incidents.csv")
    store.note("login", "Vera", address="127.0.0.1")
    assert lead(store, Which(action=("export", "login"))) == [Lead(), Lead()]
