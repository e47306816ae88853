"""How the page looks: in the dark, with less motion, on a tablet, on paper; and without any network."""

import base64
import re
import zlib

import pytest
from playwright.sync_api import expect

from tests.web.browser.filling import find_told
from tests.web.browser.incident_view import IncidentView

_BRIGHTNESS = """() => {
  const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).map(Number);
  return (red + green + blue) / 3;
}"""

_MOVING = """() => document.getAnimations()
  .filter(one => one.effect.getComputedTiming().endTime > 20)
  .map(one => one.effect.target.outerHTML.slice(0, 99))"""

_COLOURS = """async source => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  return new Set(new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer)).size;
}"""


@pytest.fixture
def report_path(filled):
    """The path of a report of the clash at Kidal, opened at its event."""
    told = find_told(filled, "attacked")
    return f"/documents/{told.document}?event={told.anchor}"


@pytest.fixture
def clash_path(filled):
    """The path of the clash at Kidal."""
    return f"/incidents/{find_told(filled, 'attacked').incident}"


def test_the_page_is_dark_where_the_system_is(open_page, reading_room):
    light = open_page(reading_room).go("/help").page.evaluate(_BRIGHTNESS)
    dark = open_page(reading_room, color_scheme="dark").go("/help").page.evaluate(_BRIGHTNESS)
    assert dark < 80
    assert light > 200


def test_the_look_can_be_chosen_and_is_kept(reader):
    page = reader.go("/help").page
    page.get_by_role("button", name=re.compile("^Appearance")).click()
    page.get_by_role("menuitemradio", name="Dark").click()
    reader.go("/help")
    assert page.evaluate(_BRIGHTNESS) < 80


@pytest.mark.parametrize("path", ["/", "/help"])
def test_nothing_moves_where_less_motion_is_asked_for(open_page, reading_room, path):
    page = open_page(reading_room, reduced_motion="reduce").go(path).page
    assert page.evaluate(_MOVING) == []


def test_the_map_is_drawn_where_less_motion_is_asked_for(open_page, reading_room):
    """Land, sea and marks are in the picture: as many colours as with motion, up to a few of smoothed edges."""
    moving, still = (
        open_page(reading_room, reduced_motion=motion).go("/?until=2021").page.locator(".map-frame .canvas canvas")
        for motion in ("no-preference", "reduce")
    )
    assert _count_colours(still) > _count_colours(moving) / 2 > 5


@pytest.mark.parametrize("width", [1280, 820, 390])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_no_page_is_wider_than_its_window(open_page, reading_room, clash_path, report_path, width, locale):
    workbench = open_page(reading_room, viewport={"width": width, "height": 900}, locale=locale)
    for path in ("/", clash_path, "/documents", report_path, "/review", "/add", "/accuracy", "/log", "/help", "/login"):
        workbench.go(path)
        assert workbench.page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_an_incident_is_printed_with_its_claims_and_without_controls(reader, clash_path):
    page = reader.go(clash_path).page
    document = page.pdf()
    assert document.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", document + _open_streams(document))) >= 1
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    dossier = page.locator("section.dossier")
    for words in ("River Post", "Le Courrier du fleuve", "صوت النهر", "Radio Azal"):
        expect(dossier).to_contain_text(words)
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("button", name="Merge…")).to_be_hidden()


def test_the_workbench_works_without_any_network(reader, clash_path):
    """The browser resolves no name but this machine's (chromium.py); nothing that was asked for came from elsewhere."""
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    for path in ("/", clash_path, "/documents", "/add"):
        reader.go(path)
    IncidentView(reader.go(clash_path).page).claims.get_by_role("link").first.click()
    expect(reader.page.get_by_role("article", name="Text of the document")).to_be_visible()
    assert len(asked) > 20
    assert all(re.match(r"http://127\.0\.0\.1:|data:|blob:", url) for url in asked)


def _count_colours(canvas):
    """How many colours are in the picture of an element."""
    image = base64.b64encode(canvas.screenshot()).decode()
    return canvas.page.evaluate(_COLOURS, f"data:image/png;base64,{image}")


def _open_streams(document):
    """The streams of a PDF that can be unpacked, one after the other."""
    opened = b""
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        try:
            opened += zlib.decompress(packed)
        except zlib.error:
            continue
    return opened
