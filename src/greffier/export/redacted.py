"""The same selection without the names of private persons: every record redacted first, all else made from these.

What was counted and compared stays as it was: which events are one incident, and how many sources are independent, was
settled on the records as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec
from sqlalchemy import Connection, select

from greffier.export.cases import Case
from greffier.export.private_names import find_private_names
from greffier.export.redacted_readings import Pair, make_pair
from greffier.export.redacted_words import WITHHELD, Words
from greffier.export.redaction import Redactor
from greffier.export.renaming import Renaming
from greffier.export.selection import Reading, Selection
from greffier.model.record import Record
from greffier.record.serialise import to_json
from greffier.store.choosing import EVERYTHING, Filter
from greffier.store.holdings import Library, Opened
from greffier.store.judging import Correction, find_current
from greffier.store.moving import Decision, KeptDocument, KeptJudgement, KeptReading, KeptState, anchors
from greffier.store.readings import name_facts, name_reading
from greffier.store.states import read_reread
from greffier.store.tables import event, reading

_MOST = 256


class RedactedSelection(Selection):
    """A selection that may leave the house."""

    def __init__(self, connection: Connection, wanted: Filter = EVERYTHING) -> None:
        super().__init__(connection, wanted)
        self._pairs: dict[str, Pair] = {}

    @cached_property
    def _redactor(self) -> Redactor:
        return Redactor(find_private_names(self.connection))

    def cases(self) -> Iterator[Case]:
        """The incidents, made anew from the redacted records."""
        for case in super().cases():
            pairs = {key: self._pair(key, opened) for key, opened in case.readings.items()}
            yield _rename(case, pairs, self._redactor)

    def _pair(self, key: str, opened: Opened | None = None) -> Pair:
        if key not in self._pairs:
            if len(self._pairs) >= _MOST:
                self._pairs.pop(next(iter(self._pairs)))
            opened = opened or Library(self.connection).open(int(key))
            self._pairs[key] = make_pair(key, opened, self._redactor)
        return self._pairs[key]

    def documents(self) -> Iterator[KeptDocument]:
        """The current readings; paths and people through whom they came in stay out."""
        for kept in super().documents():
            made: dict[str, list[KeptReading]] = {}
            texts: dict[str, bytes] = {}
            for one in kept.readings:
                if one.superseded_by is None:
                    query = select(reading.c.number).where(reading.c.id == one.id)
                    record = self._pair(str(self.connection.scalar(query))).read
                    texts[record.document.id] = record.document.text.encode()
                    made.setdefault(record.document.id, []).append(self._keep(one, record))
            for name, readings in made.items():
                yield KeptDocument(name, texts[name], (), tuple(readings))

    def _keep(self, one: KeptReading, record: Record) -> KeptReading:
        line, reader = to_json(record), self._redactor.name_reader(one.reader)
        version = self._redactor.name_version(one.reader, one.version)
        return KeptReading(
            name_reading(reader, version, line), reader, version, WITHHELD, one.at, name_facts(record.document), None,
            msgspec.Raw(line),
        )  # fmt: skip

    def reading(self, case: Case, key: str) -> Reading:
        """The reading, under the id that its redacted record has."""
        found = super().reading(case, key)
        reader = self._redactor.name_reader(found.reader)
        version = self._redactor.name_version(found.reader, found.version)
        return Reading(name_reading(reader, version, to_json(self._pair(key).read)), reader, version, found.at)

    def correction(self, identity: str) -> Correction:
        """When and why a correction was made, by nobody."""
        made = super().correction(identity)
        return replace(made, by=WITHHELD, because=self._redactor.redact_text(made.because))

    def decisions(self) -> Iterator[Decision]:
        """What people said, by nobody; what waits for an event that no report tells now stays out."""
        words = Words(self._redactor)
        for made in super().decisions():
            found = [self._find(anchor) for anchor in anchors(made)]
            known = [one for one in found if one is not None]
            if len(known) == len(found):
                pairs, names = tuple(pair for pair, _ in known), tuple(name for _, name in known)
                state = "in-review" if self._is_reread(made) else None
                if (new := words.rewrite(made, pairs, names, state)) is not None:
                    yield new

    def judgements(self) -> Iterator[KeptJudgement]:
        """Of these, what was decided on pairs of events."""
        yield from (made for made in self.decisions() if isinstance(made, KeptJudgement))

    def _is_reread(self, made: Decision) -> bool:
        """True for a state that was given to other values than are read now, which do not go out."""
        current = find_current(self.connection, made.anchor) if isinstance(made, KeptState) else None
        return current is not None and bool(read_reread(self.connection, [current]))

    def _find(self, anchor: str) -> tuple[Pair, str] | None:
        """The reading that tells an event now, and the name that it has in its redacted record."""
        current = find_current(self.connection, anchor)
        query = select(event.c.reading).where(event.c.anchor == current, event.c.current).order_by(event.c.reading)
        key = self.connection.scalar(query.limit(1))
        if current is None or key is None:
            return None
        pair = self._pair(str(key))
        return pair, pair.anchors[current]


@dataclass(frozen=True, slots=True)
class RedactedCase:
    """An incident made anew from redacted records, and for each of their new ids the old one."""

    case: Case
    ids: Mapping[str, str]


def redact_case(case: Case, redactor: Redactor) -> RedactedCase:
    """One incident as it may be shown to who may not see the names of private persons."""
    pairs = {key: make_pair(key, opened, redactor) for key, opened in case.readings.items()}
    made = _rename(case, pairs, redactor)
    ids = {pair.read.document.id: pair.document for pair in pairs.values()}
    ids |= {new: old for pair in pairs.values() for old, new in pair.anchors.items()}
    return RedactedCase(made, ids | {made.incident.id: case.incident.id})


def _rename(case: Case, pairs: Mapping[str, Pair], redactor: Redactor) -> Case:
    renaming = Renaming(case.incident, pairs, redactor)
    states = {new.member.telling.anchor: case.state_of(old) for old, new in renaming.both()}
    return Case(renaming.make(), {key: pair.new for key, pair in pairs.items()}, states)
