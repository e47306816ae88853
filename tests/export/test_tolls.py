"""Of many figures one rule makes low, best and high, and says which figures best was counted from."""

from dataclasses import replace

import pytest

from greffier.export.cases import Case
from greffier.export.deaths import find_deaths
from greffier.export.ucdp import find_sides, find_violence
from greffier.incidents.summary import summarise
from greffier.model.record import Casualties, Participant, Victims
from greffier.store.holdings import open_record
from tests.store.records import KIDAL, event, make_record, voice

ARMY, REBELS, CIVILIANS = "military-forces-of-mali", "jnim", "civilians-mali"


def victims(name=None, actor=None, civilian=None, role="target"):
    return Victims(None, name, actor, civilian, role)


def figure(low, high=None, who=None, status="current", by="s2"):
    return low, low if high is None else (None if high == "open" else high), who, status, by


def report(number, *figures, agent=None, target=None, published="2021-01-25", origin=None):
    """A report of one attack with its figures, each from its own voice unless they share one."""
    text = f"Rapport {number}: attaque."
    made = make_record(
        text, event("attaque", when="2021-01-24", place=KIDAL, voice="s2"), published=published,
        voices=[voice(kind="organisation", name=origin or f"Observatoire {number}")], outlet=f"Journal {number}",
    )  # fmt: skip
    told = made.events[0]
    casualties = tuple(
        Casualties("killed", status, low, high, False, who, told.trigger, by) for low, high, who, status, by in figures
    )
    parties = tuple(
        Participant(role, told.trigger, actor, actor, None)
        for role, actor in (("agent", agent), ("target", target)) if actor
    )  # fmt: skip
    return replace(made, events=(replace(told, casualties=casualties, participants=parties),))


def case(*reports):
    readings = {str(number): open_record(record, "greffier", str(number)) for number, record in enumerate(reports)}
    return Case(summarise([told for opened in readings.values() for told in opened.told.values()]), readings)


def bounds(made, kind="killed"):
    toll = made.toll(kind)
    return toll and (toll.low, toll.best, toll.high)


@pytest.mark.parametrize(
    ("reports", "expect"),
    [
        ([report(1)], None),
        ([report(1, figure(3))], (3, 3, 3)),
        ([report(1, figure(3)), report(2, figure(5)), report(3, figure(5))], (3, 5, 5)),  # what most say
        ([report(1, figure(3)), report(2, figure(5), published="2021-01-26")], (3, 5, 5)),  # the newest
        ([report(1, figure(5)), report(2, figure(3))], (3, 3, 5)),  # the lowest
        ([report(1, figure(9, "open"))], (9, 9, 9)),
        ([report(1, figure(20, 99))], (20, 20, 99)),
        (  # one origin in many papers is one vote
            [report(1, figure(3), origin="SANA"), report(2, figure(3), origin="SANA"), report(3, figure(5)),
             report(4, figure(5))],
            (3, 5, 5),
        ),
    ],
)  # fmt: skip
def test_best_is_what_most_origins_say_then_the_newest_then_the_lowest(reports, expect):
    assert bounds(case(*reports)) == expect


def test_people_counted_apart_are_added_up():
    soldiers, villagers = victims("soldats", ARMY, False), victims("civils", CIVILIANS, True)
    assert bounds(case(report(1, figure(3, who=soldiers), figure(2, who=villagers)))) == (5, 5, 5)


def test_a_total_is_not_added_to_those_it_holds():
    soldiers = victims("soldats", ARMY, False)
    assert bounds(case(report(1, figure(3, who=soldiers), figure(5, who=victims("personnes"))))) == (3, 5, 5)
    assert bounds(case(report(1, figure(5), figure(3, who=soldiers, status="part")))) == (5, 5, 5)


def test_the_dead_fall_to_their_sides_and_are_together_best():
    made = case(report(
        1, figure(3, who=victims("soldats", ARMY, False)), figure(2, who=victims("civils", CIVILIANS, True)),
        figure(4, who=victims("assaillants", REBELS, False, "agent")), agent=REBELS, target=ARMY,
    ))  # fmt: skip
    side_a, side_b = find_sides(made)
    deaths = find_deaths(made, side_a, side_b)
    assert side_a.principal.name == "Malian Armed Forces"  # state-based: the government is side A
    assert (deaths.side_a, deaths.side_b, deaths.civilians, deaths.unknown, deaths.best) == (3, 4, 2, 0, 9)


@pytest.mark.parametrize(
    ("agent", "target", "expect"),
    [
        (REBELS, ARMY, 1), (ARMY, REBELS, 1), (REBELS, "islamic-state", 2), (REBELS, CIVILIANS, 3),
        (ARMY, CIVILIANS, 3), (None, CIVILIANS, None), (REBELS, None, None), ("minusma", REBELS, None),
    ],
)  # fmt: skip
def test_violence_has_a_type_where_both_sides_settle_it(agent, target, expect):
    assert find_violence(case(report(1, figure(1), agent=agent, target=target))) == expect


def test_a_party_that_accounts_put_on_both_sides_stands_on_one():
    made = case(report(1, agent=ARMY, target=REBELS), report(2, agent=REBELS, target=ARMY))
    assert (made.agents.principal.actor.id, made.targets.principal.actor.id) == (ARMY, REBELS)


def test_culprits_on_whom_accounts_differ_are_no_allies():
    made = case(report(1, agent=REBELS), report(2, agent="islamic-state"))
    assert len(made.agents.named) == 2
    assert made.agents.others == ()
