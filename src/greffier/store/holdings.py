"""Records opened once for a transaction: the tellings and voices of the readings that are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Integer, Select, bindparam, select

from greffier.incidents.origins import make_voices
from greffier.incidents.reconcile import Member
from greffier.incidents.summary import Incident, Told, summarise
from greffier.incidents.telling import find_location, make_tellings
from greffier.model.edtf import find_bounds
from greffier.model.record import Record
from greffier.record.serialise import from_json
from greffier.store.datasets import name_series
from greffier.store.hashing import name_anchors
from greffier.store.tables import copy, event, reading

_CHUNK = 500


T = TypeVar("T")


def chunks(values: Collection[T], size: int = _CHUNK) -> Iterator[list[T]]:
    """The values in lists that a database takes as parameters."""
    waiting = iter(values)
    while part := list(islice(waiting, size)):
        yield part


@dataclass(frozen=True, slots=True)
class Opened:
    """A reading's record, and its tellings by their anchors."""

    record: Record
    reader: str
    told: dict[str, Told]


class Library:
    """The current readings of a store, opened as they are asked for and kept until the transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._opened: dict[int, Opened] = {}
        self._readings: dict[str, list[int]] = {}
        self._copies: dict[int, set[int]] = {}

    def open(self, number: int) -> Opened:
        """One reading by its number."""
        if number not in self._opened:
            query = select(reading.c.record, reading.c.reader).where(reading.c.number == number)
            row = self._connection.execute(query).one()
            self._opened[number] = open_record(from_json(row.record), row.reader, str(number))
        return self._opened[number]

    def copies(self, number: int) -> set[int]:
        """The current readings whose texts are near-duplicates of this one's."""
        if number not in self._copies:
            self._copies[number] = _find_copies(self._connection, number)
        return self._copies[number]

    def told(self, anchor: str) -> list[Told]:
        """What the current readings tell under an anchor; one for each reader."""
        self.fetch([anchor])
        return [told for number in self._readings[anchor] if (told := self.open(number).told.get(anchor))]

    def fetch(self, anchors: Collection[str]) -> None:
        """Look up the readings of many anchors at once."""
        missing = sorted({anchor for anchor in anchors if anchor not in self._readings})
        for anchor in missing:
            self._readings[anchor] = []
        for part in chunks(missing):
            query = select(event.c.anchor, event.c.reading).where(event.c.anchor.in_(part), event.c.current)
            for row in self._connection.execute(query.order_by(event.c.reading)):
                self._readings[row.anchor].append(row.reading)


def build_incident(library: Library, anchors: Collection[str]) -> Incident | None:
    """The incident that these events are; None where no current reading tells any of them."""
    library.fetch(anchors)
    told = [one for anchor in anchors for one in library.told(anchor)]
    readings = sorted({int(one.member.telling.reading) for one in told})
    copies = [(str(one), str(other)) for one in readings for other in sorted(library.copies(one)) if one < other]
    return summarise(told, copies) if told else None


def open_record(record: Record, reader: str, key: str) -> Opened:
    triggers = [(event.trigger.start, event.trigger.end) for event in record.events]
    anchors = name_anchors(record.document.id, triggers)
    events = dict(zip(anchors, record.events, strict=True))
    voices, (_, published) = make_voices(record, key), find_bounds(record.document.published)
    told = {}
    for telling in make_tellings(record, anchors, key, name_series(reader, record.document)):
        its = events[telling.anchor]
        member = Member(telling, published, voices)
        told[telling.anchor] = Told(member, its, find_location(its), record.document.title)
    return Opened(record, reader, told)


def _find_copies(connection: Connection, number: int) -> set[int]:
    return set(connection.scalars(_COPIES, {"number": number}))


def _select_copies() -> Select[tuple[int]]:
    asked = bindparam("number", type_=Integer)
    pairs = select(copy.c.other.label("number")).where(copy.c.one == asked)
    both = pairs.union(select(copy.c.one).where(copy.c.other == asked)).subquery()
    joined = both.join(reading, reading.c.number == both.c.number)
    return select(both.c.number).select_from(joined).where(reading.c.superseded_by.is_(None))


_COPIES = _select_copies()
"""Made once: to put it together takes longer than to ask it."""


def find_anchors(connection: Connection, documents: Sequence[str]) -> list[str]:
    """The anchors of the current events of documents."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    found: set[str] = set()
    for part in chunks(documents):
        query = select(event.c.anchor).select_from(joined).where(reading.c.document.in_(part), event.c.current)
        found.update(connection.scalars(query))
    return sorted(found)
