"""``acled-csv``: the columns of ACLED's event table, in its order. What no claim gives stays empty.

Source: ACLED codebook (event and sub-event types, actor types, precisions); the columns since 2023-03-20.
"""

from __future__ import annotations

from typing import BinaryIO

from greffier.export import incident_columns as own
from greffier.export.cases import Case
from greffier.export.cells import BETWEEN, join
from greffier.export.columns import Column, leave_empty
from greffier.export.counted import Counted
from greffier.export.countries import find_numeric
from greffier.export.notes import write_notes
from greffier.export.options import Options, Written
from greffier.export.parties import Party, Side
from greffier.export.selection import Selection
from greffier.export.tables import write_table
from greffier.model.ontology import ONTOLOGY

_KINDS = {
    "state-forces": 1, "rebel-group": 2, "political-militia": 3, "identity-militia": 4, "rioters": 5, "protesters": 6,
    "civilians": 7, "external-forces": 8,
}  # fmt: skip
_WEEK, _MONTH = 7, 31


def write_acled(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """One row for each incident that is told as having happened and for which ACLED has an event type."""
    cases = Counted(selection.cases(), has_event)
    write_table(out, COLUMNS, cases, options, "utf-8")
    return cases.written


def has_event(case: Case) -> bool:
    """True where ACLED has such an event, and some voice says that it happened."""
    return case.happened and ONTOLOGY[case.incident.type].acled is not None


def find_event_type(case: Case) -> tuple[str, str | None]:
    """Event type and sub-event type; the latter None where the parties would decide it and are not known."""
    if case.codes.acled:
        return case.codes.acled.event_type, case.codes.acled.sub_event_type
    known = ONTOLOGY[case.incident.type].acled
    return (known[0] if known else ""), None


def find_disorder(event_type: str, sub_event_type: str | None) -> str:
    """The disorder type.

    >>> find_disorder("Protests", "Excessive force against protesters")
    'Political violence; Demonstrations'
    """
    if event_type == "Strategic developments":
        return event_type
    if sub_event_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    return "Demonstrations" if event_type in ("Protests", "Riots") and sub_event_type != "Mob violence" else (
        "Political violence"
    )  # fmt: skip


def find_inter(party: Party | None, country: str | None) -> int | None:
    """ACLED's code of an actor: forces of a state in another one's country are 8."""
    if party is None or party.actor is None:
        return None
    home = party.actor.countries[:1]
    if party.actor.kind == "state-forces" and country and home and home[0] not in ("*", country):
        return _KINDS["external-forces"]
    return _KINDS.get(party.actor.kind)


def find_interaction(case: Case) -> int | None:
    """The two codes, the lower first; one code and 0 where only one party is named.

    None where a party is named whose kind is not known.
    """
    country, sides = own.country(case), [case.agents.principal, case.targets.principal]
    codes = [find_inter(party, country) for party in sides if party]
    if not codes or None in codes:
        return None
    low, *high = sorted(code for code in codes if code is not None)
    return low * 10 + (high[0] if high else 0)


def find_time_precision(case: Case) -> int | None:
    """1 the day, 2 a week, 3 a month; None for what is less exact."""
    days = case.length
    if days is None or days > _MONTH:
        return None
    return 1 if days == 1 else 2 if days <= _WEEK else 3


def _date(case: Case) -> str | None:
    first, _ = case.days
    return first.isoformat() if first and case.length == 1 else None


def find_year(case: Case) -> int | None:
    """The year, where the date allows only one."""
    first, last = case.days
    return first.year if first and last and first.year == last.year else None


def _others(side: Side) -> str | None:
    return join(party.name for party in side.others) or None


def _strikes_civilians(case: Case) -> str | None:
    struck = case.targets.principal
    civilian = struck is not None and struck.actor is not None and struck.actor.kind == "civilians"
    return "Civilian targeting" if civilian and ONTOLOGY[case.incident.type].group == "violence" else None


def _fatalities(case: Case) -> int | None:
    tolls = [toll for kind in ("killed", "killed_attackers") if (toll := case.toll(kind))]
    return sum(toll.best for toll in tolls) if tolls else None


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _tags(case: Case) -> str | None:
    """What the scheme has no column for and a reader must not miss."""
    known = case.incident.reconciled
    tags = [f"contested={' '.join(known.contested)}"] if known.contested else []
    tags += ["denied"] if case.incident.denied else []
    tags += ["background"] if all(told.event.background for told in case.affirmed) else []
    tags += [f"modality={case.modality}"] if case.modality != "asserted" else []
    tags += [f"when={case.incident.when.edtf}"] if case.incident.when and case.length != 1 else []
    state, *corrected = own.review(case)
    return join([*tags, f"independent_sources={known.independent_sources}", f"review={state}", *corrected])


COLUMNS: tuple[Column[Case], ...] = (
    Column("event_id_cnty", "text", "#event+code", lambda case: case.incident.id),
    Column("event_date", "text", "#date+occurred", _date),
    Column("year", "integer", "#date+year", find_year),
    Column("time_precision", "integer", "#date+precision", find_time_precision),
    Column("disorder_type", "text", "#event+disorder+type", lambda case: find_disorder(*find_event_type(case))),
    Column("event_type", "text", "#event+type", lambda case: find_event_type(case)[0]),
    Column("sub_event_type", "text", "#event+type+sub", lambda case: find_event_type(case)[1]),
    Column("actor1", "text", "#group+name+first", lambda case: _name(case.agents.principal)),
    Column("assoc_actor_1", "text", "#group+name+first+assoc", lambda case: _others(case.agents)),
    Column("inter1", "integer", "#group+type+first", lambda case: find_inter(case.agents.principal, own.country(case))),
    Column("actor2", "text", "#group+name+second", lambda case: _name(case.targets.principal)),
    Column("assoc_actor_2", "text", "#group+name+second+assoc", lambda case: _others(case.targets)),
    Column("inter2", "integer", "#group+type+second",
           lambda case: find_inter(case.targets.principal, own.country(case))),
    Column("interaction", "integer", "#event+interaction", find_interaction),
    Column("civilian_targeting", "text", "#event+civilians", _strikes_civilians),
    Column("iso", "integer", "#country+code+num", lambda case: find_numeric(own.country(case))),
    Column("region", "text", "#region+name", leave_empty),
    Column("country", "text", "#country+name", own.country_name),
    Column("admin1", "text", "#adm1+name", own.admin1),
    Column("admin2", "text", "#adm2+name", leave_empty),
    Column("admin3", "text", "#adm3+name", leave_empty),
    Column("location", "text", "#loc+name", own.place_name),
    Column("latitude", "number", "#geo+lat", own.latitude),
    Column("longitude", "number", "#geo+lon", own.longitude),
    Column("geo_precision", "integer", "#geo+precision", own.geo_precision),
    Column("source", "text", "#meta+source", lambda case: join(own.outlets(case), BETWEEN) or None),
    Column("source_scale", "text", "#meta+source+scale", leave_empty),
    Column("notes", "text", "#description", write_notes),
    Column("fatalities", "integer", "#affected+killed", _fatalities),
    Column("tags", "text", "#meta+tags", _tags),
    Column("timestamp", "integer", "#meta+timestamp", leave_empty),
)  # fmt: skip
