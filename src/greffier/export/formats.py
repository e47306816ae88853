"""The formats by name. To add one: a module with its writer, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from greffier.export.acled import write_acled
from greffier.export.annotation import write_annotations
from greffier.export.geojson import write_geojson
from greffier.export.geoparquet import write_geoparquet
from greffier.export.jsonl import write_jsonl
from greffier.export.kml import write_kml
from greffier.export.options import Options, Written
from greffier.export.parquet import write_parquet
from greffier.export.plain import write_csv
from greffier.export.prov import write_prov
from greffier.export.selection import Selection
from greffier.export.ucdp import write_ucdp
from greffier.export.xlsx import write_xlsx

Writer = Callable[[Selection, BinaryIO, Options], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A writer, the ending of its files, and which options it heeds. ``binary``: no text, so nothing for a terminal."""

    write: Writer
    extension: str
    heeds: frozenset[str] = frozenset()
    binary: bool = False


_CELLS = frozenset({"hxl", "raw_cells", "encoding"})

FORMATS: dict[str, Format] = {
    "acled-csv": Format(write_acled, "csv", _CELLS),
    "ucdp-csv": Format(write_ucdp, "csv", _CELLS),
    "csv": Format(write_csv, "csv", _CELLS | {"rows"}),
    "xlsx": Format(write_xlsx, "xlsx", frozenset({"hxl"}), binary=True),
    "parquet": Format(write_parquet, "parquet", frozenset({"rows"}), binary=True),
    "geoparquet": Format(write_geoparquet, "parquet", binary=True),
    "geojson": Format(write_geojson, "geojson"),
    "kml": Format(write_kml, "kml"),
    "jsonl": Format(write_jsonl, "jsonl"),
    "prov-json": Format(write_prov, "json"),
    "web-annotation": Format(write_annotations, "jsonld"),
}
