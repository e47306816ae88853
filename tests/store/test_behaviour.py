"""What a store does, the same whatever database keeps it."""

import threading
from dataclasses import replace
from itertools import pairwise

import msgspec
import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import from_json, to_json
from greffier.store import name_tables, tables
from greffier.store.corrected import read_on
from greffier.store.judging import find_current, put_correction, put_judgements, read_judgements
from greffier.store.ledger import find_head, read_entries
from greffier.store.migrations.runner import HEAD
from greffier.store.readings import Outcome
from greffier.store.search import search_near, search_words
from greffier.store.states import put_remark, put_state
from greffier.store.store import open_store
from greffier.store.verifying import find_breaks
from tests.store.records import GAO, KIDAL, TESSIT, event, make_record, offer, voice

ONE = make_record(
    "Trois soldats ont été tués dimanche à Kidal, selon l'armée.",
    event("tués", when="2021-01-24", place=KIDAL, killed=3, voice="s2"),
    voices=[voice(name="armée")],
    outlet="Le Fanal",
)
TWO = make_record("Une mine a blessé deux civils à Gao.", event("mine", "remote-explosive", place=GAO, injured=2))


def anchors(store):
    with store.reading() as connection:
        return list(
            connection.scalars(
                select(tables.event.c.anchor).where(tables.event.c.current).order_by(tables.event.c.number)
            )
        )


def breaks(store, noted=None):
    with store.reading() as connection:
        return list(find_breaks(connection, noted))


def count(store, table):
    with store.reading() as connection:
        return len(connection.execute(select(table)).all())


def test_records_come_back_byte_for_byte_in_the_order_in_which_they_came(store):
    odd = b'{"note": "\xc3\xa9\\u00e9",  ' + to_json(TWO)[1:]  # a key of another reader, and its own blanks
    store.add([offer(ONE), replace(offer(TWO), line=odd)])
    assert list(store.records()) == [to_json(ONE), odd]
    assert breaks(store) == []


def test_every_claim_keeps_its_words_and_its_voice(store):
    store.add([offer(ONE)])
    with store.reading() as connection:
        rows = connection.execute(select(tables.claim).order_by(tables.claim.c.number)).all()
    assert [(row.field, row.quote, row.source) for row in rows] == [
        ("type", "tués", "s2"),
        ("when", "tués", "s2"),
        ("where", "tués", "s2"),
        ("casualties.killed", "tués", "s2"),
    ]
    assert msgspec.json.decode(rows[3].value)["low"] == 3


def test_adding_twice_changes_nothing(store):
    assert store.add([offer(ONE), offer(TWO)]) == [Outcome.ADDED, Outcome.ADDED]
    before = store.head()
    assert store.add([offer(TWO), offer(ONE)]) == [Outcome.KNOWN, Outcome.KNOWN]
    assert store.head() == before


def test_one_document_twice_in_one_batch_is_kept_once(store):
    assert store.add([offer(ONE), offer(ONE)]) == [Outcome.ADDED, Outcome.KNOWN]
    assert count(store, tables.reading) == 1


def test_a_document_that_comes_in_again_from_elsewhere_is_noted_and_not_read_anew(store):
    store.add([offer(ONE)])
    assert store.add([offer(ONE, place="copy.txt")]) == [Outcome.KNOWN]
    assert count(store, tables.collection) == 2
    assert not store.collect(ONE.document.id, "file", "copy.txt")
    assert store.collect(ONE.document.id, "stream", "standard input")
    assert breaks(store) == []


def test_the_bytes_of_a_document_are_kept_and_must_be_its_own(store):
    store.add([offer(ONE)])
    with store.reading() as connection:
        assert connection.scalar(select(tables.document.c.content)) == ONE.document.text.encode()
    with pytest.raises(ValueError, match="not those of"):
        store.add([replace(offer(TWO), content=b"others")])
    assert len(list(store.records())) == 1


def test_a_newer_version_takes_the_place_of_the_older_reading_which_stays_as_history(store):
    newer = replace(ONE, events=(replace(ONE.events[0], type="attack-on-civilians"),))
    store.add([offer(ONE, version="0.9.0")])
    assert store.add([offer(newer, version="0.10.0")]) == [Outcome.REREAD]
    assert list(store.records()) == [to_json(newer)]
    assert list(store.records(history=True)) == [to_json(ONE), to_json(newer)]
    assert len(anchors(store)) == 1
    assert breaks(store) == []


