"""How what is stored is shown to who asks: with or without the names of private persons, under ids or aliases.

In a workbench of one person all is shown as it is. In a team's lists names are withheld from everyone, for reading
lists is not noted; a reader sees them nowhere, sees points only coarsely, and no note of a reviewer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from greffier.export.coarsening import grow_radius, round_degrees
from greffier.export.redaction import Redactor
from greffier.registry import find_actor
from greffier.store import shown
from greffier.store.reviews import find_shown
from greffier.store.tables import reading
from greffier.web.aliases import Aliases


@dataclass(frozen=True, slots=True)
class View:
    """What one user may see. ``redactor`` None: names are shown; ``aliases`` None: ids are."""

    connection: Connection
    redactor: Redactor | None = None
    aliases: Aliases | None = None

    @property
    def is_reader(self) -> bool:
        """True for who may see names nowhere."""
        return self.aliases is not None

    def id(self, id: str) -> str:
        """An id as it is told."""
        return self.aliases.make(id) if self.aliases else id

    def maybe(self, id: str | None) -> str | None:
        """As ``id``, for what may have none."""
        return None if id is None else self.id(id)

    def text(self, text: str) -> str:
        """A text without the names that are withheld."""
        return self.redactor.redact_text(text) if self.redactor else text

    def rename(self, value: Any, known: Mapping[str, str]) -> Any:
        """A plain value whose ids in ``known`` are told by those that these stand for."""
        if isinstance(value, str):
            return self.id(known[value]) if value in known else value
        if isinstance(value, dict):
            return {self.rename(key, known): self.rename(part, known) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [self.rename(part, known) for part in value]
        return value

    def row(self, row: shown.IncidentRow) -> shown.IncidentRow:
        """An incident of a list."""
        if self.redactor is None:
            return row
        return replace(
            row, id=self.id(row.id), spot=self.spot(row.spot) if row.spot else None,
            agents=tuple(map(self._party, row.agents)), targets=tuple(map(self._party, row.targets)),
        )  # fmt: skip

    def _party(self, party: shown.Party) -> shown.Party:
        known = party.actor if party.actor and find_actor(party.actor) else None
        return shown.Party(self.text(party.name), known if self.is_reader else party.actor)

    def spot(self, spot: shown.Spot) -> shown.Spot:
        """A place: for a reader the middle of its cell."""
        if not self.is_reader:
            return spot
        latitude, longitude = round_degrees(spot.latitude), round_degrees(spot.longitude)
        return replace(
            spot, name=self.text(spot.name), latitude=latitude, longitude=longitude,
            radius_km=grow_radius(spot.radius_km), precision=max(spot.precision or 2, 2),
        )  # fmt: skip

    def map(self, view: shown.MapView) -> shown.MapView:
        """Marks and heaps of a map."""
        if not self.is_reader:
            return view
        marks = tuple(replace(mark, id=self.id(mark.id), spot=self.spot(mark.spot)) for mark in view.marks)
        return replace(view, marks=marks, heaps=tuple(map(_coarsen, view.heaps)))

    def timeline(self, timeline: shown.Timeline) -> shown.Timeline:
        """Bars of a timeline."""
        bars = tuple(replace(bar, id=self.id(bar.id)) for bar in timeline.bars)
        return replace(timeline, bars=bars) if self.is_reader else timeline

    def facets(self, facets: shown.Facets, kinds: frozenset[str]) -> shown.Facets:
        """What filters may ask for: no withheld name, and for a reader no origin's name at all."""
        if self.redactor is None:
            return facets
        source = tuple(one for one in facets.source if self.text(one.value) == one.value)
        if not self.is_reader:
            return replace(facets, source=source)
        actor = tuple(one for one in facets.actor if find_actor(one.value))
        return replace(facets, actor=actor, source=tuple(one for one in source if one.value in kinds))

    def read_record(self, document: str) -> bytes:
        """The record that is shown of a document, as JSON."""
        number = find_shown(self.connection, document)
        return bytes(self.connection.scalars(select(reading.c.record).where(reading.c.number == number)).one())


def _coarsen(heap: shown.Heap) -> shown.Heap:
    west, south, east, north = map(round_degrees, (heap.west, heap.south, heap.east, heap.north))
    return shown.Heap(round_degrees(heap.latitude), round_degrees(heap.longitude), heap.count, west, south, east, north)
