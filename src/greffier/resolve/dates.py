"""Time expressions placed on the calendar.

An expression leans on the publication (« hier »), on an earlier time of the text (« le lendemain ») or on nothing
(« en mars 2019 »). What nothing anchors stays None: the publication date never stands in for the date of an
event.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from greffier.model.annotated import Annotated
from greffier.model.mentions import Date, Timex
from greffier.model.record import When
from greffier.resolve import calendar
from greffier.resolve.calendar import Period
from greffier.resolve.readings import READERS, Anchor, number
from greffier.resolve.surroundings import Surroundings, read_surroundings

_TEXTUAL = frozenset({"same", "part", "clock", "around"})
_DAY_UNITS = frozenset({"second", "minute", "hour", "day", "week", "weekend", "fortnight"})
_ORDER = {"night": 0, "midnight": 0, "dawn": 1, "morning": 2, "noon": 3, "afternoon": 4, "evening": 5}


@dataclass(slots=True)
class _Reading:
    """The state of one reading of a text: what each expression has come to so far."""

    annotated: Annotated
    around: Surroundings
    publication: Period | None
    publication_name: str = "published"
    found: dict[int, tuple[Period, str]] = field(default_factory=dict)


def resolve_dates(annotated: Annotated) -> tuple[Date, ...]:
    """Place each time expression of a text on the calendar; aligned with ``annotated.timexes``.

    « mardi », published on Thursday 2024-03-14 → 2024-03-12; « le lendemain » after it → 2024-03-13;
    « le lendemain » with nothing before it → ``Date(None, None)``.

    The EDTF is no more precise than the words. Source: TIMEX3 (ISO 24617-1), EDTF (ISO 8601-2).
    """
    around = read_surroundings(annotated)
    reading = _Reading(annotated, around, calendar.read_edtf(annotated.document.published))
    _read_datelines(reading)
    for leaning in (False, True):
        for index, timex in enumerate(annotated.timexes):
            if _leans_on_text(timex) == leaning and index not in reading.found:
                _read_one(reading, index, timex)
    return tuple(_make_date(reading, index) for index in range(len(annotated.timexes)))


def _leans_on_text(timex: Timex) -> bool:
    return (
        timex.fields["kind"] in _TEXTUAL
        or timex.fields.get("anchor") == "text"
        or "textual" in timex.fields
        or "event" in timex.fields
    )


def _read_datelines(reading: _Reading) -> None:
    """A dateline gives the publication where the document does not say it, or says it more vaguely."""
    for index, timex in enumerate(reading.annotated.timexes):
        if reading.around.scopes[index] != "publication":
            continue
        period = _period(timex, Anchor(reading.publication))
        if period is None or "/" in period.edtf:
            continue
        reading.found[index] = (period, "itself" if "year" in timex.fields else reading.publication_name)
        known = reading.publication
        if known is None or (known.first <= period.first and period.last <= known.last and not known.is_day):
            reading.publication, reading.publication_name = period, f"timex {index}"


def _read_one(reading: _Reading, index: int, timex: Timex) -> None:
    if _leans_on_text(timex):
        base, name = _text_anchor(reading, index, timex)
        anchor = Anchor(base, True)
        anchor = replace(anchor, ahead=False)
    else:
        year = None if "year" in timex.fields else _year_of_text(reading, index, timex)
        base, name = _outer_anchor(reading, index, timex)
        anchor = Anchor(base, reading.around.ahead[index], year)
        if "year" in timex.fields and timex.fields["kind"] != "period":
            name = "itself"
    period = _period(timex, anchor)
    if period is not None:
        reading.found[index] = (_later_in_day(reading, index, timex, period), name)


def _period(timex: Timex, anchor: Anchor) -> Period | None:
    period = READERS[str(timex.fields["kind"])](timex.fields, anchor)
    if period is None or "open" not in timex.fields or "/" in period.edtf:
        return period
    return calendar.opened(period, str(timex.fields["open"]), anchor.base)


def _outer_anchor(reading: _Reading, index: int, timex: Timex) -> tuple[Period | None, str]:
    """The publication; for « ce matin » the day of the section, for « mardi » under a dated heading the publication."""
    if timex.fields["kind"] == "today" and (section := _section(reading, index)):
        return section
    return reading.publication, reading.publication_name


def _section(reading: _Reading, index: int) -> tuple[Period, str] | None:
    """The day of the heading that the expression stands under."""
    for before in range(index - 1, -1, -1):
        if reading.around.scopes[before] == "section" and before in reading.found:
            period = reading.found[before][0]
            if period.is_day:
                return period, f"timex {before}"
    return None


def _text_anchor(reading: _Reading, index: int, timex: Timex) -> tuple[Period | None, str]:
    """The time of the text that an expression leans on: of its event, of its sentence, of the tale so far."""
    unit = str(timex.fields.get("unit", "day"))
    by_day = unit in _DAY_UNITS
    places = []
    if "event" in timex.fields:
        places = reading.around.times_of(index, str(timex.fields["event"]))
    kind = timex.fields["kind"]
    if kind in ("part", "clock") and not places:
        places = reading.around.same_sentence(index)
    for place in [*places, *reading.around.earlier(index)]:
        if place in reading.found and _may_anchor(reading, place, by_day):
            return reading.found[place][0], f"timex {place}"
    return None, ""


def _may_anchor(reading: _Reading, place: int, by_day: bool) -> bool:
    if reading.around.scopes[place] == "publication":
        return False
    period = reading.found[place][0]
    return period.is_day and ".." not in period.edtf if by_day else period.precision != "vague"


def _year_of_text(reading: _Reading, index: int, timex: Timex) -> int | None:
    """The year that the sentence, or the one before in its paragraph, has named for a date without one."""
    if timex.fields["kind"] not in ("date", "edge", "range") or not ({"month", "month2"} & set(timex.fields)):
        return None
    if "direction" in timex.fields:
        return None
    for place in reading.around.nearby(index):
        fields = reading.annotated.timexes[place].fields
        if "year" in fields and place in reading.found and reading.around.scopes[place] != "publication":
            period = reading.found[place][0]
            later = number(timex.fields, "month") >= period.first.month or period.precision == "year"
            return period.first.year if later and ".." not in period.edtf else None
    return None


def _later_in_day(reading: _Reading, index: int, timex: Timex, period: Period) -> Period:
    """« mardi soir … À l'aube »: a part of day that is over by the time of its anchor is of the next day."""
    if timex.fields["kind"] != "part" or not period.is_day or index in reading.around.sentence_mates(index):
        return period
    name = _text_anchor(reading, index, timex)[1]
    place = int(name.removeprefix("timex "))
    if place in reading.around.same_sentence(index):
        return period
    earlier = _ORDER.get(str(reading.annotated.timexes[place].fields.get("part")))
    here = _ORDER.get(str(timex.fields.get("part")))
    if earlier is None or here is None or here >= earlier or here not in (1, 2) or earlier < 4:
        return period
    return calendar.day(period.last) if "/" in period.edtf else _next_day(reading, period)


def _next_day(reading: _Reading, period: Period) -> Period:
    following = calendar.shifted(period.last, 1)
    limit = reading.publication
    return calendar.day(following) if following and (limit is None or following <= limit.last) else period


def _make_date(reading: _Reading, index: int) -> Date:
    scope, timex = reading.around.scopes[index], reading.annotated.timexes[index]
    if index not in reading.found:
        return Date(None, None, scope)
    period, name = reading.found[index]
    if name.startswith("timex "):
        name = f"« {reading.annotated.timexes[int(name.removeprefix('timex '))].span.quote} »"
    return Date(When(period.edtf, period.precision, timex.span, timex.span.quote), name, scope)
