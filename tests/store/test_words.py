"""Words are made alike for search by rules whose examples and near-misses hold."""

import re

import pytest

from greffier.languages import load
from greffier.store.words import fold_words

RULES = [
    (rule, kind)
    for language in ("ar", "en", "fr")
    for kind in ("prefixes", "endings")
    for rule in load(language, "search").get(kind, ())
]


@pytest.mark.parametrize(("rule", "kind"), RULES, ids=[rule["id"] for rule, _ in RULES])
def test_a_rule_does_what_its_examples_say(rule, kind):
    pattern = re.compile(f"^(?:{rule['pattern']})" if kind == "prefixes" else f"(?:{rule['pattern']})$")
    for word, folded in rule["examples"].items():
        assert pattern.sub("", word) == folded
    for word in rule["not"]:
        assert pattern.sub("", word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("œuvres", "OEUVRE"),
        ("Deir ez-Zor", "deir  ez zor"),
        ("l’État", "l'etat"),
        ("قُتِلَ", "قتل"),
        ("المدنيّين", "مدنيين"),
        ("إدلب", "ادلب"),
        ("بالقصف", "القصف"),
        ("وللقوات", "القوات"),
        ("٢٠٢١", "2021"),
        ("e\u0301lus", "élus"),
    ],
)
def test_spellings_of_one_word_are_one(one, other):
    assert fold_words(one) == fold_words(other)


@pytest.mark.parametrize(("one", "other"), [("mort", "port"), ("قتل", "نقل"), ("as", "a"), ("وزير", "زير")])
def test_other_words_stay_apart(one, other):
    assert fold_words(one) != fold_words(other)
