"""Filters → cases, as they come, in the order of their dates. Nothing is held but the part at hand."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from greffier.export.cases import Case
from greffier.store.incidents import EVERYTHING, Filter, open_incidents


class Selection:
    """What is exported: the incidents of a store that a filter lets through."""

    def __init__(self, connection: Connection, wanted: Filter = EVERYTHING) -> None:
        self.connection, self.wanted = connection, wanted

    def cases(self) -> Iterator[Case]:
        """The incidents with their records."""
        for incident, library in open_incidents(self.connection, self.wanted):
            keys = {told.member.telling.reading for told in incident.members}
            yield Case(incident, {key: library.open(int(key)).record for key in keys})
