"""Cases → rows of CSV, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, TypeVar

from greffier.export.cells import write_cell, write_line
from greffier.export.columns import Column
from greffier.export.options import Encoding, Options

Row = TypeVar("Row")


def write_table(
    out: BinaryIO, columns: Sequence[Column[Row]], rows: Iterable[Row], options: Options, encoding: Encoding
) -> None:
    """A header, with ``hxl`` a row of tags, and a line for each row."""
    encode = _encode_once_marked(options.encoding or encoding)
    for line in _lines(columns, rows, options):
        out.write(encode(line))


def _encode_once_marked(encoding: Encoding) -> Callable[[str], bytes]:
    """An encoder that writes the mark of byte order at the beginning only."""
    import codecs

    encoder = codecs.getincrementalencoder(encoding)(errors="replace")  # a lone surrogate has no bytes
    return encoder.encode


def _lines(columns: Sequence[Column[Row]], rows: Iterable[Row], options: Options) -> Iterator[str]:
    yield write_line([column.name for column in columns])
    if options.hxl:
        yield write_line([column.tag for column in columns])
    for row in rows:
        yield write_line([write_cell(column.find(row), raw=options.raw_cells) for column in columns])
