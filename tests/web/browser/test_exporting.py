"""The export: a file arrives, holds what the filter asks for, marks what was reviewed, and is noted in the log."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.web.browser.filling import find_told
from tests.web.browser.review_view import ReviewView
from tests.web.browser.serving import run_greffier
from tests.web.browser.stories import WITNESS


def export(page, name, address="/?until=2021"):
    """Export what the overview shows in a format; the text of the file."""
    page.goto(address)
    page.get_by_role("button", name="Export").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(f"input[value='{name}']").check()
    with page.expect_download() as arriving:
        dialog.get_by_role("button", name="Export").click()
    return Path(arriving.value.path()).read_text(encoding="utf-8")


def test_the_file_holds_what_the_filter_asks_for(worker):
    text = export(worker.page, "geojson")
    places = {feature["properties"].get("location") or str(feature) for feature in json.loads(text)["features"]}
    assert any("Kidal" in place for place in places)
    assert not any("Ville" in place for place in places)


def test_names_of_private_persons_are_withheld_unless_asked_for(worker):
    assert WITNESS not in export(worker.page, "jsonl", "/?type=arrest&until=2021")


def test_an_export_marks_what_was_reviewed(worker, own_room):
    told = find_told(own_room.store, "attacked")
    view = ReviewView(worker.go(f"/documents/{told.document}?event={told.anchor}").page)
    view.press("a")
    expect(view.event(1)).to_contain_text("Accepted")
    assert "accepted" in export(worker.page, "jsonl")


def test_an_export_is_noted_in_the_log(worker, own_room):
    export(worker.page, "csv")
    assert "export" in run_greffier("log", "show", "--store", str(own_room.store))
