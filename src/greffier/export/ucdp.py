"""``ucdp-csv``: the 49 columns of UCDP's georeferenced event table, in its order. What no claim gives stays empty.

Source: UCDP GED codebook; ids and names of UCDP's own lists (conflicts, dyads, cells) are nobody's claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from greffier.export import incident_columns as own
from greffier.export.acled import find_year
from greffier.export.cases import Case
from greffier.export.cells import join
from greffier.export.columns import Column, leave_empty
from greffier.export.counted import Counted
from greffier.export.deaths import find_deaths
from greffier.export.options import Options, Written
from greffier.export.parties import Party, Side
from greffier.export.selection import Selection
from greffier.export.tables import write_table
from greffier.incidents.summary import Told
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Record

_STATE = frozenset({"state-forces", "government"})
_ORGANISED = _STATE | {"rebel-group", "political-militia", "identity-militia"}
_ADMIN1 = frozenset({"admin1", "region"})
_WATER = frozenset({"sea"})


def write_ucdp(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """One row for each incident that is told as having happened and that is organised violence by its type."""
    cases = Counted(selection.cases(), lambda case: case.happened and ONTOLOGY[case.incident.type].ucdp is not None)
    write_table(out, COLUMNS, cases, options, "utf-8")
    return cases.written


def find_violence(case: Case) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided: only where both sides are of a known kind that settles it."""
    sides = [party.actor.kind if party and party.actor else None for party in _principals(case)]
    agent, target = sides
    if agent in _ORGANISED and target == "civilians":
        return 3
    if None in sides or not set(sides) <= _ORGANISED | {"external-forces"} or not set(sides) & _ORGANISED:
        return None
    if set(sides) & _STATE:
        return 1
    return None if "external-forces" in sides else 2


def find_sides(case: Case) -> tuple[Side, Side]:
    """Sides A and B: in state-based violence the government is side A, else the one that acts."""
    agent, target = (party.actor.kind if party and party.actor else None for party in _principals(case))
    if find_violence(case) == 1 and target in _STATE and agent not in _STATE:
        return case.targets, case.agents
    return case.agents, case.targets


def _principals(case: Case) -> tuple[Party | None, Party | None]:
    return case.agents.principal, case.targets.principal


def find_date_precision(case: Case) -> int | None:
    """1 the day, 2 two to six days, 3 a week, 4 a month, 5 a year; None for what is less exact.

    A span of some weeks is given as a month.
    """
    days = case.length
    if days is None or days > 366:
        return None
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def find_where_precision(case: Case) -> int | None:
    """1 exact, 2 near it, 4 a first-order division, 5 another stretch or region, 6 a country, 7 water."""
    place = case.location.place if case.location else None
    if case.location is None or place is None:
        return None
    if place.feature in _WATER:
        return 7
    if place.feature == "country":
        return 6
    if place.feature in _ADMIN1 and case.location.precision == 3:
        return 4
    if case.location.relation == "between" or case.location.precision == 3:
        return 5
    return case.location.precision


def _reports(case: Case) -> Iterator[tuple[Told, Record]]:
    """One member for each report: UCDP's lists have one place for it."""
    seen = set[str]()
    for told in case.incident.members:
        if told.member.telling.reading not in seen:
            seen.add(told.member.telling.reading)
            yield told, case.record(told)


def _list(find: Callable[[Told, Record], str | None]) -> Callable[[Case], str]:
    return lambda case: join((find(told, record) for told, record in _reports(case)), ";")


def _day(case: Case, last: bool) -> str | None:
    day = case.days[last]
    return day.isoformat() if day else None


def _name(side: Side) -> str | None:
    return side.principal.name if side.principal else None


def _point(case: Case) -> str | None:
    return f"POINT ({case.point[1]} {case.point[0]})" if case.point else None


def _clarity(case: Case) -> int:
    """2 where every member tells it only among others."""
    return 2 if all(told.event.aggregate for told in case.affirmed) else 1


def _origin(told: Told, _: Record) -> str:
    return told.member.voice(told.event.attribution).chain[0]


