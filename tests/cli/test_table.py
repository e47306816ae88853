"""A record prints as a person wants to see it, at any width, with and without colour, whatever its text holds."""

import dataclasses
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from greffier.cli.table import print_explanations, print_record
from greffier.cli.visible import show
from greffier.model.record import Count, Participant
from greffier.record.explain import Explanation
from tests.cli.records import TEXT, make_record


def printed(record, width=100, **options) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False, **options)
    print_record(record, console)
    return console.file.getvalue()


def test_a_voice_is_shown_with_those_that_relay_it():
    assert "unnamed source “une source militaire” → Le Fanal du Lac → this document" in printed(make_record())


def test_an_event_is_shown_with_who_whom_when_where_toll_and_its_words():
    text = printed(make_record())
    assert "e1  armed-clash · alleged · same as e2" in text
    assert "[embuscade]" in text
    for line in (
        r"who +des hommes armés",
        r"whom +3 × soldats  “Trois soldats”",
        r"when +2022-03-01 \(day\)  “mardi”",
        r"where +near Tessit, Gao, ML \(15.13, 0.31 ±10 km\)  “près de Tessit”",
        r"toll +3 killed \(soldats\)",
        r"codes +ACLED Battles / Armed clash · PLOVER ASSAULT · UCDP 1",
    ):
        assert re.search(line, text)


def test_loaded_words_stand_apart_with_their_neutral_reading_and_their_voice():
    assert "honorific  “martyrs” = killed  words of unnamed source “une source militaire”" in printed(make_record())


def test_what_is_not_known_is_said_or_left_out_and_never_filled_in():
    record = make_record()
    event = dataclasses.replace(record.events[0], when=None, where=(), casualties=(), participants=())
    document = dataclasses.replace(record.document, published=None)
    text = printed(dataclasses.replace(record, document=document, events=(event,), framing=()))
    assert "publication date not known" in text
    assert not re.search(r"^ +(when|where|toll|who) ", text, re.MULTILINE)
    assert "Loaded words" not in text
    assert "none told" in printed(dataclasses.replace(record, events=()))


def test_the_place_that_is_not_on_the_map_keeps_its_words():
    record = make_record()
    location = dataclasses.replace(record.events[0].where[0], place=None, radius_km=None, precision=None)
    text = printed(dataclasses.replace(record, events=(dataclasses.replace(record.events[0], where=(location,)),)))
    assert "near “près de Tessit” (not on the map)" in text


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(3, 3, False), "3"),
        (Count(40, 40, True), "about 40"),
        (Count(10, 15, False), "10–15"),
        (Count(21, None, False), "at least 21"),
        (Count(None, 5, False), "at most 5"),
        (Count(None, None, True), "some"),
    ],
)
def test_a_count_says_its_bounds(count, words):
    record = make_record()
    participant = Participant("target", record.events[0].trigger, None, "soldats", count)
    event = dataclasses.replace(record.events[0], participants=(participant,))
    assert re.search(rf"whom +{words} × soldats", printed(dataclasses.replace(record, events=(event,))))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, printed(make_record(), width=width).splitlines())) <= width


def test_colour_marks_the_trigger_without_brackets():
    text = printed(make_record(), force_terminal=True, color_system="standard")
    assert "[embuscade]" not in text
    assert "\x1b[" in text


def test_a_hostile_report_cannot_steer_the_terminal():
    hostile = "\x1b]0;x\x07\x1b[2J [bold]rouge[/bold] \u202egauche\u2066 \x9b31m :skull: "
    text = printed(make_record(hostile + TEXT, title=hostile, outlet=hostile))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "[bold]rouge[/bold]" in text
    assert ":skull:" in text


def test_explanations_name_the_rule_the_reason_and_the_candidates():
    console = Console(file=io.StringIO(), width=100)
    print_explanations([Explanation("events/e1/when", "fr.timex.weekday", ("a", "b"), "nearest")], console)
    assert re.search(r"events/e1/when +fr.timex.weekday +nearest +\[a \| b\]", console.file.getvalue())


@given(st.text(max_size=200))
def test_shown_text_is_one_line_without_controls(text):
    shown = show(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", shown)
    shown.encode("utf-8")
