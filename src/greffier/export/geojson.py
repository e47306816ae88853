"""``geojson``: one feature for each incident (RFC 7946). Where there is no point, the geometry is null."""

from __future__ import annotations

from datetime import date
from typing import Any, BinaryIO

import msgspec

from greffier.export import incident_columns
from greffier.export.cases import Case
from greffier.export.cells import Value
from greffier.export.counted import Counted
from greffier.export.options import Options, Written
from greffier.export.selection import Selection

_ELSEWHERE = frozenset({"id", "latitude", "longitude"})


def write_geojson(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """A FeatureCollection, written feature by feature."""
    cases = Counted(selection.cases())
    head = {"type": "FeatureCollection"} | ({"description": options.head} if options.head else {})
    out.write(msgspec.json.encode(head)[:-1] + b',"features":[')
    before = b"\n"
    for case in cases:
        out.write(before + msgspec.json.encode(make_feature(case)))
        before = b",\n"
    out.write(b"\n]}\n")
    return cases.written


def make_feature(case: Case) -> dict[str, Any]:
    """One incident; its uncertainty is the property ``radius_m``."""
    columns = (column for column in incident_columns.COLUMNS if column.name not in _ELSEWHERE)
    return {
        "type": "Feature",
        "id": case.incident.id,
        "geometry": {"type": "Point", "coordinates": [case.point[1], case.point[0]]} if case.point else None,
        "properties": {column.name: _plain(column.find(case)) for column in columns},
    }


def _plain(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value
