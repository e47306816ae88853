"""A record from any reader, held to the record format before it is kept.

Held are the JSON schema, and what a schema cannot say: that each span's quote stands at its offsets, that ids lead
somewhere, that dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from greffier.model.edtf import is_edtf
from greffier.model.record import Event, Record
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import from_json

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_MEND = "Mend the record: greffier schema prints the format. Nothing of it was kept."


def check_record(line: bytes, where: str) -> Record:
    """The record of one line of JSON; raises Trouble RECORD where it does not keep the format."""
    try:
        plain = msgspec.json.decode(line)
        seen = _find_fault(plain)
        record = None if seen else from_json(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Trouble(Code.RECORD, where, f"This is no record: {error}.", _MEND) from None
    if record is not None:
        seen = next(_find_breaks(record, plain), None)
    if record is None or seen:
        raise Trouble(Code.RECORD, where, f"This record does not keep the format: {seen}.", _MEND)
    return record


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(msgspec.json.decode((files("greffier.record") / "schema.json").read_bytes()))


def _find_fault(plain: Any) -> str | None:
    """What breaks the schema, and where."""
    fault = min(_validator().iter_errors(plain), key=lambda error: list(map(str, error.absolute_path)), default=None)
    if fault is None:
        return None
    message = fault.message if len(fault.message) <= 200 else fault.message[:200] + "…"
    return f"{fault.json_path}: {message}"


def _find_breaks(record: Record, plain: Any) -> Iterator[str]:
    if "\0" in record.document.text:
        yield "$.document.text holds a NUL"
    yield from _find_wrong_spans(plain, record.document.text)
    yield from _find_lost_ids(record)
    for event in record.events:
        if event.when is not None and not is_edtf(event.when.edtf):
            yield f"event {event.id}: “{event.when.edtf}” is no EDTF date"
    if record.document.published is not None and not is_edtf(record.document.published):
        yield f"$.document.published: “{record.document.published}” is no EDTF date"


def _find_wrong_spans(value: Any, text: str) -> Iterator[str]:
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys() and text[value["start"] : value["end"]] != value["quote"]:
            yield f"“{value['quote']}” does not stand at {value['start']}–{value['end']}"
        for part in value.values():
            yield from _find_wrong_spans(part, text)
    elif isinstance(value, list):
        for part in value:
            yield from _find_wrong_spans(part, text)


def _find_lost_ids(record: Record) -> Iterator[str]:
    sources, events = [source.id for source in record.sources], [event.id for event in record.events]
    for kind, ids in (("source", sources), ("event", events)):
        if len(set(ids)) < len(ids):
            yield f"two {kind}s have one id"
    named = [source.via for source in record.sources] + [framing.source for framing in record.framing]
    for event in record.events:
        named += [event.attribution, event.denied_by, *(figure.attribution for figure in event.casualties)]
    yield from (f"there is no source “{name}”" for name in named if name is not None and name not in sources)
    linked = [name for event in record.events for name in _events_named(event)]
    yield from (f"there is no event “{name}”" for name in linked if name not in events)


def _events_named(event: Event) -> list[str]:
    return [*((event.part_of,) if event.part_of else ()), *event.same_as, *event.cause_of]
