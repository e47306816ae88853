"""The workbench in a real Chromium: a browser for all tests, a filled store, and watched pages."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.web.browser.chromium import launch, require_chromium
from tests.web.browser.filling import fill
from tests.web.browser.serving import find_origin, serve
from tests.web.browser.watching import Watch
from tests.web.browser.workbench import Workbench

expect.set_options(timeout=10_000)


class Room(NamedTuple):
    """A workbench that is served: the address that opens it, and its store."""

    address: str
    store: Path


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    path = require_chromium()
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A store that holds the bundled examples and the invented reports of stories.py; never to be written to."""
    return fill(tmp_path_factory.mktemp("filled") / "store.db")


@pytest.fixture(scope="session")
def reading_room(filled, tmp_path_factory):
    """The address of a workbench for tests that only read."""
    store = _copy(filled, tmp_path_factory.mktemp("reading"))
    with serve(store) as address:
        yield Room(address, store)


@pytest.fixture
def own_room(filled, tmp_path):
    """The address of a workbench for a test that writes: it has the store for itself."""
    store = _copy(filled, tmp_path)
    with serve(store) as address:
        yield Room(address, store)


@pytest.fixture
def open_page(chromium):
    """Opens watched pages of a room; the test fails where one left the machine, broke the policy or had errors."""
    opened = []

    def open_page(room, **options):
        settings = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "timezone_id": "UTC"} | options
        context = chromium.new_context(base_url=find_origin(room.address), **settings)
        watch = Watch(context, find_origin(room.address))
        opened.append((context, watch))
        context.request.get(room.address)  # as one who opens what `greffier serve` printed: the key becomes a cookie
        return Workbench(context.new_page(), watch)

    yield open_page
    faults = [fault for _, watch in opened for fault in watch.faults()]
    for context, _ in opened:
        context.close()
    assert faults == []


@pytest.fixture
def reader(reading_room, open_page):
    """The workbench in front of somebody who only looks."""
    return open_page(reading_room)


@pytest.fixture
def worker(own_room, open_page):
    """The workbench in front of somebody who writes."""
    return open_page(own_room)


def _copy(filled, folder):
    store = folder / "store.db"
    shutil.copy(filled, store)
    return store
