"""List, map and timeline are one selection; what has no date or no place stays in sight in a tray of its own."""

import re

import pytest
from playwright.sync_api import expect

from tests.store.records import KIDAL
from tests.web.browser.overview_view import OverviewView
from tests.web.browser.test_filters import ARREST, CLASH, ROCKETS, TESSIT

TESSIT_ROW = re.compile("10 February 2021.*Abduction")


@pytest.fixture
def overview(reader):
    """The overview of what is dated up to 2021: the stories."""
    view = OverviewView(reader.go("/?until=2021").page)
    view.settle_map()
    return view


def test_a_mark_of_the_map_chooses_its_incident_in_list_and_timeline(overview):
    overview.page.mouse.click(*overview.find_mark(KIDAL.longitude, KIDAL.latitude))
    expect(overview.page).to_have_url(re.compile("chosen=in-"))
    expect(overview.chosen).to_contain_text(CLASH)
    expect(overview.timeline.locator(".chosen")).to_contain_text(CLASH)


def test_the_marks_can_be_chosen_without_the_map(overview):
    overview.map.get_by_role("button", name="As a list").click()
    marks = overview.page.get_by_role("region", name="Marks in view")
    marks.get_by_role("button", name="24 January 2021").click()
    expect(overview.chosen).to_contain_text(CLASH)


def test_a_bar_of_the_timeline_chooses_its_incident(overview):
    overview.timeline.locator("[data-id]").filter(has_text=TESSIT).click()
    expect(overview.chosen).to_contain_text(TESSIT)


def test_the_timeline_chooses_by_the_keyboard(overview):
    overview.timeline.get_by_role("button", name="As a table").press("Enter")
    overview.timeline.get_by_role("row", name=TESSIT_ROW).get_by_role("button").press("Enter")
    expect(overview.chosen).to_contain_text(TESSIT)
    expect(overview.timeline.get_by_role("button", pressed=True, name="10 February 2021")).to_be_visible()


def test_arrows_go_through_the_list(overview):
    overview.list.get_by_role("link").first.focus()
    overview.page.keyboard.press("ArrowDown")
    expect(overview.list.get_by_role("link").nth(1)).to_be_focused()


def test_an_incident_of_the_list_opens_its_page(overview):
    overview.incident(CLASH).click()
    expect(overview.page.get_by_role("table", name="Claims by source")).to_be_visible()


def test_what_has_no_date_stays_in_the_tray(overview):
    overview.page.goto("/")
    overview.settle()
    button = overview.tray.get_by_role("button", name="Undated")
    expect(button).to_have_text(re.compile(r"Undated\s*[1-9]"))
    button.click()
    expect(overview.incident(ROCKETS).first).to_be_visible()
    overview.settle()
    expect(overview.incident(CLASH)).to_have_count(0)


def test_what_has_no_place_stays_in_the_tray(overview):
    expect(overview.tray.get_by_role("button", name="Unplaced")).to_have_text(re.compile(r"Unplaced\s*[1-9]"))
    overview.tray.get_by_role("button", name="Unplaced").click()
    expect(overview.incident(ARREST)).to_be_visible()
    overview.settle()
    expect(overview.incident(TESSIT)).to_have_count(0)


def test_a_box_drawn_on_the_map_filters(overview):
    overview.map.get_by_role("button", name="Draw an area").click()
    x, y = overview.find_mark(KIDAL.longitude, KIDAL.latitude)
    overview.page.mouse.move(x - 40, y - 40)
    overview.page.mouse.down()
    overview.page.mouse.move(x + 40, y + 40, steps=5)
    overview.page.mouse.up()
    expect(overview.page).to_have_url(re.compile("box="))
    expect(overview.incident(CLASH)).to_be_visible()
    overview.settle()
    expect(overview.incident(TESSIT)).to_have_count(0)
