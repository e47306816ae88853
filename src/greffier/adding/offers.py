"""Inputs → what is offered to the store: records as they stand, documents to be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from greffier.export.jsonl import is_export, read_line
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Received, Stated, read_stream, show_path
from greffier.reading.jsonl import split_lines
from greffier.store.checking import check_record
from greffier.store.custody import Way
from greffier.store.hashing import hash_bytes
from greffier.store.moving import Decision, KeptDocument
from greffier.store.readings import Offer

NOBODY = "unnamed"
"""The reader of a record that does not say by whom it was read."""

_BY_COMMAND = "Take it in on the command line: greffier add."
_RECORD = 40
"""A record is at most so many times as long as its text is allowed to be."""


class _Marks(msgspec.Struct):
    """What tells a record from a document, and by whom it was read."""

    format: str | None = None
    reader: str | dict[str, object] | None = None


class Exported(NamedTuple):
    """What one line of an export holds, and where it stands."""

    kept: KeptDocument | Decision
    where: str


class Input(NamedTuple):
    """A file, or standard input (``-``); the name by which it is spoken of, and by which way it comes in.

    ``only_reports``: records of other readers, and exports of other stores, are refused.
    """

    path: str
    where: str
    way: Way
    only_reports: bool = False


def name_input(path: str) -> Input:
    """The input of a path.

    >>> name_input("-")
    Input(path='-', where='standard input', way='stream', only_reports=False)
    """
    return Input(path, "standard input" if path == "-" else show_path(path), find_way(path))


def read_input(
    given: Input, stated: Stated, most_bytes: int, reader: str | None = None
) -> Iterator[Offer | Exported | Received | Trouble]:
    """The records and documents of one input; or what another store exported."""
    where = given.where
    try:
        with _open(given.path) as stream:
            first = stream.readline(most_bytes * _RECORD + 1)
            again: BinaryIO = io.BufferedReader(_Again(first, stream))  # type: ignore[type-var]
            if given.only_reports and (is_export(first) or is_record(first)):
                yield Trouble(Code.FORMAT, where, "This is no report but an export, or records.", _BY_COMMAND)
            elif is_export(first):
                yield from _read_exported(again, where, most_bytes)
            elif is_record(first):
                yield from _read_records(again, where, given.way, most_bytes, reader)
            else:
                yield from read_stream(again, where, stated, most_bytes)
    except (OSError, ValueError) as error:
        seen = f"It cannot be opened: {getattr(error, 'strerror', None) or error}."
        yield Trouble(Code.NOT_FOUND, where, seen, "Check the path and the right to read it.")


def find_way(path: str) -> Way:
    """By which way a path comes in."""
    return "stream" if path == "-" else "file"


@contextmanager
def _open(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        import sys

        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as stream:
            yield stream


class _Again(io.RawIOBase):
    """A stream whose first line was read, from its beginning."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = first, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        part = self._first[: len(buffer)] or self._rest.read(len(buffer))
        self._first = self._first[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def is_record(line: bytes) -> bool:
    """True for a line of JSON that says it is a record, of whatever version.

    >>> is_record(b'{"format": "greffier.record/1"}'), is_record(b'{"text": "Deux morts."}')
    (True, False)
    """
    try:
        return (_marks(line).format or "").startswith("greffier.record/")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False


def _marks(line: bytes) -> _Marks:
    return msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=_Marks)


def _read_exported(stream: BinaryIO, where: str, most_bytes: int) -> Iterator[Exported | Trouble]:
    for place, line in _split(stream, where, most_bytes):
        try:
            if len(line) > most_bytes * _RECORD:
                raise _too_large(place, most_bytes * _RECORD)
            yield Exported(read_line(line, place), place)
        except Trouble as trouble:
            yield trouble


def _split(stream: BinaryIO, where: str, most_bytes: int) -> Iterator[tuple[str, bytes]]:
    """The lines that hold anything, each with its place."""
    for number, line in enumerate(split_lines(b"", stream, most_bytes * _RECORD), start=1):
        if line := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield f"{where}:{number}", line


def _too_large(where: str, longest: int) -> Trouble:
    return Trouble(Code.TOO_LARGE, where, f"It is longer than {longest:,} bytes.", "Raise --max-bytes.")


def _read_records(
    stream: BinaryIO, where: str, way: Way, most_bytes: int, reader: str | None
) -> Iterator[Offer | Trouble]:
    for place, line in _split(stream, where, most_bytes):
        try:
            yield make_offer(line, place, way, reader, most_bytes * _RECORD)
        except Trouble as trouble:
            yield trouble


def make_offer(line: bytes, where: str, way: Way, reader: str | None, longest: int) -> Offer:
    """A record to keep; raises Trouble where the line is none.

    Who read it is what the user states, else what the record's own key ``reader`` says: a name, or ``{name, version}``.
    """
    if len(line) > longest:
        raise _too_large(where, longest)
    record = check_record(line, where)
    name, version = _find_reader(_marks(line).reader)
    text = record.document.text.encode()
    content = text if hash_bytes(text) == record.document.id else None
    return Offer(record, line, reader or name or NOBODY, version, way, where, content)


def _find_reader(said: str | dict[str, object] | None) -> tuple[str | None, str | None]:
    if said is None or isinstance(said, str):
        return said or None, None
    name, version = said.get("name"), said.get("version")
    return (name if isinstance(name, str) else None), (version if isinstance(version, str) else None)
