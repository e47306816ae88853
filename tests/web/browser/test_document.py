"""The text beside the record: every value is tied to its words, whichever the script they are written in."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.document_view import DocumentView
from tests.web.browser.filling import find_told
from tests.web.browser.stories import ASTRAL

TOLD = {"french": "attaqué", "english": "attacked", "arabic": "هاجم", "after emoji": "incendiée"}


@pytest.fixture
def read(reader, filled):
    """Opens the document whose event's trigger is these words, with the event chosen."""

    def read(words):
        told = find_told(filled, words)
        return DocumentView(reader.go(f"/documents/{told.document}?event={told.anchor}").page).rest()

    return read


@pytest.mark.parametrize("words", TOLD.values(), ids=TOLD)
def test_pointing_at_a_value_lights_its_words(read, words):
    view = read(words)
    values = view.event(1).get_by_title("Show these words in the text").all()
    assert len(values) >= 3
    for value in values:
        value.hover()
        view.wait_marked("lit", value.inner_text())


@pytest.mark.parametrize("words", TOLD.values(), ids=TOLD)
def test_pointing_at_words_lights_their_value(read, words):
    view = read(words)
    view.point_at(words)
    expect(view.event(1).get_by_role("button", name=words, exact=True)).to_have_class(re.compile(r"\blit\b"))


def test_a_value_that_has_the_focus_lights_its_words(read):
    view = read("attacked")
    view.event(1).get_by_role("button", name="Seven soldiers").focus()
    view.wait_marked("lit", "Seven soldiers")


def test_marks_stand_on_the_words_and_not_beside_them_after_emoji(read):
    view = read("incendiée")
    expect(view.text).to_contain_text(ASTRAL)
    view.wait_marked("event", "incendiée")
    view.wait_marked("when", "le 15 mars 2021")


def test_arabic_letters_stay_joined_under_their_marks(read):
    view = read("هاجم")
    view.wait_marked("event", "هاجم")
    line = view.text.get_by_text("رابطة الكثبان")
    measure = """element => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [element.childNodes.length, ...[...range.getClientRects()].map(box => Math.round(box.width))];
    }"""
    marked = line.evaluate(measure)
    for button in view.page.get_by_role("group", name="Marks in the text").get_by_role("button").all():
        button.click()
    view.wait_marked("event")
    assert line.evaluate(measure) == marked
    assert marked[0] == 1, "one text node: no element stands between letters"


def test_an_arabic_report_is_set_from_right_to_left_in_an_english_page(read):
    view = read("هاجم")
    expect(view.text).to_have_attribute("dir", "rtl")
    expect(view.page.locator("html")).to_have_attribute("dir", "ltr")


def test_marks_of_a_kind_can_be_put_out(read):
    view = read("attacked")
    figures = view.page.get_by_role("group", name="Marks in the text").get_by_role("button", name="Figures")
    view.wait_marked("toll", "Seven soldiers")
    figures.click()
    expect(figures).to_have_attribute("aria-pressed", "false")
    view.wait_marked("toll")


def test_loaded_words_are_marked_and_kept_out_of_the_record(reader, filled):
    told = find_told(filled, "l’attaque")
    view = DocumentView(reader.go(f"/documents/{told.document}").page)
    view.wait_marked("loaded", "neutralisé", "terroristes")


def test_a_click_on_words_chooses_their_event(reader, filled):
    told = find_told(filled, "l’attaque")
    view = DocumentView(reader.go(f"/documents/{told.document}").page)
    view.point_at("a détruit")
    view.page.mouse.down()
    view.page.mouse.up()
    expect(view.event(2)).to_have_attribute("aria-current", "true")
    expect(view.page).to_have_url(re.compile(r"\?event=ev-"))
