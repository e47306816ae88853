"""Place expressions are found with their relation, and names that are no places are left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.annotate.toponyms import find_toponyms
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Toponym
from greffier.pipeline.parser import Parser
from tests.helpers import cases, document

RULES = load("fr", "toponyms")["rules"]
CASES = cases("fr", "toponyms")
WORDS = [
    "Goma",
    "à",
    "30 km",
    "au sud de",
    "Kidal",
    "et",
    "entre",
    "la",
    "route",
    "Gao-Ansongo",
    "(",
    ")",
    "–",
    "\n",
    "L’",
    ".",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser("fr")


def toponyms(text: str) -> tuple[Toponym, ...]:
    return find_toponyms(Annotated(document(text)))


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r["examples"]], ids=str)
def test_rule_reads_its_examples(rule: dict[str, Any], example: str) -> None:
    assert rule["id"] in [toponym.rule for toponym in toponyms(example)]


@pytest.mark.parametrize(("rule", "near_miss"), [(r, e) for r in RULES for e in r["not"]], ids=str)
def test_rule_leaves_its_near_misses_alone(rule: dict[str, Any], near_miss: str) -> None:
    assert rule["id"] not in [toponym.rule for toponym in toponyms(near_miss)]


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case_is_read_as_a_linguist_expects(
    case: dict[str, Any], parser: Parser, request: pytest.FixtureRequest
) -> None:
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(reason=case["because"], strict=True))
    found = find_toponyms(Annotated(document(case["text"]), next(parser.parse([case["text"]]))))
    said = {(toponym.span.quote, toponym.relation) for toponym in found}
    assert said >= {(words, relation) for words, relation in case.get("find", [])}
    names = [name.quote for toponym in found if "seat" not in toponym.fields for name in toponym.names]
    assert not [word for word in case.get("none", []) for name in names if word in name]


def test_a_distance_and_a_bearing_are_kept_as_numbers() -> None:
    (toponym,) = toponyms("à une trentaine de kilomètres au nord-ouest de Kidal")
    assert (toponym.fields["km"], toponym.fields["bearing"]) == (30.0, 315.0)


def test_a_name_that_the_gazetteer_lacks_is_kept_in_a_sure_frame() -> None:
    (toponym,) = toponyms("dans le village de Xartoumane")
    assert (toponym.names[0].quote, toponym.fields["known"]) == ("Xartoumane", 0.0)


def test_a_dateline_dates_nothing_but_the_dispatch() -> None:
    found = toponyms("NIAMEY, 3 mars (AVS) – Des tirs ont été entendus à Diffa.")
    assert [(t.names[0].quote, t.scope) for t in found] == [("NIAMEY", "dateline"), ("Diffa", "clause")]


def test_a_heading_places_its_section() -> None:
    found = toponyms("Bulletin\n\nMardi 8. Oicha (Beni) : un camion attaqué vers Mavivi.")
    assert [(t.names[0].quote, t.scope) for t in found] == [
        ("Oicha", "section"),
        ("Beni", "section"),
        ("Mavivi", "clause"),
    ]


def test_a_place_inside_an_actors_name_is_left_to_the_actor() -> None:
    text = "L’Observatoire du Tigré a publié une liste."
    made = document(text)
    actor = ActorMention(made.span(0, 22), 1, "name", (), None, "test")
    assert find_toponyms(Annotated(made, actors=(actor,))) == ()


@pytest.mark.parametrize(
    ("outlet", "places"),
    [("La Garde du Kivu", ["Goma"]), ("Le Courrier", ["Kivu", "Goma"]), ("Kivu", ["Kivu", "Goma"])],
)
def test_the_name_of_the_reports_own_outlet_is_no_place(outlet: str, places: list[str]) -> None:
    text = "Un officier a dit à La Garde du Kivu que des tirs visaient Goma."
    found = find_toponyms(Annotated(document(text, outlet=outlet)))
    assert [name.quote for toponym in found for name in toponym.names][-len(places) :] == places
    assert ("Kivu" in {name.quote for toponym in found for name in toponym.names}) == ("Kivu" in places)


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_spans_are_words_of_the_text_and_names_lie_in_them(text: str) -> None:
    for toponym in toponyms(text):
        assert text[toponym.span.start : toponym.span.end] == toponym.span.quote
        assert all(toponym.span.covers(name) for name in toponym.names)