_EMPTY: dict[str, Column[Case]] = {
    name: Column(name, "text", tag, leave_empty)
    for name, tag in (
        ("id", "#event+id+ucdp"), ("active_year", "#meta+active"),
        ("conflict_dset_id", "#crisis+id+dset"), ("conflict_new_id", "#crisis+id"), ("conflict_name", "#crisis+name"),
        ("dyad_dset_id", "#crisis+dyad+id+dset"), ("dyad_new_id", "#crisis+dyad+id"),
        ("dyad_name", "#crisis+dyad+name"),
        ("side_a_dset_id", "#group+id+first+dset"), ("side_a_new_id", "#group+id+first"),
        ("side_b_dset_id", "#group+id+second+dset"), ("side_b_new_id", "#group+id+second"), ("adm_2", "#adm2+name"),
        ("priogrid_gid", "#geo+cell"), ("country_id", "#country+code+gw"), ("region", "#region+name"),
        ("gwnoa", "#group+code+first+gw"), ("gwnob", "#group+code+second+gw"),
    )
}  # fmt: skip

COLUMNS: tuple[Column[Case], ...] = (
    _EMPTY["id"],
    Column("relid", "text", "#event+id", lambda case: case.incident.id),
    Column("year", "integer", "#date+year", find_year),
    _EMPTY["active_year"],
    Column("code_status", "text", "#meta+status", lambda case: join(own.review(case))),
    Column("type_of_violence", "integer", "#event+type", find_violence),
    _EMPTY["conflict_dset_id"],
    _EMPTY["conflict_new_id"],
    _EMPTY["conflict_name"],
    _EMPTY["dyad_dset_id"],
    _EMPTY["dyad_new_id"],
    _EMPTY["dyad_name"],
    _EMPTY["side_a_dset_id"],
    _EMPTY["side_a_new_id"],
    Column("side_a", "text", "#group+name+first", lambda case: _name(find_sides(case)[0])),
    _EMPTY["side_b_dset_id"],
    _EMPTY["side_b_new_id"],
    Column("side_b", "text", "#group+name+second", lambda case: _name(find_sides(case)[1])),
    Column("number_of_sources", "integer", "#meta+sources+num",
           lambda case: case.incident.reconciled.independent_sources),
    Column("source_article", "text", "#meta+source", _list(lambda _, record: _article(record))),
    Column("source_office", "text", "#meta+source+office", _list(lambda _, record: record.document.outlet)),
    Column("source_date", "text", "#meta+source+date", _list(lambda _, record: record.document.published)),
    Column("source_headline", "text", "#meta+source+headline", _list(lambda _, record: record.document.title)),
    Column("source_original", "text", "#meta+source+original", _list(_origin)),
    Column("where_prec", "integer", "#geo+precision", find_where_precision),
    Column("where_coordinates", "text", "#loc+name", own.place_name),
    Column("where_description", "text", "#loc+description",
           lambda case: case.location.text if case.location else None),
    Column("adm_1", "text", "#adm1+name", own.admin1),
    _EMPTY["adm_2"],
    Column("latitude", "number", "#geo+lat", own.latitude),
    Column("longitude", "number", "#geo+lon", own.longitude),
    Column("geom_wkt", "text", "#geo+wkt", _point),
    _EMPTY["priogrid_gid"],
    Column("country", "text", "#country+name", own.country_name),
    _EMPTY["country_id"],
    _EMPTY["region"],
    Column("event_clarity", "integer", "#event+clarity", _clarity),
    Column("date_prec", "integer", "#date+precision", find_date_precision),
    Column("date_start", "text", "#date+start", lambda case: _day(case, last=False)),
    Column("date_end", "text", "#date+end", lambda case: _day(case, last=True)),
    Column("deaths_a", "integer", "#affected+killed+a", lambda case: find_deaths(case, *find_sides(case)).side_a),
    Column("deaths_b", "integer", "#affected+killed+b", lambda case: find_deaths(case, *find_sides(case)).side_b),
    Column("deaths_civilians", "integer", "#affected+killed+civilians",
           lambda case: find_deaths(case, *find_sides(case)).civilians),
    Column("deaths_unknown", "integer", "#affected+killed+unknown",
           lambda case: find_deaths(case, *find_sides(case)).unknown),
    Column("best", "integer", "#affected+killed", lambda case: find_deaths(case, *find_sides(case)).best),
    Column("high", "integer", "#affected+killed+max", lambda case: find_deaths(case, *find_sides(case)).high),
    Column("low", "integer", "#affected+killed+min", lambda case: find_deaths(case, *find_sides(case)).low),
    _EMPTY["gwnoa"],
    _EMPTY["gwnob"],
)  # fmt: skip


def _article(record: Record) -> str:
    """What names the report: its address, else the id of its bytes."""
    return record.document.url or record.document.id
