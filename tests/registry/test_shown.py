"""Actors have names for readers of French and Arabic; none of them repeats what a party calls its enemy."""

import re

import pytest

from greffier.registry.compose import list_composed
from greffier.registry.shown import name_actors


def test_a_body_is_called_by_its_first_name_in_the_language():
    assert name_actors("ar")["sohr"] == "المرصد السوري لحقوق الإنسان"


def test_a_government_is_composed_and_never_called_a_regime():
    assert "government-of-syria" not in name_actors("fr")
    assert list_composed()["government-of-syria"] == ("government", "SY")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_name_that_is_shown_is_a_loaded_word(language):
    loaded = r"\b(terroristes?|régime|mercenaires?|takfiri\w*|daech|إرهابي\w*|النظام|داعش|مرتزقة)\b"
    assert not [words for words in name_actors(language).values() if re.search(loaded, words, re.IGNORECASE)]
