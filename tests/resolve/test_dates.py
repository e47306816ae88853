"""Time expressions fall on the calendar where their words and anchors put them, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from greffier.annotate.timexes import find_timexes
from greffier.model.annotated import Annotated
from greffier.model.mentions import Date
from greffier.resolve.dates import resolve_dates
from tests.helpers import cases, document

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre"]  # fmt: skip
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
CASES = cases("fr", "timexes")
PIECES = ["mardi", "le 12 mars", "2021", "hier", "la veille", "le lendemain", "dans la nuit de lundi à mardi", "\n\n",
          "il y a trois jours", "depuis mars", "vers 3 heures du matin", "a été tué", "sera envoyé",
          "à l'aube", "."]  # fmt: skip
PUBLISHED = [None, "2021", "2021-03", "2021-03-14", "0001-01-01", "9999-12-31", "2021-03-14/2021-03-20", "nonsense"]


def read(text: str, published: str | None) -> tuple[Annotated, tuple[Date, ...]]:
    annotated = Annotated(document(text, published))
    annotated = replace(annotated, timexes=find_timexes(annotated))
    return annotated, resolve_dates(annotated)


def as_written(text: str, published: str | None) -> dict[str, str | None]:
    annotated, dates = read(text, published)
    return {
        timex.span.quote: when and f"{when.edtf} {when.precision}"
        for timex, when in zip(annotated.timexes, (d.when for d in dates), strict=True)
    }


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=pytest.mark.xfail(strict=True) if c.get("known_gap") else ()) for c in CASES],
    ids=lambda case: f"{case['text'][:60]} {case['published']}",
)
def test_case(case: dict[str, Any]) -> None:
    assert as_written(case["text"], case["published"]) == case["expect"], case["because"]


def test_the_vague_expressions_that_others_miss_are_read() -> None:
    assert len([case for case in CASES if case.get("peer") and not case.get("known_gap")]) >= 14


def test_the_cases_hold_many_expressions() -> None:
    assert sum(len(case["expect"]) or 1 for case in CASES) >= 170


@pytest.mark.parametrize("edtf", sorted({v.split()[0] for c in CASES for v in c["expect"].values() if v}))
def test_every_date_of_the_cases_is_edtf(edtf: str) -> None:
    parse_edtf(edtf)


def test_a_dateline_dates_the_publication_only() -> None:
    _, dates = read("Niamey, 16 août 2022 (ALP) – Un poste a été attaqué lundi.", "2022-08-16")
    assert [d.scope for d in dates] == ["publication", "clause"]


def test_a_dated_heading_dates_what_follows() -> None:
    _, dates = read("Lundi 7. Un pont brûlé.\n\n09 h 15. Des tirs.\n\nMardi 8 février : Goma.", "2022-02-13")
    assert [d.scope for d in dates] == ["section", "section", "section"]


def test_a_time_that_opens_a_sentence_is_no_heading() -> None:
    _, dates = read("Samedi, un pont a brûlé.\n\nLe 3 février, des tirs ont éclaté.", "2022-02-13")
    assert [d.scope for d in dates] == ["clause", "clause"]


def test_a_sentence_with_a_weekday_before_its_stop_is_no_dateline() -> None:
    _, dates = read("L’état-major se taisait toujours mardi matin. Rien n’a filtré.", "2022-02-13")
    assert [d.scope for d in dates] == ["clause"]


def test_the_date_of_another_writing_dates_no_event_and_anchors_nothing() -> None:
    _, dates = read("Comme dit dans notre bulletin du 4 mars 2022, un pont a brûlé lundi.", None)
    assert [d.scope for d in dates] == ["publication", "clause"]
    assert [d.when and d.when.edtf for d in dates] == ["2022-03-04", None]


def test_the_anchor_is_named() -> None:
    _, dates = read("En mars 2019, hier, puis le lendemain.", "2022-02-13")
    assert [d.anchor for d in dates] == ["itself", "published", "« hier »"]


def test_without_an_anchor_there_is_no_date() -> None:
    _, dates = read("Hier, mardi, la semaine dernière, le 9 février, ce matin, il y a trois jours, récemment.", None)
    assert {d.when for d in dates} == {None}


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.booleans())
def test_any_full_date_in_french_is_read_back(day: date, weekday: bool) -> None:
    number = "1er" if day.day == 1 else str(day.day)
    words = f"{WEEKDAYS[day.weekday()] + ' ' if weekday else ''}{number} {MONTHS[day.month - 1]} {day.year}"
    _, dates = read(f"Un pont a cédé le {words}, selon un élu.", None)
    assert [d.when and d.when.edtf for d in dates] == [day.isoformat()]


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_any_weekday_is_within_the_week_before_publication(day: date, weekday: int) -> None:
    _, dates = read(f"Un pont a cédé {WEEKDAYS[weekday]}.", day.isoformat())
    [when] = [d.when for d in dates]
    assert when is not None
    placed = date.fromisoformat(when.edtf)
    assert 0 <= (day - placed).days < 7
    assert placed.weekday() == weekday


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_any_day_and_month_is_within_the_year_before_publication(published: date, month: int, day: int) -> None:
    _, dates = read(f"Un pont a cédé le {day} {MONTHS[month - 1]}.", published.isoformat())
    [when] = [d.when for d in dates]
    assert when is not None
    assert 0 <= (published - date.fromisoformat(when.edtf)).days <= 366


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join), st.sampled_from(PUBLISHED))
def test_any_text_gives_valid_dates_aligned_with_its_times(text: str, published: str | None) -> None:
    annotated, dates = read(text, published)
    assert len(dates) == len(annotated.timexes)
    for timex, found in zip(annotated.timexes, dates, strict=True):
        if found.when is not None:
            parse_edtf(found.when.edtf)
            assert found.when.span == timex.span
            assert found.anchor
    assert dates == resolve_dates(annotated)
