"""What the fields of a time expression mean on the calendar, once its anchor is known.

Each function takes the fields of one kind of :class:`~greffier.model.mentions.Timex` and an :class:`Anchor`,
and gives a period or None. They know nothing of the text; ``resolve/dates`` chooses the anchor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from greffier.model.record import TimePrecision
from greffier.resolve import calendar
from greffier.resolve.calendar import WINTER, Period

Fields = Mapping[str, str | int]
_SOME = {"day": 7, "week": 8, "month": 10, "year": 9, "decade": 5, "weekend": 4, "quarter": 4}
_LATELY = {"day": 7, "week": 5, "month": 6, "year": 5, "decade": 3, "weekend": 4, "quarter": 3}
_THIRDS = {"start": (1, 10), "middle": (11, 20), "end": (21, 31), "within": (1, 31)}
_YEAR_THIRDS = {"start": (1, 4), "middle": (5, 8), "end": (9, 12), "within": (1, 12)}
_WEEK_PARTS = {"start": (0, 1), "middle": (2, 3), "end": (4, 6), "within": (0, 6)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is told from.

    ``base`` is the publication, or the time of the text that it leans on; ``ahead`` is True where the verb looks
    ahead of it; ``year`` is a year that the text has just named.
    """

    base: Period | None
    ahead: bool = False
    year: int | None = None


def number(fields: Fields, name: str, default: int = 0) -> int:
    """A field as a number."""
    value = fields.get(name, default)
    return value if isinstance(value, int) else default


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
    near = past[:1] + coming[:1]
    certain = [p for p in near if not p.edtf.endswith("?")]
    return (certain or near or [None])[0]


def _day_of_month(day: int, fields: Fields, anchor: Anchor) -> Period | None:
    """« Lundi 7 », « le 24 »: the nearest such day, of the right weekday where one is named."""
    if anchor.base is None or not day:
        return None
    weekday, limit = number(fields, "weekday"), anchor.base.last
    steps = range(0, 400) if not anchor.ahead else range(0, -400, -1)
    days = (limit - timedelta(days=step) for step in steps if (limit - date.min).days > step)
    matches = [d for d in days if d.day == day]
    right = [d for d in matches if not weekday or d.isoweekday() == weekday]
    return calendar.day(right[0]) if right else _checked(matches[0], fields) if matches else None


def read_weekday(fields: Fields, anchor: Anchor) -> Period | None:
    """« mardi », « lundi prochain », « vendredi de la semaine dernière »."""
    if anchor.base is None:
        return None
    if not anchor.base.is_day:
        return anchor.base.marked("~") if anchor.base.precision == "month" else None
    today, weekday, direction = anchor.base.last, number(fields, "weekday"), number(fields, "direction")
    if "week" in fields:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=direction)
        return calendar.day(monday + timedelta(days=weekday - 1))
    if "eight" in fields:
        first = today + timedelta(days=(weekday - today.isoweekday()) % 7)
        return calendar.day(first + timedelta(weeks=1))
    direction = direction or number(fields, "textual")
    return _night_of(calendar.day(_weekday_near(today, weekday, direction, anchor.ahead)), fields)


def _weekday_near(today: date, weekday: int, direction: int, ahead: bool) -> date:
    before, after = (today.isoweekday() - weekday) % 7, (weekday - today.isoweekday()) % 7
    if direction < 0:
        return today - timedelta(days=before or 7)
    if direction > 0:
        return today + timedelta(days=after or 7)
    return today + timedelta(days=after) if ahead else today - timedelta(days=before)


def _night_of(period: Period, fields: Fields) -> Period:
    """A night belongs to the day it begins on and to the next; both may be meant."""
    if fields.get("part") != "night" or fields.get("kind") != "weekday":
        return period
    return calendar.between(period, calendar.day(period.first + timedelta(days=1)), "day")


def read_weekdays(fields: Fields, anchor: Anchor) -> Period | None:
    """« de lundi à mercredi »."""
    end = read_weekday({"weekday": fields["weekday2"], "direction": number(fields, "direction")}, anchor)
    if end is None or not end.is_day:
        return end
    start = _weekday_near(end.first, number(fields, "weekday"), -1, False)
    return calendar.between(calendar.day(start), end, "day")


