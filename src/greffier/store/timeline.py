"""Incidents on a timeline: a bar for each where there are few, else how many may fall in each stretch of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from sqlalchemy import Connection, func, or_, select

from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.holdings import chunks
from greffier.store.listing import order_by, read_rows
from greffier.store.shown import Bar, Bin, IncidentRow, Timeline, Unit
from greffier.store.summary_tables import summary

MOST_BARS, MOST_BINS = 300, 400
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True)
class _Dated:
    """How many incidents have this date; None is an open end."""

    first: date | None
    last: date | None
    count: int


def read_timeline(connection: Connection, wanted: Filter = EVERYTHING) -> Timeline:
    """When the incidents that a filter lets through may have happened."""
    chosen = choose(connection, wanted)
    dated = _read_dated(connection, chosen)
    undated = sum(one.count for one in dated if one.first is None and one.last is None)
    known = [one for one in dated if one.first or one.last]
    days = [day for one in known for day in (one.first, one.last) if day]
    if not days:
        return Timeline("day", None, None, (), (), undated)
    start, end = min(days), max(days)
    unit, step = _choose_unit(start, end)
    few = sum(one.count for one in known) <= MOST_BARS
    bars = _read_bars(connection, chosen) if few else ()
    bins = () if few else _count_bins(known, list(_cut(start, end, unit, step)), _DAYS[unit] * step)
    return Timeline(unit, start.isoformat(), end.isoformat(), bars, bins, undated)


def _read_dated(connection: Connection, chosen: Condition) -> list[_Dated]:
    ends = summary.c.earliest, summary.c.latest
    rows = connection.execute(select(*ends, func.count()).where(chosen).group_by(*ends))
    return [_Dated(_day(first), _day(last), count) for first, last, count in rows]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _choose_unit(start: date, end: date) -> tuple[Unit, int]:
    """The smallest unit that cuts the time into no more stretches than can be seen; how many of it make one."""
    days = (end - start).days + 1
    for unit, length in _DAYS.items():
        if days // length + 2 <= MOST_BINS:
            return unit, 1
    return "year", days // 365 // (MOST_BINS - 2) + 1


def _cut(start: date, end: date, unit: Unit, step: int) -> Iterator[date]:
    """The first day of each stretch, and of the one after the last. Weeks begin on Mondays."""
    at = _begin(start, unit)
    while at <= end and at < date.max:
        yield at
        at = _next(at, unit, step)
    yield at


def _begin(day: date, unit: Unit) -> date:
    if unit == "week":
        return max(day, date(1, 1, 8)) - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(at: date, unit: Unit, step: int) -> date:
    try:
        if unit == "year":
            return at.replace(year=at.year + step)
        if unit == "month":
            return (at + timedelta(days=31)).replace(day=1)
        return at + timedelta(days=_DAYS[unit])
    except (OverflowError, ValueError):  # the end of the calendar
        return date.max


def _count_bins(known: Sequence[_Dated], edges: Sequence[date], length: int) -> tuple[Bin, ...]:
    """How many dates begin in or before a stretch and end in or after it; of them the vague ones apart."""
    changes = [[0] * len(edges), [0] * len(edges)]
    for one in known:
        first = bisect_right(edges, one.first, hi=len(edges) - 1) - 1 if one.first else 0
        last = bisect_right(edges, one.last, hi=len(edges) - 1) - 1 if one.last else len(edges) - 2
        vague = one.first is None or one.last is None or (one.last - one.first).days >= length
        for change in changes if vague else changes[:1]:
            change[first] += one.count
            change[last + 1] -= one.count
    counts, vagues = (list(accumulate(change)) for change in changes)
    return tuple(
        Bin(edge.isoformat(), (edges[at + 1] - timedelta(days=1)).isoformat(), counts[at], vagues[at])
        for at, edge in enumerate(edges[:-1])
    )


def _read_bars(connection: Connection, chosen: Condition) -> tuple[Bar, ...]:
    dated = or_(summary.c.earliest.is_not(None), summary.c.latest.is_not(None))
    query = select(summary.c.number).where(chosen, dated).order_by(*order_by("date"))
    rows = (row for part in chunks(connection.scalars(query).all()) for row in read_rows(connection, part))
    return tuple(map(_make_bar, rows))


def _make_bar(row: IncidentRow) -> Bar:
    return Bar(row.id, row.type, row.state, row.edtf or "", row.precision or "vague", row.earliest, row.latest)
