"""A record → rows: its voices, its events, and each value as a claim with its words and the voice whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from greffier.incidents.cells import find_cell
from greffier.incidents.telling import find_location
from greffier.model.edtf import find_bounds
from greffier.model.record import Event, Record
from greffier.model.span import Span
from greffier.review.apply import Standing
from greffier.store.datasets import name_series
from greffier.store.hashing import name_anchors, to_json

Row = dict[str, Any]
UNREAD = "unread"
"""The state of an event whose review nobody has begun."""
_NOT_BEGUN = UNREAD, False


def make_sources(record: Record, reading: int) -> list[Row]:
    """The rows of a record's voices."""
    return [
        {
            "reading": reading, "id": source.id, "kind": source.kind, "name": source.name,
            "description": source.description, "actor": source.actor, "via": source.via,
        }
        for source in record.sources
    ]  # fmt: skip


def make_events(record: Record, reading: int, reader: str) -> list[Row]:
    """The rows of a record's events as they were read, in their order."""
    triggers = [(event.trigger.start, event.trigger.end) for event in record.events]
    anchors = name_anchors(record.document.id, triggers)
    return list(_list_events(record, dict(zip(anchors, record.events, strict=True)), reading, reader))


def _list_events(record: Record, events: Mapping[str, Event], reading: int, reader: str) -> Iterator[Row]:
    series = name_series(reader, record.document)
    for anchor, event in events.items():
        row = {"reading": reading, "anchor": anchor, "current": True, "series": series}
        yield row | {"state": UNREAD, "reread": False, "corrected": False, "rejected": False} | _describe(event)


def make_standing(
    record: Record, standing: Standing, states: Mapping[str, tuple[str, bool]], reading: int, reader: str
) -> list[Row]:
    """The rows of a record's events as they stand, the rejected and the added ones too.

    ``states`` gives by their anchors how far their review is, and whether they were read anew since.
    """
    return [
        row | {
            "state": states.get(row["anchor"], _NOT_BEGUN)[0], "reread": states.get(row["anchor"], _NOT_BEGUN)[1],
            "corrected": bool(standing.marks.get(row["anchor"])),
            "rejected": row["anchor"] in standing.rejected,
        }
        for row in _list_events(record, standing.amended, reading, reader)
    ]  # fmt: skip


def _describe(event: Event) -> Row:
    first, last = find_bounds(event.when.edtf if event.when else None)
    return {
        "id": event.id, "type": event.type, "modality": event.modality, "aggregate": event.aggregate,
        "negated": event.negated, "background": event.background, "attribution": event.attribution,
        "part_of": event.part_of, "edtf": event.when.edtf if event.when else None,
        "earliest": _show(first), "latest": _show(last), "start": event.trigger.start, "end": event.trigger.end,
        "quote": event.trigger.quote, "extent_start": event.extent.start, "extent_end": event.extent.end,
    } | _place(event)  # fmt: skip


def _show(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _place(event: Event) -> Row:
    found = find_location(event)
    place = found.place if found else None
    return {
        "place": place.id if place else None,
        "place_name": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "radius_km": found.radius_km if found else None,
        "cell": find_cell(place.latitude, place.longitude) if place else None,
        "place_precision": found.precision if found else None,
    }


def make_claims(record: Record, reading: int, numbers: dict[str, int]) -> list[Row]:
    """The rows of all values of a record; ``numbers`` is the number of each event's row."""
    claims = [Row(claim, event=numbers[event.id]) for event in record.events for claim in _claim_event(event)]
    framings = (_claim("framing", framing, framing.source, framing.span) for framing in record.framing)
    claims += [Row(claim, event=None) for claim in framings]
    return [Row(claim, reading=reading) for claim in claims]


def _claim_event(event: Event) -> Iterator[Row]:
    told = {"type": event.type, "modality": event.modality, "negated": event.negated, "aggregate": event.aggregate}
    yield _claim("type", told, event.attribution, event.trigger)
    if event.when is not None:
        yield _claim("when", event.when, event.attribution, event.when.span)
    for location in event.where:
        yield _claim("where", location, event.attribution, location.span)
    for participant in event.participants:
        yield _claim(f"participant.{participant.role}", participant, event.attribution, participant.span)
    for figure in event.casualties:
        yield _claim(f"casualties.{figure.kind}", figure, figure.attribution, figure.span)
    if event.denied_by is not None:
        yield _claim("denied", True, event.denied_by, event.trigger)


def _claim(field: str, value: object, source: str, span: Span) -> Row:
    told = to_json(msgspec.to_builtins(value)).decode()
    return {
        "field": field, "value": told, "source": source,
        "start": span.start, "end": span.end, "quote": span.quote,
    }  # fmt: skip
