"""Decisions on incidents are taken back, in whatever order; what stood before stands again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from greffier.model.trouble import Code, Trouble
from greffier.store import deciding
from greffier.store.store import open_store
from greffier.store.tables import judgement
from greffier.store.undoing import undo
from greffier.store.verifying import find_breaks
from tests.store.records import KIDAL, event, make_record, offer
from tests.store.test_incident_properties import derived, filled, groups, quick, worlds


def take(store, deed, *given):
    with store.writing() as connection:
        return getattr(deciding, deed)(connection, store.stamp(), *given, "because")


def take_back(store, act):
    with store.writing() as connection:
        return undo(connection, store.stamp(), act)


@pytest.fixture
def store(address):
    texts = [f"Rapport {number}: attaque à Kidal, {number} morts." for number in (1, 2, 3)]
    reports = [
        make_record(text, event("attaque", when="2021-01-24", place=KIDAL, killed=number), outlet=f"Journal {number}")
        for number, text in enumerate(texts, start=1)
    ]
    with open_store(address, by="tester") as opened:
        opened.add([offer(report, place=report.document.text) for report in reports])
        yield opened


def test_an_undo_gives_back_what_was_and_is_undone_in_its_turn(store):
    (whole,) = groups(store)
    one, other, third = sorted(whole)
    before = derived(store)
    decided = take(store, "split", one, [third])
    apart = groups(store)
    assert len(decided.incidents) == 2
    back = take_back(store, decided.act)
    assert derived(store) == before
    assert back.incidents == ("in-" + one.removeprefix("ev-"),)
    again = take_back(store, back.act)
    assert groups(store) == apart == {frozenset((one, other)), frozenset((third,))}
    assert take_back(store, again.act).incidents == back.incidents
    assert derived(store) == before
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []


def test_undoing_twice_or_nothing_is_refused(store):
    one, other, _ = sorted(next(iter(groups(store))))
    act = take(store, "judge", one, other, "different").act
    take_back(store, act)
    for name, code in ((act, Code.TAKEN_BACK), ("sha256:no act", Code.NOT_KEPT)):
        with pytest.raises(Trouble) as caught:
            take_back(store, name)
        assert caught.value.code is code


def test_an_earlier_decision_is_taken_back_and_a_later_one_on_the_same_events_stays(store):
    one, other, _ = sorted(next(iter(groups(store))))
    first = take(store, "judge", one, other, "same").act
    take(store, "judge", one, other, "different")
    apart = groups(store)
    take_back(store, first)
    assert groups(store) == apart


def test_joining_what_is_one_already_decides_nothing(store):
    one, other, _ = sorted(next(iter(groups(store))))
    assert take(store, "merge", one, other).act is None
    with store.reading() as connection:
        assert connection.execute(select(judgement)).all() == []


@quick
@given(worlds(), st.data())
def test_all_decisions_taken_back_in_any_order_leave_what_was(world, data):
    with filled(world) as store:
        before, acts = derived(store), []
        for _ in range(data.draw(st.integers(1, 4))):
            anchors = sorted(anchor for group in groups(store) for anchor in group)
            if len(anchors) < 2:
                break
            one, other = data.draw(st.permutations(anchors))[:2]
            deed = data.draw(st.sampled_from(["merge", "judge"]))
            verdict = [data.draw(st.sampled_from(["same", "different"]))] if deed == "judge" else []
            acts.append(take(store, deed, one, other, *verdict).act)
        for act in data.draw(st.permutations([act for act in acts if act])):
            take_back(store, act)
        assert derived(store) == before
