"""Incidents on a timeline: how many may fall in each stretch of time, and a bar for each where there are few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, or_, select

from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.listing import order_by, read_rows
from greffier.store.packing import Numbers
from greffier.store.parts import chunks
from greffier.store.shown import Apart, Bar, Bin, IncidentRow, Timeline, Unit
from greffier.store.summary_tables import summary
from greffier.store.timespan import OPEN, find_span, is_after, is_before

MOST_BARS, MOST_BINS = 300, 400
_LENGTHS: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
_NONE = "0000-00-00"
_EPOCH = date(1970, 1, 1).toordinal()


def read_timeline(connection: Connection, wanted: Filter = EVERYTHING, *, whole: bool = False) -> Timeline:
    """When the incidents that a filter lets through may have happened.

    A few dates far from all others stand apart, before or after what is shown; with ``whole`` nothing does.
    """
    chosen = choose(connection, wanted)
    days = _read_days(connection, chosen)
    dated = days[(days != OPEN).any(axis=1)]
    undated = len(days) - len(dated)
    if not len(dated):
        return Timeline("day", None, None, (), (), None, None, undated)
    first, last = find_span(dated, whole=whole)
    before, after = is_before(dated, first), is_after(dated, last)
    start, end = date.fromordinal(first), date.fromordinal(last)
    unit, step = _choose_unit(start, end)
    bins = _count_bins(dated[~(before | after)], list(_cut(start, end, unit, step)), _LENGTHS[unit] * step)
    bars = _read_bars(connection, chosen) if len(dated) <= MOST_BARS else ()
    return Timeline(
        unit, start.isoformat(), end.isoformat(), bars, bins,
        _put_apart(dated[before]), _put_apart(dated[after]), undated,
    )  # fmt: skip


def _put_apart(dated: Numbers) -> Apart | None:
    known = dated[dated != OPEN]
    if not len(known):
        return None
    first, last = (date.fromordinal(int(day)).isoformat() for day in (known.min(), known.max()))
    return Apart(first, last, len(dated))


def _read_days(connection: Connection, chosen: Condition) -> Numbers:
    """The first and the last day of each incident's date, counted as Python's ordinals are."""
    ends = (func.coalesce(end, _NONE) for end in (summary.c.earliest, summary.c.latest))
    first, last = ends
    text = connection.scalar(select(func.aggregate_strings(first + last, "")).where(chosen))
    return _count_days(text or "").reshape(-1, 2)


def _count_days(text: str) -> Numbers:
    """The days of dates of ten characters.

    >>> [date.fromordinal(day).isoformat() for day in _count_days("2024-02-290001-01-01")]
    ['2024-02-29', '0001-01-01']
    """
    digits = np.frombuffer(text.encode("ascii"), np.uint8).reshape(-1, len(_NONE)).astype(np.int64) - ord("0")
    years = digits[:, :4] @ np.array([1000, 100, 10, 1])
    months, days = (digits[:, at] * 10 + digits[:, at + 1] for at in (5, 8))
    begins: NDArray[np.datetime64] = ((years - 1970) * 12 + months - 1).astype("datetime64[M]").astype("datetime64[D]")
    return np.where(years == 0, OPEN, begins.astype(np.int64) + days - 1 + _EPOCH)


def _choose_unit(start: date, end: date) -> tuple[Unit, int]:
    """The smallest unit that cuts the time into no more stretches than can be seen; how many of it make one."""
    days = (end - start).days + 1
    for unit, length in _LENGTHS.items():
        if days // (length - (length > 7) * 3) + 2 <= MOST_BINS:
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
        return date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _next(at: date, unit: Unit, step: int) -> date:
    try:
        if unit == "year":
            return at.replace(year=at.year + step)
        if unit == "month":
            return (at + timedelta(days=31)).replace(day=1)
        return at + timedelta(days=_LENGTHS[unit])
    except (OverflowError, ValueError):  # the end of the calendar
        return date.max


def _count_bins(dated: Numbers, edges: Sequence[date], length: int) -> tuple[Bin, ...]:
    """How many dates begin in or before a stretch and end in or after it; of them the vague ones apart."""
    begins = np.array([edge.toordinal() for edge in edges[:-1]])
    first, last = dated[:, 0], dated[:, 1]
    vague = (first == OPEN) | (last == OPEN) | (last - first >= length)
    (counts, new), (vagues, _) = (_count_overlaps(begins, some) for some in (dated, dated[vague]))
    return tuple(
        Bin(edge.isoformat(), _end_before(edges[at + 1]).isoformat(), int(counts[at]), int(new[at]), int(vagues[at]))
        for at, edge in enumerate(edges[:-1])
    )


def _end_before(edge: date) -> date:
    return edge if edge == date.max else edge - timedelta(days=1)


def _count_overlaps(begins: Numbers, dated: Numbers) -> tuple[Numbers, Numbers]:
    """How many dates lie in each stretch, wholly or in part, and how many begin there; the first has all earlier ones.

    In a stretch lie those that began by then, less those that ended before.
    """
    first = np.maximum(np.searchsorted(begins, dated[:, 0], "right") - 1, 0)
    last = np.where(dated[:, 1] == OPEN, len(begins) - 1, np.searchsorted(begins, dated[:, 1], "right") - 1)
    begun = np.bincount(first, minlength=len(begins) + 1)
    return np.cumsum(begun - np.bincount(last + 1, minlength=len(begins) + 1)), begun


def _read_bars(connection: Connection, chosen: Condition) -> tuple[Bar, ...]:
    dated = or_(summary.c.earliest.is_not(None), summary.c.latest.is_not(None))
    query = select(summary.c.number).where(chosen, dated).order_by(*order_by("date"))
    rows = (row for part in chunks(connection.scalars(query).all()) for row in read_rows(connection, part))
    return tuple(map(_make_bar, rows))


def _make_bar(row: IncidentRow) -> Bar:
    return Bar(row.id, row.type, row.state, row.edtf or "", row.precision or "vague", row.earliest, row.latest)
