"""Time expressions are found where the text has them, and not where it only seems to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.annotate.timexes import find_timexes
from greffier.languages import load
from greffier.languages.grammar import load_grammar
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from tests.helpers import document

RULES = load("fr", "timexes")["rules"]
WORDS = ["mardi", "12", "mars", "2021", "hier", "la", "nuit", "de", "à", "il y a", "trois", "jours", "14h30", "\n", "«"]


def found_in(text: str) -> list[tuple[str, str]]:
    return [(timex.span.quote, timex.rule) for timex in find_timexes(Annotated(document(text)))]


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r["examples"]], ids=str)
def test_rule_reads_its_examples_whole(rule: dict[str, str], example: str) -> None:
    found = found_in(example)
    if rule.get("skip"):
        assert found == []
    else:
        assert [r for _, r in found] == [rule["id"]]
        if "inverse" not in rule["fields"]:  # the event that such words count from stays outside
            assert len(found[0][0]) >= len(example.strip("()-"))


@pytest.mark.parametrize(("rule", "near_miss"), [(r, e) for r in RULES for e in r["not"]], ids=str)
def test_rule_leaves_its_near_misses_alone(rule: dict[str, str], near_miss: str) -> None:
    if rule.get("skip"):
        compiled = next(r for r in load_grammar("fr", "timexes").rules if r.id == rule["id"])
        assert compiled.pattern.search(fold(near_miss)) is None
    else:
        assert rule["id"] not in [r for _, r in found_in(near_miss)]


def test_rule_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


def test_a_preposition_that_opens_a_time_belongs_to_it() -> None:
    assert [quote for quote, _ in found_in("Assiégée depuis le 7 octobre, jusqu’à samedi.")] == [
        "depuis le 7 octobre",
        "jusqu’à samedi",
    ]


def test_a_wrapped_line_does_not_cut_a_time() -> None:
    assert [quote for quote, _ in found_in("tué le 12\noctobre 2021")] == ["le 12\noctobre 2021"]


def test_a_paragraph_break_cuts_a_time() -> None:
    assert "date.full" not in [rule for _, rule in found_in("le 12\n\noctobre 2021")]


def test_curly_and_straight_apostrophes_read_alike() -> None:
    assert [rule for _, rule in found_in("à l’aube")] == [rule for _, rule in found_in("à l'aube")]


def test_a_language_without_a_grammar_is_named() -> None:
    with pytest.raises(LookupError, match="timexes"):
        find_timexes(Annotated(document("gisteren", language="nl")))


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_any_text_gives_ordered_spans_that_quote_it(text: str) -> None:
    timexes = find_timexes(Annotated(document(text)))
    place = 0
    for timex in timexes:
        assert place <= timex.span.start < timex.span.end
        assert text[timex.span.start : timex.span.end] == timex.span.quote
        place = timex.span.end
    assert timexes == find_timexes(Annotated(document(text)))
