"""Values of a row's cells: numbers, points, dates. What is there and cannot be read is Trouble; what is not is None."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from greffier.model.trouble import Code, Trouble

DayOrder = Literal["dmy", "mdy"]

_WRITTEN = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d", "%B %d, %Y")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_TIME = re.compile(r"[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")


def read_count(cells: Mapping[str, str], column: str, where: str) -> int | None:
    """A number of people or a code: not negative; « 3.0 » is 3.

    >>> read_count({"fatalities": "12"}, "fatalities", "a.csv:2"), read_count({}, "fatalities", "a.csv:2")
    (12, None)
    """
    value = cells.get(column)
    if value is None:
        return None
    whole = value.removesuffix(".0")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 9):
        raise _trouble(where, column, value, "a whole number that is not negative")
    return int(whole)


def read_point(cells: Mapping[str, str], where: str) -> tuple[float, float] | None:
    """Latitude and longitude; None where neither is given."""
    latitude, longitude = (_read_degrees(cells, column, most, where) for column, most in _DEGREES)
    if (latitude is None) != (longitude is None):
        raise Trouble(Code.ROW, where, "It has one coordinate of two.", "Give both, or neither.")
    return None if latitude is None or longitude is None else (latitude, longitude)


_DEGREES = (("latitude", 90), ("longitude", 180))


def _read_degrees(cells: Mapping[str, str], column: str, most: int, where: str) -> float | None:
    value = cells.get(column)
    if value is None:
        return None
    try:
        degrees = float(value.replace(",", ".") if "." not in value else value)
    except ValueError:
        degrees = most + 1.0
    if not -most <= degrees <= most:
        raise _trouble(where, column, value, f"degrees from -{most} to {most}")
    return degrees


def read_day(cells: Mapping[str, str], column: str, where: str, order: DayOrder | None = None) -> date | None:
    """A day, as 2021-01-24, 24 January 2021, 24-Jan-2021; of 03/04/2021 the order must be stated.

    >>> read_day({"event_date": "24 January 2021"}, "event_date", "a.csv:2")
    datetime.date(2021, 1, 24)
    """
    value = cells.get(column)
    if value is None:
        return None
    found = _find_day(_TIME.sub("", value), order)
    if found is None:
        raise Trouble(
            Code.BAD_DATE, where, f"“{value}” in {column} is no day that is sure.",
            "Write 2021-01-24; or, of 03/04/2021, say which comes first: --dates dmy or mdy.",
        )  # fmt: skip
    return found


def _find_day(value: str, order: DayOrder | None) -> date | None:
    if numbers := _NUMERIC.fullmatch(value):
        one, other, year = map(int, numbers.groups())
        return _find_numeric(one, other, year, order)
    for form in _WRITTEN:
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None


def _find_numeric(one: int, other: int, year: int, order: DayOrder | None) -> date | None:
    """Only one order fits where a number is above twelve, or both are the same."""
    orders = {"dmy": (one, other), "mdy": (other, one)}
    tried = [orders[order]] if order else sorted(set(orders.values()))
    found = []
    for day, month in tried:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found[0] if len(found) == 1 else None


def _trouble(where: str, column: str, value: str, expected: str) -> Trouble:
    shown = value if len(value) <= 60 else value[:60] + "…"
    return Trouble(Code.ROW, where, f"“{shown}” in {column} is not {expected}.", "Mend the row; the others were read.")
