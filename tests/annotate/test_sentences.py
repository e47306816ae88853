"""Sentences end where a reader would end them, and no word is lost between them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.annotate.sentences import find_sentences, sentence_rules
from tests.helpers import cases

RULES = sentence_rules("fr")


@pytest.mark.parametrize("case", cases("fr", "sentences"), ids=lambda case: case["because"])
def test_a_sentence_ends_where_the_case_says(case):
    text = case["text"]
    assert [text[s.start : s.end] for s in find_sentences(text, RULES)] == case["expect"]


@given(st.text(alphabet="Aaé.!?…«» \n\"'’(),:–-1", max_size=200))
def test_sentences_cover_every_character_that_is_not_blank(text):
    stretches = find_sentences(text, RULES)
    covered = {i for s in stretches for i in range(s.start, s.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
    assert all(a.end <= b.start for a, b in itertools.pairwise(stretches))
