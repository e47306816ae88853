"""The labelled sentences of ``train/<language>/*.yaml``: read, split by hash, and met with what the lexicon proposes.

A file maps a category ("football", "shelling") to sentences; ``word[type]`` marks a word that tells an event and
``word[none]`` one that tells none; in a sentence without a mark no word does. What the lexicon proposes elsewhere in a
marked sentence is not judged. ``attack`` is any armed attack, ``killing`` any harm done to people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from greffier.annotate.classifier.features import Described, describe
from greffier.annotate.classifier.scene import Scene
from greffier.model.annotated import Annotated
from greffier.model.document import Document
from greffier.model.mentions import EventMention
from greffier.model.ontology import ONTOLOGY
from greffier.pipeline.component import Component
from greffier.pipeline.parser import Parser
from greffier.pipeline.reading import components

MARK = re.compile(r"\[([a-z-]+)\]")
OPEN_TYPES = frozenset(("attack", "killing", "blast"))
NONE = "none"
SPLITS = ("train", "train", "train", "train", "train", "train", "dev", "dev", "held-out", "held-out")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the types its words tell, by the offset at which a marked word ends."""

    text: str
    category: str
    told: dict[int, str]

    @property
    def split(self) -> str:
        """train, dev or held-out, by the sentence's own hash: a new sentence moves no other."""
        return SPLITS[hashlib.sha256(self.text.encode()).digest()[0] % len(SPLITS)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the lexicon proposes in a labelled sentence; ``label`` is the type it tells, or "none"."""

    sentence: Labelled
    mention: EventMention
    described: Described
    label: str

    @property
    def tells(self) -> bool:
        """True where it tells an event, whatever the type."""
        return self.label != NONE


def read_labelled(folder: Path) -> list[Labelled]:
    """All sentences of a language. Raises ValueError for an unknown type or a sentence given twice."""
    found: dict[str, Labelled] = {}
    for path in sorted(folder.glob("*.yaml")):
        for category, sentences in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for raw in sentences:
                one = _unmark(raw, category)
                if one.text in found:
                    raise ValueError(f"{path}: labelled twice: {one.text}")
                found[one.text] = one
    return list(found.values())


def _unmark(raw: str, category: str) -> Labelled:
    text, told, end = "", {}, 0
    for match in MARK.finditer(raw):
        text += raw[end : match.start()]
        if match[1] not in {*ONTOLOGY, *OPEN_TYPES, NONE}:
            raise ValueError(f"no such type {match[1]!r} in: {raw}")
        told[len(text)] = match[1]
        end = match.end()
    return Labelled(text + raw[end:], category, told)


def propose(sentences: Sequence[Labelled], language: str) -> Iterator[Candidate]:
    """The lexicon's candidates in the sentences, described and labelled, in order."""
    steps = steps_to_candidates(language)
    for sentence, parse in zip(sentences, Parser(language).parse([one.text for one in sentences]), strict=True):
        identity = "sha256:" + hashlib.sha256(sentence.text.encode()).hexdigest()
        annotated = Annotated(Document(identity, sentence.text, language), parse)
        for step in steps:
            annotated = step(annotated)
        scene = Scene(annotated)
        for mention in annotated.candidates:
            label = label_of(sentence, mention)
            if label is not None:
                yield Candidate(sentence, mention, describe(scene, mention), label)


def steps_to_candidates(language: str) -> Sequence[Component]:
    """The components up to the one that assigns the candidates."""
    steps = components(language)
    last = next(index for index, step in enumerate(steps) if "candidates" in step.assigns)
    return steps[: last + 1]


def label_of(sentence: Labelled, mention: EventMention) -> str | None:
    """The type that the trigger's words tell, or "none"; None where nobody has judged them.

    A word that nobody marked tells what a marked word of the same type tells (« tir » and « touché »).
    """
    if not sentence.told:
        return NONE
    inside = [kind for end, kind in sentence.told.items() if mention.trigger.start < end <= mention.trigger.end]
    if inside:
        return inside[0]
    return next((kind for kind in sentence.told.values() if agree(kind, mention.type)), None)


ARMED = frozenset(
    ("attack", "killing", "blast", "armed-clash", "attack-on-civilians", "excessive-force", "mob-violence")
)
REMOTE = frozenset(
    ("air-strike", "shelling", "remote-explosive", "suicide-bombing", "grenade", "chemical-weapon", "blast", "attack")
)


def agree(told: str, proposed: str) -> bool:
    """True where the two types are the same, or left open by the words and settled later by parties and weapons."""
    return told == proposed or {told, proposed} <= ARMED or {told, proposed} <= REMOTE
