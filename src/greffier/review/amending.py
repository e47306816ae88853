"""One event and its corrections → the event as it stands, and what came of each correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

import msgspec

from greffier.model.record import Casualties, Event, Location, Participant
from greffier.model.span import Span
from greffier.model.trouble import Trouble
from greffier.review.checking import read_value
from greffier.review.corrections import LISTED, VOICED, Correction
from greffier.review.listed import Item, arrange, find_item, is_plain, list_items
from greffier.review.marks import NO_MARKS, Marks
from greffier.review.said import (
    Said,
    SaidCasualties,
    SaidEvent,
    SaidParticipant,
    SaidVoice,
    SaidWhen,
    SaidWhere,
)  # fmt: skip
from greffier.review.values import Maker
from greffier.review.voices import Voices

Change = Literal["kept", "changed", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a correction: what the machine read there, as JSON, and whether the correction counts now.

    ``plain`` is false where several values stand on its words and one of them had to be taken. ``change``: what it does
    to what the machine read, None where there is nothing on either side.
    """

    was: Any
    applied: bool
    plain: bool = True
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """An event as it stands."""

    event: Event
    marks: Marks
    rejected: bool
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


def amend(event: Event, made: Sequence[Correction], text: str, voices: Voices, *, is_added: bool = False) -> Amended:
    """The event with these corrections, one after the other."""
    amending = Amending(event, text, voices, is_added=is_added)
    for correction in made:
        amending.take(correction)
    return amending.finish()


class Amending:
    """An event while it is corrected."""

    def __init__(self, event: Event, text: str, voices: Voices, *, is_added: bool = False) -> None:
        self._read, self._event, self._voices, self._text = event, event, voices, text
        self._is_added = is_added
        self.items: dict[str, list[Item]] = {
            "where": list_items(event.where),
            "participant": list_items(event.participants),
            "casualties": list_items(event.casualties),
        }
        self._single: dict[str, str] = {}
        self._outcomes: dict[str, Outcome] = {}

    def take(self, made: Correction) -> None:
        """Take in one correction; one that cannot be read changes nothing."""
        try:
            said = read_value(made.field, made.value)
        except Trouble:
            self._outcomes[made.id] = Outcome(None, applied=False)
            return
        if made.field in LISTED:
            self._take_listed(made, said)
        else:
            self._take_single(made, said)

    def _maker(self) -> Maker:
        at = self._read.trigger.start
        return Maker(self._text, self._voices, self._event.attribution, Span(at, at, ""))

    def _take_single(self, made: Correction, said: Said) -> None:
        name = "type" if made.field == "event" else made.field
        if made.field == "event" and self._is_added:
            self._single["event"] = made.id
        self._set(name, said)
        self._replaced(self._single.get(name))
        self._single[name] = made.id
        was = None if self._is_added else self._read_single(name)
        change = None if name == "rejected" else tell_change(getattr(self._read, name), getattr(self._event, name))
        self._outcomes[made.id] = Outcome(was, applied=True, change=change)

    def _read_single(self, name: str) -> Any:
        """What was read, as JSON; a voice as what it is, for its id says nothing."""
        value = None if name == "rejected" else getattr(self._read, name)
        return msgspec.to_builtins(self._voices.get(value) if name in VOICED and value else value)

    def _set(self, name: str, said: Said) -> None:
        if name == "rejected":
            return
        value: Any = said
        if isinstance(said, SaidEvent):
            value = said.type
        elif isinstance(said, SaidVoice):
            value = self._voices.find(said)
            if name == "attribution":
                self._follow(self._event.attribution, value)
        elif isinstance(said, SaidWhen):
            value = self._maker().when(said, self._read.when)
        self._event = replace(self._event, **{name: value})

    def _follow(self, old: str, new: str) -> None:
        """Parties whom the event's own voice named are named by its voice still."""
        for item in self.items["participant"]:
            if isinstance(item.value, Participant) and item.value.attribution == old:
                item.value = replace(item.value, attribution=new)

    def _take_listed(self, made: Correction, said: Said) -> None:
        told = cast("SaidWhere | SaidParticipant | SaidCasualties | None", said)
        items, of = self.items[made.field], _tell_kind(told)
        if made.words is None:
            item: Item | None = Item(None, None)
        else:
            item = find_item(items, made.words, of)
        if item is None:
            self._outcomes[made.id] = Outcome(None, applied=False)
            return
        plain = made.words is None or is_plain(items, made.words, of)
        if made.words is None:
            items.append(item)
        else:
            item.names.add((made.words.start, made.words.end))
        self._put(item, told, made.id)
        self._outcomes[made.id] = replace(self._outcomes[made.id], plain=plain)

    def _put(self, item: Item, said: SaidWhere | SaidParticipant | SaidCasualties | None, by: str) -> None:
        item.value = None if said is None else self._maker().make(said, item.read or item.value)
        if item.value is not None and item.read is None:
            item.names.add((item.value.span.start, item.value.span.end))
        self._replaced(item.by)
        item.by = by
        was = msgspec.to_builtins(item.read) if item.read is not None else None
        self._outcomes[by] = Outcome(was, applied=True, change=tell_change(item.read, item.value))

    def _replaced(self, name: str | None) -> None:
        """A later correction counts in the place of this one."""
        if name is not None:
            self._outcomes[name] = replace(self._outcomes[name], applied=False)

    def finish(self) -> Amended:
        """The event as it stands."""
        standing = {name: arrange(items) for name, items in self.items.items()}
        event = replace(
            self._event,
            where=tuple(item.value for item in standing["where"] if isinstance(item.value, Location)),
            participants=tuple(item.value for item in standing["participant"] if isinstance(item.value, Participant)),
            casualties=tuple(item.value for item in standing["casualties"] if isinstance(item.value, Casualties)),
        )
        return Amended(event, self._mark(standing), "rejected" in self._single, self._outcomes)

    def _mark(self, standing: Mapping[str, Sequence[Item]]) -> Marks:
        fields = dict(self._single)
        for name, items in self.items.items():
            for item in items:
                if item.by:
                    fields[name] = item.by
        if not fields:
            return NO_MARKS
        places = {
            name: {number: item.by for number, item in enumerate(items) if item.by} for name, items in standing.items()
        }
        return Marks(fields, **places)


def tell_change(read: object, value: object) -> Change | None:
    """What a person did to a value that the machine read, or did not.

    >>> tell_change("riot", "arrest"), tell_change("riot", "riot"), tell_change("riot", None), tell_change(None, "riot")
    ('changed', 'kept', 'removed', 'added')
    """
    if read is None:
        return None if value is None else "added"
    return "removed" if value is None else "kept" if value == read else "changed"


def _tell_kind(said: SaidWhere | SaidParticipant | SaidCasualties | None) -> str | None:
    if isinstance(said, SaidParticipant):
        return said.role
    return said.kind if isinstance(said, SaidCasualties) else None
