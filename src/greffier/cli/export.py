"""The command ``export``."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

from cyclopts import Parameter

from greffier.cli.filters import SCOPE, STANDING, Scope, Standing, make_filter
from greffier.cli.options import StoreAddress, check_path

_Flag = Parameter(negative=())


class ExportFormat(StrEnum):
    """What can be written."""

    ACLED_CSV = "acled-csv"
    UCDP_CSV = "ucdp-csv"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOPARQUET = "geoparquet"
    GEOJSON = "geojson"
    KML = "kml"
    JSONL = "jsonl"
    PROV_JSON = "prov-json"
    WEB_ANNOTATION = "web-annotation"


class Rows(StrEnum):
    """What a row is."""

    INCIDENTS = "incidents"
    CLAIMS = "claims"


class Encoding(StrEnum):
    """How text is written as bytes."""

    UTF_8 = "utf-8"
    UTF_8_SIG = "utf-8-sig"
    UTF_16 = "utf-16"


def export(
    *,
    format: ExportFormat,
    out: Annotated[str, Parameter(allow_leading_hyphen=True, validator=check_path)],
    store: StoreAddress = None,
    scope: Scope = SCOPE,
    standing: Standing = STANDING,
    rows: Rows = Rows.INCIDENTS,
    hxl: Annotated[bool, _Flag] = False,
    raw_cells: Annotated[bool, _Flag] = False,
    encoding: Encoding | None = None,
    redact: Annotated[bool, _Flag] = False,
    reviewed: Annotated[bool, _Flag] = False,
) -> int:
    """Write the incidents of a store to a file in a format of the field.

    The file is written whole or not at all, and the store's log notes the format, the filters and the file's hash.
    What no voice says stays empty; docs/exports.md tells for each format where every column comes from.

    Parameters
    ----------
    format
        acled-csv and ucdp-csv have exactly the columns of these data sets; csv is the project's own table.
    out
        The file; - for standard output (text formats only).
    rows
        One row for each incident, or one for each claim (csv, parquet).
    hxl
        A second header row with HXL tags (tables).
    raw_cells
        Leave cells as they are that a spreadsheet would run as formulas; by default an apostrophe disarms them.
    encoding
        Of CSV; by default utf-8-sig for csv, which spreadsheets open, and utf-8 for acled-csv and ucdp-csv.
    redact
        Withhold the names of witnesses and private persons, and make points so coarse that no house is found by them.
    reviewed
        Only incidents whose events people have all accepted, with their corrections.
    """
    from greffier.cli.visible import show
    from greffier.export.options import Options
    from greffier.export.run import export as write
    from greffier.store.store import open_store

    wanted = make_filter(scope, standing)
    options = Options(rows.value, hxl, raw_cells, encoding.value if encoding else None, redact, reviewed)
    with open_store(store, create=False) as opened:
        written = write(opened, format.value, out, wanted, options)
    left = f"; {written.left_out} left out, for which the format has no place" if written.left_out else ""
    number = written.number
    print(f"greffier: {number} {written.noun}{'s' * (number != 1)} written to {show(out)}{left}", file=sys.stderr)
    return 0
