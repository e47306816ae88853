"""Every way a report says who says it: the cases, and the examples and near-misses of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.annotate.attribution import find_attributions
from greffier.annotate.quotes import find_quotes
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import Attribution
from tests.helpers import cases, document
from tests.voices import read
from tests.wild import Drawn, wild_parse, wild_words

CASES = [*cases("fr", "attribution"), *cases("fr", "attribution_agencies")]
WORDS = [
    "l’armée", "selon", "affirme", "que", "« ", " »", ",", ".", "dix", "morts", "a déclaré", "à l’AFP", "le maire",
    "dément", "et", "d’avoir", "accuse", "citant", "une source", ":", "qui", "\n\n", "a-t-elle dit", "elle", "(", ")",
    "de",
]  # fmt: skip


def facts_of(found: Attribution) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "source": found.source.quote if found.source else None,
        "kind": found.kind,
        "cue": found.cue.quote,
        "content": found.content.quote,
    }
    chain = [relay.quote for relay in (found.via, *found.relays) if relay is not None]
    return facts | ({"via": chain} if chain else {}) | ({"doubt": True} if found.doubt else {})


def facts_in(text: str) -> list[dict[str, Any]]:
    return [facts_of(found) for found in read(text).attributions]


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_gap")], ids=lambda c: c["text"][:60])
def test_an_attribution_has_its_speaker_its_chain_and_its_words(case: dict[str, Any]) -> None:
    assert facts_in(case["text"]) == case["expect"], case["because"]


@pytest.mark.parametrize("case", [c for c in CASES if c.get("known_gap")], ids=lambda c: c["text"][:60])
def test_a_known_gap_is_still_one(case: dict[str, Any]) -> None:
    assert facts_in(case["text"]) != case["expect"], "this gap is closed: take it off the list"


def test_the_attributions_that_quote_extractors_miss_are_cases_of_their_own() -> None:
    kinds = Counter(case["peers"] for case in CASES if case.get("peers") and not case.get("known_gap"))
    assert kinds == {"relay": 4, "a démenti": 2, "a rejeté": 2, "accuse": 2, "D’après": 2,
                     "De source": 1, "fait état de": 1, "qui cite": 1}  # fmt: skip


def examples(of: str) -> Iterator[tuple[str, str]]:
    data = load("fr", "attribution")
    single = [data["show"], data["impersonal"], data["learn"], data["cite"]]
    for rule in [*data["verbs"], *single, *data["adjuncts"], *data["speech_nouns"], *data["source_lines"]]:
        yield from ((rule["id"], text) for text in rule[of])


@pytest.mark.parametrize(("rule", "text"), list(examples("examples")), ids=str)
def test_a_rule_reads_its_examples(rule: str, text: str) -> None:
    found = [attribution.rule for attribution in read(text).attributions]
    assert found, text
    if rule != "cite":  # a cited voice stands under the rule of the verb that brings it
        assert any(name.startswith((rule, "label")) for name in found), found


@pytest.mark.parametrize(("rule", "text"), list(examples("not")), ids=str)
def test_a_rule_leaves_its_near_misses_alone(rule: str, text: str) -> None:
    assert not [a for a in read(text).attributions if a.rule == rule or a.rule.startswith(f"{rule}.")]


def test_a_following_sentence_without_a_voice_is_the_documents() -> None:
    found = facts_in("Deux soldats sont morts, a dit le maire. La route est coupée.")
    assert [facts["content"] for facts in found] == ["Deux soldats sont morts"]


def test_a_statement_over_two_paragraphs_is_one_content() -> None:
    found = read("« Ils sont venus.\n\n« Ils ont tiré », raconte un berger.").attributions
    assert found[0].content.quote == "« Ils sont venus.\n\n« Ils ont tiré »"


def test_the_answers_of_an_interview_are_the_interviewed_persons() -> None:
    text = (
        "Entretien avec Jeanne Mbida, sage-femme\n\nQue s’est-il passé ?\nIls ont tiré sur la maternité.\n\n"
        "Et ensuite ?\nNous avons fui."
    )
    answers = [a for a in read(text).attributions if a.rule == "interview.answer"]
    assert [(a.source.quote if a.source else None, a.content.quote) for a in answers] == [
        ("Jeanne Mbida", "Ils ont tiré sur la maternité."),
        ("Jeanne Mbida", "Nous avons fui."),
    ]


def test_the_answers_that_a_dash_opens_are_those_of_the_one_introduced() -> None:
    text = (
        "Awa Sy, sage-femme, a fui la ville. Nous l’avons jointe lundi.\n\nComment êtes-vous partie ?\n\n"
        "– De nuit. Ils avaient brûlé le marché.\n\nLe gouverneur parle de rumeurs…\n\n– Il n’était pas là.\n\n"
        "Et maintenant ?\n\n– J’attends."
    )
    answers = [a for a in read(text).attributions if a.rule == "interview.answer"]
    assert {a.source.quote for a in answers if a.source} == {"Awa Sy"}
    assert [a.content.quote for a in answers] == [
        "– De nuit. Ils avaient brûlé le marché.", "– Il n’était pas là.", "– J’attends.",
    ]  # fmt: skip


def test_a_list_with_dashes_is_no_interview() -> None:
    text = "Awa Sy, sage-femme, a répondu à nos questions.\n\n– Deux ponts ont sauté.\n\n– Un camp a brûlé."
    assert not [a for a in read(text).attributions if a.rule == "interview.answer"]


def test_lines_that_begin_with_a_name_are_that_names_words() -> None:
    text = "Le Fil : Qui a tiré ?\nDiallo : Des soldats.\nLe Fil : Combien ?\nDiallo : Une dizaine."
    found = read(text).attributions
    assert [a.content.quote for a in found if a.rule == "label.line"] == ["Des soldats.", "Une dizaine."]


def test_an_empty_text_has_no_attribution() -> None:
    assert read("").attributions == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_span_holds_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    for found in read(text).attributions:
        for span in (found.content, found.cue, found.source, found.via, *found.relays):
            assert span is None or text[span.start : span.end] == span.quote


@settings(max_examples=200, deadline=None)
@given(wild_words([word for word in WORDS if word.strip() and " " not in word]))
def test_a_parse_gone_wrong_breaks_nothing(drawn: list[Drawn]) -> None:
    text, parse = wild_parse(drawn)
    reading = Annotated(document(text), parse)
    for found in find_attributions(replace(reading, quotes=find_quotes(reading))):
        assert text[found.content.start : found.content.end] == found.content.quote
