"""The page of the log: who works alone and admins read it, others are refused; it leads to what it is about."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.accessibility import find_barriers
from tests.web.browser.test_accounts import log_in, team_room  # noqa: F401  fixtures

SETTINGS = {"light": {}, "dark": {"color_scheme": "dark"}, "arabic": {"locale": "ar"}, "french": {"locale": "fr"}}


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_log_bars_nobody(open_page, reading_room, setting):
    page = open_page(reading_room, **SETTINGS[setting]).go("/log").page
    page.locator("details").first.evaluate("part => (part.open = true)")
    page.locator("form button[type=submit]").click()
    page.locator(".good").wait_for()
    assert find_barriers(page) == []


def test_who_works_alone_comes_to_the_log_by_the_menu(reader):
    page = reader.go("/").page
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Log").click()
    expect(page.get_by_role("heading", name="Log", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="Entries of the log").get_by_role("row")).not_to_have_count(1)


def test_the_log_is_filtered_by_act_and_the_address_holds_it(reader):
    page = reader.go("/log").page
    option = page.get_by_label("Act", exact=True).locator("option", has_text="Received a document")
    page.get_by_label("Act", exact=True).select_option(option.get_attribute("value"))
    expect(page).to_have_url(re.compile("action=document"))
    rows = page.get_by_role("region", name="Entries of the log").get_by_role("row")
    expect(rows.nth(1)).to_contain_text("Received a document")
    page.reload()
    expect(rows.nth(1)).to_contain_text("Received a document")
    expect(rows.filter(has_text="Kept a reading")).to_have_count(0)
    rows.nth(1).get_by_role("link", name=re.compile("^Document ")).click()
    expect(page.get_by_role("article", name="Text of the document")).to_be_visible()


def test_a_day_that_is_none_is_told_and_asks_nothing(reader):
    page = reader.go("/log").page
    page.get_by_label("Since").fill("spring")
    page.get_by_label("Since").press("Enter")
    expect(page.get_by_text("A year, a month or a day")).to_be_visible()
    expect(page).not_to_have_url(re.compile("since"))


def test_the_log_goes_on_where_a_part_ended(reader):
    page = reader.go("/log").page
    rows = page.get_by_role("region", name="Entries of the log").get_by_role("row")
    expect(rows).to_have_count(51)
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(101)


def test_the_log_is_checked_on_asking(reader):
    page = reader.go("/log").page
    page.get_by_role("button", name="Check the log").click()
    expect(page.get_by_text("The log is unbroken.").last).to_be_visible()
    page.get_by_label("Hash of an entry that you noted earlier").fill("sha256:0")
    page.get_by_role("button", name="Check the log").click()
    expect(page.get_by_text("no log entry has the noted hash")).to_be_visible()


def test_an_admin_reads_who_did_what(log_in):  # noqa: F811
    page = log_in("admin").page
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Log").click()
    first = page.get_by_role("region", name="Entries of the log").get_by_role("row").nth(1)
    expect(first).to_contain_text("Logged in")
    expect(first).to_contain_text("admin")


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_others_are_not_shown_the_log(log_in, role):  # noqa: F811
    workbench = log_in(role)
    page = workbench.page
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Log")).to_have_count(0)
    page.goto("/log")
    expect(page.get_by_text("Only administrators read the log.")).to_be_visible()
    expect(page.get_by_role("region", name="Entries of the log")).to_have_count(0)
