"""Our reading of EDTF agrees with the reference parser on what a report can need."""

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from greffier.model.edtf import is_edtf

VALID = [
    "2021", "2021-01", "2021-01-25", "2020-02-29", "2021?", "2021-01~", "2021-01-25%", "202X", "20XX", "2021-XX",
    "2021-01-XX", "2021-XX-XX", "2021-21", "2021-24", "2021-01/2021-02", "2021-01-24/2021-01-26", "2021-01/..",
    "../2021-01", "2021-01/", "/2021-01", "2020-12-30~/2021", "2021-21/2021-05",
]  # fmt: skip
INVALID = [
    "", "/", "../..", "2021-1", "2021-13", "2021-00", "2021-02-30", "2021-02-29", "25/01/2021", "20210125", "21-01-25",
    "2021-01-25T10:00:00Z", "hier", "2021-01-26/2021-01-24", "2022/2021", "2021-25", "2021-01-25/x", "２０２１",
    "2021\n",
]  # fmt: skip


@pytest.mark.parametrize("text", VALID)
def test_dates_of_level_one_are_dates(text):
    assert is_edtf(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_the_calendar_does_not_have_is_no_date(text):
    assert not is_edtf(text)


@pytest.mark.parametrize("text", VALID)
def test_the_reference_parser_agrees(text):
    try:
        parse_edtf(text)
    except EDTFParseException:
        pytest.fail(f"{text} is no EDTF for the reference parser")


@given(st.text(max_size=24))
def test_any_text_is_judged(text):
    assert is_edtf(text) in (True, False)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert is_edtf(day.isoformat())
