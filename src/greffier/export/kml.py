"""``kml``: one placemark for each incident (OGC KML 2.2), with the days that its date allows, and all columns."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from greffier.export.cases import Case
from greffier.export.cells import write_cell
from greffier.export.counted import Counted
from greffier.export.incident_columns import COLUMNS, place_name, review
from greffier.export.notes import write_notes
from greffier.export.options import Options, Written
from greffier.export.selection import Selection

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
_NAME = "<name>greffier: incidents</name>\n"
_TAIL = "</Document>\n</kml>\n"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """A document of placemarks; one without a point has no geometry and is listed all the same."""
    cases = Counted(selection.cases())
    head = f"<description>{write_text(options.head)}</description>\n" if options.head else ""
    out.write((_HEAD + _NAME + head).encode())
    for case in cases:
        out.write("".join(_write(case)).encode())
    out.write(_TAIL.encode())
    return cases.written


def _write(case: Case) -> Iterator[str]:
    yield f"<Placemark id={quoteattr(case.incident.id)}>\n"
    yield f"<name>{write_text(' · '.join(part for part in (case.incident.type, place_name(case)) if part))}</name>\n"
    notes = html.escape(write_notes(case), quote=False)  # globes show a description as HTML
    yield f"<description>{write_text(notes)} [{', '.join(review(case))}]</description>\n"
    yield _write_days(case)
    yield "<ExtendedData>\n"
    for column in COLUMNS:
        if (cell := write_cell(column.find(case), raw=True)) != "":
            yield f"<Data name={quoteattr(column.name)}><value>{write_text(cell)}</value></Data>\n"
    yield "</ExtendedData>\n"
    if case.point:
        yield f"<Point><coordinates>{case.point[1]},{case.point[0]}</coordinates></Point>\n"
    yield "</Placemark>\n"


def _write_days(case: Case) -> str:
    ends = zip(("begin", "end"), case.days, strict=True)
    told = "".join(f"<{name}>{day.isoformat()}</{name}>" for name, day in ends if day)
    return f"<TimeSpan>{told}</TimeSpan>\n" if told else ""


def write_text(text: str) -> str:
    r"""Text of an element; what XML has no place for becomes a replacement mark.

    >>> write_text("<b>\x00")
    '&lt;b&gt;�'
    """
    return escape(_NO_XML.sub("�", text))
