"""What an event says under one reading and under another, value by value; on which words it says so does not matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from greffier.model.record import Casualties, Event, Location, Participant, Record
from greffier.review.said import SaidVoice
from greffier.review.voices import describe_voice

_PLAIN = ("type", "modality", "negated", "aggregate", "background")


@dataclass(frozen=True, slots=True)
class Change:
    """A field of which another reading says something else. The values are JSON, without their words.

    Of a field with several values they are lists, of a voice all that is known of it.
    """

    field: str
    before: Any
    after: Any


def list_changes(before: tuple[Event, Record], after: tuple[Event, Record]) -> tuple[Change, ...]:
    """What is otherwise in an event, each given with the record in which its voices are."""
    old, new = _describe(*before), _describe(*after)
    return tuple(Change(field, old[field], new[field]) for field in old if old[field] != new[field])


def _describe(event: Event, record: Record) -> Mapping[str, Any]:
    when = event.when
    return {name: getattr(event, name) for name in _PLAIN} | {
        "attribution": _voice(record, event.attribution),
        "denied_by": _voice(record, event.denied_by),
        "when": {"edtf": when.edtf, "precision": when.precision} if when else None,
        "where": [_place(place) for place in event.where],
        "participant": _sort(_party(party, event, record) for party in event.participants),
        "casualties": _sort(_figure(figure, event, record) for figure in event.casualties),
    }


def _sort(values: Any) -> list[Any]:
    return sorted(values, key=msgspec.json.encode)


def _voice(record: Record, source: str | None) -> Any:
    return None if source is None else msgspec.to_builtins(_strip(describe_voice(record, source)))


def _strip(said: SaidVoice) -> SaidVoice:
    """Without words."""
    via = _strip(said.via) if isinstance(said.via, SaidVoice) else None
    return msgspec.structs.replace(said, via=via, spans=())


def _other_voice(record: Record, source: str | None, event: Event) -> Any:
    """A voice of a value, where it is not the event's own."""
    return None if source in (None, event.attribution) else _voice(record, source)


def _place(place: Location) -> Any:
    """The gazetteer's place, or a name where it knows none."""
    told = msgspec.to_builtins(place)
    return {name: part for name, part in told.items() if name != "span" and not (name == "text" and place.place)}


def _party(party: Participant, event: Event, record: Record) -> Any:
    told = msgspec.to_builtins(party)
    del told["span"]
    return told | {"attribution": _other_voice(record, party.attribution, event)}


def _figure(figure: Casualties, event: Event, record: Record) -> Any:
    told = msgspec.to_builtins(figure)
    del told["span"]
    if told["who"]:
        del told["who"]["span"]
    return told | {"attribution": _other_voice(record, figure.attribution, event)}
