"""Mentions of actors: what their spans reach over, and what they are not."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.annotate.actors import find_actors
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention
from greffier.pipeline.parser import Parser
from tests.helpers import document

WORDS = [
    *[
        "des",
        "hommes",
        "armés",
        "de",
        "Daech",
        "l'",
        "armée",
        "malienne",
        "et",
        "(EI)",
        "«",
        "»",
        "ils",
        "nos",
        "forces",
        "Bagdad",
        "a",
        "condamné",
    ],
    *["le", "général", "Moussa", "Ba", ",", "."],
    "\n",
]


@cache
def parser() -> Parser:
    return Parser("fr")


def mentions(text: str) -> tuple[ActorMention, ...]:
    return find_actors(Annotated(document(text), next(parser().parse([text]))))


def quotes(text: str) -> list[str]:
    return [mention.span.quote for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Des combattants du groupe État islamique (EI) ont fui.", "Des combattants du groupe État islamique (EI)"),
        ("Un porte-parole du ministère russe de la Défense nie.", "Un porte-parole du ministère russe de la Défense"),
        ("Près de trente miliciens fano ont fui.", "trente miliciens fano"),
        ("Une cinquantaine de terroristes ont été tués.", "Une cinquantaine de terroristes"),
        ("Une centaine de prisonniers de Daech ont fui.", "Une centaine de prisonniers de Daech"),
        ("La Force de défense nationale éthiopienne (ENDF) nie.", "La Force de défense nationale éthiopienne (ENDF)"),
        ("L'agence Sana a cité un officier.", "L'agence Sana"),
        ("Les « amba boys » ont fui.", "Les « amba boys »"),
        ("Deux jeunes soldats maliens ont été tués.", "Deux jeunes soldats maliens"),
    ],
)  # fmt: skip
def test_a_mention_reaches_over_its_whole_phrase(text: str, span: str) -> None:
    assert span in quotes(text)


def test_a_mention_stops_before_what_happened_to_it() -> None:
    assert "soldats" in [m.span.quote.split()[-1] for m in mentions("Quatre soldats tués, deux blessés.")]


def test_an_inner_party_has_a_mention_of_its_own() -> None:
    assert {"Un convoi de l'armée malienne", "l'armée malienne"} <= set(
        quotes("Un convoi de l'armée malienne a sauté.")
    )


def test_every_noun_class_has_nouns_and_every_noun_a_class() -> None:
    data = load("fr", "actors")
    assert set(data["classes"]) == set(data["nouns"])


def test_a_noun_stands_in_one_class_only() -> None:
    data = load("fr", "actors")
    forms = [form for nouns in data["nouns"].values() for form in dict.fromkeys(nouns)]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_spans_hold_their_words_and_heads(text: str) -> None:
    reading = Annotated(document(text), next(parser().parse([text])))
    found = find_actors(reading)
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        head = reading.parse.tokens[mention.token]
        assert mention.span.start < head.end and head.start < mention.span.end
    assert list(found) == sorted(found, key=lambda m: (m.span.start, -m.span.end, m.token))
