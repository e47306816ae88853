"""Records on standard output: as tables, as one JSON array, or as JSON Lines."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

import msgspec

from greffier.record.serialise import to_json

if TYPE_CHECKING:
    from greffier.batch.pool import Told


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class Output(Protocol):
    """Prints records as they come."""

    def put(self, told: Told) -> None:
        """Print one record."""

    def close(self) -> None:
        """Print what closes the whole."""


def open_output(format: Format) -> Output:
    """The output of a format."""
    if format is Format.TABLE:
        return _Tables()
    return _Lines() if format is Format.JSONL else _Array()


def _to_json(told: Told) -> bytes:
    """The record, with its explanations as one key more where they were asked for."""
    record = to_json(told.record)
    if not told.explanations:
        return record
    return record[:-1] + b',"explanations":' + msgspec.json.encode(told.explanations) + b"}"


class _Lines:
    def put(self, told: Told) -> None:
        sys.stdout.buffer.write(_to_json(told) + b"\n")
        sys.stdout.buffer.flush()

    def close(self) -> None:
        """Nothing closes JSON Lines."""


class _Array:
    def __init__(self) -> None:
        self._before = b"[\n"

    def put(self, told: Told) -> None:
        sys.stdout.buffer.write(self._before + msgspec.json.format(_to_json(told), indent=2))
        self._before = b",\n"

    def close(self) -> None:
        sys.stdout.buffer.write(b"[]\n" if self._before == b"[\n" else b"\n]\n")
        sys.stdout.buffer.flush()


class _Tables:
    def __init__(self) -> None:
        from rich.console import Console

        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that has no « é » shows « ? », and goes on
        self._console = Console(highlight=False, markup=False, emoji=False)

    def put(self, told: Told) -> None:
        from greffier.cli.table import print_explanations, print_record

        print_record(told.record, self._console)
        if told.explanations:
            print_explanations(told.explanations, self._console)

    def close(self) -> None:
        """Nothing closes a table."""
