"""The registry's data hold together, and names find their actors."""

from __future__ import annotations

from typing import get_args

import pytest

from greffier.languages import load
from greffier.model.actor import ActorKind
from greffier.model.folding import fold
from greffier.registry import candidates, compose, countries, find_actor, find_names, find_pointers, split_words
from greffier.registry.entries import entries

ENTRIES = list(entries().values())


def named(text: str) -> list[tuple[str, list[str]]]:
    words = split_words(text)
    return [
        (text[words[hit.first].start : words[hit.last - 1].end], [actor.id for actor in hit.candidates])
        for hit in find_names(text, words, "fr")
        if hit.candidates
    ]


def pointed(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(seen.pointer.sort, seen.pointer.countries) for seen in find_pointers(text, "fr")]


def test_there_are_enough_actors_for_the_worlds_wars() -> None:
    assert len(ENTRIES) >= 450


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.actor.id)
def test_an_entry_holds_together(entry) -> None:  # type: ignore[no-untyped-def]
    actor = entry.actor
    assert actor.kind in get_args(ActorKind)
    assert set(actor.countries) <= set(countries())
    assert actor.source in ("official", "own", "press")
    assert actor.start is None or actor.end is None or actor.start <= actor.end
    assert actor.parent is None or find_actor(actor.parent) is not None
    assert entry.names or entry.short


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.actor.id)
def test_every_name_finds_its_actor(entry) -> None:  # type: ignore[no-untyped-def]
    for name in [*entry.short, *(name for names in entry.names.values() for name in names)]:
        assert entry.actor in candidates(name), name


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("قسد", "syrian-democratic-forces"),
        ("الحشد الشعبي", "popular-mobilization-forces"),
        ("داعش", "islamic-state"),
        ("بوكو حرام", "boko-haram"),
        ("أنصار الله", "houthis"),
        ("قوات الدعم السريع", "rsf"),
        ("Rapid Support Forces", "rsf"),
        ("Malian Armed Forces", "military-forces-of-mali"),
        ("Chadian Army", "military-forces-of-chad"),
        ("IDF", "military-forces-of-israel"),
        ("Islamic State Sahel Province", "isgs"),
        ("Finul", "unifil"),
        ("UNIFIL", "unifil"),
        ("Iraqi Air Force", "air-force-of-iraq"),
    ],
)  # fmt: skip
def test_a_name_in_any_language_finds_its_actor(name: str, actor: str) -> None:
    assert actor in [found.id for found in candidates(name)]


def test_an_ambiguous_acronym_keeps_all_its_actors() -> None:
    assert {"syrian-democratic-forces", "military-forces-of-mali"} <= {actor.id for actor in candidates("FDS")}


def test_acronyms_hold_in_their_own_case_only() -> None:
    assert named("Les ADF ont fui.") and not named("Le bras adf du robot.")
    assert named("L’EI recule.") and not named("Bill a des ei.")


def test_the_longest_name_wins() -> None:
    assert named("l'État islamique au Grand Sahara a fui") == [("État islamique au Grand Sahara", ["isgs"])]


def test_a_phrase_that_only_looks_like_a_name_is_none() -> None:
    assert named("la mer d'Azov est calme") == []


def test_names_do_not_run_across_a_stop() -> None:
    assert ("Boko Haram", ["boko-haram"]) not in named("Il a vu Boko. Haram est loin.")


def test_every_country_composes() -> None:
    for code in countries():
        assert compose("military", code).name.startswith("")
        assert compose("air", code).parent == compose("military", code).id
        assert find_actor(compose("government", code).id) == compose("government", code)


def test_an_unknown_id_is_nobody() -> None:
    assert find_actor("nobody-at-all") is None


def test_an_actor_exists_in_its_years_only() -> None:
    actor = find_actor("minusma")
    assert actor is not None
    assert actor.existed_in(2015)
    assert not actor.existed_in(2024)


@pytest.mark.parametrize("code", sorted(countries()))
def test_every_country_has_a_french_name(code: str) -> None:
    assert load("fr", "demonyms")["countries"][code]["names"]


@pytest.mark.parametrize(
    ("text", "sort", "codes"),
    [
        ("armée malienne", "demonym", ("ML",)),
        ("soldats burkinabè", "demonym", ("BF",)),
        ("forces turques", "demonym", ("TR",)),
        ("la frontière syro-irakienne", "demonym", ("SY", "IQ")),
        ("tirs israélo-libanais", "demonym", ("IL", "LB")),
        ("accord tchado-soudanais", "demonym", ("TD", "SD")),
        ("armée nord-coréenne", "demonym", ("KP",)),
        ("au Burkina Faso", "country", ("BF",)),
        ("aux États-Unis", "country", ("US",)),
        ("Kyiv", "capital", ("UA",)),
        ("combattants tchétchènes", "people", ("RU",)),
        ("police grecque", "demonym", ("GR",)),
        ("armée sud-africaine", "demonym", ("ZA",)),
        ("autorités bissau-guinéennes", "demonym", ("GW",)),
    ],
)  # fmt: skip
def test_a_word_points_at_its_country(text: str, sort: str, codes: tuple[str, ...]) -> None:
    assert (sort, codes) in pointed(text)


def test_a_country_name_needs_its_capital() -> None:
    assert pointed("le tchad du mali") == []


def test_folding_keeps_lengths_so_that_offsets_hold() -> None:
    text = "Œuvre d’État — Bérégovoï"
    assert len(fold(text)) == len(text)
    assert all(text[word.start : word.end] for word in split_words(text))
