"""How fast the workbench is over a store of 100,000 incidents, in a real Chromium.

    python bench/page.py [--incidents 100000] [--store FILE]

Prints what was measured beside the goals: the first view within 1.5 s, a filter within 200 ms at the 95th percentile,
the page within 400 MB of memory; then what heavy.py measures. The exit status is 1 where a goal is missed. ``--store``
keeps the filled store for the next time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from asking import time_api
from crowd import fill
from heavy import report_heavy
from playwright.sync_api import sync_playwright
from shares import share
from viewing import View, time_filters, time_visits

from tests.web.browser.chromium import find_chromium, launch
from tests.web.browser.serving import serve

FIRST_VIEW, FILTER, MEMORY = 1.5, 0.2, 400.0
VISITS = 7
NO_CARD = ("--disable-gpu",)
"""As Chromium paints where there is no graphics card. Debian's asks for one to paint with, which a processor that
stands in for it does slowly; a user's own would be faster than either."""


def main() -> None:
    """Fill a store, serve it, and measure; see the head of this file."""
    options = argparse.ArgumentParser()
    options.add_argument("--incidents", type=int, default=100_000)
    options.add_argument("--store", type=Path, help="the file to fill, or to take as it is where it is there")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        store = asked.store or Path(work) / "crowd.db"
        _fill(store, asked.incidents)
        with serve(store) as address:
            missed = _report_page(address)  # first, so that the first visit finds nothing that was worked out before
            _report_api(address)
        missed = report_heavy(Path(work)) or missed
    sys.exit(missed)


def _fill(store: Path, incidents: int) -> None:
    if store.exists():
        return
    begin = time.perf_counter()
    fill(store, incidents)
    seconds, size = time.perf_counter() - begin, store.stat().st_size / 1e6
    print(f"filled with {incidents} incidents in {seconds:.0f} s, {size:.0f} MB")


def _report_api(address: str) -> None:
    print(f"{'the API, ms':<28}{'p50':>8}{'p95':>8}{'most':>8}")
    for timing in time_api(address):
        p50, p95, most = (share(timing.seconds, part) * 1000 for part in (0.5, 0.95, 1.0))
        print(f"{timing.endpoint:<28}{p50:>8.0f}{p95:>8.0f}{most:>8.0f}")


def _report_page(address: str) -> bool:
    """Print the page's figures; True where a goal is missed."""
    path = find_chromium()
    if path is None:
        sys.exit("bench: no Chromium is on PATH; Debian's package chromium has it")
    with sync_playwright() as playwright:
        browser = launch(playwright, path, NO_CARD)
        visits = list(time_visits(browser, address, VISITS))
        view = View(browser, address)
        timed = time_filters(view)
        filters = [seconds for _, seconds in timed]
        weight = view.weigh()
        browser.close()
    told = [
        _tell("first view, median", share([visit.shown for visit in visits], 0.5), FIRST_VIEW, "s"),
        _tell(f"filter, p95 of {len(filters)}", share(filters, 0.95), FILTER, "s"),
        _tell("memory of the page after use", weight.own, MEMORY, "MB"),
    ]
    slowest = sorted(timed, key=lambda one: one[1])[-3:]
    print("slowest filters: " + ", ".join(f"{name} {seconds:.3f} s" for name, seconds in reversed(slowest)))
    print(f"filter, p50 {share(filters, 0.5):.3f} s, most {max(filters):.3f} s")
    print(f"with the code of the browser, which all its processes share, {weight.resident:.0f} MB are resident")
    alive = share([visit.alive for visit in visits], 0.5)
    print(f"first view after the start {visits[0].shown:.2f} s; the map can be moved after {alive:.2f} s (median)")
    return not all(told)


def _tell(what: str, measured: float, goal: float, unit: str) -> bool:
    kept = measured <= goal
    print(f"{what:<32}{measured:>9.3g} {unit:<3} goal {goal:g} {unit}{'' if kept else '  MISSED'}")
    return kept


if __name__ == "__main__":
    main()
