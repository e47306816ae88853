"""A CSV of coded data → lines of JSON, one record for each row, with what was wrong between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

import msgspec

from greffier.importing import acled, ucdp
from greffier.importing.cells import DayOrder
from greffier.importing.coded import Coded, Line, make_record
from greffier.importing.rendering import render
from greffier.importing.rows import Row, read_table
from greffier.importing.shapes import ShapeName, find_shape, name_reader
from greffier.model.record import Record
from greffier.model.trouble import Code, Trouble
from greffier.record.serialise import to_json

_READ: Mapping[ShapeName, Callable[[Line], Coded]] = {"acled": acled.read_row, "ucdp": ucdp.read_row}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user states of a file: who coded it; the rest is told from the file where it is None.

    ``version`` is that of who imports.
    """

    name: str
    version: str | None = None
    shape: ShapeName | None = None
    order: DayOrder | None = None
    encoding: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Imported:
    """One row's record: where it stood, and the record as it is kept, which names its reader."""

    where: str
    line: bytes


def read_coded(stream: BinaryIO, where: str, wanted: Wanted) -> Iterator[Imported | Trouble]:
    """The records of a table's rows, one by one, and the trouble of those that cannot be coded.

    Raises Trouble where the table as a whole is none.
    """
    table = read_table(stream, where, wanted.encoding)
    shape = find_shape(table.columns, where, wanted.shape)
    reader = msgspec.json.encode({"name": name_reader(shape), "version": wanted.version})
    seen: dict[int, int] = {}
    for row in table.rows:
        try:
            record = _read_row(row, where, shape, wanted, seen)
        except Trouble as trouble:
            yield trouble
        else:
            yield Imported(f"{where}:{record.line}", to_json(record.record)[:-1] + b',"reader":' + reader + b"}")


class _Read(NamedTuple):
    line: int
    record: Record


def _read_row(row: Row | Trouble, where: str, shape: ShapeName, wanted: Wanted, seen: dict[int, int]) -> _Read:
    """The record of a row; raises Trouble. ``seen`` notes on which line each id was."""
    if isinstance(row, Trouble):
        raise row
    line = Line(render(row.cells), row.cells, f"{where}:{row.line}", wanted.order)
    coded = _READ[shape](line)
    if coded.id is not None and (first := seen.setdefault(hash(coded.id), row.line)) != row.line:
        mend = "Keep one of the two; where a row stands for an actor, export one row for each event."
        raise Trouble(Code.ROW, line.where, f"Its id {coded.id} was on line {first} already.", mend)
    return _Read(row.line, make_record(line, coded, wanted.name, wanted.language))
