"""The map of the overview: a still picture at once, then the map itself; without WebGL the picture alone."""

import pytest
from playwright.sync_api import expect

from tests.web.browser.overview_view import OverviewView

PLACES = """() => {
  window.looked = [];
  const look = () => {
    const frame = document.querySelector(".map-frame");
    if (frame?.querySelector(".still.covered")) window.looked.push([frame.dataset.centre, frame.dataset.zoom]);
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture
def mapless(open_page, reading_room):
    """A browser that cannot draw maps."""
    opened = open_page(reading_room)
    opened.page.add_init_script("HTMLCanvasElement.prototype.getContext = (original => function (kind, ...more) {"
                                "return kind.startsWith('webgl') ? null : original.call(this, kind, ...more);"
                                "})(HTMLCanvasElement.prototype.getContext)")  # fmt: skip
    return opened


@pytest.mark.parametrize("path", ["/", "/?until=2021", "/?view=38.5,35.2,6.5", "/?view=-179,10,2"])
def test_the_map_comes_to_lie_exactly_where_its_still_picture_was(reader, path):
    reader.page.add_init_script(f"({PLACES})()")
    overview = OverviewView(reader.go(path).page)
    overview.settle_map()
    still = reader.page.evaluate("() => window.looked")
    frame = reader.page.locator(".map-frame")
    assert {tuple(place) for place in still} == {
        (frame.get_attribute("data-centre"), frame.get_attribute("data-zoom")),
    }


def test_where_no_map_can_be_drawn_the_picture_follows_the_filters(mapless):
    mapless.watch.allow("(?i)webgl")
    overview = OverviewView(mapless.go("/").page)
    overview.settle()
    picture = mapless.page.locator(".still.covered")
    everything = picture.screenshot()
    overview.write("Time", "Until", "2021")
    overview.settle()
    assert picture.screenshot() != everything
    overview.map.get_by_role("button", name="As a list").click()
    expect(overview.map.get_by_role("list")).to_be_visible()
