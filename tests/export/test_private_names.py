"""The names to withhold are found once for each report, and kept."""

import pytest
from sqlalchemy import select

from greffier.export import private_names
from greffier.export.private_names import PrivateNames, find_private_names, keep_private_names
from greffier.store import reviewing
from greffier.store.judging import find_current
from greffier.store.store import open_store
from greffier.store.tables import event as events
from greffier.web.private import Private
from tests.store.records import KIDAL, event, make_record, offer, voice

WITNESSES = ("Moussa Bilali", "Awa Sangaré", "Fatou Diallo")


def tell(name):
    text = f"Trois soldats ont été tués à Kidal, affirme un témoin, {name}."
    told = event("tués", when="2021-01-24", place=KIDAL, killed=3, voice="s2")
    return make_record(text, told, voices=[voice(kind="witness", name=name)], outlet=f"Courrier de {name}")


def tell_official(name):
    text = f"Trois soldats ont été tués à Kidal, a déclaré le ministre {name}."
    return make_record(text, event("tués", voice="s2"), voices=[voice(kind="official", name=name)], outlet="Agence")


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db"), by="clerk") as opened:
        opened.add([offer(tell(name)) for name in WITNESSES[:2]])
        yield opened


@pytest.fixture
def no_record_is_read(monkeypatch):
    """Fails where a record is opened from here on."""
    return lambda: monkeypatch.setattr(private_names, "_decoder", None)


def keep(store):
    more = True
    while more:
        with store.writing() as connection:
            more = keep_private_names(connection)


def find(store):
    with store.reading() as connection:
        return find_private_names(connection).written


def test_what_is_kept_is_what_is_found_without(store):
    found = find(store)
    assert found == list(WITNESSES[:2])
    keep(store)
    assert find(store) == found


def test_once_names_are_kept_no_record_is_opened_for_them(store, no_record_is_read):
    keep(store)
    no_record_is_read()
    assert find(store) == list(WITNESSES[:2])


def test_a_report_that_came_after_is_read_and_only_that(store, monkeypatch):
    keep(store)
    store.add([offer(tell(WITNESSES[2]))])
    opened = []
    decode = private_names._find_names
    monkeypatch.setattr(private_names, "_find_names", lambda record: opened.append(record) or decode(record))
    assert find(store) == list(WITNESSES)
    keep(store)
    assert len(opened) == 2
    assert find(store) == list(WITNESSES)
    assert len(opened) == 2


def test_many_readings_are_kept_in_several_transactions(store, monkeypatch):
    monkeypatch.setattr(private_names, "AT_ONCE", 1)
    with store.writing() as connection:
        assert keep_private_names(connection)
    assert find(store) == list(WITNESSES[:2])
    keep(store)
    assert find(store) == list(WITNESSES[:2])


def test_a_name_that_becomes_public_is_withheld_no_more(store, no_record_is_read):
    keep(store)
    store.add([offer(tell_official(WITNESSES[0]))])
    keep(store)
    no_record_is_read()
    assert find(store) == [WITNESSES[1]]


def test_a_name_that_a_person_wrote_in_a_correction_is_kept(store, no_record_is_read):
    keep(store)
    with store.writing() as connection:
        anchor = connection.scalars(select(events.c.anchor)).first()
        said = {"role": "target", "name": "Salif Keïta Traoré", "actor": None, "count": None}
        reviewing.correct(connection, store.stamp(), find_current(connection, anchor), "participant", None, said)
    keep(store)
    no_record_is_read()
    assert find(store) == [*WITNESSES[:2], "Salif Keïta Traoré"]


def test_names_kept_by_other_rules_are_found_anew(store, monkeypatch):
    keep(store)
    monkeypatch.setattr(private_names, "_name_rules", lambda: "others")
    monkeypatch.setattr(private_names, "_find_names", lambda record: iter(["Somebody Else"]))
    assert find(store) == ["Somebody Else"]
    keep(store)
    assert find(store) == ["Somebody Else"]


def test_who_read_names_before_they_were_kept_goes_on_from_there(store):
    names = PrivateNames()
    with store.reading() as connection:
        first = names.read(connection)
    keep(store)
    with store.reading() as connection:
        assert names.read(connection) is first
    store.add([offer(tell(WITNESSES[2]))])
    keep(store)
    with store.reading() as connection:
        assert names.read(connection).written == list(WITNESSES)


def test_a_workbench_keeps_the_names_of_an_older_store(store, no_record_is_read):
    Private().catch_up(store)
    no_record_is_read()
    assert find(store) == list(WITNESSES[:2])
