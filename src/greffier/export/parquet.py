"""``parquet``: the project's own tables, with types: dates are dates, lists are lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, BinaryIO, TypeVar

from greffier.export import claim_columns, incident_columns
from greffier.export.columns import Column
from greffier.export.counted import Counted
from greffier.export.libraries import load
from greffier.export.options import Options, Written
from greffier.export.selection import Selection

Row = TypeVar("Row")
_GROUP = 2000
"""Rows that are held before they are written."""


def write_parquet(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """One row for each incident, or for each claim."""
    cases = Counted(selection.cases())
    if options.rows == "claims":
        claims = (claim for case in cases for claim in claim_columns.list_claims(case))
        write_rows(out, claim_columns.COLUMNS, claims, options)
    else:
        write_rows(out, incident_columns.COLUMNS, cases, options)
    return cases.written


def write_rows(out: BinaryIO, columns: Sequence[Column[Row]], rows: Iterable[Row], options: Options) -> None:
    """A Parquet file of typed columns, a few thousand rows at a time."""
    arrow, parquet = load("pyarrow", "parquet"), load("pyarrow.parquet", "parquet")
    schema = arrow.schema([(column.name, find_type(arrow, column)) for column in columns])
    waiting = iter(rows)
    with parquet.ParquetWriter(out, schema) as writer:
        while part := list(islice(waiting, _GROUP)):
            writer.write_batch(arrow.record_batch(make_arrays(arrow, columns, part), schema=schema))
        writer.add_key_value_metadata(describe_file(options))


def describe_file(options: Options) -> dict[str, str]:
    """What the file's own metadata say of it."""
    return {"description": options.head} if options.head else {}


def find_type(arrow: Any, column: Column[Row]) -> Any:
    """Arrow's type of a column."""
    types = {
        "text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(),
        "date": arrow.date32(), "list": arrow.list_(arrow.string()),
    }  # fmt: skip
    return types[column.kind]


def make_arrays(arrow: Any, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> list[Any]:
    """One array for each column."""
    return [arrow.array([column.find(row) for row in rows], type=find_type(arrow, column)) for column in columns]
