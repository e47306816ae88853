"""Place expressions are tied to the right place, with a point and a radius that say no more than the words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from greffier.annotate.actors import find_actors
from greffier.annotate.toponyms import find_toponyms
from greffier.gazetteer.geometry import distance_km
from greffier.gazetteer.store import open_gazetteer
from greffier.model.annotated import Annotated
from greffier.model.mentions import Situated, Toponym
from greffier.model.record import Location
from greffier.pipeline.parser import Parser
from greffier.resolve.places import containers, resolve_places
from tests.helpers import cases, document

CASES = cases("fr", "places")
NAMESAKES = [e for case in CASES if not case.get("known_gap") for e in case["expect"] if e.get("namesake")]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser("fr")


def situate(text: str, parser: Parser | None = None) -> tuple[Annotated, tuple[Situated, ...]]:
    parsed = next(parser.parse([text])) if parser else None
    annotated = Annotated(document(text), parsed) if parsed else Annotated(document(text))
    if parsed:
        annotated = replace(annotated, actors=find_actors(annotated))
    annotated = replace(annotated, toponyms=find_toponyms(annotated))
    return annotated, resolve_places(annotated)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case_is_where_a_coder_puts_it(case: dict[str, Any], parser: Parser, request: pytest.FixtureRequest) -> None:
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(reason=case["because"], strict=True))
    annotated, places = situate(case["text"], parser)
    for expected in case["expect"]:
        toponym, place = _found(expected, annotated, places)
        assert place.location.relation == expected.get("relation", place.location.relation)
        assert toponym.scope == expected.get("scope", toponym.scope)
        _check_point(expected, place.location)


def _found(expected: dict[str, Any], annotated: Annotated, places: tuple[Situated, ...]) -> tuple[Toponym, Situated]:
    words = expected["words"]
    for toponym, place in zip(annotated.toponyms, places, strict=True):
        quote = toponym.span.quote
        if quote == words or (expected.get("loose") and (words in quote or quote in words)):
            return toponym, place
    raise AssertionError(f"{words!r} not found in {[t.span.quote for t in annotated.toponyms]}")


def _check_point(expected: dict[str, Any], location: Location) -> None:
    if expected["at"] is None:
        assert location.place is None
        return
    assert location.place is not None
    assert distance_km((location.place.latitude, location.place.longitude), tuple(expected["at"])) <= expected["km"]
    assert location.place.country == expected.get("country", location.place.country)
    assert location.precision == expected.get("precision", location.precision)
    low, high = expected.get("radius", (0, 10_000))
    assert location.radius_km is not None
    assert low <= location.radius_km <= high


def test_there_are_as_many_cases_as_promised() -> None:
    expected = [e for case in CASES for e in case["expect"]]
    relative = [e for e in expected if e.get("relation") not in ("at", None) or e.get("loose")]
    assert len(expected) >= 150
    assert len(relative) >= 60
    assert len([e for e in NAMESAKES if e["at"] is not None]) >= 30


@pytest.mark.parametrize("expected", NAMESAKES, ids=lambda expected: expected["words"])
def test_a_namesake_has_others_of_its_name_on_the_map(expected: dict[str, Any]) -> None:
    words = [expected["words"], *expected["words"].replace("'", " ").split(" ")]
    assert any(len([c for c in open_gazetteer().find(word) if c.exactness > 1]) > 1 for word in words)


def test_an_unknown_place_keeps_its_words_and_gets_no_point() -> None:
    _, (place, *_) = situate("dans le village de Xartoumane, au Mali")
    assert (place.location.text, place.location.place, place.location.radius_km) == (
        "village de Xartoumane",
        None,
        None,
    )


def test_the_choice_tells_its_reason_and_its_candidates() -> None:
    _, (place, *_) = situate("à Tripoli, dans le nord du Liban")
    assert place.resolution.candidates
    assert "Lebanon" in place.resolution.reason


def test_what_stands_beside_a_place_holds_it() -> None:
    annotated, _ = situate("Kiwanja (territoire de Rutshuru, Nord-Kivu) : deux morts")
    assert containers(annotated) == {0: 1, 1: 2}


def test_places_are_aligned_with_toponyms() -> None:
    annotated, places = situate("Entre Gao et Ansongo, puis à Ménaka, au Mali")
    assert [p.location.text for p in places] == [t.span.quote for t in annotated.toponyms]
