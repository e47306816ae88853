"""Which events of a document are one event told twice: in the title, the lead, the body, by another voice.

One kind and no series, days that may agree, places of which one may hold the other, no two known parties that differ.
Such events stay apart in the record and are linked by ``same_as``, as each keeps its own voice and figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from greffier.gazetteer.geometry import distance_km
from greffier.model.annotated import Annotated
from greffier.model.mentions import Occurrence
from greffier.model.ontology import is_violent

_LOOSE = frozenset({"armed-clash", "attack-on-civilians"})
_LOCAL_KM = 15.0
"""Up to this radius a place is a town or a village: two of them are two places."""


def find_retold(annotated: Annotated, occurrences: Sequence[Occurrence]) -> list[set[int]]:
    """For each event the others that tell it again; symmetric."""
    same: list[set[int]] = [set() for _ in occurrences]
    seen: list[tuple[int, Where]] = []
    for later, b in enumerate(occurrences):
        many = annotated.modalities[b.mention].aggregate
        if many or not is_violent(b.type) or b.date is None or not b.places:
            continue
        where = Where.of(annotated, b)
        for earlier, there in seen:
            if _one_story(annotated, occurrences[earlier], b) and where.may_be(there):
                same[later].add(earlier)
                same[earlier].add(later)
        seen.append((later, where))
    return same


@dataclass(frozen=True, slots=True)
class Where:
    """The narrowest place of an event: its name where the gazetteer does not know it, else point and radius in km."""

    unknown: str | None
    key: str | None
    point: tuple[float, float] | None
    radius: float

    @classmethod
    def of(cls, annotated: Annotated, occurrence: Occurrence) -> Where:
        """The narrowest of the places that the event names."""
        found = [annotated.places[index].location for index in occurrence.places]
        known = [location for location in found if location.place is not None and location.relation != "in"]
        unknown = [
            location.text.casefold()
            for location in found
            if location.relation == "in" or (location.place is None and location.relation == "at")
        ]
        best = min(known, key=lambda location: location.radius_km or 0.0, default=None)
        named = unknown[0] if unknown and (best is None or (best.radius_km or 0.0) > _LOCAL_KM) else None
        if best is None or best.place is None:
            return cls(named, None, None, 0.0)
        return cls(named, best.place.id, (best.place.latitude, best.place.longitude), best.radius_km or 0.0)

    def may_be(self, other: Where) -> bool:
        """True where the two can be one place.

        « Djibo » and « la province du Soum »: yes. « Djibo » and « Arbinda », or two villages of other names: no. A
        village that the gazetteer does not know may be in any region.
        """
        if self.unknown or other.unknown:
            if self.unknown and other.unknown:
                return self.unknown == other.unknown
            known = other if self.unknown else self
            if known.radius <= _LOCAL_KM:
                return False
        if self.point is None or other.point is None:
            return bool(self.unknown or other.unknown)
        return self.key == other.key or self._near(other)

    def _near(self, other: Where) -> bool:
        wide = max(self.radius, other.radius)
        if wide <= _LOCAL_KM or self.point is None or other.point is None:
            return False
        return distance_km(self.point, other.point) <= wide


def _one_story(annotated: Annotated, a: Occurrence, b: Occurrence) -> bool:
    """Whether two events are of one kind, day and parties, and both news or both history."""
    if a.type != b.type and not ({a.type, b.type} <= _LOOSE and _one_figure(annotated, a, b)):
        return False
    first, second = (annotated.modalities[o.mention] for o in (a, b))
    if first.background != second.background:
        return False
    return _one_day(annotated, a, b) and one_party(annotated, a, b)


def _one_figure(annotated: Annotated, a: Occurrence, b: Occurrence) -> bool:
    first, second = ({(t.kind, t.low, t.high) for t in map(annotated.tolls.__getitem__, o.tolls)} for o in (a, b))
    return bool(first & second)


def _one_day(annotated: Annotated, a: Occurrence, b: Occurrence) -> bool:
    first, second = (None if o.date is None else annotated.dates[o.date].when for o in (a, b))
    if first is None or second is None:
        return False
    return may_agree(first.edtf, second.edtf)


def may_agree(a: str, b: str) -> bool:
    """True where two dates in EDTF are the same, or where one begins or ends the other's interval."""
    return a == b or any(part and part in b.split("/") for part in a.split("/"))


def one_party(annotated: Annotated, a: Occurrence, b: Occurrence) -> bool:
    """False where both name known parties in one role and share none; « des hommes armés » may be anybody."""
    for role in ("agent", "target"):
        first, second = (_known_of(annotated, o, role) for o in (a, b))
        if first and second and not first & second:
            return False
    return True


def _known_of(annotated: Annotated, occurrence: Occurrence, role: str) -> set[str]:
    parties = (
        annotated.parties[one.actor]
        for one in occurrence.involved
        if one.argument.role == role and one.actor is not None
    )
    return {party.name for party in parties if party.actor is not None}


def names_of(annotated: Annotated, occurrence: Occurrence, role: str) -> set[str]:
    """The names of the parties of an event in a role."""
    return {
        annotated.parties[one.actor].name
        for one in occurrence.involved
        if one.argument.role == role and one.actor is not None
    }
