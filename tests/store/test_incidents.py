"""Incidents of a store: kept in step with what is added, bound by what people decide, the same in any order."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from greffier.incidents.contract import describe, describe_claims
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import to_json
from greffier.store import deciding
from greffier.store.choosing import Filter
from greffier.store.incidents import find_incident, read_decisions, read_incident, read_incidents, read_reasons
from greffier.store.store import open_store
from greffier.store.tables import membership
from greffier.store.verifying import find_breaks
from tests.store.records import GAO, KIDAL, TESSIT, event, make_record, offer, voice


def report(number, place=KIDAL, day="2021-01-24", killed=3, type="armed-clash", **fields):
    text = f"Rapport {number}: attaque à {place.name}, {killed} morts."
    told = event("attaque", type, when=day, place=place, killed=killed, **fields)
    return make_record(text, told, outlet=f"Journal {number}")


REPORTS = [
    report(1), report(2, killed=5), report(3, day="2021-01-23/2021-01-24"),  # one attack
    report(4, day="2021-01-26"), report(5, place=GAO), report(6, type="arrest"),  # three others
    report(7, place=GAO, killed=8),  # with 5
]  # fmt: skip


def fill(store, reports=REPORTS):
    store.add([offer(one, place=one.document.text) for one in reports])


def groups(store):
    """The incidents as sets of the first words of their reports."""
    with store.reading() as connection:
        return {
            frozenset(claim["quote"].split(":")[0] for claim in describe_claims(incident))
            for incident in read_incidents(connection, Filter(denied=True))
        }


def numbered(*numbers):
    return frozenset(f"Rapport {number}" for number in numbers)


EXPECTED = {numbered(1, 2, 3), numbered(4), numbered(5, 7), numbered(6)}


def incident_of(store, number):
    with store.reading() as connection:
        return next(
            incident
            for incident in read_incidents(connection, Filter(denied=True))
            if any(claim["quote"].startswith(f"Rapport {number}:") for claim in describe_claims(incident))
        )


def event_of(store, number):
    incident = incident_of(store, number)
    return next(
        claim["anchor"] for claim in describe_claims(incident) if claim["quote"].startswith(f"Rapport {number}:")
    )


def test_reports_of_one_attack_come_together_and_others_stay_apart(store):
    fill(store)
    assert groups(store) == EXPECTED


def test_an_incident_says_what_the_contract_asks(store):
    fill(store)
    told = describe(incident_of(store, 1))
    assert told["type"] == "armed-clash"
    assert told["when"]["edtf"] == "2021-01-24"
    assert told["where"]["place"]["name"] == "Kidal"
    assert {(said["source"], said["low"]) for said in told["figures"]["killed"]["by_source"]} == {
        ("Journal 1", 3), ("Journal 2", 5), ("Journal 3", 3)
    }  # fmt: skip
    assert told["contested"] == ["killed"]
    assert told["independent_sources"] == 3
    assert len(told["members"]) == 3


def test_each_pair_keeps_its_reasons(store):
    fill(store)
    with store.reading() as connection:
        reasons = read_reasons(connection, read_incident(connection, incident_of(store, 1).id))
    assert len(reasons) == 3
    assert all(why.score >= 3.5 and all(reason.says for reason in why.reasons) for why in reasons)


def test_incidents_are_the_same_in_whatever_order_and_company_their_reports_come(store):
    fill(store)
    with store.reading() as connection:
        before = connection.execute(select(membership).order_by(membership.c.anchor)).all()
    for number in (7, 3, 1, 5, 2, 6, 4):
        store.add([offer(REPORTS[number - 1], place=REPORTS[number - 1].document.text)])
    with store.reading() as connection:
        assert connection.execute(select(membership).order_by(membership.c.anchor)).all() == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(7)), st.lists(st.integers(1, 6), max_size=3))
def test_the_order_of_arrival_does_not_change_the_incidents(tmp_path_factory, order, cuts):
    with open_store(str(tmp_path_factory.mktemp("order") / "store.db")) as store:
        bounds = [0, *sorted(set(cuts)), 7]
        for start, end in pairwise(bounds):
            fill(store, [REPORTS[index] for index in order[start:end]])
        assert groups(store) == EXPECTED


def decide(store, deed, *given, because="seen on the films"):
    with store.writing() as connection:
        return getattr(deciding, deed)(connection, store.stamp(), *given, because).incidents


def test_merging_and_splitting_are_inverse(store):
    fill(store)
    one, other = incident_of(store, 1), incident_of(store, 4)
    (merged,) = decide(store, "merge", one.id, other.id)
    assert groups(store) == {numbered(1, 2, 3, 4), numbered(5, 7), numbered(6)}
    decide(store, "split", merged, [event_of(store, 4)])
    assert groups(store) == EXPECTED
    decide(store, "split", incident_of(store, 1).id, [event_of(store, 2)])
    assert groups(store) == {numbered(1, 3), numbered(2), numbered(4), numbered(5, 7), numbered(6)}
    decide(store, "merge", incident_of(store, 1).id, incident_of(store, 2).id)
    assert groups(store) == EXPECTED
    with store.reading() as connection:
        assert list(find_breaks(connection)) == []


def test_decisions_bind_what_comes_later_and_are_never_overwritten(store):
    fill(store)
    decide(store, "split", incident_of(store, 1).id, [event_of(store, 3)])
    fill(store, [report(8), report(9)])
    assert numbered(3) in groups(store) or not any(numbered(1) | numbered(3) <= group for group in groups(store))
    with store.reading() as connection:
        decisions = read_decisions(connection, incident_of(store, 3))
    assert {made.kind for made in decisions} >= {"different"}
    assert {(made.by, made.because) for made in decisions} == {("tester", "seen on the films")}


def test_decisions_outlive_a_new_reading(store):
    fill(store)
    decide(store, "merge", incident_of(store, 1).id, incident_of(store, 4).id)
    longer = replace(REPORTS[3].events[0], trigger=REPORTS[3].document.span(8, 20))
    store.add([offer(replace(REPORTS[3], events=(longer,)), version="0.2.0", place=REPORTS[3].document.text)])
    assert numbered(1, 2, 3, 4) in groups(store)
    store.add([offer(replace(REPORTS[3], events=()), version="0.3.0", place=REPORTS[3].document.text)])
    assert numbered(1, 2, 3) in groups(store)
    store.add([offer(REPORTS[3], version="0.4.0", place=REPORTS[3].document.text)])
    assert numbered(1, 2, 3, 4) in groups(store)


def test_unsure_takes_a_decision_back(store):
    fill(store)
    one, other = event_of(store, 1), event_of(store, 4)
    assert len(decide(store, "judge", one, other, "same")) == 1
    assert len(decide(store, "judge", one, other, "unsure")) == 2
    assert groups(store) == EXPECTED


def test_ids_are_found_by_their_beginning_and_by_their_events(store):
    fill(store)
    incident = incident_of(store, 1)
    with store.reading() as connection:
        assert find_incident(connection, incident.id[:12]) == incident.id
        assert all(find_incident(connection, claim["anchor"]) == incident.id for claim in describe_claims(incident))
        for wrong in ("in-0000000000000000", "nonsense", "in-", "%"):
            with pytest.raises(Trouble) as caught:
                find_incident(connection, wrong)
            assert caught.value.code is Code.NOT_KEPT


def test_an_id_still_leads_to_its_incident_after_a_merge(store):
    fill(store)
    one, other = incident_of(store, 1), incident_of(store, 4)
    (merged,) = decide(store, "merge", one.id, other.id)
    with store.reading() as connection:
        assert {find_incident(connection, name) for name in (one.id, other.id)} == {merged}


def test_what_is_no_part_of_an_incident_is_not_split_off(store):
    fill(store)
    for events in ([], [event_of(store, 5)], [event_of(store, number) for number in (1, 2, 3)]):
        with pytest.raises(Trouble) as caught:
            decide(store, "split", incident_of(store, 1).id, events)
        assert caught.value.code is Code.NOT_KEPT


def test_a_reason_that_no_store_can_keep_is_refused(store):
    fill(store)
    one, other = incident_of(store, 1).id, incident_of(store, 4).id
    deeds = {"merge": (one, other), "split": (one, [event_of(store, 1)]), "judge": (one, other, "same")}
    for deed, told in deeds.items():
        for because in ("a\0b", "\ud800", "x" * 10_001):
            with pytest.raises(Trouble) as caught:
                decide(store, deed, *told, because=because)
            assert caught.value.code is Code.VALUE


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(since="2021-01-25"), {numbered(4)}),
        (Filter(until="2021-01-23"), {numbered(1, 2, 3)}),
        (Filter(near=(16.3, 0.0, 30)), {numbered(5, 7)}),
        (Filter(type=("arrest",)), {numbered(6)}),
        (Filter(country=("ml",), contested=True), {numbered(1, 2, 3), numbered(5, 7)}),
        (Filter(country=("SY",)), set()),
        (Filter(min_sources=3), {numbered(1, 2, 3)}),
        (Filter(actor=("milice",)), {numbered(8)}),
    ],
)
def test_filters_let_through_what_they_say(store, wanted, found):
    fill(store, [*REPORTS, report(8, place=TESSIT, agent="Milice du fleuve")])
    with store.reading() as connection:
        names = {
            frozenset(claim["quote"].split(":")[0] for claim in describe_claims(incident))
            for incident in read_incidents(connection, wanted)
        }
    assert names == found


def test_what_is_only_denied_is_listed_when_asked(store):
    fill(store, [report(1, negated=True)])
    with store.reading() as connection:
        assert list(read_incidents(connection)) == []
        (incident,) = read_incidents(connection, Filter(denied=True))
    assert incident.denied


def test_copies_of_one_dispatch_count_once(store):
    words = (
        "attaque dimanche à Kidal, où des hommes armés venus à moto ont ouvert le feu sur un marché avant de repartir "
        "vers le nord, a indiqué une source hospitalière jointe au téléphone par notre rédaction."
    )
    unnamed = voice("s2", "unnamed", None, description="source hospitalière")
    records = [
        make_record(head + words, event("attaque", when="2021-01-24", place=KIDAL, killed=4, voice="s2"),
                    voices=[unnamed], outlet=outlet)
        for outlet, head in (("A", ""), ("B", "Mali : "), ("C", "URGENT. "))
    ]  # fmt: skip
    fill(store, records)
    with store.reading() as connection:
        (incident,) = read_incidents(connection)
    assert incident.reconciled.independent_sources == 1
    assert len(incident.members) == 3


def test_no_claim_is_lost_by_merging(store):
    fill(store)
    records = sorted(store.records())
    decide(store, "merge", incident_of(store, 1).id, incident_of(store, 6).id)
    assert sorted(store.records()) == records == sorted(map(to_json, REPORTS))
    assert len(incident_of(store, 6).members) == 4
