"""The lines of a page that are no part of the report are passed over; whatever tells something is not."""

import pytest

from greffier.annotate.furniture import find_furniture, furniture_rules
from greffier.languages import load
from tests.helpers import annotated, cases

RULES = furniture_rules("fr")


def texts(key):
    return [(rule["id"], text) for rule in load("fr", "furniture")["rules"] for text in rule[key]]


@pytest.mark.parametrize(("rule", "text"), texts("examples"))
def test_each_rule_finds_its_examples(rule, text):
    assert find_furniture(text, [each for each in RULES if each.id == rule]) == [(0, len(text))]


@pytest.mark.parametrize(("rule", "text"), texts("not"))
def test_each_rule_leaves_its_near_misses(rule, text):
    assert find_furniture(text, [each for each in RULES if each.id == rule]) == []


@pytest.mark.parametrize("case", cases("fr", "furniture"), ids=lambda case: case["because"])
def test_the_furniture_of_a_page_is_what_the_case_says(case):
    text = case["text"]
    assert [text[start:end] for start, end in find_furniture(text, RULES)] == case["expect"]


def test_furniture_is_not_parsed_and_offsets_hold():
    found = annotated("Lire aussi : Un pont détruit à Gao\nDeux soldats ont été tués.", "2020-01-01")
    assert found.document.text[found.parse.tokens[0].start :] == "Deux soldats ont été tués."
