"""Casualty figures: the cases, and the examples and near-misses of each rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from greffier.annotate.casualties import find_tolls
from greffier.annotate.numerals import find_quantities
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import Toll
from greffier.model.parse import Parse
from greffier.pipeline.parser import Parser
from tests.helpers import cases, document
from tests.wild import Drawn, wild_parse, wild_words

CASES = cases("fr", "casualties")
KINDS = ("killed", "injured", "missing", "captured", "abducted", "displaced")


def tolls(text: str, parse: Parse) -> tuple[Annotated, tuple[Toll, ...]]:
    """The text's annotated document and its tolls."""
    annotated = Annotated(document(text), parse)
    annotated = replace(annotated, quantities=find_quantities(annotated))
    return annotated, find_tolls(annotated)


def examples() -> Iterator[tuple[str, str, bool]]:
    """Rule, text, and whether the rule must read it."""
    data = load("fr", "casualties")
    for family in ("verbs", "counted", "nouns_of"):
        for rule in data[family]:
            yield from ((rule["id"], text, True) for text in rule["examples"])
            yield from ((rule["id"], text, False) for text in rule["not"])
    for rule in data["elided"]:
        yield from ((rule["id"], text, True) for text in rule["examples"])
        yield from ((rule["id"], text, False) for text in rule["not"])


def status_examples() -> Iterator[tuple[str, str, bool]]:
    """Status that the rule's family tells, text, and whether it must be told."""
    data = load("fr", "casualties")
    families = {
        "superseded_clause": "superseded",
        "superseded_number": "superseded",
        "part": "part",
        "part_after": "part",
    }
    for family, status in families.items():
        for rule in data[family]:
            yield from ((status, text, True) for text in rule["examples"])
            yield from ((status, text, False) for text in rule["not"])


EXAMPLES = list(examples())
STATUS_EXAMPLES = list(status_examples())


@pytest.fixture(scope="module")
def parses() -> dict[str, Parse]:
    """All texts of this module, parsed in one batch."""
    texts = sorted({c["text"] for c in CASES} | {t for _, t, _ in EXAMPLES} | {t for _, t, _ in STATUS_EXAMPLES})
    return dict(zip(texts, Parser("fr").parse(texts), strict=True))


def bounds(words: str) -> tuple[int | None, int | None]:
    """« 12 », « 11.. », « ..30 », « 20..99 »."""
    low, dots, high = str(words).partition("..")
    return (int(low) if low else None, (int(high) if high else None) if dots else int(low))


def told(toll: Toll, annotated: Annotated, asked: dict[str, Any]) -> dict[str, Any]:
    """What a case asks of a toll, as the toll has it."""
    have: dict[str, Any] = {toll.kind: (toll.low, toll.high)}
    have["status"] = toll.status
    have["who"] = toll.victims.span.quote if toll.victims else None
    have["cause"] = annotated.parse.tokens[toll.cause].text if toll.cause is not None else None
    have["about"] = toll.approximate
    return {name: have[name] for name in have if name in asked or name in KINDS}


def wanted(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: bounds(value) if name in KINDS else value for name, value in ({"status": "current"} | asked).items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:60])
def test_each_case_is_counted_as_a_careful_reader_would(
    case: dict[str, Any], parses: dict[str, Parse], request: pytest.FixtureRequest
) -> None:
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=str(case.get("because", "known gap"))))
    annotated, found = tolls(case["text"], parses[case["text"]])
    expected = [wanted(asked) for asked in case.get("expect") or []]
    have = [told(toll, annotated, asked) for toll, asked in zip(found, expected, strict=False)]
    have += [told(toll, annotated, {"status": 1, "who": 1}) for toll in found[len(expected) :]]
    assert have == expected


@pytest.mark.parametrize(("rule", "text", "hit"), EXAMPLES)
def test_each_rule_reads_its_examples_and_leaves_its_near_misses(
    rule: str, text: str, hit: bool, parses: dict[str, Parse]
) -> None:
    _, found = tolls(text, parses[text])
    assert any(toll.rule == rule for toll in found) is hit, found


@pytest.mark.parametrize(("status", "text", "hit"), STATUS_EXAMPLES)
def test_each_status_rule_reads_its_examples_and_leaves_its_near_misses(
    status: str, text: str, hit: bool, parses: dict[str, Parse]
) -> None:
    _, found = tolls(text, parses[text])
    assert any(toll.status == status for toll in found) is hit, found


def test_spans_are_words_of_the_text(parses: dict[str, Parse]) -> None:
    for text, parse in parses.items():
        for toll in tolls(text, parse)[1]:
            assert text[toll.span.start : toll.span.end] == toll.span.quote
            assert (
                toll.victims is None or text[toll.victims.span.start : toll.victims.span.end] == toll.victims.span.quote
            )


WORDS = "douze un trois soldats morts tués , et ou dont n' a ont été pas la de mort perdu blessés ( ) « » : 4 ne"


@given(wild_words(WORDS.split()))
def test_any_parse_gives_tolls_with_true_spans(drawn: list[Drawn]) -> None:
    text, parse = wild_parse(drawn)
    annotated, found = tolls(text, parse)
    assert all(text[toll.span.start : toll.span.end] == toll.span.quote for toll in found)
    assert find_tolls(annotated) == found
