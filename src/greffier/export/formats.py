"""The formats by name. To add one: a module with its writer, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from greffier.export.acled import write_acled
from greffier.export.geojson import write_geojson
from greffier.export.jsonl import write_jsonl
from greffier.export.options import Options, Written
from greffier.export.plain import write_csv
from greffier.export.selection import Selection
from greffier.export.ucdp import write_ucdp

Writer = Callable[[Selection, BinaryIO, Options], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A writer, and which options it heeds. ``binary``: no text, so nothing for a terminal."""

    write: Writer
    heeds: frozenset[str] = frozenset()
    binary: bool = False


_CELLS = frozenset({"hxl", "raw_cells", "encoding"})

FORMATS: dict[str, Format] = {
    "acled-csv": Format(write_acled, _CELLS),
    "ucdp-csv": Format(write_ucdp, _CELLS),
    "csv": Format(write_csv, _CELLS | {"rows"}),
    "geojson": Format(write_geojson),
    "jsonl": Format(write_jsonl),
}
