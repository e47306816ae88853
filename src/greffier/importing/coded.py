"""What both shapes say of an event, and the record that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from greffier.importing.cells import DayOrder
from greffier.importing.parties import find_party
from greffier.importing.rendering import Rendered
from greffier.model.actor import Actor
from greffier.model.document import Document
from greffier.model.record import (
    FORMAT,
    AcledCode,
    Casualties,
    Event,
    Location,
    Participant,
    Record,
    RoleKind,
    Source,
    SourceKind,
    When,
)
from greffier.model.span import Span
from greffier.record.codes import code_event
from greffier.registry import find_actor

Chain = tuple[tuple[Span, SourceKind], ...]
"""Words and kinds of voices, from who said it first to who told the coder."""

OWN = "s1"
"""The source id of who coded the data."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is read: its cells as text, where it stands, how its dates are written."""

    rendered: Rendered
    cells: dict[str, str]
    where: str
    order: DayOrder | None


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as a row codes it. ``id`` is the data set's own; ``retrieved`` when the row was last changed."""

    id: str | None
    type: str
    trigger: Span
    extent: Span | None
    when: When
    location: Location | None
    participants: tuple[Participant, ...]
    figures: tuple[Casualties, ...]
    sources: tuple[Source, ...]
    acled: AcledCode | None = None
    ucdp: Literal[1, 2, 3] | None = None
    aggregate: bool = False
    retrieved: str | None = None


def make_record(line: Line, coded: Coded, name: str, language: str) -> Record:
    """The record of a row; ``name`` is the organisation that coded it."""
    text = line.rendered.text
    document = Document(
        "sha256:" + sha256(text.encode()).hexdigest(), text, language,
        title=coded.id, outlet=name, retrieved=coded.retrieved,
    )  # fmt: skip
    own = Source(OWN, "organisation", name, "coded data", None, None, ())
    return Record(FORMAT, document, (own, *coded.sources), (_make_event(document, coded),), ())


def _make_event(document: Document, coded: Coded) -> Event:
    codes = code_event(coded.type, _actors(coded, "agent"), _actors(coded, "target"))
    codes = replace(codes, acled=coded.acled or codes.acled, ucdp=coded.ucdp or codes.ucdp)
    return Event(
        id="e1", type=coded.type, trigger=coded.trigger, extent=coded.extent or document.span(0, len(document.text)),
        aggregate=coded.aggregate, negated=False, modality="asserted", denied_by=None, attribution=OWN, part_of=None,
        same_as=(), cause_of=(), participants=coded.participants, when=coded.when,
        where=(coded.location,) if coded.location else (), casualties=coded.figures, codes=codes,
    )  # fmt: skip


def _actors(coded: Coded, role: RoleKind) -> list[Actor | None]:
    return [find_actor(one.actor) if one.actor else None for one in coded.participants if one.role == role]


def make_participants(
    spans: Iterable[Span], role: RoleKind, country: str | None, year: int | None
) -> list[Participant]:
    """Parties in a role, with their actors where the registry has them."""
    made = []
    for span in spans:
        actor = find_party(span.quote, country, year)
        known, name = (actor.id, actor.name) if actor else (None, span.quote)
        made.append(Participant(role, span, known, name, None, OWN))
    return made


def make_figure(span: Span, low: int | None, high: int | None) -> Casualties:
    """A current figure of people killed, on whatever side."""
    return Casualties("killed", "current", low, high, False, None, span, OWN)


def make_sources(cited: Iterable[Chain]) -> tuple[Source, ...]:
    """The voices that a row cites: each with the voice that relayed it."""
    made: dict[tuple[str, str], Source] = {}
    for chain in cited:
        via = OWN
        for span, kind in reversed(chain):
            known = made.get((span.quote, via))
            if known is None:
                unnamed = kind == "unnamed"
                name, description = (None, span.quote) if unnamed else (span.quote, None)
                known = Source(f"s{len(made) + 2}", kind, name, description, None, via, (span,))
                made[span.quote, via] = known
            via = known.id
    return tuple(made.values())
