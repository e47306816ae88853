"""Team use: everyone logs in, readers see no names of private persons, and who asks to see them is in the log."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import Room
from tests.web.browser.filling import find_told
from tests.web.browser.serving import run_greffier, serve
from tests.web.browser.stories import WITNESS

PASSWORD = "a long word for tests 4711"


@pytest.fixture(scope="module")
def team_room(filled, tmp_path_factory):
    """A workbench with an account of each role, named like it."""
    store = tmp_path_factory.mktemp("team") / "store.db"
    shutil.copy(filled, store)
    for role in ("reader", "reviewer", "admin"):
        words = ("account", "add", role, "--role", role, "--password-stdin", "--store", str(store))
        run_greffier(*words, given=PASSWORD)
    with serve(store) as address:
        yield Room(address, store)


@pytest.fixture
def log_in(open_page, team_room):
    """Opens the workbench and logs in with the account of a role."""

    def log_in(role, password=PASSWORD):
        workbench = open_page(team_room)
        page = workbench.page
        page.goto("/login")
        page.get_by_label("Name").fill(role)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        return workbench

    return log_in


def _open_arrest(workbench):
    """The report in which a private person is named, as one comes to it from the overview."""
    page = workbench.page
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.goto("/?type=arrest&until=2021")
    page.get_by_role("list", name="Incidents", exact=True).get_by_role("link").press("Enter")
    page.get_by_role("table", name="Claims by source").get_by_role("link").first.click()
    return page


def test_nobody_sees_anything_without_logging_in(open_page, team_room):
    workbench = open_page(team_room)
    workbench.watch.allow("401")
    page = workbench.page
    page.goto("/")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    expect(page.get_by_text("Kidal")).to_have_count(0)


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(log_in):
    workbench = log_in("reader", "not the password at all")
    workbench.watch.allow("40[13]|422")
    expect(workbench.page.get_by_role("alert")).to_be_visible()
    expect(workbench.page.get_by_role("button", name="Log in")).to_be_visible()


def test_a_reader_reads_without_the_names_of_private_persons_and_cannot_review(log_in):
    page = _open_arrest(log_in("reader"))
    expect(page.get_by_role("article", name="Text of the document")).to_contain_text("[withheld 1]")
    expect(page.get_by_text(WITNESS)).to_have_count(0)
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Add")).to_have_count(0)


def test_a_reviewer_sees_the_names_on_asking_and_that_is_logged(log_in, team_room):
    page = _open_arrest(log_in("reviewer"))
    expect(page.get_by_role("article", name="Text of the document")).to_contain_text("[withheld 1]")
    page.get_by_role("button", name="Show names (this is logged)").click()
    expect(page.get_by_role("article", name="Text of the document")).to_contain_text(WITNESS)
    log = run_greffier("log", "show", "--store", str(team_room.store))
    assert any("reviewer" in line and "name" in line for line in log.splitlines())


def test_who_logs_out_is_out(log_in, team_room):
    workbench = log_in("admin")
    workbench.watch.allow("401")
    page = workbench.page
    page.get_by_role("banner").get_by_role("button", name="admin").click()
    page.get_by_role("menuitem", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    page.goto(f"/incidents/{find_told(team_room.store, 'attacked').incident}")
    expect(page.get_by_role("table", name="Claims by source")).to_have_count(0)
