"""Reports made to break the page are shown as the text that they are, and the page stays usable.

How fast it stays is measured in bench/page.py; here its structure is held: it never holds more of a huge document than
what is near the window.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import Room
from tests.web.browser.document_view import DocumentView
from tests.web.browser.filling import add_records, find_told
from tests.web.browser.hostile import IMAGE, MANY_EVENTS, SCRIPT, STEERING, ZERO, tell_long, tell_many, tell_markup
from tests.web.browser.overview_view import OverviewView
from tests.web.browser.serving import serve

MOST_ELEMENTS = 6_000
SHOWN = "\u25afgnihton\u25af \u25afltr\u25af \u25afmark\u25af"
"""How the marks of hostile.BIDI are shown: a sign where each was."""


@pytest.fixture(scope="module")
def hostile_room(tmp_path_factory):
    """A workbench whose reports are all hostile."""
    store = tmp_path_factory.mktemp("hostile") / "store.db"
    add_records(store, [tell_markup(), tell_long(), tell_many()])
    with serve(store) as address:
        yield Room(address, store)


@pytest.fixture
def open_told(open_page, hostile_room):
    """Opens the page of the document, or of the incident, whose event's trigger is these words."""

    def open_told(words, path="/documents/{0.document}?event={0.anchor}"):
        workbench = open_page(hostile_room)
        workbench.go(path.format(find_told(hostile_room.store, words)))
        return workbench.page

    return open_told


def test_markup_in_a_report_is_shown_as_text(open_told):
    page = open_told("attaqué")
    view = DocumentView(page)
    expect(view.text).to_contain_text(SCRIPT)
    expect(view.text).to_contain_text(IMAGE)
    expect(view.record).to_contain_text(SCRIPT)
    assert page.locator("main img, main script").count() == 0
    assert "taken over" not in page.title().replace(SCRIPT, "")


def test_markup_in_a_claim_is_shown_as_text(open_told):
    page = open_told("attaqué", "/incidents/{0.incident}")
    expect(page.get_by_role("table", name="Claims by source")).to_contain_text(SCRIPT)
    assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize("path", ["/?until=2021-05-01", "/documents"])
def test_markup_in_a_list_is_shown_as_text(open_page, hostile_room, path):
    page = open_page(hostile_room).go(path).page
    expect(page.get_by_role("main")).to_contain_text("<script>")
    assert page.locator("main img[onerror], main script").count() == 0


def test_a_link_of_a_report_that_would_run_a_script_is_no_link(open_told):
    page = open_told("attaqué", "/incidents/{0.incident}")
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.parametrize(
    "path", ["/documents/{0.document}?event={0.anchor}", "/incidents/{0.incident}", "/?until=2021-05-01", "/documents"]
)
def test_marks_that_turn_the_direction_are_shown_and_turn_nothing(open_told, path):
    page = open_told("attaqué", path)
    expect(page.get_by_role("main")).to_contain_text(SHOWN)
    everything = page.content() + page.title()  # the attributes too, such as names for screen readers
    assert not STEERING & set(everything)


def test_a_filter_by_a_name_with_such_marks_finds_what_has_it_and_can_be_shared(open_told):
    page = open_told("attaqué", "/")
    view = OverviewView(page)
    view.tick("Sources", re.compile(SHOWN))
    expect(view.count).to_have_text("1 incident")
    page.reload()
    expect(view.count).to_have_text("1 incident")
    expect(view.active).to_contain_text([SHOWN])
    assert not STEERING & set(page.content())


def test_characters_without_width_do_not_move_the_marks(open_told):
    view = DocumentView(open_told("attaqué"))
    expect(view.text).to_contain_text(ZERO)
    view.wait_marked("toll", "trois morts")


def test_a_paragraph_of_five_megabytes_is_held_in_parts(open_told):
    page = open_told("incendié")
    view = DocumentView(page)
    assert page.locator("*").count() < MOST_ELEMENTS
    expect(view.event(2)).to_have_attribute("aria-current", "true")
    view.event(2).get_by_role("button", name="incendié", exact=True).first.click()
    view.wait_marked("lit", "incendié")
    expect(view.text.get_by_text("Un pont a été incendié.")).to_be_in_viewport()


def test_ten_thousand_events_of_one_document_are_held_in_parts(open_told):
    page = open_told("mitraillé", "/documents/{0.document}")
    view = DocumentView(page)
    expect(view.record).to_contain_text(f"{MANY_EVENTS:,} events")
    assert page.locator("*").count() < MOST_ELEMENTS
    view.event(3).get_by_role("button").first.click()
    expect(view.event(3)).to_have_attribute("aria-current", "true")


def test_every_event_of_ten_thousand_is_reached_by_keyboard(open_told):
    page = open_told("mitraillé", "/documents/{0.document}")
    view = DocumentView(page)
    last = view.event(MANY_EVENTS)
    page.keyboard.press("k")  # nothing is chosen yet: the one before is the last
    expect(last).to_have_attribute("aria-current", "true")
    expect(last).to_be_in_viewport()
    expect(view.text.get_by_text(f"Poste {MANY_EVENTS - 1:05} mitraillé.")).to_be_in_viewport()
    page.keyboard.press("k")
    expect(view.event(MANY_EVENTS - 1)).to_have_attribute("aria-current", "true")
    assert page.locator("*").count() < MOST_ELEMENTS