def read_night(fields: Fields, anchor: Anchor) -> Period | None:
    """« la nuit de lundi à mardi », with or without the day of the month."""
    end_fields: dict[str, str | int] = {"kind": "night", "weekday": fields["weekday2"]}
    end_fields.update({k[:-1]: v for k, v in fields.items() if k.endswith("2")})
    if "month" in end_fields or "day" in end_fields:
        end = read_date(end_fields, anchor)
    else:
        end = read_weekday({**end_fields, "direction": number(fields, "direction")}, anchor)
    if end is None or not end.is_day:
        return end
    start = _weekday_near(end.first, number(fields, "weekday"), -1, False)
    return calendar.between(calendar.day(start), end, "day")


def read_range(fields: Fields, anchor: Anchor) -> Period | None:
    """« du 30 juin au 2 juillet 2019 », « de mars à juin », « entre 2012 et 2014 »."""
    ends = {key[:-1]: value for key, value in fields.items() if key.endswith("2")}
    starts = {key: value for key, value in fields.items() if not key.endswith("2") and key != "week"}
    if "year" not in ends and "year" in starts and "month" in ends:
        ends["year"] = starts["year"]
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
    return None if whole is None else _third(whole, str(fields["edge"]))


def _third(whole: Period, edge: str) -> Period:
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
    ends = [whole.first.replace(day=min(d, whole.last.day)) for d in (first, last)]
    return calendar.between(calendar.day(ends[0]), calendar.day(ends[1]), "vague")


def read_shift(fields: Fields, anchor: Anchor) -> Period | None:
    """« hier », « il y a trois jours », « deux semaines plus tard », « la veille »."""
    if anchor.base is None:
        return None
    unit = str(fields["unit"])
    sign = number(fields, "direction") or number(fields, "side")
    days = fields.get("deictic", fields.get("eve"))
    if isinstance(days, int):
        return _by_days(anchor.base, days)
    if "some" in fields:
        return _some(anchor.base, unit, sign)
    count = sign * (number(fields, "n") or number(fields, "amount"))
    period = _by(anchor.base, unit, count)
    if period is None or "more" not in fields:
        return period.marked("~") if period and "amount" in fields else period
    further = (fields["more"] == "more") == (sign < 0)
    return calendar.opened(period, "before" if further else "after")


def _by_days(base: Period, days: int) -> Period | None:
    """So many days from a day; from a whole month, no more than that it was about then."""
    if not base.is_day:
        return base.marked("~") if base.precision in ("month", "year") else None
    when = calendar.shifted(base.last if days > 0 else base.first, days)
    return calendar.day(when) if when else None


def _by(base: Period, unit: str, count: int) -> Period | None:
    """The period so many units away, as precise as its unit. An hour is no more than its day."""
    today = base.last
    if unit in ("second", "minute", "hour"):
        days = int(count / 24) if unit == "hour" else 0
        return _by_days(base, days) if days else base
    if unit == "day":
        return _by_days(base, count)
    if unit in ("week", "weekend", "fortnight"):
        period = _by_days(base, count * (14 if unit == "fortnight" else 7))
        return period and calendar.Period(period.first, period.last, period.marked("~").edtf, "week")
    if unit in ("month", "quarter", "semester"):
        months = {"month": 1, "quarter": 3, "semester": 6}[unit] * count
        return calendar.month(today.year, today.month + months) if 0 < today.year + months // 12 < 9999 else None
    years = {"year": 1, "decade": 10, "century": 100}[unit] * count
    if not 0 < today.year + years < 9999:
        return None
    period = calendar.year(today.year + years)
    return period if unit == "year" else period.marked("~")


def _some(base: Period, unit: str, sign: int) -> Period | None:
    """« quelques jours »: from two to a few."""
    if unit in ("second", "minute", "hour"):
        return base
    near, far = _by(base, unit, 2 * sign), _by(base, unit, _SOME.get(unit, 5) * sign)
    if near is None or far is None:
        return None
    first, last = sorted((near, far), key=lambda period: period.first)
    return calendar.between(first, last, "vague")


def read_period(fields: Fields, anchor: Anchor) -> Period | None:
    """« la semaine dernière », « ce mois-ci », « à la fin de l'année »."""
    if anchor.base is None:
        return None
    offset = number(fields, "offset") or number(fields, "direction") or number(fields, "textual")
    whole = _unit_at(anchor, str(fields["unit"]), offset)
    return whole if whole is None or "edge" not in fields else _third(whole, str(fields["edge"]))


