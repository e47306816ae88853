"""Filters → cases, as they come, in the order of their dates. Nothing is held but the part at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec
from sqlalchemy import Connection, select

from greffier.export.cases import Case
from greffier.incidents.summary import Incident
from greffier.store.choosing import EVERYTHING, Filter
from greffier.store.incidents import open_incidents, read_incidents
from greffier.store.judging import Correction, find_current
from greffier.store.moving import Decision, KeptDocument, KeptJudgement, list_documents, read_decisions, read_kept
from greffier.store.shown import State
from greffier.store.states import has_states, read_states
from greffier.store.tables import correction, reading


@dataclass(frozen=True, slots=True)
class Reading:
    """By whom and when a report was read."""

    id: str
    reader: str
    version: str | None
    at: str


class Selection:
    """What is exported: the incidents of a store that a filter lets through."""

    def __init__(self, connection: Connection, wanted: Filter = EVERYTHING) -> None:
        self.connection, self.wanted = connection, wanted

    def cases(self) -> Iterator[Case]:
        """The incidents with their records."""
        for incident, library in open_incidents(self.connection, self.wanted):
            keys = {told.member.telling.reading for told in incident.members}
            yield Case(incident, {key: library.open(int(key)) for key in keys}, self.states(incident))

    def states(self, incident: Incident) -> Mapping[str, State]:
        """How far the review of an incident's members is, by their anchors."""
        if not self._is_reviewed:
            return {}
        return read_states(self.connection, [told.member.telling.anchor for told in incident.members])

    @cached_property
    def _is_reviewed(self) -> bool:
        return has_states(self.connection)

    def correction(self, identity: str) -> Correction:
        """Who made a correction, when and why."""
        row = self.connection.execute(select(correction).where(correction.c.id == identity)).one()
        return Correction(**row._mapping)

    def documents(self) -> Iterator[KeptDocument]:
        """Without a filter all that was read; else the documents of the incidents, with all their readings."""
        yield from read_kept(self.connection, list_documents(self.connection, self._wanted_documents))

    def decisions(self) -> Iterator[Decision]:
        """What people decided of events of these documents."""
        yield from read_decisions(self.connection, self._wanted_documents)

    def judgements(self) -> Iterator[KeptJudgement]:
        """Of these, what was decided on pairs of events that reports tell now, under their names of now."""
        for made in self.decisions():
            if isinstance(made, KeptJudgement):
                one, other = (find_current(self.connection, name) for name in (made.one, made.other))
                if one and other:
                    yield msgspec.structs.replace(made, one=one, other=other)

    def reading(self, case: Case, key: str) -> Reading:
        """The reading of one of a case's records."""
        row = self.connection.execute(select(reading).where(reading.c.number == int(key))).one()
        return Reading(row.id, row.reader, row.version, row.at)

    @cached_property
    def _wanted_documents(self) -> frozenset[str] | None:
        if self.wanted == EVERYTHING:
            return None
        found = read_incidents(self.connection, self.wanted)
        return frozenset(told.member.telling.document for incident in found for told in incident.members)