def test_an_older_version_does_not_take_the_place_of_a_newer_one(store):
    newer = replace(ONE, events=())
    store.add([offer(newer, version="0.10.0")])
    assert store.add([offer(ONE, version="0.9.0")]) == [Outcome.HISTORY]
    assert list(store.records()) == [to_json(newer)]
    assert store.add([offer(ONE, version="0.9.0")]) == [Outcome.KNOWN]
    assert breaks(store) == []


def test_what_the_user_states_anew_replaces_and_what_he_states_again_comes_back(store):
    restated = replace(ONE, document=replace(ONE.document, published="2021-01-26"))
    store.add([offer(ONE)])
    assert store.add([offer(restated)]) == [Outcome.REREAD]
    assert store.add([offer(ONE)]) == [Outcome.REREAD]
    assert list(store.records()) == [to_json(ONE)]
    assert breaks(store) == []


def test_two_outlets_that_print_the_same_words_keep_a_reading_each(store):
    other = replace(ONE, document=replace(ONE.document, outlet="La Vigie"))
    assert store.add([offer(ONE), offer(other, place="other.txt")]) == [Outcome.ADDED, Outcome.ADDED]
    assert len(list(store.records())) == 2
    assert count(store, tables.document) == 1


def test_records_of_two_readers_stand_side_by_side(store):
    assert store.add([offer(ONE), offer(ONE, reader="desk", version=None)]) == [Outcome.ADDED, Outcome.ADDED]
    assert store.add([offer(ONE, reader="desk", version=None)]) == [Outcome.KNOWN]
    assert len(list(store.records())) == 2


def test_judgements_survive_a_new_reading_and_are_carried_to_the_event_on_the_same_words(store):
    store.add([offer(ONE, version="1"), offer(TWO, version="1", place="two.txt")])
    one, two = anchors(store)
    with store.writing() as connection:
        put_judgements(connection, store.stamp(), "different", [(one, two)], "other towns")
        put_correction(connection, store.stamp(), one, "casualties.killed", {"low": 4, "high": 4}, "a later list")
    longer = replace(ONE.events[0], trigger=ONE.document.span(14, 26))  # « ont été tués » for « tués »
    store.add([offer(replace(ONE, events=(longer,)), version="2")])
    with store.reading() as connection:
        (judged,) = read_judgements(connection)
        assert {judged.one, judged.other} == {one, two}
        new = find_current(connection, one)
        assert new is not None
        assert new != one
        assert new in anchors(store)
        assert [kept.value for kept in read_on(connection, [one])] == ['{"high":4,"low":4}']
    assert breaks(store) == []


def test_a_judgement_waits_where_the_new_reading_tells_no_such_event(store):
    store.add([offer(ONE, version="1")])
    (one,) = anchors(store)
    store.add([offer(replace(ONE, events=()), version="2")])
    with store.reading() as connection:
        assert find_current(connection, one) is None
        assert find_current(connection, "ev-never") is None


def test_words_are_found_in_three_languages_whatever_their_accents_and_endings(store):
    arabic = make_record("قصفت الطائرات بلدةً في ريف إدلب وقُتل مدنيّون.", language="ar")
    english = make_record("Rockets struck the market in Aden.", language="en")
    store.add([offer(ONE, place="1"), offer(english, place="2"), offer(arabic, place="3")])

    def found(words):
        with store.reading() as connection:
            return [
                from_json(record).document.language for record in _records(connection, search_words(connection, words))
            ]

    assert found("soldat tue") == ["fr"]
    assert found("SOLDATS l’armée") == ["fr"]
    assert found("rocket markets") == ["en"]
    assert found("ادلب") == found("طائرات") == found("والطائرات مدنيون") == ["ar"]
    assert found("soldat Aden") == found("") == found('" OR ) & !') == []


def _records(connection, ids):
    return list(connection.scalars(select(tables.reading.c.record).where(tables.reading.c.id.in_(ids))))


def test_only_current_readings_are_found(store):
    store.add([offer(ONE, version="1")])
    store.add([offer(replace(ONE, document=replace(ONE.document, title="Autre")), version="2")])
    with store.reading() as connection:
        assert len(search_words(connection, "soldats")) == 1


