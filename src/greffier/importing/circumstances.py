"""When and where a row says that it was: its precision columns become EDTF and a radius (``shapes.yaml``)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from greffier.gazetteer.store import open_gazetteer
from greffier.importing.cells import read_count, read_point
from greffier.importing.coded import Line
from greffier.importing.shapes import ShapeName, read_data
from greffier.model.record import Location, Place, When
from greffier.model.span import Span
from greffier.model.trouble import Code, Trouble


def find_precision(line: Line, shape: ShapeName, column: str) -> dict[str, Any] | None:
    """What a precision column says; None where it is empty. Raises Trouble for a code that the shape does not have."""
    code = read_count(line.cells, column, line.where)
    if code is None:
        return None
    table: dict[int, dict[str, Any]] = read_data("shapes")[shape][column]
    if code not in table:
        seen = f"{column} is {code}; it has the codes {', '.join(map(str, table))}."
        raise Trouble(Code.ROW, line.where, seen, "Mend the row; the others were read.")
    return table[code]


def make_when(span: Span, first: date, last: date, known: dict[str, Any] | None) -> When:
    """The date of a row: no more precise than the row says that it is.

    A day that stands for its week becomes the days around it, one that stands for its month or year becomes that.
    """
    known = known or {"precision": "day"}
    precision = known["precision"]
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return When(f"{first:%Y-%m}", "month", span, span.quote)
    if precision == "year" and first.year == last.year:
        return When(f"{first:%Y}", "year", span, span.quote)
    if first == last and (days := known.get("around")):
        first, last = first - timedelta(days), last + timedelta(days)
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return When(edtf, precision, span, span.quote)


def make_location(line: Line, span: Span | None, country: str | None, known: dict[str, Any] | None) -> Location | None:
    """The place of a row: its point with the radius that its precision stands for; None where it names none."""
    point = read_point(line.cells, line.where)
    if span is None:
        return None
    known = known or {"relation": "at", "radius_km": None, "precision": None, "feature": "place"}
    radius = known["radius_km"]
    if known["feature"] == "country" and country and (whole := open_gazetteer().country(country)):
        radius = whole.radius_km
    place = None
    if point is not None:
        name = f"point:{point[0]:.4f},{point[1]:.4f}"
        admin1 = line.cells.get("admin1") or line.cells.get("adm_1")
        place = Place(name, span.quote, country, admin1, known["feature"], *point)
    return Location(span, span.quote, known["relation"], place, radius, known["precision"])
