"""A page costs as many queries for many events as for a few, and tells no event twice."""

import pytest
from sqlalchemy import event as hooks
from sqlalchemy.engine import Engine

from tests.store.records import KIDAL, event, make_record, offer

SENTENCE = "Poste {} mitraillé. "


def tell_posts(count):
    """One report of many events, each in a sentence of its own and of a kind of its own time."""
    sentences, events, at = [SENTENCE.format(number) for number in range(count)], [], 0
    for number, sentence in enumerate(sentences):
        start = at + sentence.index("mitraillé")
        day = f"{2000 + number // 12}-{number % 12 + 1:02}-15"
        events.append(event((start, start + len("mitraillé")), when=day, extent=(at, at + len(sentence) - 1)))
        at += len(sentence)
    return make_record("".join(sentences), *events, title=f"{count} postes")


def tell_attack(number):
    """One of many reports of one attack."""
    text = f"Rapport {number} : attaque à Kidal, 3 morts, selon un habitant joint dans la soirée."
    told = event("attaque", when="2021-06-01", place=KIDAL, place_words="Kidal", killed=3, killed_words="3 morts")
    return make_record(text, told, outlet=f"Journal {number}")


@pytest.fixture
def count_queries(clerk):
    """Asks for something, and tells how many queries that took; what is read once for all is read before."""

    def count(path):
        asked = []
        clerk.get(path)

        def note(connection, cursor, statement, parameters, context, many):
            asked.append(statement)

        hooks.listen(Engine, "before_cursor_execute", note)
        try:
            answer = clerk.get(path)
        finally:
            hooks.remove(Engine, "before_cursor_execute", note)
        assert answer.status_code == 200
        return len(asked)

    return count


def test_an_incident_takes_as_many_queries_whatever_the_number_of_its_reports(store, clerk, count_queries):
    taken = []
    for numbers in (range(3), range(3, 30)):
        store.add([offer(tell_attack(number), place=str(number)) for number in numbers])
        (row,) = clerk.get("/api/incidents", params={"since": "2021-06-01"}).json()["items"]
        taken.append(count_queries(f"/api/incidents/{row['id']}"))
        assert row["documents"] == max(numbers) + 1
    assert taken[0] == taken[1]


def test_a_report_takes_as_many_queries_whatever_the_number_of_its_events(store, count_queries):
    taken = []
    for count in (3, 60):
        record = tell_posts(count)
        store.add([offer(record)])
        taken.append(count_queries(f"/api/documents/{record.document.id}"))
    assert taken[0] == taken[1]


def test_an_event_that_nobody_corrected_is_told_once(store, clerk):
    record = tell_posts(2)
    store.add([offer(record)])
    page = clerk.get(f"/api/documents/{record.document.id}").json()
    assert [(one["stands"], one["standing"]) for one in page["events"]] == [("as-read", None)] * 2
    assert page["record"]["events"] == []
