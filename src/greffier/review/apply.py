"""A record and what people corrected in it → the record as it stands, with marks which values are a person's.

The record itself is not changed. Of several corrections of one value the last one counts. One that finds no value, or
that cannot be read, waits: it changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Codes, Event, Record
from greffier.model.trouble import Trouble
from greffier.record.codes import code_event
from greffier.registry import find_actor
from greffier.review.amending import Amended, Outcome, amend
from greffier.review.checking import read_value
from greffier.review.corrections import Correction
from greffier.review.marks import NO_MARKS, Marks
from greffier.review.said import SaidEvent
from greffier.review.voices import Voices, stand


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands. ``anchors`` names its events, in their order; the rejected ones are not among them.

    ``amended`` holds every event by its anchor, the rejected ones too; ``added`` the anchors of those that a person
    added; ``outcomes`` what came of each correction, by its id.
    """

    record: Record
    anchors: tuple[str, ...]
    marks: Mapping[str, Marks] = field(default_factory=dict)
    amended: Mapping[str, Event] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


def apply_corrections(record: Record, anchors: Sequence[str], made: Iterable[Correction]) -> Standing:
    """The record as it stands; ``made`` are the corrections of its events that were not withdrawn, in their order.

    ``anchors`` names the record's events, in their order.
    """
    by_anchor: dict[str, list[Correction]] = {}
    for correction in made:
        by_anchor.setdefault(correction.anchor, []).append(correction)
    events = dict(zip(anchors, record.events, strict=True))
    if not by_anchor:
        return Standing(record, tuple(anchors), amended=events)
    return _Applying(record, events, by_anchor).apply()


class _Applying:
    def __init__(self, record: Record, events: dict[str, Event], made: Mapping[str, list[Correction]]) -> None:
        self._record, self._read, self._made = record, events, made
        self._voices = Voices(record)
        self._outcomes: dict[str, Outcome] = {}
        self._places = {anchor: number for number, anchor in enumerate(events)}

    def apply(self) -> Standing:
        added = self._add_events()
        amended = {anchor: self._amend(anchor, event) for anchor, event in (self._read | added).items()}
        rejected = frozenset(anchor for anchor, one in amended.items() if one.rejected)
        standing = {anchor: one.event for anchor, one in amended.items() if anchor not in rejected}
        order = sorted(standing, key=lambda anchor: self._place(anchor, standing[anchor]))
        events = _cut_links([standing[anchor] for anchor in order])
        marks = {anchor: one.marks for anchor, one in amended.items() if one.marks is not NO_MARKS}
        record = replace(self._record, events=tuple(events), sources=tuple(self._voices.sources))
        return Standing(
            record, tuple(order), marks, {anchor: one.event for anchor, one in amended.items()}, rejected,
            frozenset(added), self._outcomes,
        )  # fmt: skip

    def _place(self, anchor: str, event: Event) -> tuple[int, int, str]:
        """What was read stays in its order; what was added stands where its words do."""
        if anchor in self._places:
            return self._places[anchor], 0, ""
        before = [number for number, one in enumerate(self._read.values()) if one.trigger.start <= event.trigger.start]
        return (before[-1] if before else -1), 1 + event.trigger.start, anchor

    def _add_events(self) -> dict[str, Event]:
        """The events that only a person saw; where the machine has come to read one, the person's type counts."""
        added = {}
        for anchor, corrections in self._made.items():
            for made in corrections:
                if made.field == "event" and anchor not in self._read and anchor not in added:
                    event = make_event(anchor, made.value, self._record, self._voices)
                    self._outcomes[made.id] = Outcome(None, applied=event is not None)
                    if event is not None:
                        added[anchor] = event
        return added

    def _amend(self, anchor: str, event: Event) -> Amended:
        corrections = self._made.get(anchor, ())
        if not corrections:
            return Amended(event, NO_MARKS, rejected=False)
        amended = amend(event, corrections, self._record.document.text, self._voices, is_added=anchor not in self._read)
        self._outcomes |= {name: one for name, one in amended.outcomes.items() if name not in self._outcomes}
        return replace(amended, event=_code(event, amended.event, always=anchor not in self._read))


def make_event(anchor: str, value: Any, record: Record, voices: Voices) -> Event | None:
    """The event that a person added; None where the text has other words there."""
    try:
        said = read_value("event", value)
    except Trouble:
        return None
    if not isinstance(said, SaidEvent) or said.document != record.document.id or said.type not in ONTOLOGY:
        return None
    trigger, extent = (stand(words, record.document.text) for words in (said.trigger, said.extent))
    if trigger is None or extent is None:
        return None
    return Event(
        f"p-{anchor.removeprefix('ev-')}", said.type, trigger, extent, aggregate=False, negated=False,
        modality="asserted", denied_by=None, attribution=voices.own(), part_of=None, same_as=(), cause_of=(),
        participants=(), when=None, where=(), casualties=(), codes=Codes(None, None, None),
    )  # fmt: skip


def _code(read: Event, event: Event, *, always: bool) -> Event:
    """The standard codes anew, where what they follow from was corrected."""
    changed = (read.type, read.participants) != (event.type, event.participants)
    if not (always or changed) or event.type not in ONTOLOGY:
        return event
    sides = (
        [find_actor(party.actor) if party.actor else None for party in event.participants if party.role == role]
        for role in ("agent", "target")
    )
    return replace(event, codes=code_event(event.type, *sides))


def _cut_links(events: list[Event]) -> list[Event]:
    """No event of a record names one that is not in it."""
    there = {event.id for event in events} | {None}
    return [
        event if there.issuperset((event.part_of, *event.same_as, *event.cause_of)) else _keep_links(event, there)
        for event in events
    ]


def _keep_links(event: Event, there: Collection[str | None]) -> Event:
    return replace(
        event, part_of=event.part_of if event.part_of in there else None,
        same_as=tuple(name for name in event.same_as if name in there),
        cause_of=tuple(name for name in event.cause_of if name in there),
    )  # fmt: skip
