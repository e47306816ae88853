"""Reprints of one dispatch are known; other reports of the same event are not taken for reprints."""

from greffier.incidents.copies import ALIKE, cut_bands, estimate_likeness, sign

DISPATCH = (
    "Au moins huit personnes ont péri vendredi soir dans l'effondrement d'un pont bombardé près de la ville, a annoncé "
    "la protection civile. Les secours cherchaient encore des survivants samedi à l'aube, malgré la pluie et la "
    "coupure des routes. Le gouverneur a appelé les habitants à rester chez eux jusqu'à nouvel ordre."
)
OTHER = (
    "La protection civile annonce huit morts après le bombardement d'un pont vendredi. Les recherches continuent sous "
    "la pluie; toutes les routes de la région sont coupées, et le gouverneur demande à chacun de ne pas sortir."
)


def likeness(one, other):
    return estimate_likeness(sign(one), sign(other))


def test_a_reprint_with_another_title_and_signature_is_a_copy():
    assert likeness(DISPATCH, f"Drame au pont. {DISPATCH} (avec agences)") >= ALIKE
    assert set(cut_bands(sign(DISPATCH))) & set(cut_bands(sign(f"Drame au pont. {DISPATCH} (avec agences)")))


def test_accents_case_and_apostrophes_do_not_hide_a_copy():
    assert likeness(DISPATCH, DISPATCH.upper().replace("É", "E").replace("'", "’")) >= 0.9


def test_another_report_of_the_same_event_is_no_copy():
    assert likeness(DISPATCH, OTHER) < 0.3


def test_texts_too_short_to_tell_are_like_nothing():
    assert likeness("Deux morts.", "Deux morts.") == 0.0


def test_the_signature_of_a_text_never_changes():
    assert sign("un deux trois quatre cinq")[:3] == sign("Un, deux, trois, quatre – cinq !")[:3]
