"""What a timeline shows of the time: where nearly all dates lie."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from greffier.store.timespan import OPEN, find_span, is_after, is_before

YEAR = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in (4, 21)]
DECADES = [f"{year}-06-01" for year in range(1950, 2016)]


def days(*told):
    """Dates as rows of a first and a last day: « 2024-01-04 », « 2024-01/.. » as a pair with an open end."""
    ends = [told_one if isinstance(told_one, tuple) else (told_one, told_one) for told_one in told]
    return np.array([[date.fromisoformat(day).toordinal() if day else OPEN for day in pair] for pair in ends])


def say(span):
    return tuple(date.fromordinal(day).isoformat() for day in span)


def test_one_date_long_ago_does_not_squeeze_the_others():
    assert say(find_span(days("2004-03-01", *YEAR))) == ("2024-01-04", "2024-12-21")


def test_a_few_far_dates_are_left_out_on_both_sides():
    told = days("1850-01-01", "2004-03-01", *YEAR, "2124-01-01")
    assert say(find_span(told)) == ("2024-01-04", "2024-12-21")
    assert (is_before(told, told[2, 0]).sum(), is_after(told, told[-2, 0]).sum()) == (2, 1)


def test_all_is_shown_where_that_is_asked_for():
    assert say(find_span(days("2004-03-01", *YEAR), whole=True)) == ("2004-03-01", "2024-12-21")


@pytest.mark.parametrize(
    ("told", "because"),
    [
        (["2023-12-01", *YEAR], "it is not far"),
        (["2004-03-01", "2024-01-01"], "two dates have no middle"),
        (["2004-03-01"] * 8 + YEAR, "a quarter of all is not a few"),
        (DECADES, "no date is far from the others where all lie evenly"),
        (["2021-01-01", "2021-12-01", "2021-12-01", "2021-12-02", "2021-12-02"], "a year can be seen whole"),
    ],
)
def test_nothing_is_left_out_where(told, because):
    assert say(find_span(days(*told))) == (min(told), max(told)), because


def test_a_long_thin_past_is_left_out_where_nearly_all_is_of_late():
    start, end = say(find_span(days(*DECADES, *YEAR * 40)))
    assert start > "2000"
    assert end == "2024-12-21"


def test_of_two_far_heaps_only_the_few_are_left_out():
    told = days(*["2004-03-01"] * 20, *["2022-03-01"] * 50, *YEAR * 10)
    assert say(find_span(told)) == ("2022-03-01", "2024-12-21")


def test_what_came_of_late_is_shown_where_leaving_it_out_frees_little_room():
    told = days("1994-03-01", "2022-01-01", *["2023-03-01"] * 40, "2023-10-10")
    assert say(find_span(told)) == ("2022-01-01", "2023-10-10")


def test_a_wide_date_does_not_stretch_the_time_nor_stands_apart():
    told = days(("1900-01-01", "2024-06-30"), *YEAR)
    start, end = find_span(told)
    assert say((start, end)) == ("2024-01-04", "2024-12-21")
    assert not is_before(told, start).any()


def test_an_open_end_is_no_day():
    told = days((None, "2024-02-01"), ("2024-11-01", None), *YEAR, "2004-03-01")
    start, end = find_span(told)
    assert say((start, end)) == ("2024-01-04", "2024-12-21")
    assert (is_before(told, start).sum(), is_after(told, end).sum()) == (1, 0)


_DAY = st.integers(1, 900_000)
_DATES = st.lists(
    st.tuples(_DAY, st.integers(0, 4000)).map(lambda one: (one[0], one[0] + one[1])), min_size=1, max_size=60
)


@given(_DATES, st.randoms())
def test_the_order_of_the_dates_changes_nothing_and_few_are_left_out(told, random):
    dated = np.array(told)
    start, end = find_span(dated)
    assert dated.min() <= start <= end <= dated.max()
    assert max(is_before(dated, start).sum(), is_after(dated, end).sum()) <= max(1, len(told) // 10)
    random.shuffle(told)
    assert find_span(np.array(told)) == (start, end)
