"""How fast the page is in a real Chromium over a large store, and how much memory its renderer takes.

The page says when what it shows is current: its list, map and timeline carry ``aria-busy``. Times are taken inside the
page, from the input itself to the frame in which the part is no longer busy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page

PARTS = ("Incidents", "Map", "Timeline")
_SHOWN = """parts => parts.every(name => document.querySelector(`section[aria-label="${name}"][aria-busy="false"]`))
  && performance.now()"""
_ALIVE = """() => document.querySelector(".map-frame .zoom") && !document.querySelector(".still.covered")
  && performance.now()"""
_TAKE = """() => {
  const list = document.querySelector('section[aria-label="Incidents"]');
  const busy = () => list.getAttribute("aria-busy") === "true";
  let begin = null;
  window.taken = null;
  const watch = () => {
    if (busy()) requestAnimationFrame(watch);
    else window.taken = performance.now() - begin;
  };
  const start = event => { begin ??= event.timeStamp; };
  for (const kind of ["input", "change", "click"]) addEventListener(kind, start, { capture: true, once: true });
  new MutationObserver((_, observer) => {
    if (begin !== null && busy()) { observer.disconnect(); watch(); }
  }).observe(list, { attributes: true, attributeFilter: ["aria-busy"] });
}"""


_BOXES = {
    "Type of incident": ("Armed violence", "Demonstrations", "Developments"),
    "Review": ("Unread", "Accepted"),
    "How it is said": ("contested", "only denied", "Alleged"),
}


class Weight(NamedTuple):
    """Megabytes (10⁶ bytes): what is the page's own, and all, with the browser's code that all its processes share."""

    own: float
    resident: float


class Act(NamedTuple):
    """A change of the filters: what comes before it, and the input itself."""

    name: str
    prepare: Callable[[Page], object]
    perform: Callable[[Page], object]


class View:
    """The overview in front of a user, and what the user asks of it."""

    def __init__(self, browser: Browser, address: str) -> None:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        self._browser, self.page = browser, context.new_page()
        self.page.goto(address)
        self.wait_shown()

    def wait_shown(self) -> None:
        """Wait until list, map and timeline are current."""
        self.page.wait_for_function(_SHOWN, arg=list(PARTS), timeout=120_000)

    def time(self, act: Act) -> float:
        """The seconds from the input to the list shown. What is still on its way is waited for first."""
        act.prepare(self.page)
        self.wait_shown()
        self.page.evaluate(_TAKE)
        act.perform(self.page)
        taken = self.page.wait_for_function("() => window.taken", timeout=120_000)
        return float(taken.json_value()) / 1000

    def weigh(self) -> Weight:
        """What the page's process holds."""
        session = self._browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        return max(_weigh(process["id"]) for process in processes if process["type"] == "renderer")


class Visit(NamedTuple):
    """The seconds from navigation until list, map and timeline are shown, and until the map can be moved."""

    shown: float
    alive: float


def time_visits(browser: Browser, address: str, times: int) -> Iterator[Visit]:
    """Open the overview, each time as a new visitor who is logged in."""
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        context.request.get(address)
        page = context.new_page()
        page.goto(address.split("?", maxsplit=1)[0])
        shown = page.wait_for_function(_SHOWN, arg=list(PARTS), timeout=120_000)
        alive = page.wait_for_function(_ALIVE, timeout=120_000)
        yield Visit(float(shown.json_value()) / 1000, float(alive.json_value()) / 1000)
        context.close()


def time_filters(view: View) -> list[tuple[str, float]]:
    """Each change of the filters, made with the page's own controls, and its seconds."""
    return [(act.name, view.time(act)) for act in _list_acts()]


def _list_acts() -> Iterator[Act]:
    """Varied filters, one after the other: each narrows what is there, the next one widens it again or goes on."""
    for label in ("Since", "Until"):
        yield from (_write("Time", label, date) for date in ("2023-03", "2023-12", "2022", ""))
    for label in ("Killed, at least", "Injured, at least"):
        yield from (_write("Casualties", label, least) for least in ("1", "5", "20", "100", ""))
    yield from (_write("Sources", "Independent sources, at least", least) for least in ("2", "3", "4", ""))
    for part, labels in _BOXES.items():
        for label in labels:
            yield from (_tick(part, label), _tick(part, label))
    for button in ("Undated", "Unplaced"):
        yield from (_press(button), _press(button))
    yield from (_search(words) for words in ("market", "hospital", "قذائف", "marché", ""))


def _find_filters(page: Page) -> Locator:
    return page.get_by_role("region", name="Filters", exact=True)


def _open(page: Page, part: str) -> None:
    head = _find_filters(page).locator("summary").filter(has_text=re.compile(rf"^\s*{part}\s*$"))
    if head.locator("..").get_attribute("open") is None:
        head.click()


def _write(part: str, label: str, words: str) -> Act:
    """These fields ask when they are left, not at each letter."""

    def find(page: Page) -> Locator:
        return _find_filters(page).get_by_label(label, exact=True)

    def prepare(page: Page) -> None:
        _open(page, part)
        find(page).fill(words)

    return Act(f"{label} {words}", prepare, lambda page: find(page).press("Enter"))


def _tick(part: str, label: str) -> Act:
    def perform(page: Page) -> None:
        _find_filters(page).get_by_role("checkbox", name=re.compile(label)).first.click()

    return Act(label, lambda page: _open(page, part), perform)


def _press(button: str) -> Act:
    return Act(button, lambda page: None, lambda page: page.get_by_role("button", name=button).first.click())


def _search(words: str) -> Act:
    field = "Words in the text"
    return Act(f"« {words} »", lambda page: None, lambda page: page.get_by_role("searchbox", name=field).fill(words))


def _weigh(process: int) -> Weight:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines if line.endswith(" kB")}
    return Weight(sizes["RssAnon"] + sizes["RssShmem"], sizes["VmRSS"])
