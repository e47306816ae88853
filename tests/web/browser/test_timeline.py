"""The timeline: every stretch of time is chosen by keyboard as by mouse; one far date does not squeeze the others."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from greffier.model.record import Place
from greffier.store.store import open_store
from tests.store.records import event, make_record, offer
from tests.web.browser.accessibility import find_barriers
from tests.web.browser.conftest import Room
from tests.web.browser.overview_view import OverviewView
from tests.web.browser.serving import serve

FIRST = date(2024, 1, 1)
LONG_AGO = date(2004, 5, 6)
MANY = 310  # more than a timeline has bars for
FEW = 20


def tell(number, day):
    """A report of an incident of its own, far from the others in space."""
    where = Place(f"t:{number}", f"Lieu {number}", "ML", None, "town", 10 + number // 20 * 0.6, -11 + number % 20 * 0.6)
    told = event("attaque", "armed-clash", when=day.isoformat(), place=where)
    return offer(make_record(f"Rapport {number} : une attaque.", told, outlet="Le Fleuve", published="2025-01-25"))


def fill_room(folder, count):
    """The address of a workbench over so many incidents, one a day from 2024 on, and one of 2004."""
    store = folder / "store.db"
    with open_store(str(store), by="tester") as opened:
        opened.add([tell(0, LONG_AGO), *(tell(number, FIRST + timedelta(number)) for number in range(1, count))])
    return store


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    store = fill_room(tmp_path_factory.mktemp("many"), MANY)
    with serve(store) as address:
        yield Room(address, store)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    store = fill_room(tmp_path_factory.mktemp("few"), FEW)
    with serve(store) as address:
        yield Room(address, store)


def open_overview(open_page, room, **options):
    view = OverviewView(open_page(room, **options).go("/").page)
    view.settle()
    return view


@pytest.fixture
def columns(open_page, many):
    """The overview of many incidents: the timeline has columns."""
    return open_overview(open_page, many)


@pytest.fixture
def bars(open_page, few):
    """The overview of few incidents: the timeline has bars."""
    return open_overview(open_page, few)


def press(view, *keys):
    for key in keys:
        view.page.keyboard.press(key)


def test_every_column_is_reached_and_chosen_by_the_keyboard(columns):
    columns.slider.focus()
    expect(columns.slider).to_have_attribute("aria-valuetext", "2 January 2024: 1 incident")
    press(columns, "ArrowRight", "ArrowRight")
    expect(columns.slider).to_have_attribute("aria-valuetext", "4 January 2024: 1 incident")
    press(columns, "End", "ArrowRight", "ArrowLeft")
    expect(columns.slider).to_have_attribute("aria-valuetext", "4 November 2024: 1 incident")
    press(columns, "Home", "Enter")
    expect(columns.page).to_have_url(re.compile("since=2024-01-02&until=2024-01-02"))
    expect(columns.count).to_have_text("1 incident")


def test_shift_makes_the_stretch_longer_and_the_space_bar_chooses_it(columns):
    columns.slider.focus()
    press(columns, "PageUp", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(columns.slider).to_have_attribute("aria-valuetext", "Between 12 and 14 January 2024: 3 incidents")
    expect(columns.tip).to_have_text("Between 12 and 14 January 2024: 3 incidents")
    press(columns, " ")
    expect(columns.page).to_have_url(re.compile("since=2024-01-12&until=2024-01-14"))
    expect(columns.count).to_have_text("3 incidents")
    expect(columns.slider).to_be_focused()


def test_escape_takes_the_longer_stretch_back(columns):
    columns.slider.focus()
    press(columns, "Shift+ArrowRight", "Escape")
    expect(columns.slider).to_have_attribute("aria-valuetext", "3 January 2024: 1 incident")
    expect(columns.page).not_to_have_url(re.compile("since"))


def test_the_timeline_is_one_stop_of_the_tab_key(columns):
    columns.timeline.get_by_role("button", name=re.compile("1 before")).focus()
    press(columns, "Tab")
    expect(columns.slider).to_be_focused()
    press(columns, "Tab")
    assert not columns.timeline.evaluate("part => part.contains(document.activeElement)")


def test_arrows_run_with_the_time_where_the_page_is_mirrored(open_page, many):
    page = open_page(many, locale="ar").go("/").page
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("3 يناير 2024"))


def test_a_drag_chooses_the_same_stretch_as_the_keyboard(columns):
    columns.drag(11, 20)
    expect(columns.tip).to_have_text("Between 12 and 21 January 2024: 10 incidents")
    columns.page.mouse.up()
    expect(columns.page).to_have_url(re.compile("since=2024-01-12&until=2024-01-21"))
    expect(columns.count).to_have_text("10 incidents")


def test_a_click_chooses_a_column(columns):
    columns.page.mouse.click(*columns.find_day(39))
    expect(columns.page).to_have_url(re.compile("since=2024-02-09&until=2024-02-09"))


def test_the_pointer_tells_what_it_is_on_until_it_leaves(columns):
    columns.page.mouse.move(*columns.find_day(39))
    expect(columns.tip).to_have_text("9 February 2024: 1 incident")
    expect(columns.timeline.locator("path.pointed")).to_have_count(1)
    columns.page.mouse.move(*columns.find_day(40))
    expect(columns.tip).to_have_text("10 February 2024: 1 incident")
    columns.page.mouse.move(300, 300)
    expect(columns.tip).to_have_count(0)
    expect(columns.timeline.locator("path.pointed")).to_have_count(0)


def test_the_tip_stays_inside_the_timeline(columns):
    for day in (1, MANY - 2):
        columns.page.mouse.move(*columns.find_day(day))
        tip, around = columns.tip.bounding_box(), columns.timeline.bounding_box()
        assert around["x"] <= tip["x"]
        assert tip["x"] + tip["width"] <= around["x"] + around["width"]


def test_bars_are_chosen_by_the_stretch_too(bars):
    bars.slider.focus()
    press(bars, "ArrowRight", "Shift+PageUp")
    expect(bars.slider).to_have_attribute("aria-valuetext", "Between 3 and 13 January 2024: 11 incidents")
    press(bars, "Enter")
    expect(bars.count).to_have_text("11 incidents")


@pytest.mark.parametrize("room", ["few", "many"])
def test_a_far_date_stands_apart_and_is_taken_in_on_asking(open_page, request, room):
    view = open_overview(open_page, request.getfixturevalue(room))
    expect(view.slider).to_have_attribute("aria-valuetext", re.compile("2024"))
    heap = view.timeline.get_by_role("button", name="1 before: 6 May 2004. Show all dates.")
    assert find_barriers(view.page) == []
    heap.press("Enter")
    expect(view.page).to_have_url(re.compile("whole=true"))
    view.settle()
    expect(view.slider).to_have_attribute("aria-valuetext", re.compile("2004"))
    expect(heap).to_have_count(0)
    view.timeline.get_by_role("button", name="Far dates too", pressed=True).click()
    expect(heap).to_be_visible()
    expect(view.count).to_have_text(f"{FEW if room == 'few' else MANY} incidents")


def test_the_heap_is_lit_where_its_incident_is_chosen(bars):
    heap = bars.timeline.get_by_role("button", name=re.compile("1 before"))
    expect(heap).not_to_have_class(re.compile("lit"))
    bars.page.get_by_label("Order").select_option("date")
    bars.settle()
    bars.page.keyboard.press("j")
    expect(bars.chosen).to_contain_text("6 May 2004")
    expect(heap).to_have_class(re.compile("lit"))


def test_the_table_has_the_far_dates_as_well(bars):
    bars.timeline.get_by_role("button", name="As a table").click()
    expect(bars.timeline.get_by_role("row", name=re.compile("6 May 2004"))).to_be_visible()
