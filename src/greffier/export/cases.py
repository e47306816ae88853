"""What a format is written from: an incident with the records of its members, and what follows from them.

Invariant: every value stands in a claim of a member. Where no claim gives one, it is None or an empty list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from greffier.export.parties import Side, find_side
from greffier.export.tolls import Toll, find_toll
from greffier.incidents.summary import Incident, Told
from greffier.incidents.telling import MOST_KM
from greffier.model.edtf import find_bounds
from greffier.model.record import Codes, Location, Record
from greffier.record.codes import code_event
from greffier.store.holdings import Opened
from greffier.store.shown import State
from greffier.store.states import join_states

_STRONGEST = ("asserted", "alleged", "uncertain")


def find_point(location: Location | None) -> tuple[float, float] | None:
    """The latitude and longitude of a place; None where it is a region, whose middle would be a false point."""
    if location is None or location.place is None:
        return None
    if location.precision == 3 or (location.radius_km or 0) > MOST_KM:
        return None
    return location.place.latitude, location.place.longitude


def find_radius(location: Location | None) -> int | None:
    """The uncertainty of a place in metres."""
    return None if location is None or location.radius_km is None else round(location.radius_km * 1000)


class Case:
    """One incident as it goes out. ``readings`` are those of its members, by their keys.

    ``states`` are how far the review of its members is, by their anchors; those left out are unread.
    """

    def __init__(
        self, incident: Incident, readings: Mapping[str, Opened], states: Mapping[str, State] | None = None
    ) -> None:
        self.incident, self.readings, self._states = incident, readings, states or {}

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The records of its members as they stand, by the key of their reading."""
        return {key: opened.record for key, opened in self.readings.items()}

    def state_of(self, told: Told) -> State:
        """How far the review of a member is."""
        return self._states.get(told.member.telling.anchor, "unread")

    @property
    def state(self) -> State:
        """How far the review is: disputed where one member is, accepted where all are."""
        return join_states(map(self.state_of, self.incident.members))

    @property
    def corrected(self) -> bool:
        """True where a value of a member is a person's, or was taken away by one."""
        return any(told.marks for told in self.incident.members)

    def record(self, told: Told) -> Record:
        """The record in which a member stands."""
        return self.records[told.member.telling.reading]

    @cached_property
    def affirmed(self) -> tuple[Told, ...]:
        """The members that say it happened."""
        return tuple(told for told in self.incident.members if not told.event.negated)

    @property
    def happened(self) -> bool:
        """False where it is only told that it did not happen."""
        return bool(self.affirmed)

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day that the date allows."""
        when = self.incident.when
        return find_bounds(when.edtf if when else None)

    @property
    def length(self) -> int | None:
        """How many days the date allows; None for an open or unknown one."""
        first, last = self.days
        return (last - first).days + 1 if first and last else None

    @property
    def location(self) -> Location | None:
        """Where it was, on the map."""
        return self.incident.where

    @cached_property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where it has a point."""
        return find_point(self.location)

    @property
    def radius_m(self) -> int | None:
        """How far from its point it may have been, in metres."""
        return find_radius(self.location)

    @cached_property
    def agents(self) -> Side:
        """Who did it, as most members say."""
        return find_side(self.affirmed, "agent")

    @cached_property
    def targets(self) -> Side:
        """Whom it struck, as most members say."""
        return find_side(self.affirmed, "target", self.agents.principal)

    @cached_property
    def codes(self) -> Codes:
        """The standard schemes' codes, from the type and the two sides."""
        return code_event(self.incident.type, self.agents.actors, self.targets.actors)

    @property
    def modality(self) -> str | None:
        """The surest way in which a member tells it."""
        found = {told.event.modality for told in self.affirmed}
        return next((one for one in _STRONGEST if one in found), None)

    def toll(self, kind: str) -> Toll | None:
        """The figures of one kind, « killed_attackers » among them."""
        return find_toll(self.incident, kind)

    @cached_property
    def reports(self) -> tuple[Record, ...]:
        """The reports that tell it, each once, by publication."""
        found = {told.member.telling.reading: self.record(told) for told in self.incident.members}
        return tuple(found.values())
