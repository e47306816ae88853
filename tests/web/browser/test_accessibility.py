"""No page bars anybody: axe-core finds nothing, of any impact, in light, in dark and in Arabic."""

import pytest

from tests.web.browser.accessibility import find_barriers
from tests.web.browser.filling import find_told

SETTINGS = {"light": {}, "dark": {"color_scheme": "dark"}, "arabic": {"locale": "ar"}}
PAGES = ("overview", "incident", "documents", "document", "review", "add", "accuracy", "login", "help")


@pytest.fixture(scope="session")
def addresses(filled):
    """The path of each page; incident and document are those of the clash at Kidal."""
    told = find_told(filled, "attacked")
    paths = {name: f"/{name}" for name in PAGES} | {"overview": "/", "incident": f"/incidents/{told.incident}"}
    return paths | {"document": f"/documents/{told.document}?event={told.anchor}"}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_bars_nobody(open_page, reading_room, addresses, name, setting):
    workbench = open_page(reading_room, **SETTINGS[setting]).go(addresses[name])
    assert find_barriers(workbench.page) == []


def test_barriers_are_found(chromium):
    page = chromium.new_page()
    page.set_content("<html lang=en><title>A picture</title><main><h1>One</h1><img src='data:,'></main>")
    assert any(barrier.startswith("image-alt") for barrier in find_barriers(page))
    page.close()
