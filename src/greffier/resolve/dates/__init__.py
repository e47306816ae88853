"""Time expressions placed on the calendar.

An expression leans on the publication (« hier »), on another time of the text (« le lendemain ») or on nothing
(« en mars 2019 »). What nothing anchors stays None: the publication date never stands in for the date of an
event.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from greffier.model.annotated import Annotated
from greffier.model.mentions import Date, Timex
from greffier.model.record import When
from greffier.resolve.dates import calendar
from greffier.resolve.dates.anchors import Anchor, number
from greffier.resolve.dates.calendar import Period
from greffier.resolve.dates.readings import READERS
from greffier.resolve.dates.surroundings import Surroundings, read_surroundings

_ON_TEXT = frozenset({"same", "part", "clock", "around"})
_BY_DAY = frozenset({"second", "minute", "hour", "day", "week", "weekend", "fortnight"})
_MOMENTS = frozenset({"second", "minute", "hour"})
_LATE, _EARLY = frozenset({"afternoon", "evening"}), frozenset({"dawn", "morning"})
_PUBLISHED, _ITSELF = "published", "itself"


class _Placed(NamedTuple):
    """Where an expression fell: the period, what anchored it (the index of another, or a name), the part of day."""

    period: Period
    anchor: int | str
    part: str | None


@dataclass(slots=True)
class _Reading:
    """One reading of a text: what each expression has come to so far."""

    annotated: Annotated
    around: Surroundings
    publication: Period | None
    publication_anchor: int | str = _PUBLISHED
    placed: dict[int, _Placed] = field(default_factory=dict)


def resolve_dates(annotated: Annotated) -> tuple[Date, ...]:
    """Place each time expression of a text on the calendar; aligned with ``annotated.timexes``.

    « mardi », published on Thursday 2024-03-14 → 2024-03-12; « le lendemain » after it → 2024-03-13;
    « le lendemain » with nothing before it → ``Date(None, None)``.

    The EDTF is no more precise than the words. Source: TIMEX3 (ISO 24617-1), EDTF (ISO 8601-2).
    """
    reading = _Reading(annotated, read_surroundings(annotated), calendar.read_edtf(annotated.document.published))
    _place_datelines(reading)
    for on_text in (False, True):
        for index, timex in enumerate(annotated.timexes):
            if index not in reading.placed and _leans_on_text(timex) == on_text:
                _place(reading, index, timex)
    return tuple(_make_date(reading, index) for index in range(len(annotated.timexes)))


def _leans_on_text(timex: Timex) -> bool:
    fields = timex.fields
    return fields["kind"] in _ON_TEXT or fields.get("anchor") == "text" or bool({"textual", "event"} & set(fields))


def _place_datelines(reading: _Reading) -> None:
    """A dateline gives the publication where the document does not say it, or says it more vaguely."""
    for index, timex in enumerate(reading.annotated.timexes):
        if reading.around.scopes[index] != "publication" or reading.around.cited(timex):
            continue
        period = _period(timex, Anchor(reading.publication))
        if period is None or "/" in period.edtf:
            continue
        reading.placed[index] = _Placed(period, _own_anchor(timex, reading.publication_anchor), None)
        known = reading.publication
        if known is None or (known.first <= period.first and period.last <= known.last and not known.is_day):
            reading.publication, reading.publication_anchor = period, index


def _own_anchor(timex: Timex, other: int | str) -> int | str:
    """What an absolute date leans on: itself where it names its year."""
    return _ITSELF if {"year", "year2", "decade", "roman"} & set(timex.fields) else other


def _place(reading: _Reading, index: int, timex: Timex) -> None:
    base: Period | None
    anchor: int | str | None
    if _leans_on_text(timex):
        other = _anchor_in_text(reading, index, timex)
        base, anchor, year = (reading.placed[other].period if other is not None else None), other, None
        if other is None and timex.fields["kind"] == "clock" and reading.around.scopes[index] == "section":
            base, anchor = reading.publication, reading.publication_anchor
        if other is None and "else" in timex.fields:
            timex = replace(timex, fields={"kind": "today", "part": "night"})
            base, anchor = _outer_anchor(reading, index, timex)
    else:
        base, anchor = _outer_anchor(reading, index, timex)
        year = _year_of_text(reading, index, timex)
    tense = -1 if timex.fields.get("open") == "since" else reading.around.tenses[index]
    period = _period(timex, Anchor(base, tense, year))
    if period is not None and anchor is not None and not _too_late(reading, timex, period, tense):
        _record(reading, index, timex, period, anchor)


def _too_late(reading: _Reading, timex: Timex, period: Period, tense: int) -> bool:
    """« deux semaines après l'attentat », told of the past: what falls after the publication was counted wrongly."""
    limit = reading.publication
    counted = timex.fields["kind"] == "shift" and _leans_on_text(timex)
    return counted and tense <= 0 and limit is not None and period.first > limit.last


