"""Rows of data sets that people coded, told from reports: by the reader under whose name they are kept."""

from __future__ import annotations

from greffier.importing.shapes import IMPORT
from greffier.model.document import Document


def name_series(reader: str, document: Document) -> str | None:
    """The data set that a record is a row of: its shape, and who coded it. None for a report.

    >>> name_series("acled-csv import", Document("sha256:0", "", "en", outlet="Desk"))
    'acled:Desk'
    >>> name_series("greffier", Document("sha256:0", "", "fr", outlet="Desk"))
    """
    shape, is_import, _ = reader.partition(IMPORT)
    return f"{shape}:{document.outlet or ''}" if is_import else None


def name_row(reader: str, document: Document) -> str | None:
    """The row of the data set, by the id that the data set gives it; None where it gives none, and for a report."""
    series = name_series(reader, document)
    return f"{series}#{document.title}" if series and document.title else None
