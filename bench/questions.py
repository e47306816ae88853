"""How long lists, maps, timelines and facets take over many incidents, question by question.

    python bench/questions.py [--incidents 100000] [--store FILE] [--rounds 5]

The store is made with ``crowd.py`` where it is not there. What is printed is time of the processor, which is what is
left of the clock's time where nothing else runs; the first asking of each is apart, since it reads from the disk.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from crowd import fill
from shares import share
from sqlalchemy import Connection

from greffier.store.choosing import Filter
from greffier.store.facets import read_facets
from greffier.store.listing import count_summaries, list_summaries
from greffier.store.mapping import map_summaries
from greffier.store.store import open_store
from greffier.store.timeline import read_timeline

GOAL = 60.0
"""Milliseconds at the 95th percentile."""

FILTERS: dict[str, Filter] = {
    "all": Filter(),
    "since": Filter(since="2020-01-01"),
    "a month": Filter(since="2023-05-01", until="2023-05-31"),
    "a year": Filter(since="2022-01-01", until="2022-12-31"),
    "half": Filter(until="2022-06-30"),
    "a country": Filter(country=("SY",)),
    "five countries": Filter(country=("ML", "BF", "NE", "NG", "TD")),
    "a type": Filter(type=("air-strike",)),
    "three types": Filter(type=("air-strike", "shelling", "armed-clash")),
    "violence": Filter(group=("violence",)),
    "an actor's id": Filter(actor=("band-17",)),
    "the army": Filter(actor=("army",)),
    "part of a name": Filter(actor=("Colline",)),
    "no such name": Filter(actor=("zzzz",)),
    "a kind of source": Filter(source=("official",)),
    "a source": Filter(source=("Observatoire du Nord 7",)),
    "alleged": Filter(modality=("alleged",)),
    "deadly": Filter(killed=1),
    "20 dead": Filter(killed=20),
    "injured": Filter(figures=("injured",)),
    "contested": Filter(contested=True),
    "two sources": Filter(min_sources=2),
    "unread": Filter(state=("unread",)),
    "accepted": Filter(state=("accepted",)),
    "in Arabic": Filter(language=("ar",)),
    "a common word": Filter(q="marché"),
    "two words": Filter(q="air strike"),
    "a rare word": Filter(q="Tombouctou"),
    "in every report": Filter(q="2023"),
    "near Gao": Filter(near=(16.27, -0.04, 100.0)),
    "a box": Filter(box=(-5.0, 10.0, 15.0, 20.0)),
    "undated": Filter(undated=True),
    "unplaced": Filter(unplaced=True),
    "also denied": Filter(denied=True),
    "several": Filter(since="2021-01-01", country=("ML", "NE"), type=("air-strike", "shelling"), killed=1),
}

QUESTIONS: dict[str, Callable[[Connection, Filter], Any]] = {
    "list": lambda connection, wanted: list_summaries(connection, wanted, "-date"),
    "count": count_summaries,
    "map": lambda connection, wanted: map_summaries(connection, wanted, None, 2.0),
    "timeline": read_timeline,
    "facets": read_facets,
}


def main() -> None:
    """Print the times of each question; the exit status is 1 where the 95th percentile of one is over the goal."""
    options = argparse.ArgumentParser()
    options.add_argument("--incidents", type=int, default=100_000)
    options.add_argument("--store", type=Path, default=Path(tempfile.gettempdir()) / "greffier-crowd.db")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--each", action="store_true", help="print each filter too")
    asked = options.parse_args()
    if not asked.store.exists():
        fill(asked.store, asked.incidents)
    sys.exit(max(measure(asked.store, asked.rounds, asked.each).values()) > GOAL)


def measure(path: Path, rounds: int, each: bool = False) -> dict[str, float]:
    """Print the milliseconds of each question; returns the 95th percentiles."""
    found = {}
    with open_store(str(path)) as store:
        for name, ask in QUESTIONS.items():
            first, warm = list[float](), list[float]()
            for label, wanted in FILTERS.items():
                with store.reading() as connection:
                    times = [_time(ask, connection, wanted) for _ in range(rounds + 1)]
                first.append(times[0])
                warm += times[1:]
                if each:
                    print(f"  {name:10}{label:18}{times[0]:8.1f}  {sorted(times[1:])[rounds // 2]:8.1f}")
            found[name] = share(warm, 0.95)
            told = f"first {share(first, 0.5):6.1f} {share(first, 0.95):6.1f}   warm {share(warm, 0.5):6.1f}"
            print(f"{name:10} ms of processor at the 50th and 95th percentile: {told} {found[name]:6.1f}", flush=True)
    return found


def _time(ask: Callable[[Connection, Filter], Any], connection: Connection, wanted: Filter) -> float:
    begin = time.thread_time()
    ask(connection, wanted)
    return (time.thread_time() - begin) * 1000


if __name__ == "__main__":
    main()
