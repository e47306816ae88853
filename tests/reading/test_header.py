"""The head of a report says when it was published, by whom, under which title."""

import pytest

from greffier import languages
from greffier.reading.header import find_header, header_rules
from tests.helpers import cases

RULES = languages.load("fr", "header")["rules"]
EXAMPLES = [(rule["id"], rule["field"], text, str(value)) for rule in RULES for text, value in rule["examples"].items()]
MISSES = [(rule["id"], rule["field"], text) for rule in RULES for text in rule["not"]]


@pytest.mark.parametrize(("rule", "field", "text", "value"), EXAMPLES)
def test_each_example_of_a_rule_is_read(rule, field, text, value):
    assert find_header(text, "fr").get(field) == value


@pytest.mark.parametrize(("rule", "field", "text"), MISSES)
def test_each_near_miss_of_a_rule_gives_nothing(rule, field, text):
    assert field not in find_header(text, "fr")


@pytest.mark.parametrize("case", cases("fr", "header"), ids=lambda case: case["because"])
def test_each_case_gives_what_its_head_says_and_no_more(case, request):
    if case.get("known_gap"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["because"]))
    assert find_header(case["text"], "fr") == {field: str(value) for field, value in case["expect"].items()}


def test_rule_ids_are_unique_and_every_rule_says_its_meaning():
    assert len({rule.id for rule in header_rules("fr")}) == len(RULES)
    assert all(rule["meaning"] and rule["examples"] and rule["not"] for rule in RULES)


def test_the_first_date_counts_where_the_head_has_two():
    assert find_header("Publié le 3 mars 2022\nDate : 5 mars 2022", "fr")["published"] == "2022-03-05"
    assert find_header("Date : 5 mars 2022\nDate : 6 mars 2022", "fr")["published"] == "2022-03-05"


def test_a_date_far_down_is_not_the_head():
    assert find_header("Un convoi a été visé.\n" * 9 + "Date : 5 mars 2022", "fr") == {}


def test_a_language_without_header_rules_has_no_header():
    assert find_header("date 2021-01 x", "xx") == {}
