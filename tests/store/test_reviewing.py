"""What reviewers do in a store: each act stays, takes effect at once, and can be taken back."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from greffier.model.trouble import Code, Trouble
from greffier.store import reviewing
from greffier.store.choosing import EVERYTHING, Filter
from greffier.store.incidents import read_incidents
from greffier.store.measuring import measure_accuracy
from greffier.store.reviews import find_shown, read_review, read_reviews
from greffier.store.store import open_store
from greffier.store.summary_tables import document_summary, summary
from greffier.store.tables import event, membership
from greffier.store.verifying import find_breaks
from greffier.store.waiting import Waiting, find_next
from tests.store.records import GAO, KIDAL, TESSIT, make_record, offer, voice
from tests.store.records import event as tell

TEXT = "Mardi, trois soldats ont été tués à Kidal. Une mine a blessé deux civils à Gao, dit un médecin."
REPORT = make_record(
    TEXT,
    tell("tués", when="2021-01-24", place=KIDAL, place_words="Kidal", killed=3, killed_words="trois", agent="a"),
    tell("mine", "remote-explosive", when="2021-01-24", place=GAO, place_words="Gao", injured=2, voice="s2"),
    voices=[voice("s2", "witness", description="un médecin")],
    outlet="Journal",
)
GAO_VALUE = {
    "place": {"id": "test:gao", "name": "Gao", "country": "ML", "admin1": "Gao", "feature": "town",
              "latitude": 16.27, "longitude": -0.04},
    "radius_km": 3,
}  # fmt: skip


@pytest.fixture
def store(address):
    with open_store(address, by="tester") as opened:
        opened.add([offer(REPORT)])
        yield opened


def act(store, deed, *given, **more):
    with store.writing() as connection:
        return getattr(reviewing, deed)(connection, store.stamp(), *given, **more)


def review(store, anchor):
    with store.reading() as connection:
        return read_review(connection, anchor)


def anchors(store):
    with store.reading() as connection:
        query = select(event.c.anchor).where(event.c.current).order_by(event.c.start)
        return list(connection.scalars(query))


def whole(store):
    """What is derived, as it may be compared."""
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []
        columns = [column for column in event.c if column.name not in ("number", "state")]
        rows = {tuple(row) for row in connection.execute(select(*columns))}
        return rows, set(connection.execute(select(membership)).all())


def incidents(store):
    with store.reading() as connection:
        return list(read_incidents(connection, Filter(denied=True)))


def span_of(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_corrected_place_moves_the_event_and_its_incident_and_withdrawing_gives_back_what_was(store):
    before, first = whole(store), anchors(store)[0]
    made = act(store, "correct", first, "where", span_of("Kidal"), GAO_VALUE, "the market of Gao")
    found = review(store, first)
    assert found.standing["where"][0]["place"]["name"] == "Gao"
    assert found.standing["where"][0]["span"]["quote"] == "Kidal"
    assert found.event["where"][0]["place"]["name"] == "Kidal"
    (kept,) = found.corrections
    assert (kept.was["place"]["name"], kept.applied, kept.withdrawn, kept.by) == ("Kidal", True, False, "tester")
    assert (found.state, found.state_by) == ("in-review", "tester")
    assert {incident.where.place.name for incident in incidents(store)} == {"Gao"}
    assert whole(store) != before
    assert act(store, "withdraw", made) == first
    assert whole(store) == before
    (kept,) = review(store, first).corrections
    assert (kept.applied, kept.withdrawn) == (False, True)


def test_an_event_that_is_rejected_leaves_its_incident(store):
    first = anchors(store)[0]
    made = act(store, "correct", first, "rejected", None, True, "a film")
    assert review(store, first).standing is None
    assert len(incidents(store)) == 1
    act(store, "withdraw", made)
    assert len(incidents(store)) == 2


def test_an_event_that_is_added_joins_the_incidents_and_leaves_them_when_it_is_withdrawn(store):
    before = whole(store)
    name = act(store, "add_event", REPORT.document.id, "air-strike", *span_of("soldats"), "a strike")
    assert name in anchors(store)
    found = review(store, name)
    assert found.event is None
    assert found.standing["extent"]["quote"] == "Mardi, trois soldats ont été tués à Kidal."
    act(store, "correct", name, "where", None, GAO_VALUE)
    assert review(store, name).standing["where"][0]["span"]["quote"] == ""
    assert len(incidents(store)) == 3
    with store.reading() as connection:
        assert [one.anchor for one in read_reviews(connection, REPORT.document.id)] == anchors(store)
    act(store, "withdraw", found.corrections[0].id)
    assert whole(store) == before


def test_an_incident_is_denied_where_a_person_says_who_denies_it(store):
    made = act(store, "correct", anchors(store)[0], "denied_by", None, {"kind": "official", "description": "un maire"})
    assert sorted(one.denied for one in incidents(store)) == [False, True]
    act(store, "withdraw", made)
    assert not any(one.denied for one in incidents(store))


def test_what_is_found_to_be_one_of_a_series_leaves_its_incident_and_what_is_none_comes_in(store):
    first = anchors(store)[0]
    act(store, "correct", first, "aggregate", None, True)
    assert len(incidents(store)) == 1
    act(store, "correct", first, "aggregate", None, False)
    assert len(incidents(store)) == 2


def test_a_review_tells_the_voices_that_only_people_named(store):
    first, second = anchors(store)
    said = {"kind": "official", "name": "le maire", "via": {"kind": "outlet", "name": "Radio Azal"}}
    act(store, "correct", first, "attribution", None, said)
    found = review(store, first)
    assert [(one["name"], one["via"]) for one in found.voices] == [("le maire", "p1"), ("Radio Azal", "s1")]
    assert found.standing["attribution"] == found.voices[0]["id"]
    assert review(store, second).voices == ()


def test_states_and_notes_are_kept_with_who_and_when(store):
    first = anchors(store)[0]
    act(store, "set_state", first, "accepted")
    act(store, "put_note", first, "heard on the radio too")
    found = review(store, first)
    assert (found.state, found.state_by) == ("accepted", "tester")
    assert [note.text for note in found.notes] == ["heard on the radio too"]
    act(store, "set_state", first, "disputed")
    assert review(store, first).state == "disputed"
    whole(store)


@pytest.mark.parametrize(
    ("field", "words", "value", "code"),
    [
        ("type", None, "picnic", Code.VALUE),
        ("type", None, 3, Code.CORRECTION),
        ("colour", None, "red", Code.CORRECTION),
        ("event", None, {}, Code.CORRECTION),
        ("when", None, {"edtf": "25/01/2021"}, Code.VALUE),
        ("when", None, {"edtf": "2021-01-25", "date": "x"}, Code.CORRECTION),
        ("attribution", None, "s9", Code.VALUE),
        ("rejected", None, False, Code.VALUE),
        ("participant", None, {"role": "agent", "actor": "no-such-actor"}, Code.VALUE),
        ("participant", None, {"role": "agent"}, Code.VALUE),
        ("participant", None, {"role": "agent", "name": "x\0"}, Code.VALUE),
        ("participant", None, None, Code.CORRECTION),
        ("casualties", None, {"kind": "killed", "low": 5, "high": 3}, Code.VALUE),
        ("casualties", None, {"kind": "killed"}, Code.VALUE),
        ("casualties", None, {"kind": "killed", "low": -1}, Code.CORRECTION),
        ("where", (0, 2), GAO_VALUE, Code.NO_SUCH_VALUE),
        ("where", None, {"place": GAO_VALUE["place"] | {"latitude": 95}}, Code.VALUE),
        ("where", None, GAO_VALUE | {"span": {"start": 5, "end": 5000}}, Code.VALUE),
    ],
)
def test_what_no_record_may_hold_is_refused_and_leaves_nothing(store, field, words, value, code):
    before, first = whole(store), anchors(store)[0]
    with pytest.raises(Trouble) as caught:
        act(store, "correct", first, field, words, value)
    assert caught.value.code is code
    assert whole(store) == before
    assert review(store, first).corrections == ()


def test_what_is_not_there_is_not_corrected(store):
    for deed, given in (
        ("correct", ("ev-0", "type", None, "riot")), ("withdraw", ("sha256:0",)), ("set_state", ("ev-0", "accepted")),
        ("put_note", ("ev-0", "x")), ("add_event", ("sha256:0", "riot", 0, 3)),
    ):  # fmt: skip
        with pytest.raises(Trouble) as caught:
            act(store, deed, *given)
        assert caught.value.code is Code.NOT_KEPT
    with store.reading() as connection, pytest.raises(Trouble):
        find_shown(connection, "sha256:0")


@pytest.mark.parametrize("words", [(-1, 3), (3, 3), (0, 10_000)])
def test_no_event_is_added_on_words_that_the_text_has_not(store, words):
    with pytest.raises(Trouble) as caught:
        act(store, "add_event", REPORT.document.id, "riot", *words)
    assert caught.value.code is Code.VALUE


def test_a_correction_is_withdrawn_once(store):
    made = act(store, "correct", anchors(store)[0], "type", None, "shelling")
    act(store, "withdraw", made)
    with pytest.raises(Trouble) as caught:
        act(store, "withdraw", made)
    assert caught.value.code is Code.TAKEN_BACK


def test_a_box_follows_the_event_that_is_placed_elsewhere(store):
    from greffier.store.search import search_near

    first = anchors(store)[0]
    with store.reading() as connection:
        assert len(search_near(connection, GAO.latitude, GAO.longitude, 5)) == 1
    act(store, "correct", first, "where", span_of("Kidal"), GAO_VALUE)
    with store.reading() as connection:
        assert len(search_near(connection, GAO.latitude, GAO.longitude, 5)) == 2
        assert search_near(connection, KIDAL.latitude, KIDAL.longitude, 5) == []
        assert search_near(connection, TESSIT.latitude, TESSIT.longitude, 5) == []


def test_unread_events_wait_in_the_order_of_their_incidents_and_the_first_comes_after_the_last(store):
    later = make_record(
        "Un obus est tombé à Tessit.", tell("obus", "shelling", when="2021-02-02", place=TESSIT), published="2021-02-03"
    )
    store.add([offer(later, place="later.txt")])
    one, two = anchors(store)[0], anchors(store)[-1]
    first, second, last = waiting(store), None, None
    assert first.left == 3
    second = waiting(store, after=first.anchor)
    last = waiting(store, after=second.anchor)
    assert last.document == later.document.id
    assert {first.anchor, second.anchor, last.anchor} == set(anchors(store))
    assert waiting(store, after=last.anchor) == first
    act(store, "set_state", first.anchor, "accepted")
    assert waiting(store) == replace(second, left=2)
    act(store, "correct", second.anchor, "rejected", None, True)
    assert waiting(store, after=first.anchor) == replace(last, left=1)
    assert waiting(store, Filter(country=("FR",))) == Waiting(None, None, 0)
    assert {one, two} <= set(anchors(store))


def test_without_a_filter_events_of_no_incident_wait_too_after_the_others(store):
    speech = make_record(
        "Le maire promet une enquête. Il menace de partir.",
        tell("promet", "pledge"), tell("menace", "threaten", modality="planned"),
    )  # fmt: skip
    denied = make_record("Aucun tir à Tessit.", tell("tir", "shelling", when="2021-03-01", place=TESSIT, negated=True))
    store.add([offer(speech, place="speech.txt"), offer(denied, place="denied.txt")])
    order, after = [], None
    for _ in anchors(store):
        found = waiting(store, after=after)
        assert found.left == 5
        after = found.anchor
        order.append(after)
    assert set(order) == set(anchors(store))
    assert [review(store, anchor).incident is None for anchor in order] == [False, False, False, True, True]
    assert waiting(store, after=order[-1]).anchor == order[0]
    assert waiting(store, Filter(type=("shelling", "armed-clash"))).left == 1
    for anchor in order[:4]:
        act(store, "set_state", anchor, "accepted")
    assert waiting(store, after=order[4]) == Waiting(speech.document.id, order[4], 1)


def waiting(store, wanted=EVERYTHING, after=None):
    with store.reading() as connection:
        return find_next(connection, wanted, after)


def test_accuracy_counts_only_what_people_accepted_rejected_or_added(store):
    first, second = anchors(store)
    act(store, "correct", first, "where", span_of("Kidal"), GAO_VALUE)
    assert measure(store).reviewed == 0
    act(store, "correct", first, "casualties", span_of("trois"), None)
    act(store, "correct", first, "casualties", None, {"kind": "injured", "low": 1, "high": 1})
    act(store, "correct", first, "type", None, "armed-clash")
    act(store, "correct", first, "denied_by", None, "s2")
    act(store, "set_state", first, "accepted")
    act(store, "correct", second, "rejected", None, True)
    act(store, "add_event", REPORT.document.id, "air-strike", *span_of("soldats"))
    found = measure(store)
    assert (found.reviewed, found.rejected, found.added) == (2, 1, 1)
    fields = {one.field: (one.seen, one.kept, one.changed, one.removed, one.added) for one in found.fields}
    assert fields == {
        "type": (1, 1, 0, 0, 0), "modality": (1, 1, 0, 0, 0), "negated": (1, 1, 0, 0, 0),
        "aggregate": (1, 1, 0, 0, 0), "background": (1, 1, 0, 0, 0), "attribution": (1, 1, 0, 0, 0),
        "denied_by": (0, 0, 0, 0, 1), "when": (1, 1, 0, 0, 0), "where": (1, 0, 1, 0, 0),
        "participant": (1, 1, 0, 0, 0), "casualties": (1, 0, 0, 1, 1),
    }  # fmt: skip


def measure(store):
    with store.reading() as connection:
        return measure_accuracy(connection)


def test_words_are_those_of_the_reading_that_is_shown_and_a_correction_counts_in_every_reading(store):
    hand = replace(REPORT, events=(replace(REPORT.events[0], casualties=()),))
    store.add([offer(hand, reader="another desk", version=None, place="desk.jsonl:1")])
    first = anchors(store)[0]
    made = {"kind": "killed", "low": 4, "high": 4}
    act(store, "correct", first, "casualties", span_of("trois"), made)
    act(store, "correct", first, "type", None, "shelling")
    assert review(store, first).standing["casualties"][0]["low"] == 4
    told = {(told.event.type, len(told.event.casualties)) for one in incidents(store) for told in one.members}
    assert ("shelling", 1) in told and ("shelling", 0) in told
    whole(store)


def test_an_event_that_the_machine_comes_to_read_is_the_one_that_a_person_added(store):
    words = span_of("soldats")
    name = act(store, "add_event", REPORT.document.id, "air-strike", *words)
    read = replace(REPORT.events[0], id="e9", trigger=REPORT.document.span(*words))
    newer = replace(REPORT, events=(*REPORT.events, read))
    store.add([offer(newer, version="0.2.0")])
    found = review(store, name)
    assert (found.event["type"], found.standing["type"], found.standing["id"]) == ("armed-clash", "air-strike", "e9")
    assert [one.applied for one in found.corrections] == [True]
    whole(store)


def test_what_people_said_of_an_event_goes_over_to_the_one_that_a_newer_reading_has_on_its_words(store):
    first = anchors(store)[0]
    act(store, "correct", first, "type", None, "shelling")
    act(store, "set_state", first, "accepted")
    act(store, "put_note", first, "seen")
    start, end = span_of("ont été tués")
    wider = replace(REPORT.events[0], trigger=REPORT.document.span(start, end))
    store.add([offer(replace(REPORT, events=(wider, REPORT.events[1])), version="0.2.0")])
    found = review(store, first)
    assert found.anchor != first
    assert (found.standing["type"], found.state, len(found.notes)) == ("shelling", "accepted", 1)
    with store.reading() as connection:
        assert connection.scalar(select(event.c.state).where(event.c.anchor == found.anchor)) == "accepted"
    whole(store)


def read_again(store, version="0.2.0", **changes):
    """A newer version reads the first event otherwise."""
    events = (replace(REPORT.events[0], **changes), REPORT.events[1])
    store.add([offer(replace(REPORT, events=events), version=version)])


@pytest.mark.parametrize("state", ["accepted", "disputed"])
def test_an_event_whose_values_a_newer_reading_changed_is_in_review_again_and_tells_what_changed(store, state):
    first = anchors(store)[0]
    act(store, "set_state", first, state)
    figure = replace(REPORT.events[0].casualties[0], low=4, high=4)
    read_again(store, casualties=(figure,), type="shelling")
    found = review(store, first)
    assert (found.state, found.state_by) == ("in-review", None)
    assert (found.reread.state, found.reread.by) == (state, "tester")
    changed = {one.field: (one.before, one.after) for one in found.reread.changes}
    assert changed["type"] == ("armed-clash", "shelling")
    assert [one[0]["low"] for one in changed["casualties"]] == [3, 4]
    assert set(changed) == {"type", "casualties"}
    assert incident_states(store) == ["in-review", "unread"]
    whole(store)


def incident_states(store):
    with store.reading() as connection:
        return sorted(connection.scalars(select(summary.c.state)))


def test_an_event_that_another_version_reads_the_same_on_other_words_stays_accepted(store):
    first = anchors(store)[0]
    act(store, "set_state", first, "accepted")
    wider = replace(REPORT.events[0].casualties[0], span=REPORT.document.span(*span_of("trois soldats")))
    read_again(store, casualties=(wider,), trigger=REPORT.document.span(*span_of("été tués")))
    found = review(store, first)
    assert (found.state, found.reread) == ("accepted", None)
    whole(store)


def test_a_correction_of_what_the_newer_reading_changed_leaves_nothing_changed(store):
    first = anchors(store)[0]
    act(store, "correct", first, "type", None, "shelling")
    act(store, "set_state", first, "accepted")
    read_again(store, type="shelling")
    assert review(store, first).state == "accepted"
    read_again(store, "0.3.0", type="air-strike")
    assert review(store, first).state == "accepted"
    whole(store)


def test_what_a_person_corrects_after_accepting_takes_no_state_back(store):
    first = anchors(store)[0]
    act(store, "set_state", first, "accepted")
    act(store, "correct", first, "type", None, "shelling")
    assert review(store, first).state == "accepted"


def test_an_event_that_was_read_anew_waits_until_it_is_accepted_again(store):
    first, second = anchors(store)
    for anchor in (first, second):
        act(store, "set_state", anchor, "accepted")
    assert waiting(store) == Waiting(None, None, 0)
    read_again(store, type="shelling")
    assert waiting(store) == Waiting(REPORT.document.id, first, 1)
    assert waiting(store, Filter(type=("shelling",))) == Waiting(REPORT.document.id, first, 1)
    assert unread(store) == 1
    act(store, "set_state", first, "accepted")
    assert (review(store, first).state, review(store, first).reread) == ("accepted", None)
    assert waiting(store) == Waiting(None, None, 0)
    assert unread(store) == 0
    whole(store)


def unread(store):
    with store.reading() as connection:
        return connection.scalar(select(document_summary.c.unread))


def test_the_first_reading_come_back_gives_the_state_back(store):
    first = anchors(store)[0]
    act(store, "set_state", first, "accepted")
    read_again(store, type="shelling")
    read_again(store, "0.3.0")
    assert review(store, first).state == "accepted"
    whole(store)


def test_what_waits_for_an_event_that_no_reading_tells_comes_back_with_it(store):
    first = anchors(store)[0]
    act(store, "correct", first, "type", None, "shelling")
    store.add([offer(replace(REPORT, events=()), version="0.2.0")])
    whole(store)
    with pytest.raises(Trouble):
        review(store, first)
    store.add([offer(REPORT, version="0.3.0")])
    whole(store)
    assert review(store, first).standing["type"] == "shelling"
