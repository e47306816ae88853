"""Parses as wrong as parses get: one sentence, words and arrows at random but without circles."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from greffier.model.folding import fold_word
from greffier.model.parse import Parse, Sentence, Token

TAGS = ("NOUN", "VERB", "AUX", "ADP", "PUNCT", "NUM", "ADJ", "ADV")
ARROWS = ("obj", "nsubj", "conj", "acl", "advcl", "xcomp")
Drawn = tuple[str, str, str, int]


def wild_words(words: Sequence[str]) -> st.SearchStrategy[list[Drawn]]:
    """Up to twenty of the words, each with a tag, an arrow and a place to which it points."""
    word = st.tuples(st.sampled_from(words), st.sampled_from(TAGS), st.sampled_from(ARROWS), st.integers(0, 20))
    return st.lists(word, min_size=1, max_size=20)


def wild_parse(drawn: Sequence[Drawn]) -> tuple[str, Parse]:
    """The text of the drawn words and its parse."""
    tokens, start = [], 0
    for index, (word, pos, dep, head) in enumerate(drawn):
        form, end = fold_word(word), start + len(word)
        tokens.append(Token(index, start, end, word, form, form, pos, dep, min(head, index), "", 0))
        start = end + 1
    sentence = Sentence(0, 0, len(tokens), 0, start - 1, 0)
    return " ".join(word for word, *_ in drawn), Parse(tuple(tokens), (sentence,))
