"""What holds whatever people correct, in whatever order reports and corrections come."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from greffier.record.serialise import to_json
from greffier.store import reviewing
from greffier.store.moving import read_decisions
from greffier.store.restoring import restore_decision
from greffier.store.reviews import read_review, read_reviews
from greffier.store.tables import event
from greffier.store.verifying import find_breaks
from greffier.store.verifying_summaries import find_stale
from tests.store.records import GAO, KIDAL, TESSIT
from tests.store.test_incident_properties import derived, filled, quick, read, worlds

VOICE = {"kind": "witness", "description": "un berger", "via": {"kind": "outlet", "name": "Radio Azal"}}
PLACES = {place.name: {name: getattr(place, name) for name in place.__slots__} for place in (KIDAL, GAO, TESSIT)}


@st.composite
def corrections(draw):
    """A field, and a value for it; the words are those of the value that is there, where there is one."""
    values = {
        "type": st.sampled_from(["shelling", "armed-clash", "arrest", "accuse"]),
        "when": st.sampled_from([None, {"edtf": "2021-01-24"}, {"edtf": "2021-02"}]),
        "where": st.sampled_from([None, *({"place": place, "radius_km": 5} for place in PLACES.values())]),
        "casualties": st.sampled_from([None, {"kind": "killed", "low": 2, "high": 2}, {"kind": "injured", "low": 7}]),
        "participant": st.sampled_from([None, {"role": "agent", "name": "des hommes armés"}]),
        "rejected": st.just(True),
        "modality": st.sampled_from(["asserted", "planned"]),
        "negated": st.booleans(),
        "aggregate": st.booleans(),
        "attribution": st.sampled_from([VOICE, {"kind": "document"}]),
        "denied_by": st.just(VOICE),
    }
    field = draw(st.sampled_from(sorted(values)))
    return field, draw(values[field])


def events(store):
    with store.reading() as connection:
        query = select(event.c.anchor, event.c.start, event.c.end).where(event.c.current).order_by(event.c.anchor)
        return connection.execute(query).all()


def act(store, deed, *given):
    with store.writing() as connection:
        return getattr(reviewing, deed)(connection, store.stamp(), *given)


def correct_some(store, data):
    """A few corrections on events of the store, now and then an event added; the ids of the corrections."""
    made = []
    for _ in range(data.draw(st.integers(1, 4))):
        told = data.draw(st.sampled_from(events(store)))
        if data.draw(st.integers(0, 4)) == 0:
            with store.reading() as connection:
                document = read_review(connection, told.anchor).document
            name = act(store, "add_event", document, "air-strike", told.start, told.end)
            with store.reading() as connection:
                made += [one.id for one in read_review(connection, name).corrections]
            continue
        field, value = data.draw(corrections())
        if value is None and field != "when":
            with store.reading() as connection:
                standing = read_review(connection, told.anchor).standing
            if standing is None or not standing[{"participant": "participants"}.get(field, field)]:
                continue
        listed = field in ("where", "casualties", "participant")
        words = (told.start, told.end) if listed and value is None else None
        made.append(act(store, "correct", told.anchor, field, words, value))
    return made


def rows(store):
    """The rows of events, without their numbers."""
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []
        assert list(find_stale(connection)) == []
        columns = [column for column in event.c if column.name not in ("number", "reading", "state")]
        return sorted(map(repr, connection.execute(select(*columns).where(event.c.current))))


@quick
@given(worlds(), st.data())
def test_withdrawing_all_corrections_in_any_order_gives_back_what_was(world, data):
    with filled(world) as store:
        before = derived(store), read(store), rows(store)
        made = correct_some(store, data)
        for identity in data.draw(st.permutations(made)):
            act(store, "withdraw", identity)
        assert (derived(store), read(store), rows(store)) == before
        assert sorted(store.records()) == sorted(to_json(one.record) for one in world)


@quick
@given(worlds(), st.data())
def test_correcting_and_adding_may_come_in_any_order(world, data):
    """Reports that come after the corrections, and corrections that come after the reports, make the same incidents."""
    with filled(world) as one:
        correct_some(one, data)
        with one.reading() as connection:
            made = list(read_decisions(connection))
        order = data.draw(st.permutations([*world, *made]))
        kept = sorted(range(len(order)), key=lambda at: made.index(order[at]) if order[at] in made else -1)
        corrections_in_order = iter([order[at] for at in kept if order[at] in made])
        with filled([]) as two:
            for given_ in order:
                if given_ in made:
                    with two.writing() as connection:
                        restore_decision(connection, two.stamp(), next(corrections_in_order), "here")
                else:
                    two.add([given_])
            assert derived(one) == derived(two)
            assert read(one) == read(two)
            assert rows(one) == rows(two)


@quick
@given(worlds(), st.data())
def test_adding_everything_again_changes_no_correction(world, data):
    with filled(world) as store:
        correct_some(store, data)
        before = derived(store), read(store), rows(store), store.head()
        store.add(list(reversed(world)))
        assert (derived(store), read(store), rows(store), store.head()) == before


@quick
@given(worlds(), st.data())
def test_corrections_survive_a_newer_reading_and_the_machines_is_never_changed(world, data):
    with filled(world) as store:
        correct_some(store, data)
        before = derived(store)[1], rows(store)
        store.add([replace(one, version="0.2.0") for one in world])
        assert (derived(store)[1], rows(store)) == before
        with store.reading() as connection:
            for document in {one.record.document.id for one in world}:
                for review in read_reviews(connection, document):
                    assert all(made.applied or made.was is None for made in review.corrections[-1:])
