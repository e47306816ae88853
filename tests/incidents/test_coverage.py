"""A data set's side of an incident and the reports' are held against each other, and neither is right."""

import pytest

from greffier.incidents.compare import compare
from greffier.incidents.coverage import cover
from greffier.incidents.origins import make_voices
from greffier.incidents.reconcile import Member
from greffier.incidents.summary import Told, summarise
from greffier.incidents.telling import find_location, make_tellings
from tests.importing.rows import ACLED, UCDP, read_one
from tests.store.records import GAO, KIDAL, event, make_record

SERIES = "acled:Desk"


def told(record, number, series=None):
    (telling,) = make_tellings(record, [f"ev-{number}"], str(number), series)
    (its,) = record.events
    return Told(Member(telling, None, make_voices(record, str(number))), its, find_location(its), record.document.title)


def report(number=1, type="armed-clash", when="2021-01-24", place=KIDAL, **fields):
    fields = {"killed": 5, "agent": "jnim"} | fields
    made = make_record(f"Attaque, rapport {number}.", event("Attaque", type, when=when, place=place, **fields))
    return told(as_actors(made), number)


def as_actors(record):
    """Parties named by ids of the registry are these actors."""
    from dataclasses import replace

    events = [
        replace(one, participants=tuple(replace(party, actor=party.name) for party in one.participants))
        for one in record.events
    ]
    return replace(record, events=tuple(events))


def hold(*reports, base=ACLED, series=SERIES, **cells):
    found = cover(summarise([told(read_one(base, **cells), 90, series), *reports]), [series])
    return {name: field.verdict for name, field in found.fields.items()}


def test_what_both_say_alike_agrees():
    assert set(hold(report()).values()) == {"agree"}


@pytest.mark.parametrize(
    ("fields", "name", "verdict"),
    [
        ({"when": "2021-01-26"}, "date", "differ"), ({"when": "2021-01-23/2021-01-24"}, "date", "agree"),
        ({"when": None}, "date", "open"),
        ({"place": GAO}, "place", "differ"), ({"place": None}, "place", "open"),
        ({"agent": "wagner"}, "actors", "differ"), ({"agent": "civilians-mali"}, "actors", "open"),
        ({"agent": "military-forces-of-mali"}, "actors", "agree"),
        ({"type": "attack-on-civilians"}, "type", "differ"),
        ({"killed": 3}, "killed", "differ"), ({"killed": (3, 9)}, "killed", "agree"),
        ({"killed": (3, None)}, "killed", "agree"), ({"killed": (6, None)}, "killed", "differ"),
        ({"killed": 0}, "killed", "differ"), ({"killed": (None, None)}, "killed", "open"),
    ],
)  # fmt: skip
def test_a_field_differs_only_where_both_cannot_be_true(fields, name, verdict):
    assert hold(report(**fields))[name] == verdict


def test_a_figure_that_lies_between_those_of_reports_agrees():
    assert hold(report(1, killed=3), report(2, killed=9))["killed"] == "agree"


def test_a_code_of_ucdp_covers_the_kinds_of_event_that_it_stands_for():
    ucdp = {"base": UCDP, "series": "ucdp:Desk"}
    assert hold(report(type="air-strike"), **ucdp)["type"] == "agree"
    assert hold(report(type="air-strike"))["type"] == "differ"
    assert hold(report(type="arrest"), **ucdp)["type"] == "differ"


def test_who_has_an_incident_is_told():
    row, other = told(read_one(ACLED), 90, SERIES), told(read_one(UCDP), 91, "ucdp:Desk")
    assert cover(summarise([row, report()]), [SERIES]).status == "matched"
    assert cover(summarise([row]), [SERIES]).status == "coded"
    assert cover(summarise([report()]), [SERIES]).status == "reports"
    assert cover(summarise([other]), [SERIES]) is None
    assert cover(summarise([row, other]), ["ucdp:Desk"]).coded.members == (other,)


def test_coded_data_are_no_independent_source_beside_reports():
    row = told(read_one(ACLED), 90, SERIES)
    assert summarise([row]).reconciled.origins == ("Desk",)
    both = summarise([row, report(type="attack-on-civilians", agent="wagner", killed=3)]).reconciled
    assert "Desk" not in both.origins
    assert both.independent_sources == 1
    assert {said.source for said in both.figures["killed"].by_source} > {"Desk"}
    assert both.contested == ("killed",)


def test_no_direction_of_coded_parties_is_held_against_a_report():
    turned = {"actor1": ACLED["actor2"], "inter1": "1", "actor2": ACLED["actor1"], "inter2": "2"}
    rows = [told(read_one(ACLED, **cells), 90, SERIES) for cells in ({}, turned)]
    reported = report(agent="jnim", target="military-forces-of-mali").member.telling
    scores = {compare(row.member.telling, reported).score for row in rows}
    assert len(scores) == 1
    assert all(compare(row.member.telling, reported).is_same for row in rows)
