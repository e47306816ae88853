"""``geoparquet``: the table of incidents with a geometry (GeoParquet 1.1): points as WKB, null where there is none."""

from __future__ import annotations

import json
import struct
from itertools import islice
from typing import Any, BinaryIO

from greffier.export.cases import Case
from greffier.export.counted import Counted
from greffier.export.incident_columns import COLUMNS
from greffier.export.libraries import load
from greffier.export.options import Options, Written
from greffier.export.parquet import describe_file, find_type, make_arrays
from greffier.export.selection import Selection

_GROUP = 2000
_GEOMETRY = "geometry"


def write_geoparquet(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """One row for each incident; the file's ``geo`` key says what its geometry is."""
    arrow, parquet = load("pyarrow", "geoparquet"), load("pyarrow.parquet", "geoparquet")
    fields = [(column.name, find_type(arrow, column)) for column in COLUMNS]
    schema = arrow.schema([*fields, (_GEOMETRY, arrow.binary())])
    cases, bounds = Counted(selection.cases()), _Bounds()
    waiting = iter(cases)
    with parquet.ParquetWriter(out, schema) as writer:
        while part := list(islice(waiting, _GROUP)):
            bounds.take(part)
            points = arrow.array([write_wkb(case) for case in part], type=arrow.binary())
            writer.write_batch(arrow.record_batch([*make_arrays(arrow, COLUMNS, part), points], schema=schema))
        writer.add_key_value_metadata({"geo": json.dumps(describe_geometry(bounds.box))} | describe_file(options))
    return cases.written


def write_wkb(case: Case) -> bytes | None:
    """The point as well-known binary, little-endian: longitude, latitude."""
    return struct.pack("<BIdd", 1, 1, case.point[1], case.point[0]) if case.point else None


def describe_geometry(box: list[float] | None) -> dict[str, Any]:
    """The file metadata of GeoParquet 1.1. Without ``crs`` coordinates are OGC:CRS84, longitude first."""
    geometry: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if box:
        geometry["bbox"] = box
    return {"version": "1.1.0", "primary_column": _GEOMETRY, "columns": {_GEOMETRY: geometry}}


class _Bounds:
    """The box around all points that passed: west, south, east, north."""

    def __init__(self) -> None:
        self.box: list[float] | None = None

    def take(self, cases: list[Case]) -> None:
        for south, west in (case.point for case in cases if case.point):
            known = self.box or [west, south, west, south]
            self.box = [min(known[0], west), min(known[1], south), max(known[2], west), max(known[3], south)]
