"""An incident as it is shown and exported: the contract's fields, each taken from a member and never averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from greffier.incidents.cluster import name_incident
from greffier.incidents.reconcile import Member, Reconciled, reconcile
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Event, Location, When
from greffier.review.marks import NO_MARKS, Marks


@dataclass(frozen=True, slots=True)
class Told:
    """A member with the event of its record; ``title`` is its document's: of coded data the id of the row.

    ``marks`` tells which of the event's values are a person's.
    """

    member: Member
    event: Event
    location: Location | None
    title: str | None = None
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: a view over its members' claims. ``denied``: some voice says that it did not happen."""

    id: str
    type: str
    when: When | None
    where: Location | None
    members: tuple[Told, ...]
    reconciled: Reconciled
    denied: bool


def summarise(told: Sequence[Told], copies: Iterable[tuple[str, str]] = ()) -> Incident:
    """The incident of these members. What most of them say stands for it; of equals, what is most exact."""
    told = sorted(told, key=lambda one: (one.member.published is None, one.member.published, one.member.telling.anchor))
    affirmed = [one for one in told if not one.event.negated] or told
    return Incident(
        id=name_incident(one.member.telling.anchor for one in told),
        type=_choose_type(affirmed),
        when=_choose_when(affirmed),
        where=_choose_where(affirmed),
        members=tuple(told),
        reconciled=reconcile([one.member for one in told], copies),
        denied=any(one.event.negated or one.event.denied_by for one in told),
    )


def _choose_type(told: Sequence[Told]) -> str:
    order = list(ONTOLOGY)
    counted = Counter(one.event.type for one in told)
    return min(counted, key=lambda type_: (-counted[type_], order.index(type_)))


def _choose_when(told: Sequence[Told]) -> When | None:
    """Of the most exact dates the one that most give."""
    dated = [one for one in told if one.event.when is not None]
    if not dated:
        return None
    counted = Counter(one.event.when.edtf for one in dated if one.event.when)

    def rank(one: Told) -> tuple[int, int, str]:
        telling, edtf = one.member.telling, one.event.when.edtf if one.event.when else ""
        days = 10**6 if telling.first is None or telling.last is None else (telling.last - telling.first).days
        return days, -counted[edtf], edtf

    return min(dated, key=rank).event.when


def _choose_where(told: Sequence[Told]) -> Location | None:
    """Of the most exact places the one that most give."""
    placed = [one for one in told if one.location is not None]
    if not placed:
        return None
    counted = Counter(one.member.telling.place for one in placed)

    def rank(one: Told) -> tuple[int, int, float, str]:
        telling = one.member.telling
        return telling.precision, -counted[telling.place], telling.radius_km, telling.place or ""

    return min(placed, key=rank).location
