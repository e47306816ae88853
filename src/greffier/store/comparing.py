"""The incidents of a store, each with what a data set has of it and what the reports say.

What only reports have counts as missing from the data set where the data set could have it: in its countries and years,
of a kind that its scheme codes. What lies outside is counted, and listed where it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, func, select

from greffier.incidents.coverage import Coverage, cover
from greffier.incidents.summary import Incident
from greffier.model.edtf import find_bounds
from greffier.model.ontology import ONTOLOGY
from greffier.model.trouble import Code, Trouble
from greffier.store.choosing import EVERYTHING, Filter
from greffier.store.incidents import find_incident, read_incidents
from greffier.store.parts import chunks
from greffier.store.tables import event, link


@dataclass(frozen=True, slots=True)
class Scope:
    """What a data set reaches over, told from its own events: schemes, countries, first and last day."""

    series: tuple[str, ...]
    countries: frozenset[str]
    first: str | None
    last: str | None

    def covers(self, incident: Incident) -> bool:
        """True where the data set could have the incident."""
        place = incident.where.place if incident.where else None
        if place is not None and place.country is not None and self.countries and place.country not in self.countries:
            return False
        if not any(_codes(name, incident) for name in self.series):
            return False
        begins, ends = find_bounds(incident.when.edtf if incident.when else None)
        return _is_after(ends, self.first) and _is_after(_day(self.last), begins.isoformat() if begins else None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _is_after(day: date | None, bound: str | None) -> bool:
    return day is None or bound is None or day.isoformat() >= bound


def _codes(series: str, incident: Incident) -> bool:
    """True for a kind of event that the scheme has; UCDP's are deadly."""
    known = ONTOLOGY[incident.type]
    if not series.startswith("ucdp:"):
        return known.acled is not None
    killed = incident.reconciled.figures.get("killed")
    return known.ucdp is not None and killed is not None and killed.high != 0


def find_series(connection: Connection, source: str | None) -> tuple[str, ...]:
    """The data sets of a source, or all; raises Trouble NOT_KEPT where there is none."""
    names = [str(name) for name in connection.scalars(select(event.c.series).where(event.c.series > "").distinct())]
    found = sorted(name for name in names if source is None or source in (name, name.partition(":")[2]))
    if not found:
        there = f" There are: {', '.join(sorted(names))}." if names else ""
        mend = "greffier import keeps a CSV of coded data." if not names else "Name one of these."
        raise Trouble(Code.NOT_KEPT, source or "the store", f"The store has no such coded data.{there}", mend)
    return tuple(found)


def find_scope(connection: Connection, series: tuple[str, ...]) -> Scope:
    """The reach of data sets."""
    mine = event.c.series.in_(series), event.c.current
    row = connection.execute(select(func.min(event.c.earliest), func.max(event.c.latest)).where(*mine)).one()
    countries = connection.scalars(select(event.c.country).where(*mine).distinct())
    return Scope(series, frozenset(country for country in countries if country), *row)


@dataclass(slots=True)
class Tally:
    """How many incidents of each sort were met, and how often each field agreed, differed or was open."""

    scope: Scope
    status: Counter[str] = field(default_factory=Counter)
    fields: dict[str, Counter[str]] = field(default_factory=dict)
    outside: int = 0

    def add(self, found: Coverage) -> None:
        """Count one."""
        self.status[found.status] += 1
        for name, compared in found.fields.items():
            self.fields.setdefault(name, Counter())[compared.verdict] += 1


def read_coverage(
    connection: Connection, source: str | None = None, wanted: Filter = EVERYTHING, outside: bool = False
) -> tuple[Tally, Iterator[Coverage]]:
    """The incidents that the data sets of a source or the reports have, by date; the tally grows as they are taken.

    Raises Trouble NOT_KEPT where there is no such source.
    """
    series = find_series(connection, source)
    tally = Tally(find_scope(connection, series))
    return tally, _read(connection, series, wanted, outside, tally)


def _read(
    connection: Connection, series: tuple[str, ...], wanted: Filter, outside: bool, tally: Tally
) -> Iterator[Coverage]:
    for incident in read_incidents(connection, wanted):
        found = cover(incident, series)
        if found is None:
            continue
        if found.reports is not None and found.coded is None and not tally.scope.covers(found.reports):
            tally.outside += 1
            if not outside:
                continue
        tally.add(found)
        yield found


def find_near_misses(connection: Connection, found: Coverage, most: int = 3) -> list[tuple[str, float]]:
    """Other incidents that were compared with this one and not found sure enough, the likeliest first."""
    anchors = sorted(told.member.telling.anchor for told in found.incident.members)
    scores: dict[str, float] = {}
    for part in chunks(anchors):
        for mine, its in ((link.c.one, link.c.other), (link.c.other, link.c.one)):
            for row in connection.execute(
                select(its.label("anchor"), link.c.score).where(mine.in_(part), ~link.c.same)
            ):
                name = find_incident(connection, row.anchor)
                if name != found.incident.id:
                    scores[name] = max(scores.get(name, 0.0), row.score)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]
