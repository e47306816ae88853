"""``xlsx``: a workbook of incidents, claims and sources, with a sheet that explains the columns.

Cells are text and numbers only: no formula, no link, whatever the words look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO, TypeVar

from greffier.export import claim_columns, incident_columns, source_columns
from greffier.export.cells import Value, neutralise, write_cell
from greffier.export.columns import Column
from greffier.export.counted import Counted
from greffier.export.libraries import load
from greffier.export.meanings import list_meanings
from greffier.export.options import Options, Written
from greffier.export.selection import Selection
from greffier.model.trouble import Code, Trouble

Row = TypeVar("Row")
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a sheet and a cell of Excel hold."""

_PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # so that the same store gives the same bytes


def write_xlsx(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """The three tables, a row at a time."""
    book = load("xlsxwriter", "xlsx").Workbook(out, _PLAIN)
    told = {"title": "Incidents", "author": "greffier", "created": _CREATED}
    book.set_properties(told | {"comments": options.head or ""})
    incidents = _Sheet(book, "incidents", incident_columns.COLUMNS, options)
    claims = _Sheet(book, "claims", claim_columns.COLUMNS, options)
    sources = _Sheet(book, "sources", source_columns.COLUMNS, options)
    cases = Counted(selection.cases())
    for case in cases:
        incidents.put([case])
        claims.put(claim_columns.list_claims(case))
        sources.put(source_columns.list_speakers(case))
    _explain(book, options.head)
    book.close()
    return cases.written


class _Sheet:
    def __init__(self, book: Any, name: str, columns: Sequence[Column[Any]], options: Options) -> None:
        self._sheet, self._name, self._columns, self._row = book.add_worksheet(name), name, columns, 0
        self._quoted = book.add_format({"quote_prefix": True})
        self._write([column.name for column in columns], book.add_format({"bold": True}))
        if options.hxl:
            self._write([column.tag for column in columns])
        self._sheet.freeze_panes(self._row, 1)

    def put(self, rows: Iterable[Any]) -> None:
        """Write rows."""
        for row in rows:
            self._write([column.find(row) for column in self._columns])

    def _write(self, values: Sequence[Value], format: Any = None) -> None:
        if self._row >= MOST_ROWS:
            mend = "Set filters, or choose csv or parquet."
            raise Trouble(Code.EXPORT_ROOM, "xlsx", f"A sheet has no room for all {self._name}.", mend)
        for place, value in enumerate(values):
            self._put(place, value, format)
        self._row += 1

    def _put(self, place: int, value: Value, format: Any) -> None:
        """Text that would run, were the cell edited or written as CSV, is marked as text."""
        if value is None or value == ():
            return
        if isinstance(value, int | float) and not isinstance(value, bool):
            self._sheet.write_number(self._row, place, value)
            return
        text = cut(write_cell(value, raw=True))
        self._sheet.write_string(self._row, place, text, self._quoted if neutralise(text) != text else format)


def cut(text: str) -> str:
    """Text that a cell of Excel holds.

    >>> len(cut("a" * 40_000)), cut("a" * 40_000)[-1]
    (32767, '…')
    """
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _explain(book: Any, head: str | None) -> None:
    sheet = book.add_worksheet("read-me")
    lines = [("table", "column", "what it holds"), *list_meanings(("incidents", "claims", "sources"))]
    lines += [("all", "", head)] if head else []
    for row, line in enumerate(lines):
        for place, text in enumerate(line):
            sheet.write_string(row, place, text)
