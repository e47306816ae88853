"""Expressions that are told from another time: « mardi », « hier », « la semaine dernière », « deux jours plus tard ».

Each reader takes the fields of a :class:`~greffier.model.mentions.Timex` and an :class:`Anchor` with the time that
the expression leans on, and gives a period or None.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from greffier.resolve.dates import calendar
from greffier.resolve.dates.absolute import read_date, third
from greffier.resolve.dates.anchors import Anchor, Fields, number
from greffier.resolve.dates.calendar import Period

_SOME = {"day": 7, "week": 8, "month": 10, "year": 9, "decade": 5, "weekend": 4, "quarter": 4}
_LATELY = {"day": 7, "week": 5, "month": 6, "year": 5, "decade": 3, "weekend": 4, "quarter": 3}
_MONTHS = {"month": 1, "quarter": 3, "semester": 6}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def read_weekday(fields: Fields, anchor: Anchor) -> Period | None:
    """« mardi », « lundi prochain », « vendredi de la semaine dernière »."""
    if anchor.base is None:
        return None
    if not anchor.base.is_day:
        return anchor.base.vaguely() if anchor.base.precision == "month" else None
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


def read_shift(fields: Fields, anchor: Anchor) -> Period | None:
    """« hier », « il y a trois jours », « deux semaines plus tard », « la veille »."""
    if anchor.base is None:
        return None
    unit = str(fields["unit"])
    sign = number(fields, "direction") or number(fields, "side")
    days, back = fields.get("deictic", fields.get("eve")), -1 if "inverse" in fields else 1
    if isinstance(days, int):
        return _by_days(anchor.base, back * days)
    sign *= back
    if "some" in fields:
        return _some(anchor.base, unit, sign)
    count = sign * (number(fields, "n") or number(fields, "amount"))
    period = _by(anchor.base, unit, count)
    if period is None or "more" not in fields:
        return period.marked("~") if period and "amount" in fields else period
    if "open" in fields:
        return period.marked("~")
    further = (fields["more"] == "more") == (sign < 0)
    return calendar.opened(period, "before" if further else "after")


def _by_days(base: Period, days: int) -> Period | None:
    """So many days from a day; from a whole month, no more than that it was about then."""
    if not base.is_day:
        return base.vaguely() if base.precision in ("month", "year") else None
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
    if unit in _MONTHS:
        months = _MONTHS[unit] * count
        return calendar.month(today.year, today.month + months) if 0 < today.year + months // 12 < 9999 else None
    years = _YEARS[unit] * count
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
    return whole if whole is None or "edge" not in fields else third(whole, str(fields["edge"]))


def _unit_at(anchor: Anchor, unit: str, offset: int) -> Period | None:
    """The week, month, year so many away from that of the anchor."""
    base = anchor.base
    assert base is not None
    if unit in _YEARS:
        return _years_at(base.last.year + offset * _YEARS[unit], unit)
    if base.precision in ("year", "season"):
        return base.vaguely()
    if unit in _MONTHS:
        return _months_at(base.last, unit, offset)
    return _days_at(anchor, base, unit, offset) if base.is_day or base.precision == "week" else base.vaguely()


def _days_at(anchor: Anchor, base: Period, unit: str, offset: int) -> Period | None:
    if unit == "week":
        return calendar.week(base.last + timedelta(weeks=offset))
    if unit == "weekend":
        return _weekend(base.last, offset, anchor.ahead)
    return _by_days(base, offset * (14 if unit == "fortnight" else 1))


def _years_at(target: int, unit: str) -> Period | None:
    if not 0 < target < 9999:
        return None
    if unit == "decade":
        return calendar.decade(target)
    return calendar.year(target) if unit == "year" else calendar.century(target // 100 + 1)


def _months_at(today: date, unit: str, offset: int) -> Period:
    size = _MONTHS[unit]
    first = calendar.month(today.year, (today.month - 1) // size * size + 1 + offset * size)
    if size == 1:
        return first
    return calendar.months(first.first.year, first.first.month, first.first.month + size - 1, "vague")


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
        return base and base.vaguely()
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
        open_ended = calendar.opened(base, "until" if sign < 0 else "after")
        return replace(open_ended, precision="vague")
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
