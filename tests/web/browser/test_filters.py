"""Each filter leaves what it asks for; the address bar holds it, so that a view can be shared and gone back to."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.overview_view import OverviewView

CLASH = "Armed clash · 24 January 2021"
ROCKETS = "Shelling · date unknown"
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


@pytest.fixture
def overview(reader):
    """The overview of everything, once the list is there."""
    return _open(reader, "/")


@pytest.mark.parametrize(("act", "held", "shown", "hidden"), FILTERS.values(), ids=FILTERS)
def test_a_filter_leaves_what_it_asks_for_and_the_address_holds_it(overview, act, held, shown, hidden):
    act(overview)
    expect(overview.page).to_have_url(re.compile(re.escape(held)))
    _expect_list(overview, shown, hidden)


def test_a_view_can_be_reloaded_and_shared(overview, open_page, reading_room):
    overview.write("Time", "Until", "2021")
    overview.tick("How it is said", re.compile("contested"))
    _expect_list(overview, {CLASH}, {MINE})
    counted = overview.count.inner_text()
    for page in (overview.page, open_page(reading_room).page):
        page.goto(overview.page.url)
        shared = OverviewView(page)
        _expect_list(shared, {CLASH}, {MINE})
        expect(shared.count).to_have_text(counted)
        expect(shared.active.filter(has_not_text="Clear all")).to_have_count(2)


def test_the_back_button_takes_a_filter_away(overview):
    all_of_them = overview.count.inner_text()
    overview.write("Time", "Until", "2021")
    expect(overview.count).not_to_have_text(all_of_them)
    overview.page.go_back()
    expect(overview.count).to_have_text(all_of_them)
    overview.page.go_forward()
    expect(overview.count).not_to_have_text(all_of_them)


def test_a_filter_is_named_and_can_be_taken_away_alone(reader):
    view = _open(reader, "/?until=2021&killed=8")
    expect(view.active.filter(has_text="8 killed or more")).to_be_visible()
    view.active.filter(has_text="8 killed or more").get_by_role("button").click()
    expect(view.page).not_to_have_url(re.compile("killed"))
    expect(view.incident(CLASH)).to_be_visible()


def test_a_date_that_is_none_is_told_and_asks_nothing(overview):
    overview.write("Time", "Since", "spring")
    expect(overview.filters).to_contain_text("A year, a month or a day")
    expect(overview.page).not_to_have_url(re.compile("since"))


def test_nothing_found_is_said(reader):
    view = _open(reader, "/?q=platypus")
    expect(view.count).to_have_text("0 incidents")
    expect(view.page.get_by_role("main")).to_contain_text(re.compile("no incident", re.IGNORECASE))


def test_the_order_of_the_list_is_held_in_the_address(reader):
    view = _open(reader, "/?until=2021")
    view.page.get_by_label("Order").select_option("Most killed first")
    expect(view.page).to_have_url(re.compile("sort=-killed"))
    expect(view.list.get_by_role("link").first).to_have_text(MINE)


def test_a_long_list_goes_on_where_one_scrolls(reader):
    view = _open(reader, "/")
    last = view.list.locator(f"[aria-posinset='{_read_total(view)}']")
    expect(last).to_have_count(0)
    view.list.get_by_role("link").first.focus()
    for _ in range(2):  # the first End asks for the rest
        reader.page.keyboard.press("End")
        reader.settle()
    expect(last).to_be_visible()


def _read_total(view):
    return int(view.count.inner_text().split()[0].replace(",", ""))


def _open(reader, address):
    reader.page.goto(address)
    view = OverviewView(reader.page)
    view.settle_list()
    return view


def _expect_list(view, shown, hidden):
    for title in shown:
        expect(view.incident(title).first).to_be_visible()
    view.settle_list()
    for title in hidden:
        expect(view.incident(title)).to_have_count(0)
