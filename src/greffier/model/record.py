"""The record: what one report says, as the record format ``greffier.record/1`` promises it.

The field names are the format's own, so a record serialises as it stands. Every span's ``quote`` is the
document's words at its offsets; a value that the text does not give is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from greffier.model.document import Document
from greffier.model.span import Span

FORMAT: Literal["greffier.record/1"] = "greffier.record/1"

SourceKind = Literal["document", "outlet", "person", "organisation", "official", "witness", "unnamed", "social-media"]
ModalityKind = Literal["asserted", "alleged", "uncertain", "planned", "hypothetical"]
RoleKind = Literal["agent", "target", "recipient", "instrument", "vehicle", "cargo", "topic"]
TimePrecision = Literal["time", "day", "week", "month", "season", "year", "vague"]
PlaceRelation = Literal["at", "near", "on", "between", "from", "to", "towards", "in", "border", "part"]
CasualtyKind = Literal["killed", "injured", "missing", "captured", "abducted", "displaced"]
CasualtyStatus = Literal["current", "superseded", "part"]
FramingKind = Literal["label", "honorific", "scare-quotes", "euphemism"]


@dataclass(frozen=True, slots=True)
class Source:
    """A voice: who speaks, and ``via`` whom it reaches the reader."""

    id: str
    kind: SourceKind
    name: str | None
    description: str | None
    actor: str | None
    via: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many: ``low`` to ``high``, both included; None where the words set no bound."""

    low: int | None
    high: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something in an event, in a role.

    ``attribution`` is the voice that names it: the event's own, or one that accuses or claims responsibility.
    """

    role: RoleKind
    span: Span
    actor: str | None
    name: str
    count: Count | None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date as EDTF (ISO 8601-2), no more precise than its words."""

    edtf: str
    precision: TimePrecision
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map that has a name. ``latitude`` and ``longitude`` are WGS 84 degrees."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    feature: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Location:
    """A place expression of the text; ``radius_km`` is the honest uncertainty of its point."""

    span: Span
    text: str
    relation: PlaceRelation
    place: Place | None
    radius_km: float | None
    precision: Literal[1, 2, 3] | None


@dataclass(frozen=True, slots=True)
class Victims:
    """Whom a casualty figure counts."""

    span: Span | None
    name: str | None
    actor: str | None
    civilian: bool | None
    role: Literal["target", "agent", "bystander"] | None


@dataclass(frozen=True, slots=True)
class Casualties:
    """One figure that one voice gives."""

    kind: CasualtyKind
    status: CasualtyStatus
    low: int | None
    high: int | None
    approximate: bool
    who: Victims | None
    span: Span
    attribution: str


@dataclass(frozen=True, slots=True)
class AcledCode:
    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class PloverCode:
    event: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Codes:
    """The standard schemes' codes for an event; None where a scheme has none."""

    acled: AcledCode | None
    plover: PloverCode | None
    ucdp: Literal[1, 2, 3] | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event as this document tells it."""

    id: str
    type: str
    trigger: Span
    extent: Span
    aggregate: bool
    negated: bool
    modality: ModalityKind
    denied_by: str | None
    attribution: str
    part_of: str | None
    same_as: tuple[str, ...]
    cause_of: tuple[str, ...]
    participants: tuple[Participant, ...]
    when: When | None
    where: tuple[Location, ...]
    casualties: tuple[Casualties, ...]
    codes: Codes
    background: bool = False


@dataclass(frozen=True, slots=True)
class Framing:
    """Loaded words, kept out of the canonical fields; ``source`` is the voice that uses them."""

    span: Span
    kind: FramingKind
    neutral: str | None
    actor: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one report says."""

    format: Literal["greffier.record/1"]
    document: Document
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    framing: tuple[Framing, ...]
