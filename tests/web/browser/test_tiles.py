"""The user's own tiles lie under the map's outlines; a file that holds none is told of, and the map stays."""

import time

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import Room
from tests.web.browser.overview_view import OverviewView
from tests.web.browser.serving import serve
from tests.web.browser.tiles import make_tiles

PATH = "/?view=0,0,2"
PATIENCE = 10.0


@pytest.fixture
def look(own_room, open_page, tmp_path):
    """The map over the tiles that a file holds."""

    def look(content):
        file = tmp_path / "own.pmtiles"
        file.write_bytes(content)
        server = serve(own_room.store, "--tiles", str(file))
        servers.append(server)
        overview = OverviewView(open_page(Room(server.__enter__(), own_room.store)).go(PATH).page)
        overview.settle_map()
        return overview

    servers = []
    yield look
    for server in servers:
        server.__exit__(None, None, None)


def picture(overview):
    """The middle of the map, without what is written at its edges."""
    box = overview.page.locator(".map-frame").bounding_box()
    middle = {
        "x": box["x"] + box["width"] / 2 - 60,
        "y": box["y"] + box["height"] / 2 - 60,
        "width": 120,
        "height": 120,
    }
    return overview.page.screenshot(clip=middle)


@pytest.mark.parametrize("kind", ["vector", "picture"])
def test_own_tiles_are_drawn_and_say_whose_they_are(reader, look, kind):
    plain = OverviewView(reader.go(PATH).page)
    plain.settle_map()
    without = picture(plain)
    overview = look(make_tiles(kind))
    expect(overview.map).to_contain_text("Own survey")
    end = time.monotonic() + PATIENCE
    while picture(overview) == without and time.monotonic() < end:
        overview.page.wait_for_timeout(100)  # tiles are drawn when they are there
    assert picture(overview) != without


def test_a_file_that_holds_no_tiles_is_told_of(look):
    overview = look(bytes(range(256)))
    expect(overview.map.get_by_role("alert")).to_be_visible()
    expect(overview.map.get_by_role("button", name="Zoom in")).to_be_visible()
