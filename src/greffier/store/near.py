"""Incidents near another in time and place, of a kind that could be the same: for a person to look at."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from greffier.incidents.affinity import find_affinity
from greffier.model.edtf import move_day
from greffier.store.choosing import Filter
from greffier.store.listing import list_summaries
from greffier.store.shown import IncidentRow

MOST = 8
_LOOKED_AT = 200
_DAYS, _LONGEST, _KM = 3, 60, 25.0


def find_near(connection: Connection, row: IncidentRow) -> list[IncidentRow]:
    """A few incidents that may be the same, the likeliest first; none for what has no place or no date."""
    if row.spot is None or row.earliest is None or row.latest is None:
        return []
    first, last = date.fromisoformat(row.earliest), date.fromisoformat(row.latest)
    if (last - first).days > _LONGEST:
        return []
    wanted = Filter(
        since=move_day(first, -_DAYS).isoformat(), until=move_day(last, _DAYS).isoformat(), denied=True,
        near=(row.spot.latitude, row.spot.longitude, _KM + (row.spot.radius_km or 0.0)),
    )  # fmt: skip
    found = [one for one in list_summaries(connection, wanted, limit=_LOOKED_AT).rows if one.id != row.id]
    likely = [one for one in found if find_affinity(row.type, one.type) > 0]
    return sorted(likely, key=lambda one: (-find_affinity(row.type, one.type), _days(row, one), one.id))[:MOST]


def _days(row: IncidentRow, other: IncidentRow) -> int:
    """How many days lie between two dates, from the first day of each."""
    if row.earliest is None or other.earliest is None:
        return _LONGEST
    return abs((date.fromisoformat(row.earliest) - date.fromisoformat(other.earliest)).days)
