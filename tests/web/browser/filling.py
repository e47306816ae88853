"""Fills the store that the browser tests work on."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from greffier.model.record import Record
from greffier.store.readings import Offer
from greffier.store.store import open_store
from tests.incidents.world import make_world
from tests.store.records import offer
from tests.web.browser.serving import run_greffier
from tests.web.browser.stories import tell_stories

_CROWD = (60, 90)
"""Of how many incidents, how many reports of the made-up war stand around the stories: more than one page of a list."""


def fill(path: Path) -> Path:
    """Read the bundled examples into a new store, and add the invented reports."""
    run_greffier("add", "--store", str(path), str(files("greffier") / "examples"))
    add_records(path, tell_stories())
    _add(path, [report.offer() for report in make_world(*_CROWD)])
    return path


def add_records(path: Path, records: Iterable[Record]) -> None:
    """Add records as the reader would have made them."""
    _add(path, [offer(record, place=f"{record.document.outlet}/{record.document.id[7:19]}") for record in records])


def _add(path: Path, offers: list[Offer]) -> None:
    with open_store(str(path), by="tester") as store:
        for at in range(0, len(offers), 16):
            store.add(offers[at : at + 16])