@pytest.mark.parametrize(
    ("latitude", "longitude", "km", "found"),
    [
        (15.2, 0.3, 20, {"Tessit"}),
        (15.2, 0.3, 200, {"Tessit", "Gao"}),
        (-16.8, -179.99, 30, {"East", "West"}),  # over the date line
        (89.99, 0, 30, {"Pole"}),
        (0, 0, 5, set()),
        (0, 0, 21000, {"Tessit", "Gao", "East", "West", "Pole"}),
    ],
)
def test_events_are_found_by_where_they_are(store, latitude, longitude, km, found):
    places = [TESSIT, GAO] + [
        replace(TESSIT, name=name, latitude=lat, longitude=lon)
        for name, lat, lon in (("East", -16.8, 179.95), ("West", -16.8, -179.95), ("Pole", 89.95, 170))
    ]
    store.add(
        [offer(make_record(f"Tir à {place.name}.", event("Tir", place=place)), place=place.name) for place in places]
    )
    with store.reading() as connection:
        numbers = search_near(connection, latitude, longitude, km)
        query = select(tables.event.c.place_name).where(tables.event.c.number.in_(numbers))
        assert set(connection.scalars(query)) == found


def test_the_log_tells_every_write_in_a_chain(store):
    store.add([offer(ONE)])
    store.note("export", "out.csv", events=1)
    with store.reading() as connection:
        entries = list(read_entries(connection))
    assert [entry.action for entry in entries] == ["tables", "document", "collection", "reading", "export"]
    assert {entry.by for entry in entries} == {"tester"}
    assert all(later.previous == entry.hash for entry, later in pairwise(entries))


@pytest.mark.parametrize("table", ["document", "collection", "judgement", "correction", "review", "note", "log"])
def test_what_only_grows_is_neither_changed_nor_deleted(store, table):
    store.add([offer(ONE)])
    with store.writing() as connection:
        put_judgements(connection, store.stamp(), "same", [("ev-1", "ev-2")], "")
        put_correction(connection, store.stamp(), "ev-1", "type", "riot", "")
        put_state(connection, store.stamp(), "ev-1", "accepted", "sha256:0")
        put_remark(connection, store.stamp(), "ev-1", "read twice")
    column = "action" if table == "log" else "id"
    for deed in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(DBAPIError, match="only grows"), store.writing() as connection:
            connection.execute(text(deed))


def unguard(connection, table):
    """Take the guards off, as somebody would who has the database's password and something to hide."""
    if connection.dialect.name == "sqlite":
        for deed in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{deed}"))
    else:
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


@pytest.mark.parametrize(
    ("table", "deed"),
    [
        ("log", "UPDATE log SET detail = '{}' WHERE action = 'reading'"),
        ("log", "DELETE FROM log WHERE action = 'collection'"),
        ("document", "UPDATE document SET content = NULL WHERE false"),
        ("reading", "UPDATE reading SET superseded_by = id"),
        ("event", "UPDATE event SET type = 'riot'"),
        ("event", "UPDATE event SET current = false WHERE number = (SELECT min(number) FROM event)"),
        ("claim", "UPDATE claim SET quote = 'x' WHERE number = 1"),
        ("claim", "DELETE FROM claim WHERE number = 1"),
        ("source", "UPDATE source SET name = 'x'"),
        ("judgement", "UPDATE judgement SET because = 'x'"),
        ("judgement", "DELETE FROM judgement"),
        ("collection", "UPDATE collection SET place = 'x'"),
    ],
)
def test_a_change_behind_the_logs_back_is_seen(store, table, deed):
    two_events = replace(ONE, events=(ONE.events[0], replace(ONE.events[0], id="e2")))
    store.add([offer(two_events)])
    with store.writing() as connection:
        put_judgements(connection, store.stamp(), "same", [("ev-1", "ev-2")], "")
    assert breaks(store) == []
    with store.writing() as connection:
        unguard(connection, table)
        connection.execute(text(deed))
    assert bool(breaks(store)) == ("WHERE false" not in deed)


def test_other_bytes_of_a_document_or_record_are_seen(store):
    store.add([offer(ONE)])
    with store.writing() as connection:
        unguard(connection, "document")
        connection.execute(tables.document.update().values(content=b"x"))
        connection.execute(tables.reading.update().values(record=to_json(TWO)))
    assert [seen.split()[0] for seen in breaks(store)][:2] == ["document", "reading"]  # then what is derived of them


def test_a_row_that_no_entry_speaks_of_is_seen(store):
    row = {"id": "sha256:0", "document": ONE.document.id, "way": "file", "place": "x", "at": "", "by": ""}
    store.add([offer(ONE)])
    with store.writing() as connection:
        connection.execute(tables.collection.insert().values(row))
    assert any("no log entry" in seen for seen in breaks(store))


def test_an_end_that_was_cut_off_is_seen_by_who_noted_the_last_hash(store):
    store.add([offer(ONE)])
    store.note("export", "out.csv")
    noted = store.head().hash
    assert breaks(store, noted) == []
    with store.writing() as connection:
        unguard(connection, "log")
        connection.execute(text("DELETE FROM log WHERE action = 'export'"))
    assert breaks(store) == []
    assert len(breaks(store, noted)) == 1


