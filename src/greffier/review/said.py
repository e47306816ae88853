"""What a person says in the place of a value: shapes of JSON, as the record format has them, without what is not known.

``span`` left out means the words of the value that is corrected, null none of the text's. A voice is kept whole, not by
its id, which another reading may give to another voice.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, UnsetType

from greffier.model.record import (
    CasualtyKind,
    CasualtyStatus,
    ModalityKind,
    Place,
    PlaceRelation,
    RoleKind,
    SourceKind,
    TimePrecision,
)

MOST = 1_000_000_000
Number = Annotated[int, Meta(ge=0, le=MOST)]
Kilometres = Annotated[float, Meta(ge=0, le=20_040)]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """No key that is not declared."""


class Words(_Strict, frozen=True):
    """Words of the text; ``quote`` is what stood there when they were chosen."""

    start: Number
    end: Number
    quote: str | None = None


SaidSpan = Words | None | UnsetType


class SaidVoice(_Strict, frozen=True):
    """Who speaks, by what the report says of it.

    ``named``: a person described it anew, so only a voice called the same is it, and ``via`` and ``actor`` count where
    they are given; else it is one of the reading's, which another reading may call otherwise on the same words.
    """

    kind: SourceKind
    name: str | None = None
    description: str | None = None
    actor: str | None = None
    via: SaidVoice | str | None = None
    spans: Annotated[tuple[Words, ...], Meta(max_length=50)] = ()
    named: bool = False


class SaidWhen(_Strict, frozen=True):
    """A date."""

    edtf: str
    precision: TimePrecision | None = None
    span: SaidSpan = UNSET
    text: str | None = None


class SaidWhere(_Strict, frozen=True):
    """A place of the gazetteer, or a point that a person set on the map under a name."""

    place: Place | None
    relation: PlaceRelation = "at"
    radius_km: Kilometres | None = None
    precision: Annotated[int, Meta(ge=1, le=3)] | None = None
    span: SaidSpan = UNSET
    text: str | None = None


class SaidCount(_Strict, frozen=True):
    """How many."""

    low: Number | None = None
    high: Number | None = None
    approximate: bool = False


class SaidParticipant(_Strict, frozen=True):
    """A party: an actor of the registry, or a name."""

    role: RoleKind
    actor: str | None = None
    name: str | None = None
    count: SaidCount | None = None
    span: SaidSpan = UNSET
    attribution: SaidVoice | str | None = None


class SaidVictims(_Strict, frozen=True):
    """Whom a figure counts."""

    name: str | None = None
    actor: str | None = None
    civilian: bool | None = None
    role: Annotated[str, Meta(pattern="^(target|agent|bystander)$")] | None = None
    span: SaidSpan = None


class SaidCasualties(_Strict, frozen=True):
    """A figure."""

    kind: CasualtyKind
    status: CasualtyStatus = "current"
    low: Number | None = None
    high: Number | None = None
    approximate: bool = False
    who: SaidVictims | None = None
    span: SaidSpan = UNSET
    attribution: SaidVoice | str | None = None


class SaidEvent(_Strict, frozen=True):
    """An event that was missed: the words that tell it, the sentence they stand in, the document."""

    type: str
    trigger: Words
    extent: Words
    document: str


Said = str | bool | SaidVoice | SaidWhen | SaidWhere | SaidParticipant | SaidCasualties | SaidEvent | None

SHAPES: dict[str, Any] = {
    "type": str,
    "modality": ModalityKind,
    "negated": bool,
    "aggregate": bool,
    "background": bool,
    "attribution": SaidVoice | str,
    "denied_by": SaidVoice | str | None,
    "when": SaidWhen | None,
    "where": SaidWhere | None,
    "participant": SaidParticipant | None,
    "casualties": SaidCasualties | None,
    "rejected": bool,
    "event": SaidEvent,
}
"""What each field's value is."""
