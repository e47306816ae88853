"""The classifier keeps what tells an event and rejects what only sounds like one; its sentences stay its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from greffier.annotate.classifier import confirm_events
from greffier.annotate.classifier.features import BLOCKS, describe
from greffier.annotate.classifier.scene import Scene
from greffier.annotate.classifier.weights import load_weights
from greffier.model.annotated import Annotated
from greffier.model.document import Document
from greffier.record.explain import explain
from tests.helpers import annotated, cases

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"\[[a-z-]+\]")


@pytest.mark.parametrize("case", cases("fr", "classifier"), ids=lambda case: case["text"][:60])
def test_the_reading_keeps_the_events_of_the_cases_and_no_look_alike(case: dict[str, Any]) -> None:
    read = annotated(case["text"])
    assert read.candidates, "the lexicon proposes nothing: the case shows nothing about the classifier"
    assert bool(read.events) is case["expect"], [(one.type, one.trigger.quote) for one in read.events]


def test_confirmed_events_say_how_sure_the_classifier_is() -> None:
    read = annotated("Des rebelles ont attaqué un convoi de vivres près de Bria, tuant deux chauffeurs.")
    threshold = load_weights("fr").threshold  # type: ignore[union-attr]
    assert read.events
    assert all(event.confidence is not None and event.confidence >= threshold - 0.01 for event in read.events)


def test_what_is_rejected_stays_among_the_candidates_and_is_explained() -> None:
    text = next(case["text"] for case in cases("fr", "classifier") if not case["expect"])
    read = annotated(text)
    assert {one.path.split("/")[0] for one in explain(read)} == {"rejected"}
    assert len(explain(read)) == len(read.candidates) > 0


def test_without_weights_every_candidate_is_an_event() -> None:
    read = annotated("Des rebelles ont attaqué un convoi de vivres près de Bria.")
    elsewhere = replace(read, document=replace(read.document, language="xx"))
    assert confirm_events(elsewhere) == read.candidates


def test_a_parse_without_vectors_is_judged_by_its_frame_alone() -> None:
    read = annotated("Des rebelles ont attaqué un convoi de vivres près de Bria.")
    blind = replace(read, parse=replace(read.parse, vectors=None))
    assert describe(Scene(blind), read.candidates[0]).vectors.size == 0
    assert confirm_events(blind)


def test_a_document_without_candidates_has_no_events() -> None:
    assert confirm_events(Annotated(Document("sha256:0", "", "fr"))) == ()


def test_judging_twice_gives_the_same() -> None:
    read = annotated("L'armée a bombardé le village et arrêté six hommes.")
    assert confirm_events(read) == confirm_events(read) == read.events


def test_the_weights_are_small_and_fit_the_features() -> None:
    path = files("greffier.annotate.classifier") / "fr.json"
    text = path.read_text(encoding="utf-8")
    assert len(text) < 300_000
    assert len(json.loads(text)["vectors"]) % len(BLOCKS) == 0


def test_no_labelled_sentence_repeats_a_gold_case() -> None:
    """Seven words in a row, but for set phrases of seven words that every report uses."""
    gold = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "gold").rglob("*.yaml")))
    known = _grams(gold)
    for path in sorted((ROOT / "train").rglob("*.yaml")):
        for sentences in yaml.safe_load(path.read_text(encoding="utf-8")).values():
            for sentence in sentences:
                assert not _grams(MARK.sub("", sentence)) & known, sentence


def _grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(7)), strict=False))
