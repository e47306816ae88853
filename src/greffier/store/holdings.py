"""Records opened once for a transaction: the tellings and voices of the readings that are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, Integer, Select, bindparam, select

from greffier.incidents.origins import make_voices
from greffier.incidents.reconcile import Member
from greffier.incidents.summary import Incident, Told, summarise
from greffier.incidents.telling import find_location, make_tellings
from greffier.model.edtf import find_bounds
from greffier.model.record import Record
from greffier.record.serialise import from_json
from greffier.review.apply import Standing, apply_corrections
from greffier.review.marks import NO_MARKS
from greffier.store.corrected import Told as Made
from greffier.store.corrected import has_corrections, list_standing, read_of_readings
from greffier.store.datasets import name_series
from greffier.store.hashing import name_anchors
from greffier.store.parts import chunks
from greffier.store.tables import copy, event, reading

__all__ = ["Library", "Opened", "build_incident", "find_anchors", "find_names", "open_record"]

_AT_ONCE = 100
"""So many records are asked for at once."""


@dataclass(frozen=True)
class Opened:
    """A reading: its record as the machine read it, and as it stands with what people corrected.

    ``key`` is its number as text.
    """

    read: Record
    standing: Standing
    reader: str
    key: str

    @property
    def record(self) -> Record:
        """The record as it stands."""
        return self.standing.record

    @property
    def anchors(self) -> tuple[str, ...]:
        """The names of the standing record's events, in their order."""
        return self.standing.anchors

    @cached_property
    def told(self) -> dict[str, Told]:
        """What the standing record tells, by the anchors of its events; made where somebody asks: it takes a while."""
        return _make_told(self)

    @cached_property
    def worded(self) -> dict[tuple[str, str], list[str]]:
        """The anchors of what is told, by its words and its type."""
        found: dict[tuple[str, str], list[str]] = {}
        for anchor, told in self.told.items():
            found.setdefault((told.member.telling.words, told.event.type), []).append(anchor)
        return found


class Library:
    """The current readings of a store, opened as they are asked for and kept until the transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._opened: dict[int, Opened] = {}
        self._readings: dict[str, list[int]] = {}
        self._copies: dict[int, set[int]] = {}
        self._is_corrected: bool | None = None
        self._made: dict[int, list[Made]] = {}

    def open(self, number: int) -> Opened:
        """One reading by its number."""
        self.open_all([number])
        return self._opened[number]

    def open_all(self, numbers: Iterable[int]) -> None:
        """Open many readings at once."""
        missing = [number for number in dict.fromkeys(numbers) if number not in self._opened]
        made = self._fetch_corrections(missing)
        for part in chunks(missing, _AT_ONCE):
            query = select(reading.c.number, reading.c.record, reading.c.reader).where(reading.c.number.in_(part))
            for row in self._connection.execute(query):
                record, corrections = from_json(row.record), made.get(row.number, ())
                self._opened[row.number] = open_record(record, row.reader, str(row.number), corrections)

    def _fetch_corrections(self, numbers: Collection[int]) -> dict[int, list[Made]]:
        """What people corrected in readings, asked for many at once; never where nobody corrected anything."""
        if self._is_corrected is None:
            self._is_corrected = has_corrections(self._connection)
        missing = [number for number in numbers if number not in self._made] if self._is_corrected else []
        if missing:
            found = read_of_readings(self._connection, missing)
            self._made |= {number: found.get(number, []) for number in missing}
        return self._made

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
            rows = self._connection.execute(query.order_by(event.c.reading)).all()
            for row in rows:
                self._readings[row.anchor].append(row.reading)
            self.open_all({row.reading for row in rows})

    def fetch_copies(self, numbers: Collection[int]) -> set[tuple[int, int]]:
        """The pairs of these current readings whose texts are near-duplicates, the smaller number first."""
        known, found = set(numbers), set[tuple[int, int]]()
        for part in chunks(sorted(known)):
            rows = self._connection.execute(select(copy.c.one, copy.c.other).where(copy.c.one.in_(part)))
            found.update((one, other) for one, other in rows if other in known)
        return found


def build_incident(library: Library, anchors: Collection[str]) -> Incident | None:
    """The incident that these events are; None where no current reading tells any of them."""
    library.fetch(anchors)
    told = [one for anchor in anchors for one in library.told(anchor)]
    readings = sorted({int(one.member.telling.reading) for one in told})
    copies = [(str(one), str(other)) for one, other in sorted(library.fetch_copies(readings))]
    return summarise(told, copies) if told else None


def open_record(record: Record, reader: str, key: str, made: Sequence[Made] = ()) -> Opened:
    """A record with its tellings; ``made`` are the rows of corrections on its events."""
    return Opened(record, apply_corrections(record, find_names(record), list_standing(made)), reader, key)


def _make_told(opened: Opened) -> dict[str, Told]:
    known, anchors, key = opened.record, list(opened.anchors), opened.key
    events = dict(zip(anchors, known.events, strict=True))
    voices, (_, published) = make_voices(known, key), find_bounds(known.document.published)
    told = {}
    for telling in make_tellings(known, anchors, key, name_series(opened.reader, known.document)):
        its, marks = events[telling.anchor], opened.standing.marks.get(telling.anchor, NO_MARKS)
        member = Member(telling, published, voices)
        told[telling.anchor] = Told(member, its, find_location(its), known.document.title, marks)
    return told


def find_names(record: Record) -> list[str]:
    """The anchors of a record's events as they were read."""
    return name_anchors(record.document.id, [(event.trigger.start, event.trigger.end) for event in record.events])


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
