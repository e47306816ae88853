"""Dates as EDTF (ISO 8601-2, level 1), as far as a report needs them.

Read are calendar dates (``2021``, ``2021-01``, ``2021-01-25``), seasons (``2021-21``), unspecified digits
(``202X``, ``2021-XX``, ``2021-01-XX``), each with a qualifier (``?`` uncertain, ``~`` approximate, ``%``
both), and intervals whose ends may be open (``..``) or unknown (empty). Times of day, years of five
digits and sets are not read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
_SEASONS = range(21, 25)


def is_edtf(text: str) -> bool:
    """True where ``text`` is a date or an interval that the calendar has.

    >>> [is_edtf(text) for text in ("2021-01", "2021-01-25~", "2021-01-24/2021-01-26", "2021-21")]
    [True, True, True, True]
    >>> [is_edtf(text) for text in ("25/01/2021", "2021-02-29", "2021-13", "janvier 2021", "")]
    [False, False, False, False, False]
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _is_date(text)
    ends = [part for part in (start, end) if part not in ("", "..")]
    return bool(ends) and all(_is_date(part) for part in ends) and _in_order(ends[0], ends[-1])


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None or not text.isascii():
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if month in (None, "XX"):
        return day in (None, "XX")
    if int(month) in _SEASONS:
        return day is None
    if not 1 <= int(month) <= 12 or ("X" in year and month is not None):
        return False
    return day in (None, "XX") or 1 <= int(day) <= monthrange(int(year) or 4, int(month))[1]


def _in_order(start: str, end: str) -> bool:
    """Compared as far as both are precise; a season is compared by its year."""
    start, end = (date.rstrip("?~%").replace("X", "0") for date in (start, end))
    season = any(len(date) == 7 and int(date[5:]) in _SEASONS for date in (start, end))
    shared = 4 if season else min(len(start), len(end))
    return start[:shared] <= end[:shared]


def find_bounds(text: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that an EDTF date or interval allows; None for an open or unknown end.

    >>> [day.isoformat() for day in find_bounds("2021-01~")]
    ['2021-01-01', '2021-01-31']
    >>> find_bounds("2021-01-24/..")
    (datetime.date(2021, 1, 24), None)
    >>> find_bounds("soon")
    (None, None)

    Seasons are those of the north: spring from March, winter from December into the year after.
    """
    if text is None or not is_edtf(text):
        return None, None
    start, _, end = text.partition("/")
    if "/" not in text:
        end = start
    return (
        None if start in ("", "..") else _bound(start, last=False),
        None if end in ("", "..") else _bound(end, last=True),
    )


def move_day(day: date, days: int) -> date:
    """The day so many days later (earlier: negative); the first or the last of the calendar where it ends before.

    >>> move_day(date(2021, 1, 30), 3), move_day(date(9999, 12, 30), 3)
    (datetime.date(2021, 2, 2), datetime.date(9999, 12, 31))
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _bound(text: str, last: bool) -> date | None:
    """The first or the last day of a date that the calendar has."""
    year_, _, rest = text.rstrip("?~%").partition("-")
    year = int(year_.replace("X", "9" if last else "0"))
    if not 1 <= year <= 9999:
        return None
    month_, _, day_ = rest.partition("-")
    if month_ in ("", "XX"):
        return date(year, 12, 31) if last else date(year, 1, 1)
    month = int(month_)
    if month in _SEASONS:
        return _season_bound(year, month, last)
    if day_ in ("", "XX"):
        return date(year, month, monthrange(year, month)[1] if last else 1)
    return date(year, month, int(day_))


def _season_bound(year: int, season: int, last: bool) -> date:
    month = 3 * (season - _SEASONS.start) + (5 if last else 3)
    year, month = (min(year + 1, 9999), month - 12) if month > 12 else (year, month)
    return date(year, month, monthrange(year, month)[1] if last else 1)
