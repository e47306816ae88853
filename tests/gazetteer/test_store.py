@pytest.mark.parametrize(
    ("written", "place", "country"),
    [
        ("Palmy", "Tadmur", "SY"),
        ("Timbouc", "Timbuktu", "ML"),
        ("Palmyre", "Tadmur", "SY"),
        ("دير الز", "Deir ez-Zor", "SY"),
    ],
)
def test_a_name_is_completed_while_it_is_written(written, place, country):
    found = open_gazetteer().complete(written)
    assert (place, country) in [(one.place.name, one.place.country) for one in found[:5]]


def test_nothing_completes_no_words():
    assert open_gazetteer().complete("  ") == ()