def test_a_transaction_is_whole_or_not_at_all(store):
    with pytest.raises(RuntimeError), store.writing() as connection:
        put_judgements(connection, store.stamp(), "same", [("ev-1", "ev-2")], "")
        raise RuntimeError
    assert count(store, tables.judgement) == 0
    assert breaks(store) == []


def test_two_writers_wait_for_each_other(address):
    texts = [[f"Attaque numéro {writer}.{number}." for number in range(10)] for writer in range(3)]

    def write(own):
        with open_store(address) as store:
            for words in own:
                store.add([offer(make_record(words, event("Attaque")), place=words)])

    threads = [threading.Thread(target=write, args=(own,)) for own in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(address) as store:
        assert len(list(store.records())) == 30
        assert breaks(store) == []


def test_a_writer_that_waits_too_long_says_so_with_a_code(address):
    with open_store(address) as store, open_store(address, patience=0.2) as hasty, store.writing():
        with pytest.raises(Trouble) as caught:
            hasty.add([offer(ONE)])
        assert caught.value.code is Code.STORE_BUSY
        assert list(hasty.records()) == []  # a reader waits for nobody


def test_the_tables_are_those_that_the_migrations_make(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.reading() as connection:
        known = set(inspect(connection).get_table_names()) & set(tables.metadata.tables)
        assert known == set(tables.metadata.tables)
        assert name_tables.private_name.name in known

        def ours(thing, name, kind, reflected, other):
            table = thing if kind == "table" else getattr(thing, "table", None)
            own = table is None or table.name in tables.metadata.tables
            database_only = (
                reflected and other is None and name in ("lexemes", "point", "reading_lexemes", "event_point")
            )
            return own and not database_only and name != "event_latitude_longitude"

        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, tables.metadata) == []


def test_the_newest_migration_is_the_one_that_is_opened_without_loading_alembic():
    from pathlib import Path

    from alembic.script import ScriptDirectory

    from greffier.store.migrations import runner

    assert ScriptDirectory(str(Path(runner.__file__).parent)).get_current_head() == HEAD


def test_a_store_of_a_newer_version_is_left_alone(address):
    with open_store(address) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Trouble) as caught, open_store(address):
        pass
    assert caught.value.code is Code.STORE_NEWER


def test_a_database_of_somebody_else_is_left_alone(address):
    with open_store(address) as store, store.writing() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(Trouble) as caught, open_store(address):
        pass
    assert caught.value.code is Code.STORE


def test_a_new_store_has_one_entry_that_tells_its_making(store):
    with store.reading() as connection:
        head = find_head(connection)
    assert (head.number, head.action, head.subject) == (1, "tables", HEAD)


def undo_review(connection):
    """What takes the steps v0004 and v0007 back."""
    if connection.dialect.name == "sqlite":
        yield from (f"DROP TRIGGER event_box_{deed}" for deed in ("update", "delete"))
    yield from ("DROP TABLE review", "DROP TABLE note", "DROP INDEX correction_document", "DROP INDEX ix_judgement_act")
    yield from (f"ALTER TABLE event DROP COLUMN {name}" for name in ("state", "corrected", "rejected", "reread"))
    yield "ALTER TABLE correction DROP COLUMN document"


def test_a_store_of_the_first_tables_is_brought_to_the_newest_with_all_that_it_holds(address):
    from greffier.store.migrations import runner
    from greffier.store.migrations.versions import v0002_datasets as newer
    from greffier.store.summary_tables import SUMMARIES

    with open_store(address) as store:
        store.add([offer(ONE)])
    with open_store(address) as store, store.writing() as connection:
        for statement in (
            *(f"DROP TABLE {table.name}" for table in SUMMARIES),
            "DROP INDEX reading_row", "DROP INDEX event_series_earliest", "DROP INDEX event_earliest",
            'ALTER TABLE reading DROP COLUMN "row"', "ALTER TABLE event DROP COLUMN series",
            *undo_review(connection),
            *(f"DROP TABLE {name}" for name in ("session", "account", "secret", "private_name", "private_progress")),
            "CREATE INDEX event_current_earliest ON event (current, earliest)",
            f"UPDATE alembic_version SET version_num = '{newer.down_revision}'",
        ):  # fmt: skip
            connection.execute(text(statement))
    with open_store(address) as store:
        with store.reading() as connection:
            assert runner.find_revision(connection) == HEAD
            assert list(find_breaks(connection)) == []
        assert list(store.records()) == [to_json(ONE)]
