"""Incidents near one in time and place, which a person may find to be the same."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, select

from greffier.incidents.telling import MOST_DAYS, MOST_KM
from greffier.store.globe import reach
from greffier.store.listing import read_rows
from greffier.store.shown import IncidentRow
from greffier.store.summary_tables import summary

_SLACK_DAYS = 3


def find_near(connection: Connection, incident: str, limit: int = 10) -> list[IncidentRow]:
    """Other incidents within some 60 kilometres and a few days, the nearest first; none without a date or a place."""
    one = connection.execute(select(summary).where(summary.c.id == incident)).first()
    if one is None or one.earliest is None or one.latest is None or one.x is None:
        return []
    begins, ends = date.fromisoformat(one.earliest), date.fromisoformat(one.latest)
    if (ends - begins).days > MOST_DAYS:
        return []
    closeness = summary.c.ex * one.ex + summary.c.ey * one.ey + summary.c.ez * one.ez
    query = select(summary.c.number).where(
        summary.c.earliest <= _move(ends, _SLACK_DAYS), summary.c.latest >= _move(begins, -_SLACK_DAYS),
        closeness >= reach(MOST_KM), summary.c.id != incident,
    )  # fmt: skip
    numbers = connection.scalars(query.order_by(closeness.desc(), summary.c.id).limit(limit)).all()
    return read_rows(connection, numbers)


def _move(day: date, by: int) -> str:
    try:
        return (day + timedelta(days=by)).isoformat()
    except OverflowError:  # the ends of the calendar
        return day.isoformat()
