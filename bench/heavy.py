"""How fast pages are that are heavy in one place: a report of 10,000 events, an incident of 300 reports.

    python bench/heavy.py

Prints what was measured beside the goals: the first words can be read within 2 s, a key or a scroll is followed by a
frame within 100 ms at the 95th percentile, once all of the page is there. The exit status is 1 where a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright
from shares import share

from greffier.model.record import Record
from greffier.store.store import open_store
from tests.store.records import KIDAL, event, make_record, offer, voice
from tests.web.browser.chromium import find_chromium, launch
from tests.web.browser.filling import find_told
from tests.web.browser.hostile import tell_many
from tests.web.browser.serving import find_origin, serve

READABLE, FRAME = 2.0, 0.1
REPORTS, VISITS, ACTS = 300, 5, 40
T = TypeVar("T")
_SHOWN = "words => document.querySelector(words) && performance.now()"
_ACT = """async key => {
  const begin = performance.now();
  if (key) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  else (document.querySelector("section.record [data-scrolls]") ?? document.scrollingElement).scrollBy(0, 900);
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - begin;
}"""


class Heavy(NamedTuple):
    """A heavy page: what it is, its path, and an element that is there once it can be read."""

    name: str
    path: str
    words: str


def main() -> None:
    """Fill a store, serve it, and measure; see the head of this file."""
    with tempfile.TemporaryDirectory() as work:
        sys.exit(report_heavy(Path(work)))


def report_heavy(work: Path) -> bool:
    """Print the figures of the heavy pages; True where a goal is missed."""
    path = find_chromium()
    if path is None:
        sys.exit("bench: no Chromium is on PATH; Debian's package chromium has it")
    pages = _fill(work / "heavy.db")
    with serve(work / "heavy.db") as address, sync_playwright() as playwright:
        browser = launch(playwright, path, ("--disable-gpu",))
        told = [one for page in pages for one in _measure(browser, address, page)]
        browser.close()
    return not all(told)


def _fill(store: Path) -> list[Heavy]:
    with open_store(str(store), by="bench") as opened:
        opened.add([offer(tell_many())])
        for at in range(0, REPORTS, 50):
            opened.add([offer(_tell_attack(number), place=str(number)) for number in range(at, at + 50)])
    posts, attack = find_told(store, "mitraillé"), find_told(store, "attaqué")
    return [
        Heavy("a report of 10,000 events", f"/documents/{posts.document}", "article.card"),
        Heavy(f"an incident of {REPORTS} reports", f"/incidents/{attack.incident}", "main tbody tr"),
    ]


def _tell_attack(number: int) -> Record:
    """One of many reports of one attack, by forty voices."""
    said, killed = number % 40, 3 + number % 4
    words = f"Des hommes armés ont attaqué Kidal. {killed} morts, dit le porte-parole {said}. "
    told = event(
        "attaqué", when="2021-05-01", place=KIDAL, place_words="Kidal", killed=killed, killed_words=f"{killed} morts",
        voice="s2", agent=[(None, "hommes armés")],
    )  # fmt: skip
    voices = [voice("s2", "official", f"porte-parole {said}")]
    text = words + "La route reste fermée. " * (9 + number % 7)
    return make_record(text, told, voices=voices, outlet=f"Journal {number}", published="2021-05-02")


def _measure(browser: Browser, address: str, heavy: Heavy) -> list[bool]:
    visits = [_visit(browser, address, heavy, lambda page: None)[0] for _ in range(VISITS)]
    keys = _visit(browser, address, heavy, lambda page: _act(page, "j"))[1]
    scrolls = _visit(browser, address, heavy, lambda page: _act(page, None))[1]
    return [
        _tell(f"{heavy.name}: readable, median", share(visits, 0.5), READABLE),
        _tell("key j, p95", share(keys, 0.95), FRAME),
        _tell("scroll, p95", share(scrolls, 0.95), FRAME),
    ]


def _visit(browser: Browser, address: str, heavy: Heavy, act: Callable[[Page], T]) -> tuple[float, T]:
    """The seconds from navigation to the first words, as a new visitor; and what came of an act after that."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    context.request.get(address)
    page = context.new_page()
    page.goto(find_origin(address) + heavy.path)
    shown = page.wait_for_function(_SHOWN, arg=heavy.words, timeout=120_000)
    seconds = float(shown.json_value()) / 1000
    page.wait_for_load_state("networkidle")  # while maps and the rest of a page are made, keys wait for them
    told = seconds, act(page)
    context.close()
    return told


def _act(page: Page, key: str | None) -> list[float]:
    return [page.evaluate(_ACT, key) / 1000 for _ in range(ACTS)]


def _tell(what: str, measured: float, goal: float) -> bool:
    kept = measured <= goal
    print(f"{what:<46}{measured:>9.3g} s   goal {goal:g} s{'' if kept else '  MISSED'}")
    return kept


if __name__ == "__main__":
    main()
