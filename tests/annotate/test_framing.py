"""Loaded words are recorded with their neutral reading; look-alikes are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from greffier.annotate.framing import framing_rules
from greffier.languages import load
from greffier.model.folding import fold
from greffier.model.mentions import LoadedWords
from tests.helpers import cases
from tests.voices import read

CASES = cases("fr", "framing")
DATA = load("fr", "framing")


def facts_of(found: LoadedWords) -> dict[str, Any]:
    facts: dict[str, Any] = {"words": found.span.quote, "kind": found.kind, "neutral": found.neutral}
    return facts | ({"describes": found.describes.quote} if found.describes else {})


def examples(of: str) -> Iterator[tuple[str, str]]:
    for rule in DATA["rules"]:
        yield from ((rule["id"], text) for text in rule[of])


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_gap")], ids=lambda c: c["text"][:60])
def test_loaded_words_are_found_with_their_neutral_reading(case: dict[str, Any]) -> None:
    assert [facts_of(found) for found in read(case["text"]).framing] == case["expect"], case["because"]


@pytest.mark.parametrize("case", [c for c in CASES if c.get("known_gap")], ids=lambda c: c["text"][:60])
def test_a_known_gap_is_still_one(case: dict[str, Any]) -> None:
    assert [facts_of(found) for found in read(case["text"]).framing] != case["expect"]


@pytest.mark.parametrize(("rule", "text"), list(examples("examples")), ids=str)
def test_a_rule_reads_its_examples(rule: str, text: str) -> None:
    assert rule in [found.rule for found in read(text).framing]


@pytest.mark.parametrize(("rule", "text"), list(examples("not")), ids=str)
def test_a_rule_leaves_its_near_misses_alone(rule: str, text: str) -> None:
    assert rule not in [found.rule for found in read(text).framing]


@pytest.mark.parametrize("refusal", DATA["refusals"], ids=lambda r: r["id"])
def test_a_refusal_matches_its_examples(refusal: dict[str, Any]) -> None:
    pattern = framing_rules("fr").refusals[DATA["refusals"].index(refusal)]
    assert all(pattern.search(fold(text)) for text in refusal["examples"])


def test_a_rules_needs_hold_for_every_example() -> None:
    for rule in framing_rules("fr").rules:
        for text in next(r for r in DATA["rules"] if r["id"] == rule.id)["examples"]:
            assert any(stem in fold(text) for stem in rule.needs), (rule.id, text)


def test_loaded_words_do_not_overlap() -> None:
    found = read("La milice terroriste et ses sbires, ces égorgeurs, ont pris un repaire terroriste.").framing
    assert all(not a.span.overlaps(b.span) for a in found for b in found if a is not b)
