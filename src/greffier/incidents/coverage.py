"""What a data set has of an incident, and what the reports say of it, side by side.

Neither is held to be right: a field agrees where both can be true, differs where they cannot, and is open where one of
them does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from greffier.gazetteer.geometry import distance_km
from greffier.incidents.reconcile import Figures
from greffier.incidents.summary import Incident, Told, summarise
from greffier.model.edtf import find_bounds
from greffier.model.ontology import ONTOLOGY
from greffier.registry import find_actor

Status = Literal["matched", "coded", "reports"]
Verdict = Literal["agree", "differ", "open"]

FIELDS = ("date", "place", "actors", "type", "killed")
_SLACK_KM = 2.0
_UNARMED = frozenset({"civilians", "protesters", "rioters"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what the data set has, what the reports say, and whether both can be true."""

    verdict: Verdict
    coded: str | None
    reports: str | None
    says: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """An incident with its two sides. ``fields`` are compared only where it has both (``matched``)."""

    incident: Incident
    coded: Incident | None
    reports: Incident | None
    fields: Mapping[str, Field]

    @property
    def status(self) -> Status:
        """Who has the incident: both, the data set only, reports only."""
        return "matched" if self.coded and self.reports else "coded" if self.coded else "reports"

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields that cannot be true on both sides."""
        return tuple(name for name, field in self.fields.items() if field.verdict == "differ")


def cover(incident: Incident, series: Collection[str]) -> Coverage | None:
    """Both sides of an incident; ``series`` names the data sets that are one of them.

    None where neither these nor a report have it.
    """
    coded = _take(incident, lambda name: name in series)
    reports = _take(incident, lambda name: name is None)
    if coded is None and reports is None:
        return None
    fields = _compare(coded, reports) if coded is not None and reports is not None else {}
    return Coverage(incident, coded, reports, fields)


def _take(incident: Incident, is_wanted: Callable[[str | None], bool]) -> Incident | None:
    """The incident as some of its members tell it."""
    told = [one for one in incident.members if is_wanted(one.member.telling.series)]
    return summarise(told) if told else None


def _compare(coded: Incident, reports: Incident) -> dict[str, Field]:
    compared = (_date(coded, reports), _place(coded, reports), _actors(coded, reports), _type(coded, reports),
                _killed(coded, reports))  # fmt: skip
    return dict(zip(FIELDS, compared, strict=True))


def show_side(side: Incident) -> dict[str, str | None]:
    """What one side says of each field, as it is shown."""
    place = side.where.place if side.where else None
    shown = (side.when.edtf if side.when else None, place.name if place else None,
             ", ".join(sorted(_armed(side).values())) or None, side.type, _show(_sum(side)))  # fmt: skip
    return dict(zip(FIELDS, shown, strict=True))


def _field(verdict: Verdict, shown: Sequence[str | None], says: str) -> Field:
    coded, reports = shown
    return Field(verdict, coded, reports, says)


def _date(coded: Incident, reports: Incident) -> Field:
    shown = [side.when.edtf if side.when else None for side in (coded, reports)]
    (first, last), (begins, ends) = (find_bounds(edtf) for edtf in shown)
    if first is None or last is None or begins is None or ends is None:
        return _field("open", shown, "one has no date")
    if first <= ends and begins <= last:
        exact = first == last == begins == ends
        return _field("agree", shown, "the same day" if exact else "one date allows the other")
    apart = (begins - last).days if begins > last else (first - ends).days
    return _field("differ", shown, f"{apart} day{'s' * (apart != 1)} apart")


def _place(coded: Incident, reports: Incident) -> Field:
    shown = [side.where.place.name if side.where and side.where.place else None for side in (coded, reports)]
    one, other = coded.where, reports.where
    if one is None or one.place is None or other is None or other.place is None:
        return _field("open", shown, "one has no place on the map")
    points = [(side.place.latitude, side.place.longitude) for side in (one, other) if side.place]
    away, reach = distance_km(points[0], points[1]), (one.radius_km or 0) + (other.radius_km or 0)
    says = f"{away:.0f} km apart, give or take {reach:.0f} km"
    return _field("agree" if away <= reach + _SLACK_KM else "differ", shown, says)


def _actors(coded: Incident, reports: Incident) -> Field:
    """Of those who bear arms, whatever their role: a data set's columns imply no direction."""
    mine, its = _armed(coded), _armed(reports)
    shown = [", ".join(sorted(side.values())) or None for side in (mine, its)]
    shared = mine.keys() & its.keys()
    if not mine or not its:
        return _field("open", shown, "one names nobody who is known")
    if not shared:
        return _field("differ", shown, "nobody in common")
    missing = sorted(mine.keys() ^ its.keys())
    return _field("agree", shown, f"in one only: {', '.join(missing)}" if missing else "the same")


def _armed(side: Incident) -> dict[str, str]:
    """The known actors that bear arms, by id."""
    found = {}
    for party in (party for told in side.members for party in told.event.participants):
        actor = find_actor(party.actor) if party.actor and party.role in ("agent", "target") else None
        if actor is not None and actor.kind not in _UNARMED:
            found[actor.id] = actor.name
    return found


def _type(coded: Incident, reports: Incident) -> Field:
    types = {told.event.type for told in reports.members if not told.event.negated} or {reports.type}
    fitting = any(_covers(told, type_) for told in coded.members for type_ in types)
    says = "the scheme's code covers both" if fitting and coded.type not in types else ""
    return Field("agree" if fitting else "differ", coded.type, ", ".join(sorted(types)), says)


def _covers(told: Told, type_: str) -> bool:
    """True where a row's own code covers a type of event; UCDP's three cover many."""
    event = told.event
    if event.type == type_:
        return True
    if (told.member.telling.series or "").startswith("ucdp:"):
        return ONTOLOGY[type_].ucdp in ("by-actors", event.codes.ucdp)
    acled = event.codes.acled
    return acled is not None and ONTOLOGY[type_].acled == (acled.event_type, acled.sub_event_type)


def _killed(coded: Incident, reports: Incident) -> Field:
    """All that were killed, on whatever side: data sets do not tell the attackers' losses apart."""
    mine, its = _sum(coded), _sum(reports)
    shown = [_show(range_) for range_ in (mine, its)]
    if mine is None or its is None:
        return _field("open", shown, "one gives no figure")
    mine_high, its_high = (float("inf") if range_[1] is None else range_[1] for range_ in (mine, its))
    if mine[0] <= its_high and its[0] <= mine_high:
        return _field("agree", shown, "the same" if mine == its else "a number fits both")
    return _field("differ", shown, "more than any report gives" if mine[0] > its[0] else "fewer than any report gives")


def _sum(side: Incident) -> tuple[int, int | None] | None:
    """The lowest and the highest number of killed that anyone gives, both sides together; an end may be open."""
    given = [figures for kind in ("killed", "killed_attackers") if (figures := side.reconciled.figures.get(kind))]
    if not given:
        return None
    is_open = any(said.high is None for figures in given for said in figures.by_source)
    highs = [_high(figures) for figures in given]
    return sum(figures.low or 0 for figures in given), None if is_open else sum(highs)


def _high(figures: Figures) -> int:
    return figures.high if figures.high is not None else figures.low or 0


def _show(range_: tuple[int, int | None] | None) -> str | None:
    if range_ is None:
        return None
    low, high = range_
    return str(low) if low == high else f"{low}–{high}" if high is not None else f"{low}+"
