"""Days, months, years and what lies between them, as EDTF (ISO 8601-2).

A :class:`Period` is a stretch of days with the EDTF that names it. Invariant: ``first <= last``; the EDTF is no
more precise than the words that it was made from. Weeks run from Monday to Sunday; seasons are those of the
north, and winter bears the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from greffier.model.record import TimePrecision

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.+Z-]*)?)?)?[?~%]?\Z")
WINTER = 24
_PLAUSIBLE = range(1000, 3000)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included, and their EDTF."""

    first: date
    last: date
    edtf: str
    precision: TimePrecision

    @property
    def is_day(self) -> bool:
        """True for one day, or for the night between two."""
        return (self.last - self.first).days <= 1 and self.precision in ("day", "time")

    def marked(self, mark: str) -> Period:
        """The same with "~" (about) or "?" (uncertain) after each of its dates.

        >>> day(date(2021, 10, 2)).marked("~").edtf
        '2021-10-02~'
        """
        edtf = "/".join(part if part in ("", "..") else part.rstrip("~?%") + mark for part in self.edtf.split("/"))
        return replace(self, edtf=edtf)

    def vaguely(self) -> Period:
        """About then: for words that are more precise than the anchor (« hier » in a report known by its month)."""
        return replace(self.marked("~"), precision="vague")


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, when.isoformat(), "day")


def month(year_: int, month_: int) -> Period:
    """One month; months beyond 1–12 run into the years around: ``month(2021, 0)`` is 2020-12."""
    year_, month_ = year_ + (month_ - 1) // 12, (month_ - 1) % 12 + 1
    last = date(year_, month_, monthrange(year_, month_)[1])
    return Period(date(year_, month_, 1), last, f"{year_:04}-{month_:02}", "month")


def year(year_: int) -> Period:
    """One year."""
    return Period(date(year_, 1, 1), date(year_, 12, 31), f"{year_:04}", "year")


def between(start: Period, end: Period, precision: TimePrecision) -> Period:
    """From the beginning of one to the end of the other, which is not the earlier.

    >>> between(day(date(2021, 1, 4)), day(date(2021, 1, 10)), "week").edtf
    '2021-01-04/2021-01-10'
    """
    if start.edtf == end.edtf:
        return replace(start, precision=precision)
    return Period(start.first, end.last, f"{_head(start)}/{_tail(end)}", precision)


def week(when: date) -> Period:
    """The week of a day, Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    return between(day(monday), day(monday + timedelta(days=6)), "week")


def months(year_: int, first: int, last: int, precision: TimePrecision) -> Period:
    """Several months of a year."""
    return between(month(year_, first), month(year_, last), precision)


def season(year_: int, code: int) -> Period:
    """A season by its EDTF code: 21 spring, 22 summer, 23 autumn, 24 winter (December to February).

    >>> season(2021, 22).edtf, season(2020, 24).last.isoformat()
    ('2021-22', '2021-02-28')
    """
    start = 3 * (code - 20)
    first, last = month(year_, start), month(year_, start + 2)
    return Period(first.first, last.last, f"{year_:04}-{code}", "season")


def decade(year_: int) -> Period:
    """The ten years that share three figures: « les années 1990 » is 199X."""
    start = year_ - year_ % 10
    return Period(date(start, 1, 1), date(start + 9, 12, 31), f"{start // 10:03}X", "year")


def century(number: int) -> Period:
    """A century: the nineteenth is 18XX."""
    start = (number - 1) * 100
    return Period(date(start, 1, 1), date(start + 99, 12, 31), f"{number - 1:02}XX", "vague")


def opened(period: Period, how: str, upper: Period | None = None) -> Period:
    """The period seen through « depuis », « jusqu'à », « vers ».

    >>> opened(month(2022, 3), "after").edtf, opened(day(date(2022, 3, 5)), "until").edtf
    ('2022-03/..', '../2022-03-05')
    """
    if how == "about":
        return period.marked("~")
    if how in ("since", "after", "beyond"):
        last = max(period.last, upper.last) if upper else period.last
        start = _head(period).rstrip("~") + "~" if period.precision == "vague" else _head(period)
        return Period(period.first, last, f"{start}/..", period.precision)
    if how in ("until", "before"):
        return replace(period, edtf=f"../{_tail(period)}")
    return period


def easter(year_: int) -> date:
    """Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm (Meeus, Jones, Butcher).

    >>> easter(2024).isoformat()
    '2024-03-31'
    """
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_, day_ = divmod(h + m - 7 * n + 114, 31)
    return date(year_, month_, day_ + 1)


def shifted(when: date, days: int) -> date | None:
    """The day so many days away, None beyond the calendar."""
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def make_day(year_: int, month_: int, day_: int) -> date | None:
    """A day, None where the calendar has no such day (30 February)."""
    try:
        return date(year_, month_, day_)
    except ValueError:
        return None


def read_edtf(text: str | None) -> Period | None:
    """The period of a publication date: year, month, day or an interval of them. None for anything else,
    and for years in which nobody publishes.

    >>> read_edtf("2021-01").last.isoformat()
    '2021-01-31'
    """
    start, _, end = (text or "").partition("/")
    first = _read_one(start)
    last = _read_one(end) if end else first
    if first is None or last is None or last.last < first.first:
        return None
    if first.first.year not in _PLAUSIBLE or last.last.year not in _PLAUSIBLE:
        return None
    return first if last is first else between(first, last, last.precision)


def _read_one(text: str) -> Period | None:
    if not (match := _EDTF.match(text)):
        return None
    numbers = [int(part) for part in match.groups() if part]
    if numbers[0] < 1 or (len(numbers) > 1 and not 1 <= numbers[1] <= 12):
        return None
    if len(numbers) == 3:
        exact = make_day(*numbers)
        return day(exact) if exact else None
    return month(*numbers) if len(numbers) == 2 else year(numbers[0])


def _head(period: Period) -> str:
    return period.edtf.partition("/")[0]


def _tail(period: Period) -> str:
    return period.edtf.rpartition("/")[2]
