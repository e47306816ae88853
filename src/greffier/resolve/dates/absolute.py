"""Expressions that name a date, whole or in part: days, months, years, ranges, seasons, feasts.

What the words leave out (the year, the month) comes from the anchor. Each reader takes the fields of a
:class:`~greffier.model.mentions.Timex` and an :class:`Anchor`, and gives a period or None.
"""

from __future__ import annotations

from datetime import date, timedelta

from greffier.model.record import TimePrecision
from greffier.resolve.dates import calendar
from greffier.resolve.dates.anchors import Anchor, Fields, number
from greffier.resolve.dates.calendar import WINTER, Period

_THIRDS = {"start": (1, 10), "middle": (11, 20), "end": (21, 31), "within": (1, 31)}
_YEAR_THIRDS = {"start": (1, 4), "middle": (5, 8), "end": (9, 12), "within": (1, 12)}
_SOON = 60
LAST = 9  # the ordinal that the grammar gives « dernier »
_WEEK_PARTS = {"start": (0, 1), "middle": (2, 3), "end": (4, 6), "within": (0, 6)}


def read_date(fields: Fields, anchor: Anchor) -> Period | None:
    """A date with a day, a month or a year; what is missing comes from the anchor."""
    if "week" in fields:
        return _week_of(fields, anchor)
    month, day = (
        number(fields, "month") or number(fields, "monthnum"),
        number(fields, "day") or number(fields, "daynum"),
    )
    if "year" in fields:
        return _with_year(_full_year(number(fields, "year")), month, day, fields)
    if anchor.base is None and anchor.year is None:
        return None
    if not month:
        return _day_of_month(day, fields, anchor)
    return _nearest(month, day, fields, anchor)


def _week_of(fields: Fields, anchor: Anchor) -> Period | None:
    start = read_date({key: value for key, value in fields.items() if key != "week"}, anchor)
    if start is None or not start.is_day:
        return None
    return calendar.week(start.first)


def _full_year(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 70 else 1900)


def _with_year(year: int, month: int, day: int, fields: Fields) -> Period | None:
    if not month:
        return calendar.year(year)
    if not day:
        return calendar.month(year, month) if month <= 12 else None
    when = calendar.make_day(year, month, day)
    return None if when is None else _checked(when, fields)


def _checked(when: date, fields: Fields) -> Period:
    """A day whose weekday is not the one the words give is marked uncertain; the number stands."""
    weekday = number(fields, "weekday")
    period = calendar.day(when)
    return period.marked("?") if weekday and when.isoweekday() != weekday else period


def _nearest(month: int, day: int, fields: Fields, anchor: Anchor) -> Period | None:
    """The year that a day or month without one falls in."""
    if anchor.year is not None and anchor.base is None:
        return _with_year(anchor.year, month, day, fields)
    assert anchor.base is not None
    limit, direction = anchor.base.last, number(fields, "direction")
    years = range(limit.year + 1, limit.year - 9, -1)
    found = [p for y in years if (p := _with_year(y, month, day, fields)) is not None]
    if anchor.year is not None:
        return next((p for p in found if p.first.year == anchor.year), None)
    past = [p for p in found if p.first <= limit and not (direction < 0 and p.last >= anchor.base.first)]
    coming = [p for p in reversed(found) if p.last > limit or (not direction and p.last >= anchor.base.first)]
    if (anchor.ahead or direction > 0) and coming:
        return coming[0]
    near = past[:1] + (coming[:1] if anchor.tense == 0 else [])
    if len(near) == 2 and day and not direction and (near[1].first - limit).days <= _SOON:
        near.reverse()  # « le scrutin du 7 avril », in March, without a verb to say which
    certain = [p for p in near if not p.edtf.endswith("?")]
    return next(iter(certain or near), None)


def _day_of_month(day: int, fields: Fields, anchor: Anchor) -> Period | None:
    """« Lundi 7 », « le 24 »: the nearest such day, of the right weekday where one is named."""
    if anchor.base is None or not day:
        return None
    weekday, limit = number(fields, "weekday"), anchor.base.last
    near = [calendar.month(limit.year, limit.month + step).first for step in range(-13, 14)]
    days = [when for first in near if (when := calendar.make_day(first.year, first.month, day))]
    coming = [when for when in days if when >= anchor.base.first]
    in_order = coming if anchor.ahead else [when for when in reversed(days) if when <= limit]
    right = (when for when in in_order if not weekday or when.isoweekday() == weekday)
    return _checked(next(right, in_order[0]), fields) if in_order else None


def read_range(fields: Fields, anchor: Anchor) -> Period | None:
    """« du 30 juin au 2 juillet 2019 », « de mars à juin », « entre 2012 et 2014 »."""
    ends = {key[:-1]: value for key, value in fields.items() if key.endswith("2")}
    starts = {key: value for key, value in fields.items() if not key.endswith("2") and key != "week"}
    if "year" not in ends and "year" in starts and "month" in ends and "direction" not in starts:
        ends["year"] = starts["year"]
    if "direction" in starts:
        ends["direction"] = starts.pop("direction")
    end = read_date(ends, anchor)
    if end is None:
        return None
    start = _start_of(starts, end)
    if start is None or start.first > end.first:
        return None
    precision: TimePrecision = "week" if "week" in fields else end.precision
    return calendar.between(start, end, precision)


