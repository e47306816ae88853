"""Finds and starts the Chromium that the page is tried in: headless, drawing without a graphics card, cut off from
every host but this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # containers often have a tiny /dev/shm
    "--use-angle=swiftshader",  # the map is drawn with WebGL, by the processor
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str | None:
    """The path of the first Chromium on this machine, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def require_chromium() -> str:
    """The path of Chromium; skips the test where there is none, or fails it where GREFFIER_NEEDS_CHROMIUM is set."""
    found = find_chromium()
    if found is None and os.environ.get("GREFFIER_NEEDS_CHROMIUM"):
        pytest.fail(f"no Chromium: none of {', '.join(NAMES)} is on PATH")
    if found is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is on PATH")
    return found


def launch(playwright: Playwright, path: str, more: Sequence[str] = (), **options: Any) -> Browser:
    """Start the browser, with ``more`` flags. Chromium's sandbox does not work for root, as in most containers."""
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    return playwright.chromium.launch(executable_path=path, args=[*_FLAGS, *sandbox, *more], **options)