def _unit_at(anchor: Anchor, unit: str, offset: int) -> Period | None:
    assert anchor.base is not None
    today, precise = anchor.base.last, anchor.base.is_day or anchor.base.precision == "week"
    if unit in ("year", "decade", "century"):
        target = today.year + offset * {"year": 1, "decade": 10, "century": 100}[unit]
        if not 0 < target < 9999:
            return None
        return {"year": calendar.year, "decade": calendar.decade}.get(unit, lambda y: calendar.century(y // 100 + 1))(
            target
        )
    if anchor.base.precision == "year":
        return anchor.base.marked("~")
    if unit == "month":
        return calendar.month(today.year, today.month + offset)
    if unit in ("quarter", "semester"):
        size = 3 if unit == "quarter" else 6
        first = calendar.month(today.year, (today.month - 1) // size * size + 1 + offset * size)
        return calendar.months(first.first.year, first.first.month, first.first.month + size - 1, "vague")
    if not precise:
        return anchor.base.marked("~")
    if unit == "week":
        return calendar.week(today + timedelta(weeks=offset))
    if unit == "weekend":
        return _weekend(today, offset, anchor.ahead)
    return _by_days(anchor.base, offset * (14 if unit == "fortnight" else 1))


def _weekend(today: date, offset: int, ahead: bool) -> Period:
    """On Monday to Wednesday « ce week-end » is the one just past, unless the verb looks ahead."""
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
    if offset < 0 or (offset == 0 and today.isoweekday() <= 3 and not ahead):
        saturday -= timedelta(weeks=1)
    if offset > 0 and today.isoweekday() >= 6:
        saturday += timedelta(weeks=1)
    return calendar.between(calendar.day(saturday), calendar.day(saturday + timedelta(days=1)), "day")


def read_today(fields: Fields, anchor: Anchor) -> Period | None:
    """« ce matin », « cette nuit », « la nuit dernière »."""
    base = anchor.base
    if base is None or not base.is_day:
        return base and base.marked("~")
    if fields.get("part") != "night":
        return calendar.day(base.last)
    first = base.last if anchor.ahead else base.last - timedelta(days=1)
    return calendar.between(calendar.day(first), calendar.day(first + timedelta(days=1)), "day")


def read_recent(fields: Fields, anchor: Anchor) -> Period | None:
    """« ces dernières semaines », « dans les prochains jours », « récemment »: a stretch beside the publication."""
    if anchor.base is None:
        return None
    unit, sign, base = str(fields["unit"]), number(fields, "direction"), anchor.base
    if unit == "time":
        return calendar.opened(base, "until" if sign < 0 else "after")
    if unit in ("second", "minute", "hour"):
        unit, count = "day", max(1, number(fields, "n") // 24)
    else:
        count = number(fields, "n") or _LATELY.get(unit, 3)
    far = _far(base, unit, sign * count)
    if far is None:
        return None
    far = far if "n" in fields else far.marked("~")
    first, last = (far, base) if sign < 0 else (base, far)
    return calendar.between(first, last, "vague") if first.first <= last.last else None


def _far(base: Period, unit: str, count: int) -> Period | None:
    """Where such a stretch begins or ends: a day for days, a month for weeks and months, a year for years."""
    if unit in ("day", "weekend") and base.is_day:
        return _by_days(base, count * (7 if unit == "weekend" else 1))
    if unit in ("day", "week", "weekend", "fortnight"):
        days = count * {"day": 1, "fortnight": 14}.get(unit, 7)
        when = calendar.shifted(base.first if count < 0 else base.last, days)
        return calendar.month(when.year, when.month) if when else None
    return _by(base, unit, count)


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


def read_around(fields: Fields, anchor: Anchor) -> Period | None:
    """« les jours suivants », « dans les heures qui ont suivi »."""
    if anchor.base is None:
        return None
    unit, sign = str(fields["unit"]), number(fields, "around", 1)
    if unit == "hour":
        return anchor.base
    far = _far(anchor.base, unit, sign * _LATELY.get(unit, 3))
    if far is None:
        return None
    first, last = (far.marked("~"), anchor.base) if sign < 0 else (anchor.base, far.marked("~"))
    return calendar.between(first, last, "vague")


def read_same(fields: Fields, anchor: Anchor) -> Period | None:
    """« le même jour », « au même moment »: the anchor itself."""
    return anchor.base


READERS: Mapping[str, Callable[[Fields, Anchor], Period | None]] = {
    "date": read_date,
    "weekday": read_weekday,
    "weekdays": read_weekdays,
    "night": read_night,
    "range": read_range,
    "edge": read_edge,
    "slice": read_slice,
    "shift": read_shift,
    "period": read_period,
    "today": read_today,
    "recent": read_recent,
    "season": read_season,
    "feast": read_feast,
    "decade": read_decade,
    "century": read_century,
    "around": read_around,
    "same": read_same,
    "part": read_same,
    "clock": read_same,
}
