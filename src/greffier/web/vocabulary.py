"""``/api/vocabulary``: the words of the record format and of exports, so that the page has none of its own."""

from __future__ import annotations

from typing import Literal, get_args

from fastapi import APIRouter

from greffier.export.formats import FORMATS
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import (
    CasualtyKind,
    FramingKind,
    ModalityKind,
    PlaceRelation,
    RoleKind,
    SourceKind,
    TimePrecision,
)
from greffier.registry.compose import list_composed
from greffier.registry.shown import name_actors
from greffier.web.asking import Ask
from greffier.web.shapes.vocabulary import ActorNames, ExportFormat, Type, Vocabulary

router = APIRouter(tags=["vocabulary"])


@router.get("/vocabulary")
def read_vocabulary(asked: Ask) -> Vocabulary:
    """The keys that values may have, and what each type means."""
    with asked.reading():
        return describe_vocabulary()


@router.get("/vocabulary/actors")
def read_actor_names(asked: Ask, language: Literal["fr", "ar"]) -> ActorNames:
    """What the registry's actors are called in a language; canonical names are English."""
    with asked.reading():
        return ActorNames(named=name_actors(language), composed=list_composed())


def describe_vocabulary() -> Vocabulary:
    """The vocabulary of this version."""
    return Vocabulary(
        types=[Type(key=one.key, group=one.group, says=one.says) for one in ONTOLOGY.values()],
        roles=list(get_args(RoleKind)), modalities=list(get_args(ModalityKind)),
        source_kinds=list(get_args(SourceKind)), casualty_kinds=list(get_args(CasualtyKind)),
        relations=list(get_args(PlaceRelation)), time_precisions=list(get_args(TimePrecision)),
        framing_kinds=list(get_args(FramingKind)), export_formats=list(map(_describe, FORMATS)),
    )  # fmt: skip


def _describe(name: str) -> ExportFormat:
    return ExportFormat(name=name, extension=FORMATS[name].extension, heeds=sorted(FORMATS[name].heeds))