def _start_of(starts: dict[str, str | int], end: Period) -> Period | None:
    """The beginning of a range takes the month and year that it lacks from the end."""
    if "year" in starts:
        if "day" in starts and "month" not in starts:
            starts["month"] = end.first.month
        return read_date(starts, Anchor(None))
    if "month" in starts:
        year = end.first.year - (1 if number(starts, "month") > end.first.month else 0)
        return read_date({**starts, "year": year}, Anchor(None))
    if "day" not in starts:
        return None
    first = calendar.month(end.first.year, end.first.month - (1 if number(starts, "day") > end.first.day else 0))
    return read_date({**starts, "year": first.first.year, "month": first.first.month}, Anchor(None))


def read_edge(fields: Fields, anchor: Anchor) -> Period | None:
    """« fin janvier », « mi-2021 »: thirds of a month or a year."""
    whole = read_date(fields, anchor)
    return None if whole is None else third(whole, str(fields["edge"]))


def third(whole: Period, edge: str) -> Period:
    """The beginning, middle or end of a month, a year or a week; « courant mai » is all of May."""
    if edge == "within":
        return whole
    if whole.precision == "year":
        return calendar.months(whole.first.year, *_YEAR_THIRDS[edge], precision="vague")
    if whole.precision == "week":
        first, last = _WEEK_PARTS[edge]
        ends = (whole.first + timedelta(days=first), whole.first + timedelta(days=last))
    else:
        first, last = _THIRDS[edge]
        ends = (whole.first.replace(day=first), whole.first.replace(day=min(last, whole.last.day)))
    return calendar.between(calendar.day(ends[0]), calendar.day(ends[1]), "vague")


def read_slice(fields: Fields, anchor: Anchor) -> Period | None:
    """« la première quinzaine de mai », « au premier trimestre 2022 »."""
    ordinal, kind = number(fields, "ordinal"), fields["slice"]
    if kind in ("quarter", "semester"):
        size = 3 if kind == "quarter" else 6
        base = _full_year(number(fields, "year")) if "year" in fields else anchor.base and anchor.base.last.year
        first = (ordinal - 1) * size + 1
        return calendar.months(base, first, first + size - 1, "vague") if base and first <= 12 else None
    whole = read_date({k: v for k, v in fields.items() if k in ("month", "year")}, anchor)
    if whole is None:
        return None
    first, last = {"week": (7 * ordinal - 6, 7 * ordinal), "tenday": (10 * ordinal - 9, 10 * ordinal)}.get(
        str(kind), (1, 15) if ordinal == 1 else (16, 31)
    )
    if ordinal == LAST:
        first, last = whole.last.day - (last - first), whole.last.day
    ends = [whole.first.replace(day=min(d, whole.last.day)) for d in (first, last)]
    return calendar.between(calendar.day(ends[0]), calendar.day(ends[1]), "vague")


def read_season(fields: Fields, anchor: Anchor) -> Period | None:
    """« cet été », « l'hiver dernier », « au printemps 2022 ». The winter of one year may be either of two."""
    code = number(fields, "season")
    if "year" in fields:
        named = calendar.season(number(fields, "year"), code)
        return named.marked("?") if code == WINTER and "year2" not in fields else named
    if anchor.base is None:
        return None
    today, direction = anchor.base.last, number(fields, "direction") or number(fields, "textual")
    seasons = [calendar.season(y, code) for y in range(today.year + 1, today.year - 3, -1)]
    if direction > 0 or (anchor.ahead and not direction):
        return [s for s in seasons if s.last >= today and (not direction or s.first > today)][-1]
    return next(s for s in seasons if s.first <= today and (not direction or s.last < anchor.base.first))


def read_feast(fields: Fields, anchor: Anchor) -> Period | None:
    """« à Noël », « le lundi de Pâques », « la veille de Noël »."""
    if "year" in fields:
        return _feast_in(number(fields, "year"), fields)
    if anchor.base is None:
        return None
    today = anchor.base.last
    feasts = [p for y in range(today.year + 1, today.year - 2, -1) if (p := _feast_in(y, fields))]
    if anchor.ahead:
        return next((p for p in reversed(feasts) if p.first >= today), None)
    return next((p for p in feasts if p.first <= today), None)


def _feast_in(year: int, fields: Fields) -> Period | None:
    feast = str(fields["feast"])
    if feast.startswith("easter"):
        when = calendar.shifted(calendar.easter(year), int(feast.removeprefix("easter")))
    else:
        month, day = feast.split("-")
        when = calendar.make_day(year, int(month), int(day))
    when = when and calendar.shifted(when, number(fields, "eve"))
    return calendar.day(when) if when else None


def read_decade(fields: Fields, anchor: Anchor) -> Period | None:
    """« les années 1990 », « les années 80 » (of the last century from 30 on)."""
    year = number(fields, "decade")
    if year % 10:
        return None
    return calendar.decade(year if year > 1000 else year + (1900 if year >= 30 else 2000))


def read_century(fields: Fields, anchor: Anchor) -> Period | None:
    """« au XIXe siècle »."""
    return calendar.century(number(fields, "roman"))
