"""Each mention stands for the party that a careful reader would say, or for nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from greffier.annotate.actors import find_actors
from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Party
from greffier.pipeline.parser import Parser
from greffier.resolve.actors import mention_at, resolve_actors
from tests.helpers import cases, document

CASES = [*cases("fr", "actors"), *cases("fr", "coreference")]


@cache
def parser() -> Parser:
    return Parser("fr")


def read(text: str, published: str | None = None, outlet: str | None = None) -> Annotated:
    parse = next(parser().parse([text]))
    bare = Annotated(document(text, published, outlet), parse)
    found = replace(bare, actors=find_actors(bare))
    return replace(found, parties=resolve_actors(found))


def facts_of(mention: ActorMention, party: Party) -> dict[str, Any]:
    return {
        "actor": party.actor.id if party.actor else None,
        "name": party.name,
        "form": mention.form,
        "civilian": mention.civilian,
    }


def check(case: dict[str, Any]) -> None:
    reading = read(case["text"], case.get("published"), case.get("outlet"))
    found = {
        mention.span.quote: facts_of(mention, party)
        for mention, party in zip(reading.actors, reading.parties, strict=True)
    }
    for words, wanted in case.get("expect", {}).items():
        assert words in found, f"no mention «{words}» among {sorted(found)}"
        facts = wanted if isinstance(wanted, dict) else {"actor": wanted}
        assert {key: found[words][key] for key in facts} == facts, words
    for words in case.get("absent", ()):
        assert not [quote for quote in found if words in quote], words


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    if case.get("known_gap"):
        with pytest.raises(AssertionError):
            check(case)
    else:
        check(case)


def test_parties_stand_beside_their_mentions() -> None:
    reading = read("L'armée malienne a tué trois jihadistes. Elle en a arrêté deux.")
    assert len(reading.parties) == len(reading.actors)
    assert all(party.antecedent is None or party.antecedent != i for i, party in enumerate(reading.parties))


def test_a_token_inside_a_phrase_belongs_to_its_mention() -> None:
    reading = read("Une trentaine de soldats maliens ont été tués.")
    index = mention_at(reading, 1)
    assert index is not None
    assert reading.actors[index].span.quote == "Une trentaine de soldats maliens"


def test_two_adjectives_make_two_parties() -> None:
    reading = read("Les armées tchadienne et malienne ont lancé une opération.")
    assert [p.actor.id for p in reading.parties if p.actor] == ["military-forces-of-chad", "military-forces-of-mali"]


def test_a_choice_names_its_candidates_and_its_reason() -> None:
    reading = read("À Raqqa, en Syrie, les FDS ont arrêté un homme.")
    party = next(p for p in reading.parties if p.actor is not None and p.actor.id == "syrian-democratic-forces")
    assert "military-forces-of-mali" in party.resolution.candidates
    assert "country" in party.resolution.reason


def test_the_same_text_gives_the_same_parties_twice() -> None:
    text = "Au Mali, l'armée a attaqué le GSIM ; le groupe a riposté et ses hommes ont fui."
    assert read(text).parties == read(text).parties
