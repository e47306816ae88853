"""``csv``: the project's own tables, of incidents or of claims."""

from __future__ import annotations

from typing import BinaryIO

from greffier.export import claim_columns, incident_columns
from greffier.export.counted import Counted
from greffier.export.options import Options, Written
from greffier.export.selection import Selection
from greffier.export.tables import write_table


def write_csv(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """One row for each incident, or for each claim."""
    cases = Counted(selection.cases())
    if options.rows == "claims":
        claims = (claim for case in cases for claim in claim_columns.list_claims(case))
        write_table(out, claim_columns.COLUMNS, claims, options, "utf-8-sig")
    else:
        write_table(out, incident_columns.COLUMNS, cases, options, "utf-8-sig")
    return cases.written
