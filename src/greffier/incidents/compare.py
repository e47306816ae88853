"""Two tellings compared, feature by feature, each with its reason.

Points are added up; from ``ENOUGH`` on the two are taken for one event. Another day, another town, another kind of
event, or a report that itself tells two events apart, is a conflict: then no number of points is enough. Figures that
differ, and authors that differ, cost little: that is what parties disagree about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from greffier.gazetteer.geometry import distance_km
from greffier.incidents.affinity import find_affinity
from greffier.incidents.telling import Figure, Telling

ENOUGH = 3.5
_SLACK_KM = 2.0
_NEAR = 2  # « near » stretches: up to so many times its radius nothing is ruled out
_SAME_SPOT_KM = 3.0
_CERTAIN = 10.0
_VAGUE = -1.2  # then only a figure that both give brings two tellings together
_UNKNOWN = -2.5


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature says: so many points, for this reason. ``conflict``: it cannot be one event."""

    feature: str
    points: float
    says: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tellings, and why they are one event or not."""

    one: str
    other: str
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the points."""
        return round(sum(reason.points for reason in self.reasons), 2)

    @property
    def conflicts(self) -> bool:
        """True where the two cannot be one event, and no report says that they are."""
        told = any(reason.feature == "told" for reason in self.reasons)
        return not told and any(reason.conflict for reason in self.reasons)

    @property
    def is_same(self) -> bool:
        """True where the two are taken for one event."""
        return not self.conflicts and self.score >= ENOUGH


def compare(one: Telling, other: Telling, copied: bool = False) -> Comparison:
    """Compare two tellings; ``copied`` where their documents are near-duplicates of one text."""
    if one.anchor > other.anchor:
        one, other = other, one
    found = [_when(one, other), _where(one, other), _type(one, other), _apart(one, other),
             *_parties(one, other), _figures(one, other), _linked(one, other)]  # fmt: skip
    if copied:
        points, says = (8.0, ", and tell it in the same words") if one.words == other.words else (1.0, "")
        found.append(Reason("copy", points, "the two reports are copies of one text" + says))
    return Comparison(one.anchor, other.anchor, tuple(reason for reason in found if reason is not None))


def _when(one: Telling, other: Telling) -> Reason:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return Reason("when", _UNKNOWN, "one has no date, or only an end of one")
    if one.last < other.first or other.last < one.first:
        return Reason("when", 0.0, f"another day: {_days(one)}, {_days(other)}", conflict=True)
    longer = max((one.last - one.first).days, (other.last - other.first).days)
    points = 2.0 if longer == 0 else 1.5 if longer <= 3 else 0.5 if longer <= 7 else _VAGUE
    return Reason("when", points, f"{_days(one)}, {_days(other)}")


def _days(telling: Telling) -> str:
    first, last = telling.first or date.min, telling.last or date.max
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _where(one: Telling, other: Telling) -> Reason:
    if one.point is None or other.point is None:
        return Reason("where", _UNKNOWN, "one has no place on the map")
    away = distance_km(one.point, other.point)
    reach = one.radius_km + other.radius_km
    says = f"{away:.0f} km apart, give or take {reach:.0f} km"
    vague = max(one.precision, other.precision) >= 3
    if away > reach * (_NEAR if max(one.precision, other.precision) >= 2 else 1) + _SLACK_KM:
        return Reason("where", 0.0, f"another place: {says}", conflict=True)
    if vague or away > reach + _SLACK_KM:
        return Reason("where", _VAGUE, f"roughly the same region: {says}")
    if one.place == other.place or away <= _SAME_SPOT_KM:
        return Reason("where", 2.0, f"the same place: {says}")
    return Reason("where", round(1.5 - away / (reach + _SLACK_KM), 2), f"near each other: {says}")


def _type(one: Telling, other: Telling) -> Reason:
    affinity = find_affinity(one.type, other.type)
    says = one.type if one.type == other.type else f"{one.type}, {other.type}"
    if affinity == 0 and other.anchor not in one.part:
        return Reason("type", 0.0, f"another kind of event: {says}", conflict=True)
    return Reason("type", round(1.5 * affinity - 0.5, 2), says)


def _parties(one: Telling, other: Telling) -> list[Reason]:
    found = []
    if one.agents & other.agents or one.named & other.named:
        found.append(Reason("agent", 1.0, "the same author"))
    elif one.agents and other.agents:
        found.append(Reason("agent", -0.5, "another author"))
    if one.struck & other.struck:
        found.append(Reason("target", 1.0, "the same target, in the same words"))
    elif one.targets & other.targets:
        found.append(Reason("target", 0.5, "the same target"))
    if (one.agents & other.targets or other.agents & one.targets) and not one.agents & other.agents:
        found.append(Reason("roles", -1.0, "who attacks in one is attacked in the other"))
    return found


def _apart(one: Telling, other: Telling) -> Reason | None:
    """One report that gives two figures of one kind, of one voice, tells two events; so do two rows of a data set."""
    if one.series is not None and one.series == other.series and one.document != other.document:
        return Reason("report", 0.0, "one data set codes them as two events", conflict=True)
    if one.reading != other.reading or other.anchor in one.same | one.part:
        return None
    for figure in one.figures:
        for its in other.figures:
            if (figure.kind, figure.source) == (its.kind, its.source) and not _agree(figure, its):
                says = f"one report tells them apart: {figure.kind} {_show(figure)} and {_show(its)} by one voice"
                return Reason("report", 0.0, says, conflict=True)
    return Reason("report", -0.5, "one report tells both without saying that they are one")


def _figures(one: Telling, other: Telling) -> Reason | None:
    pairs = [(figure, its) for figure in one.figures for its in other.figures if figure.kind == its.kind]
    if not pairs:
        return None
    for figure, its in pairs:
        if (figure.low, figure.high) == (its.low, its.high) and (figure.low or figure.high):
            points = 1.5 if (figure.low or 0) >= 5 else 1.0
            return Reason("figures", points, f"the same figure: {figure.kind} {_show(figure)}")
    for figure, its in pairs:
        if _agree(figure, its):
            return Reason("figures", 0.5, f"figures that agree: {figure.kind} {_show(figure)}, {_show(its)}")
    figure, its = pairs[0]
    points = -0.3 if min(_middle(figure), _middle(its)) * 3 >= max(_middle(figure), _middle(its)) else -0.7
    return Reason("figures", points, f"figures that differ: {figure.kind} {_show(figure)}, {_show(its)}")


def _agree(one: Figure, other: Figure) -> bool:
    low = max(one.low or 0, other.low or 0)
    high = min(float("inf") if figure.high is None else figure.high for figure in (one, other))
    return low <= high


def _middle(figure: Figure) -> float:
    low, high = figure.low, figure.high
    return ((low if low is not None else high or 0) + (high if high is not None else low or 0)) / 2


def _show(figure: Figure) -> str:
    if figure.low == figure.high:
        return str(figure.low)
    return f"{'…' if figure.low is None else figure.low}–{'…' if figure.high is None else figure.high}"


def _linked(one: Telling, other: Telling) -> Reason | None:
    if other.anchor in one.same or one.anchor in other.same:
        return Reason("told", _CERTAIN, "the report says that they are one")
    if other.anchor in one.part or one.anchor in other.part:
        return Reason("part", _CERTAIN / 2, "the report says that one is part of the other")
    return None
