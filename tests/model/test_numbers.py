"""Number words and figures are read as numbers, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.languages import load
from greffier.model.numbers import read_number

FRENCH = load("fr", "calendar")["numbers"]
UNITS = ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
         "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]  # fmt: skip
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def in_words(number: int) -> str:
    """A number below a million as French writes it."""
    if number >= 1000:
        head = "" if number < 2000 else in_words(number // 1000) + " "
        return f"{head}mille {in_words(number % 1000)}".strip()
    if number >= 100:
        head = "" if number < 200 else UNITS[number // 100] + " "
        return f"{head}cent {in_words(number % 100)}".strip()
    if number < 20:
        return UNITS[number]
    if number >= 80:
        return f"quatre-vingt-{UNITS[number - 80]}".strip("-")
    tens = min(number // 10 * 10, 60)
    rest = number - tens
    return TENS[tens] + (f" et {UNITS[rest]}" if rest in (1, 11) else f"-{UNITS[rest]}" if rest else "")


@settings(deadline=None)
@given(st.integers(1, 999_999))
def test_any_number_written_out_is_read_back(number: int) -> None:
    assert read_number(in_words(number), FRENCH) == number


@pytest.mark.parametrize("words", ["deux trois", "vingt vingt", "dix cinq", "seize quatre", "trente douze", "maison"])
def test_words_that_make_no_number_are_none(words: str) -> None:
    assert read_number(words, FRENCH) is None
