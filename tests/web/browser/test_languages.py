"""The interface in French, English and Arabic: its words, its direction, its dates."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.filling import find_told

VIEWS = ("/", "/documents", "/review", "/add", "/accuracy", "/log", "/help")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_page_speaks_the_language_of_the_browser(open_page, reading_room, language, direction):
    page = open_page(reading_room, locale=language).go("/").page
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", direction)


def test_a_chosen_language_is_kept(reader):
    page = reader.go("/help").page
    page.get_by_role("button", name="Language: English").click()
    page.get_by_role("menuitemradio", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    reader.go("/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_the_arabic_layout_is_mirrored(open_page, reading_room):
    def find_places(locale):
        page = open_page(reading_room, locale=locale).go("/").page
        brand = page.get_by_role("banner").get_by_role("link", name="Greffier").bounding_box()
        keyboard = page.get_by_role("banner").get_by_role("button").last.bounding_box()
        return brand["x"] + brand["width"] / 2, keyboard["x"] + keyboard["width"] / 2

    (brand, button), (mirrored_brand, mirrored_button) = find_places("en"), find_places("ar")
    assert brand < button
    assert mirrored_brand == pytest.approx(1280 - brand, abs=40)
    assert mirrored_button == pytest.approx(1280 - button, abs=40)


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("path", VIEWS)
def test_no_word_of_a_view_is_left_in_english(open_page, reading_room, language, path):
    english = _read_words(open_page(reading_room).go(path).page)
    other = _read_words(open_page(reading_room, locale=language).go(path).page)
    same = {word for word in english & other if len(word.split()) > 2 and re.search("[a-z]{3}", word)}
    assert same <= SAID_THE_SAME


def test_dates_are_written_as_the_language_writes_them(open_page, reading_room, filled):
    path = f"/incidents/{find_told(filled, 'attacked').incident}"
    for language, written in [("fr", "24 janvier 2021"), ("ar", "يناير 2021")]:
        expect(open_page(reading_room, locale=language).go(path).page.get_by_role("main")).to_contain_text(written)


_NAMES = "h1, h2, h3, label, button, nav a, legend, th, [aria-label]"
_WORDS = f"""() => [...document.querySelectorAll("{_NAMES}")]
  .flatMap(one => [one.getAttribute("aria-label"), one.querySelector("bdi") ? "" : one.innerText])
  .filter(Boolean).map(words => words.trim())"""
SAID_THE_SAME: set[str] = set()
"""Phrases that are names, and stand in every language as they are."""


def _read_words(page):
    """The phrases of the interface: names of controls, headings, regions; nothing of the reports."""
    return set(page.evaluate(_WORDS))
