"""One voice for each speaker, over pronouns, nouns and relays; and whose words stand at a place."""

from __future__ import annotations

from typing import Any

import pytest

from greffier.model.annotated import Annotated
from greffier.model.mentions import Voice
from greffier.resolve.sources import voice_at
from tests.helpers import cases
from tests.voices import read

CASES = cases("fr", "sources")


def facts_of(voice: Voice) -> dict[str, Any]:
    facts: dict[str, Any] = {"kind": voice.kind, "description": voice.description}
    if voice.name is not None:
        facts["name"] = voice.name
    if voice.actor is not None:
        facts["actor"] = voice.actor.id
    return facts | ({"via": voice.via} if voice.via else {})


def facts_in(case: dict[str, Any]) -> tuple[list[dict[str, Any]], list[int]]:
    reading = read(case["text"], case.get("outlet"))
    return [facts_of(voice) for voice in reading.voices[1:]], list(reading.speakers)


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_gap")], ids=lambda c: c["text"][:60])
def test_each_speaker_is_one_voice(case: dict[str, Any]) -> None:
    assert facts_in(case) == (case["voices"], case["speakers"]), case["because"]


@pytest.mark.parametrize("case", [c for c in CASES if c.get("known_gap")], ids=lambda c: c["text"][:60])
def test_a_known_gap_is_still_one(case: dict[str, Any]) -> None:
    assert facts_in(case) != (case["voices"], case["speakers"])


def voice_of(reading: Annotated, words: str) -> Voice:
    return reading.voices[voice_at(reading, reading.document.text.index(words))]


def test_the_innermost_voice_tells_what_it_tells() -> None:
    reading = read("Le maire, cité par l’agence Rive, accuse les gendarmes d’avoir brûlé deux cases.")
    told = voice_of(reading, "brûlé")
    assert told.description == "Le maire"
    assert told.via is not None
    assert reading.voices[told.via].kind == "outlet"


def test_what_nobody_else_tells_is_the_documents() -> None:
    reading = read("La ville est tombée lundi. Dix hommes sont morts, selon la police.", "Le Fil")
    assert voice_of(reading, "tombée").kind == "document"
    assert voice_of(reading, "tombée").name == "Le Fil"
    assert voice_of(reading, "morts").kind == "official"


def test_a_voice_holds_all_its_mentions() -> None:
    reading = read(
        "Selon une source militaire, le camp est vide. « Tout a brûlé », a-t-elle dit. La source a nié les tirs."
    )
    assert [span.quote for span in reading.voices[1].spans] == ["une source militaire", "-elle", "La source"]


def test_chains_never_run_in_a_circle() -> None:
    reading = read("L’agence Rive, citant l’agence Sud, rapporte que le pont a sauté. L’agence Sud cite l’agence Rive.")
    for voice in reading.voices:
        seen: list[int] = []
        at = voice.via
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = reading.voices[at].via


def test_speakers_are_aligned_with_attributions() -> None:
    reading = read("Dix morts, selon la police. Vingt, selon les rebelles.")
    assert len(reading.speakers) == len(reading.attributions)
    assert all(0 < speaker < len(reading.voices) for speaker in reading.speakers)
