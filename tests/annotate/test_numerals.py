"""Counts are read as bounds, and what only looks like a count is left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.annotate.numerals import find_quantities
from greffier.languages import load
from greffier.languages.grammar import load_grammar
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Quantity
from tests.helpers import cases, document

RULES = load("fr", "numerals")["rules"]
CASES = cases("fr", "numerals")
PIECES = ["douze", "12", "2 000", "plus de", "au moins", "une dizaine", "de", "à", "et", "ou", "entre", "km", "ans",
          "soldats", "mille", "millions", "quatre-vingt", "dix", "%", "en", "2015", "(", ")", ","]  # fmt: skip


def counts_in(text: str) -> tuple[Quantity, ...]:
    return find_quantities(Annotated(document(text)))


def as_written(text: str) -> list[list[Any]]:
    return [[q.span.quote, q.low, q.high, *(["~"] if q.approximate else [])] for q in counts_in(text)]


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=pytest.mark.xfail(strict=True) if c.get("known_gap") else ()) for c in CASES],
    ids=lambda case: case["text"][:60],
)
def test_case(case: dict[str, Any]) -> None:
    assert as_written(case["text"]) == case["expect"], case["because"]


def test_the_cases_hold_many_counts() -> None:
    assert sum(len(case["expect"]) or 1 for case in CASES) >= 100


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r["examples"]], ids=str)
def test_rule_reads_its_examples_whole(rule: dict[str, Any], example: str) -> None:
    found = list(load_grammar("fr", "numerals").find(fold(example)))
    if rule.get("skip"):
        assert found == []
    else:
        assert [(f.rule, f.start, f.end) for f in found] == [(rule["id"], 0, len(example))]


@pytest.mark.parametrize(("rule", "near_miss"), [(r, e) for r in RULES for e in r["not"]], ids=str)
def test_rule_leaves_its_near_misses_alone(rule: dict[str, Any], near_miss: str) -> None:
    grammar = load_grammar("fr", "numerals")
    if rule.get("skip"):
        compiled = next(r for r in grammar.rules if r.id == rule["id"])
        assert compiled.pattern.search(fold(near_miss)) is None
    else:
        assert rule["id"] not in [f.rule for f in grammar.find(fold(near_miss))]


def test_a_language_without_a_grammar_is_named() -> None:
    with pytest.raises(LookupError, match="numerals"):
        find_quantities(Annotated(document("twaalf", language="nl")))


@settings(deadline=None)
@given(st.integers(0, 999_999_999), st.sampled_from([" ", ".", "\u00a0", "\u202f", ""]))
def test_any_grouping_of_figures_is_read_back(number: int, gap: str) -> None:
    written = f"{number:,}".replace(",", gap)
    [found] = counts_in(f"On compte {written} personnes.")
    assert (found.span.quote, found.low, found.high) == (written, number, number)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
def test_any_text_gives_ordered_spans_and_ordered_bounds(text: str) -> None:
    quantities, place = counts_in(text), 0
    for quantity in quantities:
        assert place <= quantity.span.start < quantity.span.end
        assert text[quantity.span.start : quantity.span.end] == quantity.span.quote
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        place = quantity.span.end
    assert quantities == counts_in(text)
