"""A CSV as bytes → its rows, one after the other; what is broken costs one row.

Bytes that the encoding does not have, a quote that is never closed, a cell too many: each is told with the number of
its line, and reading goes on with the next. No more is held in memory than one row.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from greffier.model.trouble import Code, Trouble

MOST_LINES, MOST_CHARACTERS = 400, 200_000
"""A row that goes on for longer has a quote that was not closed."""

_DELIMITERS = (",", ";", "\t")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MEND = "Mend the row; the others were read."


class Row(NamedTuple):
    """One row: the line on which it begins, and its cells by the names of their columns, in order; no empty ones."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The columns, as the file writes them, and the rows that follow."""

    columns: list[str]
    rows: Iterator[Row | Trouble]


def read_table(stream: BinaryIO, where: str, encoding: str | None = None) -> Table:
    """The table of a CSV file; the delimiter is told from its head: a comma, a semicolon or a tab.

    ``encoding`` is UTF-8 unless the file begins with another's mark, or the user states one.
    Raises Trouble where there is no head.
    """
    lines = _Lines(_decode(stream, where, encoding), where)
    _, head = next(_logical(lines, "".join(_DELIMITERS)), (0, None))
    if not head or not head.strip():
        raise Trouble(Code.EMPTY, where, "There is no row in it.", "Give a CSV file whose first row names its columns.")
    delimiter = max(_DELIMITERS, key=head.count)
    columns = [name.strip().casefold() for name in _split(head, delimiter)]
    return Table(columns, _read_rows(lines, where, columns, delimiter))


def _decode(stream: BinaryIO, where: str, encoding: str | None) -> Iterable[str]:
    """The lines; bytes that are not of the encoding stay in them as lone surrogates, to be found in their row."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    mark = buffered.peek(4)[:4]
    told = next((name for bom, name in _BOMS if mark.startswith(bom)), None)
    try:
        return io.TextIOWrapper(buffered, encoding or told or "utf-8", errors="surrogateescape", newline="")
    except LookupError:
        raise Trouble(Code.ENCODING, where, f"“{encoding}” is no encoding.", "Write utf-8 or windows-1252.") from None


class _Lines:
    """Lines with their numbers, that can be put back."""

    def __init__(self, lines: Iterable[str], where: str) -> None:
        self._lines, self._where, self._back = iter(lines), where, deque[str]()
        self.number = 0

    def take(self) -> str | None:
        """The next line; raises Trouble where the rest of the file is not of its encoding, as of UTF-16 cut short."""
        try:
            line = self._back.popleft() if self._back else next(self._lines, None)
        except UnicodeDecodeError as error:
            seen = f"From here on its bytes are not of the encoding {error.encoding}."
            raise Trouble(Code.ENCODING, f"{self._where}:{self.number + 1}", seen, "Convert it to UTF-8.") from None
        self.number += line is not None
        return line

    def put_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


def _logical(lines: _Lines, delimiters: str) -> Iterator[tuple[int, str | None]]:
    """Rows as text with the number of their first line; None for one whose quote is never closed."""
    while (line := lines.take()) is not None:
        begin, parts, length = lines.number, [line], len(line)
        is_open = _is_open(line, delimiters, inside=False)
        while is_open and len(parts) < MOST_LINES and length < MOST_CHARACTERS:
            if (more := lines.take()) is None:
                break
            parts.append(more)
            length += len(more)
            is_open = _is_open(more, delimiters, inside=True)
        if is_open:
            lines.put_back(parts[1:])
        yield begin, None if is_open else "".join(parts)


def _is_open(line: str, delimiters: str, inside: bool) -> bool:
    """True where the next line belongs to the same row: a quote at the beginning of a cell was not closed.

    >>> _is_open('1,"two', ",", inside=False), _is_open('a 5" shell,1', ",", inside=False)
    (True, False)
    """
    at = line.find('"')
    while at >= 0:
        if inside or at == 0 or line[at - 1] in delimiters:
            inside = not inside
        elif line[at - 1] == '"':  # doubled: it is text, and the cell goes on
            inside = True
        at = line.find('"', at + 1)
    return inside


def _split(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _read_rows(lines: _Lines, where: str, columns: list[str], delimiter: str) -> Iterator[Row | Trouble]:
    for number, text in _logical(lines, delimiter):
        if text is not None and not text.strip():
            continue
        try:
            cells = _read_row(text, columns, delimiter, f"{where}:{number}")
        except Trouble as trouble:
            yield trouble
        else:
            if not _is_second_head(cells):
                yield Row(number, cells)


def _read_row(text: str | None, columns: list[str], delimiter: str, where: str) -> dict[str, str]:
    """The cells that hold something; raises Trouble."""
    if text is None:
        raise Trouble(Code.ROW, where, "Its quote is not closed.", _MEND)
    if any("\udc80" <= character <= "\udcff" for character in text):
        seen = "Some of its bytes are not of the file's encoding."
        raise Trouble(Code.ENCODING, where, seen, "State the encoding: --encoding windows-1252.")
    if "\0" in text:
        raise Trouble(Code.BINARY, where, "It holds a NUL.", _MEND)
    try:
        cells = [" ".join(cell.split()) for cell in _split(text, delimiter)]
    except csv.Error as error:
        raise Trouble(Code.ROW, where, f"It is no row: {error}.", _MEND) from None
    if len(cells) != len(columns):
        raise Trouble(Code.ROW, where, f"It has {len(cells)} cells, the head {len(columns)}.", _MEND)
    return {column: cell for column, cell in zip(columns, cells, strict=True) if cell and column}


def _is_second_head(cells: dict[str, str]) -> bool:
    """True for a row of HXL tags."""
    return bool(cells) and all(cell.startswith("#") for cell in cells.values())
