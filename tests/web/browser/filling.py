"""Fills the store that the browser tests work on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from greffier.model.record import Record
from greffier.record.serialise import from_json
from greffier.store.hashing import name_anchors
from greffier.store.readings import Offer
from greffier.store.store import open_store
from greffier.store.tables import membership
from tests.incidents.world import make_world
from tests.store.records import offer
from tests.web.browser.serving import run_greffier
from tests.web.browser.stories import tell_stories

_CROWD = (60, 90)
"""Of how many incidents, how many reports of the made-up war stand around the stories: more than one page of a list."""


class Told(NamedTuple):
    """Where an event stands: the ids of its incident and its document, and its anchor."""

    incident: str
    document: str
    anchor: str


def fill(path: Path) -> Path:
    """Read the bundled examples into a new store, and add the invented reports."""
    run_greffier("add", "--store", str(path), str(files("greffier") / "examples"))
    add_records(path, tell_stories())
    _add(path, [report.offer() for report in make_world(*_CROWD)])
    return path


def find_told(path: Path, words: str) -> Told:
    """The event whose trigger is these words, in the first document that has them.

    Raises LookupError where no event has.
    """
    with open_store(str(path)) as store, store.reading() as connection:
        incidents = {row.anchor: row.incident for row in connection.execute(select(membership))}
        for line in store.records():
            record = json.loads(line)
            triggers = [event["trigger"] for event in record["events"]]
            names = name_anchors(record["document"]["id"], [(span["start"], span["end"]) for span in triggers])
            for name, span in zip(names, triggers, strict=True):
                if span["quote"] == words:
                    return Told(incidents[name], record["document"]["id"], name)
    raise LookupError(words)


def add_records(path: Path, records: Iterable[Record]) -> None:
    """Add records as the reader would have made them."""
    _add(path, [offer(record, place=f"{record.document.outlet}/{record.document.id[7:19]}") for record in records])


def read_anew(path: Path, words: str, **changes: object) -> None:
    """Add the report whose event's trigger is these words as a newer version of the reader would read it."""
    with open_store(str(path), by="tester") as store:
        records = map(from_json, store.records())
        record = next(one for one in records if any(event.trigger.quote == words for event in one.events))
        events = tuple(replace(one, **changes) if one.trigger.quote == words else one for one in record.events)
        place = f"{record.document.outlet}/{record.document.id[7:19]}"
        store.add([offer(replace(record, events=events), version="9.0.0", place=place)])


def _add(path: Path, offers: list[Offer]) -> None:
    with open_store(str(path), by="tester") as store:
        for at in range(0, len(offers), 16):
            store.add(offers[at : at + 16])