def _record(reading: _Reading, index: int, timex: Timex, period: Period, anchor: int | str) -> None:
    part = str(timex.fields["part"]) if "part" in timex.fields else None
    if isinstance(anchor, int) and _leans_on_text(timex):
        before = reading.placed[anchor].part
        if part in _EARLY and before in _LATE and _starts_anew(reading, index, anchor, timex):
            period = _next_day(reading, period)
        if part is None and (timex.fields["kind"] == "same" or timex.fields.get("unit") in _MOMENTS):
            part = before
    reading.placed[index] = _Placed(period, _own_anchor(timex, anchor), part)


def _starts_anew(reading: _Reading, index: int, anchor: int, timex: Timex) -> bool:
    """« mardi soir. … À l'aube »: an early part of day in a later sentence than a late one is the next day's."""
    around = reading.around
    return timex.fields["kind"] == "part" and anchor < index and around.sentences[anchor] < around.sentences[index]


def _next_day(reading: _Reading, period: Period) -> Period:
    """The following day, unless that would be after the publication."""
    following, limit = calendar.shifted(period.first, 1), reading.publication
    late = following is None or (limit is not None and following > limit.last)
    return period if following is None or late else calendar.day(following)


def _period(timex: Timex, anchor: Anchor) -> Period | None:
    period = READERS[str(timex.fields["kind"])](timex.fields, anchor)
    if period is None or "open" not in timex.fields or ".." in period.edtf:
        return period
    return calendar.opened(period, str(timex.fields["open"]), anchor.base)


def _outer_anchor(reading: _Reading, index: int, timex: Timex) -> tuple[Period | None, int | str]:
    """The publication; for « ce matin » the day of the heading above, for a bare « 15 » its month, if it has one."""
    fields = timex.fields
    if fields["kind"] == "today":
        wanted: tuple[str, ...] = ("day",)
    elif fields["kind"] == "date" and "day" in fields and not {"month", "year"} & set(fields):
        wanted = ("month",)
    else:
        wanted = ()
    for heading in reading.around.headings(index) if wanted else ():
        if heading in reading.placed and reading.placed[heading].period.precision in wanted:
            return reading.placed[heading].period, heading
    return reading.publication, reading.publication_anchor


def _anchor_in_text(reading: _Reading, index: int, timex: Timex) -> int | None:
    """The expression that this one leans on: of its event, of its sentence, of the tale so far."""
    around, kind = reading.around, timex.fields["kind"]
    if kind == "clock" and around.scopes[index] == "section":
        places = around.headings(index)
    elif "event" in timex.fields:
        named = around.just_after(index)
        places = [*named, *around.times_of(index, str(timex.fields["event"]), "demo" in timex.fields)]
    elif kind in ("part", "clock"):
        places = [*around.same_sentence(index), *around.earlier(index)]
    elif around.reporting[index]:
        places = [*around.sayings(index), *around.earlier(index)]
    else:
        places = [*around.touching(index), *around.earlier(index)]
    by_day = str(timex.fields.get("unit", "day")) in _BY_DAY
    return next((place for place in places if _may_anchor(reading, place, by_day)), None)


def _may_anchor(reading: _Reading, place: int, by_day: bool) -> bool:
    if place not in reading.placed or reading.around.scopes[place] == "publication":
        return False
    if "naming" in reading.annotated.timexes[place].fields:
        return False
    period = reading.placed[place].period
    if ".." in period.edtf or "X" in period.edtf:
        return False
    return period.is_day if by_day else period.precision != "vague"


def _year_of_text(reading: _Reading, index: int, timex: Timex) -> int | None:
    """The year that the sentence, or the one before in its paragraph, has named for a date without one."""
    fields = timex.fields
    if (
        fields["kind"] not in ("date", "edge", "range", "night")
        or not {"month", "month2"} & set(fields)
        or {"year", "year2", "direction"} & set(fields)
    ):
        return None
    for place in reading.around.nearby(index):
        named = reading.annotated.timexes[place].fields
        if "year" not in named or "naming" in named or place not in reading.placed:
            continue
        period = reading.placed[place].period
        fits = number(fields, "month", number(fields, "month2")) >= period.first.month and ".." not in period.edtf
        return period.first.year if fits and reading.around.scopes[place] == "clause" else None
    return _year_of_heading(reading, index)


def _year_of_heading(reading: _Reading, index: int) -> int | None:
    """The year or month that heads this part of a chronology."""
    for heading in reading.around.headings(index):
        if heading in reading.placed and reading.placed[heading].period.precision in ("year", "month"):
            return reading.placed[heading].period.first.year
    return None


def _make_date(reading: _Reading, index: int) -> Date:
    scope, timex = reading.around.scopes[index], reading.annotated.timexes[index]
    if index not in reading.placed:
        return Date(None, None, scope)
    period, anchor, _ = reading.placed[index]
    name = anchor if isinstance(anchor, str) else f"« {reading.annotated.timexes[anchor].span.quote} »"
    return Date(When(period.edtf, period.precision, timex.span, timex.span.quote), name, scope)
