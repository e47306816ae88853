"""Folding never moves an offset."""

from hypothesis import given
from hypothesis import strategies as st

from greffier.model.folding import fold


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
