"""Two tellings are one event for reasons that are told, and never against a hard conflict."""

from dataclasses import replace
from datetime import date

import pytest

from greffier.incidents.compare import compare
from greffier.incidents.telling import Figure, Telling, make_tellings
from tests.store.records import GAO, KIDAL, event, make_record

BASE = Telling(
    anchor="ev-a", reading="1", document="d1", event="e1", type="air-strike", negated=False,
    first=date(2021, 1, 24), last=date(2021, 1, 24), place="p1", point=(15.0, 43.0), radius_km=5.0, precision=1,
    agents=frozenset({"north"}), targets=frozenset({"south"}), named=frozenset(), struck=frozenset(),
    figures=(Figure("killed", 3, 3, "s1", 0),), source="s1", words="un raid", same=frozenset(), part=frozenset(),
)  # fmt: skip
OTHER = replace(BASE, anchor="ev-b", reading="2", document="d2")


def told(**changes):
    return compare(BASE, replace(OTHER, **changes))


def test_the_same_day_place_type_and_figure_are_one_event():
    found = told()
    assert found.is_same
    assert [reason.feature for reason in found.reasons] == ["when", "where", "type", "agent", "target", "figures"]
    assert all(reason.says for reason in found.reasons)


def test_comparing_is_the_same_both_ways_round():
    assert compare(BASE, OTHER) == compare(OTHER, BASE)


@pytest.mark.parametrize(
    "changes",
    [
        {"figures": (Figure("killed", 40, None, "s1", 0),)},  # what parties disagree about
        {"agents": frozenset({"south"}), "targets": frozenset()},
        {"type": "shelling", "agents": frozenset()},
        {"type": "attack-on-civilians"},
        {"place": "p2", "point": (15.05, 43.0), "radius_km": 15.0},  # some 6 km away
        {"first": date(2021, 1, 23), "last": date(2021, 1, 24)},  # in the night to the 24th
        {"negated": True},
        {"agents": frozenset(), "targets": frozenset(), "figures": ()},
    ],
)
def test_accounts_that_differ_are_still_of_one_event(changes):
    assert told(**changes).is_same


@pytest.mark.parametrize(
    ("changes", "feature"),
    [
        ({"first": date(2021, 1, 25), "last": date(2021, 1, 25)}, "when"),
        ({"point": (15.9, 43.0), "place": "p2"}, "where"),
        ({"type": "arrest"}, "type"),
        ({"reading": "1", "document": "d1", "figures": (Figure("killed", 5, 5, "s1", 0),)}, "report"),
    ],
)
def test_another_day_town_or_kind_is_refused_whatever_else_agrees(changes, feature):
    found = told(**changes)
    assert found.conflicts
    assert not found.is_same
    assert [reason.feature for reason in found.reasons if reason.conflict] == [feature]


def test_a_report_that_says_they_are_one_is_believed_against_a_conflict():
    linked = replace(BASE, same=frozenset({"ev-b"}))
    assert compare(linked, replace(OTHER, first=date(2021, 1, 26), last=date(2021, 1, 26), reading="1")).is_same


@pytest.mark.parametrize(
    "changes",
    [
        {"first": date(2021, 1, 1), "last": date(2021, 1, 31), "point": (15.1, 43.0), "figures": ()},  # « en janvier »
        {"precision": 3, "radius_km": 60.0, "agents": frozenset(), "figures": ()},
        {"first": None, "last": None},
        {"point": None, "agents": frozenset({"east"})},
    ],
)
def test_what_is_vague_is_not_enough(changes):
    found = told(**changes)
    assert not found.conflicts
    assert not found.is_same


def test_roles_reversed_speak_against():
    assert any(
        reason.feature == "roles" and reason.points < 0
        for reason in told(agents=frozenset({"south"}), targets=frozenset({"north"})).reasons
    )


def test_copies_that_tell_it_in_the_same_words_are_one_even_without_time_and_place():
    bare = {"first": None, "last": None, "point": None}
    assert compare(replace(BASE, **bare), replace(OTHER, **bare), copied=True).is_same
    assert not compare(replace(BASE, **bare), replace(OTHER, **bare, words="autre"), copied=False).is_same


def test_speech_plans_and_series_belong_to_no_incident():
    text = "Ils accusent, tirent, tireront, bombardent souvent."
    record = make_record(
        text,
        event("accusent", "accuse"),
        event("tirent", when="2021-01-24", place=KIDAL),
        event("tireront", modality="planned", when="2021-01-26", place=GAO),
        event("bombardent", "air-strike", aggregate=True),
    )
    assert [telling.event for telling in make_tellings(record, ["a", "b", "c", "d"], "1")] == ["e2"]
