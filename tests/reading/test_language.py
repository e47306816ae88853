"""The language is told from the text, or stated; one that is not read is refused."""

import pytest

from greffier.model.trouble import Code, Trouble
from greffier.reading.language import require_language, tell_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Explosion à Kaboul : trois morts", "fr"),
        ("Deux obus sont tombés sur le marché d’Al-Hawl, selon la Défense civile.", "fr"),
        ("ATTAQUE CONTRE UN POSTE DE L’ARMÉE PRÈS DE DJIBO", "fr"),
        ("Le groupe dit avoir visé « كتيبة الفاروق » près de Raqqa, sans donner de bilan.", "fr"),
        ("Three soldiers were killed in an ambush near the border, officials said.", "en"),
        ("قتل ثلاثة جنود في كمين قرب الحدود", "ar"),
        ("Трое военных погибли при обстреле", "ru"),
        ("Tres soldados murieron en una emboscada cerca de la frontera, según el ejército.", "es"),
    ],
)
def test_the_language_of_a_text_is_told(text, language):
    assert tell_language(text) == language


def test_a_text_too_short_to_tell_asks_the_user_to_state_its_language():
    with pytest.raises(Trouble) as trouble:
        require_language("Djibo", None, "a.txt")
    assert trouble.value.code is Code.LANGUAGE
    assert "--language" in trouble.value.mend


def test_what_is_stated_stands_above_what_is_told():
    assert require_language("Three soldiers were killed.", "fr", "a.txt") == "fr"
    with pytest.raises(Trouble, match="“en”"):
        require_language("Trois soldats ont été tués.", "en", "a.txt")
