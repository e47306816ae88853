"""How well incidents are found in a made-up war whose incidents are known, and what adding a report costs.

    python bench/incidents.py [--incidents 500] [--reports 2000] [--store URL] [--sizes 1000 10000 100000]

B³ is printed as precision, recall and F1; the cost as milliseconds of processor time a report, tenth by tenth, and then
as it is in stores of several sizes (growth.py).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from growth import MOST, SIZES, measure
from sqlalchemy import select

from greffier.store.hashing import name_anchors
from greffier.store.store import Store, open_store
from greffier.store.tables import membership
from tests.incidents.world import Report, b_cubed, make_world

LEAST = 0.90
_BATCH = 16


def main() -> None:
    """Print the figures; the exit status is 1 where F1 is below 0.90, or adding costs more and more."""
    options = argparse.ArgumentParser()
    options.add_argument("--incidents", type=int, default=500)
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--store")
    options.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="events in the stores; none: not measured")
    asked = options.parse_args()
    reports = make_world(asked.incidents, asked.reports)
    with tempfile.TemporaryDirectory() as work, open_store(asked.store or str(Path(work) / "store.db")) as store:
        costs = fill(store, reports)
        precision, recall, f1 = score(store, reports)
    print(f"{len(reports)} reports of {asked.incidents} incidents: B³ P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print("ms of processor a report, by tenths: " + " ".join(f"{cost:.1f}" for cost in costs))
    ratio = measure(asked.sizes) if asked.sizes else 1.0
    sys.exit(f1 < LEAST or ratio > MOST)


def fill(store: Store, reports: list[Report]) -> list[float]:
    """Add all reports; the milliseconds that each took, for each tenth of them."""
    costs, tenth = [], max(len(reports) // 10, 1)
    for start in range(0, len(reports), tenth):
        part = reports[start : start + tenth]
        begin = time.process_time()
        for at in range(0, len(part), _BATCH):
            store.add([report.offer() for report in part[at : at + _BATCH]])
        costs.append((time.process_time() - begin) * 1000 / len(part))
    return costs


def score(store: Store, reports: list[Report]) -> tuple[float, float, float]:
    """B³ of the incidents that the store made of the reports."""
    truth = {anchor: name for report in reports for anchor, name in zip(name_events(report), report.truth, strict=True)}
    with store.reading() as connection:
        found = {row.anchor: row.incident for row in connection.execute(select(membership))}
    return b_cubed({anchor: found[anchor] for anchor in truth}, truth)


def name_events(report: Report) -> list[str]:
    """The anchors of a report's events."""
    triggers = [(event.trigger.start, event.trigger.end) for event in report.record.events]
    return name_anchors(report.record.document.id, triggers)


if __name__ == "__main__":
    main()
