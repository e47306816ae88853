"""How fast the page is in a real Chromium over a large store, and how much memory its renderer takes.

The page says when what it shows is current: its parts (list, map, timeline) carry ``aria-busy``. Times are taken inside
the page, from the input itself to the frame in which the part is no longer busy.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

PARTS = ("Incidents", "Map", "Timeline")
_SHOWN = """parts => parts.every(name => document.querySelector(`[aria-label="${name}"][aria-busy="false"]`))
  && performance.now()"""
_TAKE = """() => {
  const list = document.querySelector('[aria-label="Incidents"][aria-busy]');
  window.taken = null;
  let begin = null;
  const watch = () => {
    if (list.getAttribute("aria-busy") === "false") window.taken = performance.now() - begin;
    else requestAnimationFrame(watch);
  };
  const start = event => { begin ??= event.timeStamp; };
  for (const kind of ["input", "change", "click"]) addEventListener(kind, start, { capture: true, once: true });
  new MutationObserver((_, observer) => {
    if (list.getAttribute("aria-busy") === "true") { observer.disconnect(); watch(); }
  }).observe(list, { attributes: true, attributeFilter: ["aria-busy"] });
}"""


def time_first_view(browser: Browser, address: str, times: int) -> Iterator[float]:
    """The seconds from navigation to list, map and timeline shown, each time as a new visitor."""
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        page = context.new_page()
        page.goto(address)
        shown = page.wait_for_function(_SHOWN, arg=list(PARTS), timeout=60_000)
        yield shown.json_value() / 1000
        context.close()


def wait_shown(page: Page) -> None:
    """Wait until list, map and timeline are current."""
    page.wait_for_function(_SHOWN, arg=list(PARTS), timeout=60_000)


def take(page: Page) -> None:
    """Take the time of the next input."""
    page.evaluate(_TAKE)


def taken(page: Page) -> float:
    """The seconds from the input to the list shown."""
    return float(page.wait_for_function("() => window.taken", timeout=60_000).json_value()) / 1000


def weigh_renderers(browser: Browser) -> float:
    """The megabytes (10⁶ bytes) of memory of the largest renderer process: that of the page."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max(_weigh(process["id"]) for process in processes if process["type"] == "renderer")


def _weigh(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    resident = next(line for line in lines if line.startswith("VmRSS:"))
    return int(resident.split()[1]) * 1024 / 1e6


def settle(page: Page, seconds: float = 2.0) -> None:
    """Let the page collect its garbage before it is weighed."""
    time.sleep(seconds)


def share(values: Sequence[float], part: float) -> float:
    """The value below which this share of the values lies.

    >>> share([0.1, 0.3, 0.2], 0.5)
    0.2
    """
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]
