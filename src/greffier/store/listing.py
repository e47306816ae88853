"""Incidents as rows of a list, in parts: each part begins where the one before it ended, never by counting rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from greffier.store.choosing import EVERYTHING, Condition, Filter, choose
from greffier.store.shown import IncidentRow, Shown
from greffier.store.summary_tables import summary, summary_row

Sort = Literal["date", "-date", "-sources", "-killed"]


class ByDay(NamedTuple):
    """Where a part of a list ended that is sorted by date."""

    day: str
    incident: str


class ByNumber(NamedTuple):
    """Where a part of a list ended that is sorted by a number, then by date."""

    number: Annotated[int, msgspec.Meta(ge=-1, le=2**53)]
    day: str
    incident: str


After = ByDay | ByNumber
AFTER: Mapping[Sort, type[After]] = {"date": ByDay, "-date": ByDay, "-sources": ByNumber, "-killed": ByNumber}
"""Where a part of a list ended, for each way of sorting."""

_LAST = "9999-99-99"  # after all days: what is undated comes last, however the others are sorted
_Key = tuple[ColumnElement[Any], bool]
_ID: _Key = (summary.c.id, True)
_DATED: _Key = (func.coalesce(summary.c.earliest, summary.c.latest, _LAST), True)
_NEWEST: _Key = (func.coalesce(summary.c.earliest, summary.c.latest, ""), False)
_KEYS: dict[Sort, tuple[_Key, ...]] = {
    "date": (_DATED, _ID),
    "-date": (_NEWEST, _ID),
    "-sources": ((summary.c.sources, False), _NEWEST, _ID),
    "-killed": ((func.coalesce(summary.c.killed, -1), False), _NEWEST, _ID),
}
"""By what each way of sorting sorts, and whether it rises."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list; ``after`` asks for the one that follows it, None at the end."""

    rows: tuple[IncidentRow, ...]
    after: After | None


def list_summaries(
    connection: Connection,
    wanted: Filter = EVERYTHING,
    sort: Sort = "date",
    after: After | None = None,
    limit: int = 50,
) -> Part:
    """The incidents that a filter lets through, so many at most, after those that were given before.

    Raises ValueError for an ``after`` that is not of this way of sorting.
    """
    keys = _KEYS[sort]
    query = select(summary.c.number, *(key.label(f"key_{at}") for at, (key, _) in enumerate(keys)))
    query = query.where(choose(connection, wanted)).order_by(*order_by(sort)).limit(limit + 1)
    if after is not None:
        query = query.where(_follows(keys, after))
    found = connection.execute(query).all()
    rows = read_rows(connection, [row.number for row in found[:limit]])
    return Part(tuple(rows), AFTER[sort](*found[limit - 1][1:]) if len(found) > limit else None)


def order_by(sort: Sort) -> list[ColumnElement[Any]]:
    """The columns of ``summary`` in the order of a list."""
    return [key.asc() if rises else key.desc() for key, rises in _KEYS[sort]]


def sort_keys(sort: Sort) -> list[ColumnElement[Any]]:
    """What a list is sorted by, of ``summary``; never null."""
    return [key for key, _ in _KEYS[sort]]


def _follows(keys: tuple[_Key, ...], after: After) -> Condition:
    """What comes behind these values: greater in the first that differs (less, where it falls)."""
    if len(after) != len(keys):
        raise ValueError(f"sorted by {len(keys)} values, not {len(after)}")
    behind = [
        and_(*(key == value for (key, _), value in zip(keys[:at], after, strict=False)), _beyond(keys[at], after[at]))
        for at in range(len(keys))
    ]
    return or_(*behind)


def _beyond(key: _Key, value: int | str) -> Condition:
    expression, rises = key
    return expression > value if rises else expression < value


def count_summaries(connection: Connection, wanted: Filter = EVERYTHING) -> int:
    """How many incidents a filter lets through."""
    query = select(func.count()).select_from(summary).where(choose(connection, wanted))
    return int(connection.scalar(query) or 0)


def read_summary(connection: Connection, incident: str) -> IncidentRow | None:
    """One incident by its id; None where there is none."""
    row = connection.execute(_select_rows().where(summary.c.id == incident)).first()
    return _make(row) if row else None


def read_rows(connection: Connection, numbers: Sequence[int]) -> list[IncidentRow]:
    """Summaries by their numbers, in this order."""
    rows = connection.execute(_select_rows().where(summary.c.number.in_(numbers)))
    found = {row.number: _make(row) for row in rows}
    return [found[number] for number in numbers]


def _select_rows() -> Select[Any]:
    return select(summary, summary_row.c.shown).join(summary_row, summary_row.c.summary == summary.c.number)


def _make(row: Row[Any]) -> IncidentRow:
    shown = msgspec.json.decode(row.shown, type=Shown)
    return IncidentRow(
        row.id, row.type, row.modality, shown.edtf, shown.precision, row.earliest, row.latest, shown.spot,
        shown.agents, shown.targets, shown.figures, shown.contested, row.sources, shown.documents, shown.events,
        shown.languages, shown.denied, row.corrected, row.state,
    )  # fmt: skip
