"""Figures stand side by side by their origins; what is contested is named; sources are counted at the chains' ends."""

from dataclasses import replace
from datetime import date

from greffier.incidents.origins import make_voices
from greffier.incidents.reconcile import Member, reconcile
from greffier.incidents.telling import make_tellings
from greffier.record.serialise import to_json
from tests.store.records import KIDAL, event, make_record, voice

AGENCY = voice("s2", "organisation", "Agence du Fleuve (ADF)")
MINISTRY = voice("s3", "official", "ministère de la Santé", via="s2")
CRAWL = {"when": "2021-01-24", "place": KIDAL}


def member(number, *voices, published="2021-01-25", outlet=None, type="armed-clash", **fields):
    text = f"Attaque à Kidal, rapport {number}."
    record = make_record(
        text, event("Attaque", type, **CRAWL, **fields), voices=voices, published=published, outlet=outlet
    )
    (telling,) = make_tellings(record, [f"ev-{number}"], str(number))
    return Member(telling, date.fromisoformat(published), make_voices(record, str(number)))


def said(found, kind="killed"):
    return {one.source: (one.low, one.high) for one in found.figures[kind].by_source}


def test_ten_papers_that_quote_one_ministry_through_one_agency_are_one_source():
    papers = [member(n, AGENCY, MINISTRY, voice="s3", killed=17, outlet=f"Journal {n}") for n in range(10)]
    found = reconcile(papers)
    assert found.independent_sources == 1
    assert said(found) == {"ministère de la Santé": (17, 17)}
    assert len(found.figures["killed"].by_source[0].documents) == 10


def test_voices_in_two_languages_are_one_where_one_agency_relays_them_with_one_figure():
    french = member(1, AGENCY, MINISTRY, voice="s3", killed=(17, None))
    wire = voice("s2", "outlet", "the River agency ADF")
    english = member(2, wire, voice("s3", "official", "health ministry", via="s2"), voice="s3", killed=17)
    assert reconcile([french, english]).independent_sources == 1
    other = member(2, wire, voice("s3", "official", "army", via="s2"), voice="s3", killed=9)
    assert reconcile([french, other]).independent_sources == 2


def test_unnamed_voices_of_two_reports_are_two_sources_unless_the_reports_are_copies():
    unnamed = voice("s2", "unnamed", None, description="source militaire")
    reports = [member(1, unnamed, voice="s2", killed=3), member(2, unnamed, voice="s2", killed=3)]
    assert reconcile(reports).independent_sources == 2
    assert reconcile(reports, copies=[("1", "2")]).independent_sources == 1


def test_a_known_actor_is_one_source_under_any_name():
    first = member(1, voice(actor="army", name="l'état-major"), voice="s2", killed=6)
    second = member(2, voice(actor="army", name="the army"), voice="s2", killed=6)
    assert reconcile([first, second]).independent_sources == 1


def test_a_report_that_only_relays_is_no_source_of_its_own():
    paper = member(1, AGENCY, MINISTRY, voice="s3", killed=17, outlet="Le Fanal")
    own = member(2, killed=15, outlet="La Vigie")
    assert reconcile([paper, own]).origins == ("La Vigie", "ministère de la Santé")


def test_a_voices_later_figure_takes_the_place_of_its_own_earlier_one_and_of_no_others():
    reports = [
        member(1, voice(name="armée"), voice="s2", killed=3, published="2021-01-25"),
        member(2, voice(name="armée"), voice="s2", killed=5, published="2021-01-27"),
        member(3, voice(name="rebelles"), voice="s2", killed=12, published="2021-01-26"),
    ]
    found = reconcile(reports)
    assert said(found) == {"armée": (5, 5), "rebelles": (12, 12)}
    assert (found.figures["killed"].low, found.figures["killed"].high) == (5, 12)
    assert found.contested == ("killed",)


def test_a_toll_repeated_without_its_at_least_is_no_revision():
    reports = [
        member(1, voice(name="armée"), voice="s2", killed=(17, None), published="2021-01-25"),
        member(2, voice(name="armée"), voice="s2", killed=17, published="2021-01-26"),
    ]
    assert said(reconcile(reports)) == {"armée": (17, None)}


def test_figures_that_one_number_fits_are_not_contested():
    reports = [
        member(1, killed=(10, None), outlet="A"),
        member(2, killed=12, outlet="B"),
        member(3, killed=(5, 20), outlet="C"),
    ]
    assert reconcile(reports).contested == ()


def test_author_and_kind_are_contested_where_affirmed_accounts_differ():
    reports = [member(1, type="air-strike"), member(2, type="shelling")]
    assert reconcile(reports).contested == ("type",)
    agents = [replace(m, telling=replace(m.telling, agents=frozenset({f"a{n}"}))) for n, m in enumerate(reports)]
    assert reconcile(agents).contested == ("agent", "type")
    denied = replace(agents[1], telling=replace(agents[1].telling, negated=True))
    assert reconcile([agents[0], denied]).contested == ()


def test_the_attackers_own_losses_are_another_count():
    record = make_record("Attaque à Kidal.", event("Attaque", **CRAWL, killed=9))
    figure = record.events[0].casualties[0]
    from greffier.model.record import Victims

    who = Victims(None, "assaillants", None, False, "agent")
    record = replace(record, events=(replace(record.events[0], casualties=(replace(figure, who=who),)),))
    assert to_json(record)
    (telling,) = make_tellings(record, ["ev-1"], "1")
    assert [figure.kind for figure in telling.figures] == ["killed_attackers"]


def counting(number, *figures, **fields):
    return member(number, figures=[("killed", low, low, "s1", whom, None) for low, whom in figures], **fields)


def test_soldiers_and_civilians_of_one_voice_are_one_toll_and_no_contradiction():
    apart, whole = counting(1, (3, "soldiers"), (2, "civilians")), counting(2, (5, "people"))
    found = reconcile([apart, whole])
    assert (found.figures["killed"].low, found.figures["killed"].high) == (5, 5)
    assert len(found.figures["killed"].by_source) == 3
    assert "killed" not in found.contested


def test_as_many_soldiers_as_civilians_are_told_twice_and_count_twice():
    found = reconcile([counting(1, (2, "soldiers"), (2, "civilians"))])
    assert found.figures["killed"].high == 4


def test_people_who_may_be_the_soldiers_once_more_are_not_added():
    found = reconcile([counting(1, (3, "soldiers"), (5, "people"))])
    assert found.figures["killed"].high == 5
    assert "killed" in found.contested
