"""The parse keeps the words of the text, and names in one piece."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.pipeline.parser import Parser

PARSER = Parser("fr")


def forms(text):
    return [token.text for token in next(PARSER.parse([text])).tokens]


@pytest.mark.parametrize("name", ["syro-irakiennes", "Al-Sina’a", "Al-Soukhna", "Royaume-Uni", "Jabaliya-Est"])
def test_a_name_with_a_hyphen_or_an_apostrophe_stays_whole(name):
    assert name in forms(f"Les combats ont repris près de {name} mardi.")


@pytest.mark.parametrize(("text", "pieces"), [("l’armée", ["l’", "armée"]), ("qu’Alep", ["qu’", "Alep"])])
def test_an_elision_is_still_cut(text, pieces):
    assert forms(text) == pieces


def test_an_inverted_pronoun_is_still_cut():
    assert forms("a-t-elle précisé")[:3] == ["a", "-t", "-elle"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="Aé’'-«» .\nb1", max_size=60), min_size=1, max_size=4))
def test_every_token_stands_in_its_text(texts):
    for text, parse in zip(texts, PARSER.parse(texts), strict=True):
        assert all(text[token.start : token.end] == token.text for token in parse.tokens)
        assert all(parse.tokens[i].index == i for i in range(len(parse.tokens)))
        assert all(s.first < s.last for s in parse.sentences)


def test_a_long_text_is_parsed_in_pieces_and_put_together():
    text = "Une mine a explosé lundi.\n\n" * 2000
    parse = next(PARSER.parse([text]))
    assert len(parse.sentences) == 2000
    assert parse.tokens[-1].end == len(text.rstrip())


def test_an_elision_before_a_quotation_keeps_its_apostrophe():
    assert forms("On parle d’« atrocités » et de l'« ordre ».")[2:5] == ["d’", "«", "atrocités"]
