"""How events are presented: the cases, and the examples and near-misses of each rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from greffier.annotate.modality import find_modalities
from greffier.annotate.timexes import find_timexes
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention, Modality
from greffier.model.parse import Parse
from greffier.pipeline.parser import Parser
from greffier.resolve.dates import resolve_dates
from tests.helpers import cases, document
from tests.wild import Drawn, wild_parse, wild_words

CASES = cases("fr", "modality")
DEFAULT = {"kind": "asserted", "negated": False, "aggregate": False, "background": False}
FAMILIES = {"kinds": "kind", "negations": "negated", "aggregates": "aggregate", "background": "background"}


def unmark(text: str) -> tuple[str, int, int]:
    """The text without its square brackets, and where they stood."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


def present(marked: str, published: str | None, parse: Parse) -> Modality:
    """The modality of the event whose words stand in brackets."""
    text, start, end = unmark(marked)
    annotated = Annotated(document(text, published), parse)
    annotated = replace(annotated, timexes=find_timexes(annotated))
    annotated = replace(annotated, dates=resolve_dates(annotated))
    return find_modalities(replace(annotated, events=(mention(annotated, start, end),)))[0]


def mention(annotated: Annotated, start: int, end: int) -> EventMention:
    """An event whose trigger is the words from ``start`` to ``end``."""
    parse = annotated.parse
    within = parse.tokens_between(start, end)
    heads = [i for i in within if parse.tokens[i].head not in within or parse.tokens[i].head == i]
    verbs = [i for i in within if parse.tokens[i].pos == "VERB"]
    opening = [i for i in within if parse.tokens[i].pos in ("NOUN", "VERB")][:1]
    if opening and parse.tokens[opening[0]].pos == "NOUN":
        verbs = []
        heads = opening
    token = (verbs or [i for i in heads if parse.tokens[i].pos in ("NOUN", "PROPN")] or list(within))[-1]
    sentence = parse.sentence_of(token)
    span = annotated.document.span
    return EventMention(
        "armed-clash", span(start, end), token, span(sentence.start, sentence.end), (), False, None, False, "by-hand"
    )  # fmt: skip


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    """All texts of this module, parsed in one batch."""
    texts = sorted({unmark(marked)[0] for marked in (*(c["text"] for c in CASES), *(e for _, _, e, _ in examples()))})
    return dict(zip(texts, Parser("fr").parse(texts), strict=True))


def examples() -> Iterator[tuple[str, str, str, bool]]:
    """Family, rule, marked text, and whether the rule must read it."""
    data = load("fr", "modality")
    for family in FAMILIES:
        for rule in data[family]:
            for text in rule["examples"]:
                yield family, rule["id"], text, True
            for text in rule["not"]:
                yield family, rule["id"], text, False


def case_id(case: dict[str, Any]) -> str:
    return str(case["text"])[:60]


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_each_case_is_presented_as_a_careful_reader_would(
    case: dict[str, Any], parses: dict[str, Parse], request: pytest.FixtureRequest
) -> None:
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=str(case.get("because", "known gap"))))
    found = present(case["text"], case.get("published", "2023-05-10"), parses[unmark(case["text"])[0]])
    expected = DEFAULT | (case.get("expect") or {})
    assert {name: getattr(found, name) for name in expected} == expected, found


@pytest.mark.parametrize(("family", "rule", "text", "hit"), list(examples()))
def test_each_rule_reads_its_examples_and_leaves_its_near_misses(
    family: str, rule: str, text: str, hit: bool, parses: dict[str, Parse]
) -> None:
    found = present(text, "2023-05-10", parses[unmark(text)[0]])
    value = getattr(found, FAMILIES[family])
    if not hit:
        assert value not in (True, rule.partition(".")[0]), found
    elif family == "kinds":
        assert value == rule.partition(".")[0], found
    else:
        assert value is True, found


def test_cues_are_words_of_the_text(parses: dict[str, Parse]) -> None:
    for case in CASES:
        text = unmark(case["text"])[0]
        found = present(case["text"], "2023-05-10", parses[text])
        assert all(text[cue.start : cue.end] == cue.quote for cue in found.cues)


WORDS = "ne n' a ont été pas aurait attaqué frapper si , menace de aucun attaque les en 2015 poursuivent « »"


@given(wild_words(WORDS.split()))
def test_any_parse_gives_each_event_one_modality(drawn: list[Drawn]) -> None:
    text, parse = wild_parse(drawn)
    annotated = Annotated(document(text), parse)
    events = tuple(mention(annotated, token.start, token.end) for token in parse.tokens)
    assert len(find_modalities(replace(annotated, events=events))) == len(events)
