"""Records as JSON, and back. The dataclasses carry the format's own field names, so nothing is mapped."""

from __future__ import annotations

from typing import Any

import msgspec

from greffier.model.record import Event, Record, Source

_decoder = msgspec.json.Decoder(Record)


class _Text(msgspec.Struct):
    text: str


class _Told(msgspec.Struct):
    """Of a record only its text."""

    document: _Text


_text_decoder = msgspec.json.Decoder(_Told)


def to_json(record: Record) -> bytes:
    """The record as one line of UTF-8 JSON, without a line end."""
    return msgspec.json.encode(record)


def read_text(line: bytes) -> str:
    """The text of a record's document, without the trouble of reading the whole record."""
    return _text_decoder.decode(line).document.text


def to_dict(part: Record | Event | Source) -> dict[str, Any]:
    """A record, or one event or voice of it, as plain dictionaries, lists, strings and numbers."""
    plain: dict[str, Any] = msgspec.to_builtins(part)
    return plain


def from_json(line: bytes | str) -> Record:
    """A record from its JSON. Raises ``msgspec.ValidationError`` where the format is not kept."""
    return _decoder.decode(line)
