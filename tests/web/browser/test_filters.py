"""Each filter leaves what it asks for; the address bar holds it, so that a view can be shared and gone back to."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.overview_view import OverviewView

CLASH = "Armed clash · 24 January 2021"
ROCKETS = "Shelling · no date"
ARREST = "Arrest · 3 February 2021"
TESSIT = "Abduction · 10 February 2021"
MINE = "Explosive device · 20 February 2021"
BURNT = "Looting or destruction · 15 March 2021"
DENIED = "Air strike · 2 March 2021"

FILTERS = {
    "words": (lambda view: view.write(None, "Words in the text", "Radio Azal"), "q=Radio", {CLASH}, {TESSIT}),
    "time": (
        lambda view: (view.write("Time", "Since", "2021-01"), view.write("Time", "Until", "2021-02-09")),
        "since=2021-01&until=2021-02-09", {CLASH, ARREST}, {TESSIT, MINE},
    ),
    "type": (lambda view: view.page.goto("/?type=abduction"), "type=abduction", {TESSIT}, {CLASH, MINE}),
    "group of types": (
        lambda view: (view.write("Time", "Until", "2021"), view.tick("Type of incident", "Armed violence")),
        "group=violence", {CLASH, TESSIT}, {ARREST},
    ),
    "named place": (lambda view: view.write("Place", "Near a place", "Kidal"), "near=Kidal", {CLASH}, {TESSIT, ARREST}),
    "actor": (lambda view: view.write("Who", "Actor", "League of the Dunes"), "actor=League", {CLASH}, {TESSIT}),
    "killed": (
        lambda view: (view.write("Time", "Until", "2021"), view.write("Casualties", "Killed, at least", "8")),
        "killed=8", {MINE}, {CLASH},
    ),
    "injured": (
        lambda view: (view.write("Time", "Until", "2021"), view.write("Casualties", "Injured, at least", "12")),
        "injured=12", {CLASH}, {MINE},
    ),
    "named source": (
        lambda view: view.write("Sources", "Source", "transport union"), "source=transport", {TESSIT}, {CLASH},
    ),
    "kind of source": (
        lambda view: (view.write("Time", "Until", "2021"), view.page.goto(view.page.url + "&source=person")),
        "source=person", {ARREST}, {CLASH, TESSIT},
    ),
    "independent sources": (
        lambda view: (
            view.write("Time", "Until", "2021"), view.write("Sources", "Independent sources, at least", "3"),
        ),
        "min_sources=3", {CLASH}, {MINE, TESSIT},
    ),
    "contested": (
        lambda view: (view.write("Time", "Until", "2021"), view.tick("How it is said", re.compile("contested"))),
        "contested=true", {CLASH}, {TESSIT, MINE},
    ),
    "denied too": (
        lambda view: (view.write("Time", "Until", "2021"), view.tick("How it is said", re.compile("only denied"))),
        "denied=true", {CLASH, DENIED}, set(),
    ),
    "modality": (
        lambda view: (view.write("Time", "Until", "2023"), view.tick("How it is said", re.compile("Alleged"))),
        "modality=alleged", {"Shelling · 7 June 2023"}, {CLASH, TESSIT},
    ),
    "state of the review": (
        lambda view: (view.write("Time", "Until", "2021"), view.tick("Review", re.compile("Unread"))),
        "state=unread", {CLASH, TESSIT}, set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("act", "held", "shown", "hidden"), FILTERS.values(), ids=FILTERS)
def test_a_filter_leaves_what_it_asks_for_and_can_be_shared(reader, open_page, reading_room, act, held, shown, hidden):
    view = OverviewView(reader.go("/").page)
    act(view)
    expect(view.page).to_have_url(re.compile(re.escape(held)))
    _expect_list(view, shown, hidden)
    shared = OverviewView(open_page(reading_room).go(view.page.url).page)
    _expect_list(shared, shown, hidden)
    expect(shared.count).to_have_text(view.count.inner_text())
    expect(shared.active).to_have_count(view.active.count())


def test_the_back_button_takes_a_filter_away(reader):
    view = OverviewView(reader.go("/").page)
    all_of_them = view.count.inner_text()
    view.write("Time", "Until", "2021")
    expect(view.count).not_to_have_text(all_of_them)
    view.page.go_back()
    expect(view.count).to_have_text(all_of_them)
    view.page.go_forward()
    expect(view.count).not_to_have_text(all_of_them)


def test_a_filter_is_named_and_can_be_taken_away_alone(reader):
    view = OverviewView(reader.go("/?until=2021&killed=8").page)
    expect(view.active.filter(has_text="8 killed or more")).to_be_visible()
    view.active.filter(has_text="8 killed or more").get_by_role("button").click()
    expect(view.page).not_to_have_url(re.compile("killed"))
    expect(view.incident(CLASH)).to_be_visible()


def test_a_date_that_is_none_is_told_and_asks_nothing(reader):
    view = OverviewView(reader.go("/").page)
    view.write("Time", "Since", "spring")
    expect(view.filters).to_contain_text("A year, a month or a day")
    expect(view.page).not_to_have_url(re.compile("since"))


def test_nothing_found_is_said(reader):
    view = OverviewView(reader.go("/?q=platypus").page)
    expect(view.count).to_have_text("0 incidents")
    expect(view.page.get_by_role("main")).to_contain_text(re.compile("no incident", re.IGNORECASE))


def test_the_order_of_the_list_is_held_in_the_address(reader):
    view = OverviewView(reader.go("/?until=2021").page)
    view.page.get_by_label("Order").select_option("Most killed first")
    expect(view.page).to_have_url(re.compile("sort=-killed"))
    expect(view.list.get_by_role("link").first).to_have_text(MINE)


def test_a_long_list_goes_on(reader):
    view = OverviewView(reader.go("/").page)
    view.page.get_by_role("button", name="Show more").click()
    expect(view.page.get_by_role("button", name="Show more")).to_be_hidden()


def _expect_list(view, shown, hidden):
    for title in shown:
        expect(view.incident(title).first).to_be_visible()
    view.settle()
    for title in hidden:
        expect(view.incident(title)).to_have_count(0)
