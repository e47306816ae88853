"""A withheld name is found however it is written, and nothing else is."""

import pytest

from greffier.export.names import NameIndex, find_alone, find_parts
from greffier.export.persons import find_persons
from greffier.export.redaction import Cut, cut


def index(*names):
    made = NameIndex()
    for name in names:
        made.add(name)
    return made


@pytest.mark.parametrize(
    "text",
    [
        "selon Amélie Diallo-Ba hier", "AMELIE DIALLO BA", "d’Amélie Diallo Ba", "Ame\u0301lie  Diallo\u00a0Ba",
        "Am\u200bélie Diallo-Ba", "Ba Diallo Amélie", "#AmelieDialloBa", "Amélie\nDiallo-Ba", "amelie.diallo-ba@x.org",
    ],
)  # fmt: skip
def test_a_name_is_found_in_other_writings(text):
    assert "lie" not in cut(text, index("Amélie Diallo-Ba").find(text)).lower().replace("[withheld 1]", "")


@pytest.mark.parametrize("text", ["Amélie et Diallo", "Amélie a vu Diallo Ba", "Diallo Amélie", "le diallo"])
def test_words_of_a_name_apart_are_not_the_name(text):
    assert index("Amélie Diallo-Ba").find(text) == []


def test_arabic_is_found_with_vowel_signs_and_with_what_is_written_onto_it():
    names = index("أحمد الخطيب")
    assert len(names.find("قال احمد الخطيب")) == 1
    assert len(names.find("وأحمَد الخطيب")) == 1


def test_a_name_of_one_word_is_found_with_a_capital_only_but_in_addresses_always():
    names = index("Pierre")
    assert names.find("une pierre") == []
    assert len(names.find("dit Pierre")) == 1
    assert len(names.find("https://x.org/le-recit-de-pierre", any_case=True)) == 1


def test_the_same_person_has_the_same_number_in_any_order():
    names = index("Fatou Diallo", "Diallo Fatou", "Moussa Ba")
    assert [one.number for one in names.find("Diallo Fatou, Moussa Ba, Fatou Diallo")] == [1, 2, 1]


def test_parts_of_a_name_stand_for_it_but_for_those_that_are_a_places_too():
    parts = find_parts([("Fatou Kidal", 4)], frozenset({"kidal"}))
    assert [(one.start, one.number) for one in find_alone("Fatou est à Kidal, fatou", parts)] == [(0, 4)]


def test_offsets_follow_their_words_and_snap_to_the_name_they_stood_in():
    text = "Selon Fatou Diallo, deux morts."
    made = Cut(text, index("Fatou Diallo").find(text))
    assert made.text == "Selon [withheld 1], deux morts."
    start, end = text.index("deux"), text.index(".")
    assert made.text[made.move(start, end=False) : made.move(end, end=True)] == "deux morts"
    inside = text.index("Diallo")
    assert made.text[made.move(inside, end=False) : made.move(inside + 3, end=True)] == "[withheld 1]"
    assert made.text[made.move(0, end=False) : made.move(6, end=True)] == "Selon "


@pytest.mark.parametrize(
    ("words", "expect"),
    [
        ("Moussa Ag Attaher", ["Moussa Ag Attaher"]),
        ("la cultivatrice Awa Sow, 43 ans", ["Awa Sow"]),
        ("Colonel Ibrahim Sow", ["Ibrahim Sow"]),
        ("Awa Sow et Ali Ba", ["Awa Sow", "Ali Ba"]),
        ("أحمد محمد الخطيب", ["أحمد محمد الخطيب"]),
        ("the driver John van Doe", ["John van Doe"]),
        ("mon frère Alhousseini", ["Alhousseini"]),
        ("Amadou", []),
        ("les forces du maréchal Dupond", []),
        ("le président Jean Untel", []),
        ("Le gouverneur, Jean Untel", []),
        ("Mgr Barnabé Untel", ["Barnabé Untel"]),
        ("Près de 400 familles", []),
        ("Civilians (Yemen)", []),
        ("Front du Macina", []),
        ("des membres du gang Base Pilate", []),
        ("Deir ez-Zor", []),
        ("Port-au-Prince", []),
        ("Le Monde avec AFP", []),
        ("مسلحون مجهولون", []),
        ("trois soldats", []),
        ("La rédaction", []),
        ("", []),
    ],
)
def test_what_looks_like_a_person(words, expect):
    assert find_persons(words) == expect
