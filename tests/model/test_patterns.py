"""A pattern of a word list takes the longest word that stands there."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from greffier.model.patterns import one_of

WORDS = st.lists(st.text("ab -.", min_size=1, max_size=6), min_size=1, max_size=8)


@given(WORDS, st.text("ab -.", max_size=12))
def test_the_longest_of_the_words_matches(words: list[str], text: str) -> None:
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    match = re.match(one_of(words), text)
    assert (match and match.group()) == longest
