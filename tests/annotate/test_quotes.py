"""Quotations: marks, nesting, paragraphs, and words held at arm's length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.annotate.quotes import find_quotes
from greffier.model.annotated import Annotated
from tests.helpers import document
from tests.voices import read


def quotes_in(text: str) -> list[tuple[str, bool]]:
    return [(quote.inner.quote, quote.scare) for quote in read(text).quotes]


@pytest.mark.parametrize(
    "text", ["« Ils ont tiré. »", "“Ils ont tiré.”", '"Ils ont tiré."', "‹Ils ont tiré.›", "«Ils ont tiré.»"]
)
def test_each_kind_of_mark_is_read(text: str) -> None:
    assert quotes_in(text) == [("Ils ont tiré.", False)]


def test_apostrophes_are_no_quotes() -> None:
    assert quotes_in("L'armée d'Al-Sina'a n'a pas tiré. L’autre l’a fait.") == []


def test_a_quote_may_hold_another() -> None:
    assert [words for words, _ in quotes_in("« Il a crié « au feu » puis il est parti », dit-elle.")] == [
        "Il a crié « au feu » puis il est parti",
        "au feu",
    ]


def test_other_marks_may_stand_inside() -> None:
    assert [words for words, _ in quotes_in("« Le groupe “des lions” a tiré », dit-il.")] == [
        "Le groupe “des lions” a tiré",
        "des lions",
    ]


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    assert [words for words, _ in quotes_in("Il a dit : « Ils ont tiré.\n\nLe marché est fermé.")] == ["Ils ont tiré."]


def test_a_quote_that_opens_again_goes_on_over_the_paragraph() -> None:
    assert [words for words, _ in quotes_in("« Ils ont tiré.\n\n« J’ai fui. »")] == ["Ils ont tiré.\n\n« J’ai fui."]


@pytest.mark.parametrize("text", ["Les « volontaires » sont partis.", "La « guerre des prix » continue."])
def test_a_few_words_without_a_verb_are_held_at_arms_length(text: str) -> None:
    assert [scare for _, scare in quotes_in(text)] == [True]


@pytest.mark.parametrize("text", ["Le maire compte « 12 morts ».", "« Feu », a-t-il crié. « Ils sont là », dit-elle."])
def test_a_statement_is_not_held_at_arms_length(text: str) -> None:
    assert not any(scare for _, scare in quotes_in(text) if _ != "Feu")


def test_empty_marks_hold_nothing() -> None:
    assert quotes_in("Il a écrit « ».") == []


@given(st.text(alphabet="«»“”\"ab '\n’.", max_size=40))
def test_quotes_lie_inside_the_text_and_keep_their_words(text: str) -> None:
    for quote in find_quotes(Annotated(document(text))):
        assert text[quote.span.start : quote.span.end] == quote.span.quote
        assert quote.span.covers(quote.inner)
