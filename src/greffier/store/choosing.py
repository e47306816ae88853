"""Which incidents a filter lets through, as conditions on their summaries: the one place where this is said.

Filters on time and place look at each telling: an incident passes where one of its reports puts it there and then. So
do those on type, modality and party; what is counted (sources, figures, contested) is of the incident as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, and_, false, or_, select, true
from sqlalchemy.sql import ColumnElement

from greffier.model.folding import fold
from greffier.model.ontology import ONTOLOGY
from greffier.store.globe import project, reach, stand
from greffier.store.search import match_words
from greffier.store.summary_tables import summary, summary_code, summary_reading, summary_telling, summary_value

Condition = ColumnElement[bool]
_SLACK = 1e-12  # of the rounding of a product: millimetres


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents; an empty field lets all through, of several values of one any will do.

    Days as 2021-01-25; ``near`` as latitude, longitude, kilometres; ``box`` as west, south, east, north (west is the
    greater where the box crosses the date line). ``actor``: an id, or a part of a name; ``source``: the name of an
    origin, or a kind of voice; ``killed`` and ``injured``: so many by somebody's figure; ``q``: words of its reports.
    ``undated`` and ``unplaced``: only these; ``incident``: only these ids. ``denied``: also those of which is only told
    that they did not happen.
    """

    since: str | None = None
    until: str | None = None
    near: tuple[float, float, float] | None = None
    box: tuple[float, float, float, float] | None = None
    country: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None
    figures: tuple[str, ...] = ()
    contested: bool = False
    min_sources: int = 1
    state: tuple[str, ...] = ()
    q: str | None = None
    undated: bool = False
    unplaced: bool = False
    denied: bool = False
    language: tuple[str, ...] = ()
    incident: tuple[str, ...] = ()


EVERYTHING = Filter()


def choose(connection: Connection, wanted: Filter) -> Condition:
    """The condition on ``summary`` that holds for the incidents that the filter lets through."""
    return and_(true(), *_whole(wanted), *_told(wanted), *_valued(wanted), *_worded(connection, wanted))


def _whole(wanted: Filter) -> Iterator[Condition]:
    """What is of the incident as a whole."""
    if wanted.incident:
        yield summary.c.id.in_(wanted.incident)
    if not wanted.denied:
        yield ~summary.c.denied
    if wanted.contested:
        yield summary.c.contested
    if wanted.min_sources > 1:
        yield summary.c.sources >= wanted.min_sources
    if wanted.killed is not None:
        yield summary.c.killed >= wanted.killed
    if wanted.injured is not None:
        yield summary.c.injured >= wanted.injured
    if wanted.state:
        yield summary.c.state.in_(wanted.state)
    if wanted.undated:
        yield and_(summary.c.earliest.is_(None), summary.c.latest.is_(None))
    if wanted.unplaced:
        yield summary.c.x.is_(None)


def _told(wanted: Filter) -> Iterator[Condition]:
    """What one telling must say of time and place."""
    own, each = list(_placed(summary, wanted)), list(_placed(summary_telling, wanted))
    if wanted.since is not None:
        yield summary.c.last >= wanted.since
    if wanted.until is not None:
        yield summary.c.first <= wanted.until
    if len(own) == 1 and wanted.country:
        yield _has(_is("country", [code.upper() for code in wanted.country]))
    if len(own) > 1 or wanted.box is not None or wanted.near is not None:
        yield _is_there_and_then(own, each)


def _is_there_and_then(own: Sequence[Condition], each: Sequence[Condition]) -> Condition:
    """Where all tellings say the same, the summary has it itself."""
    some = select(summary_telling.c.summary).where(summary_telling.c.summary == summary.c.number, *each).exists()
    return or_(and_(~summary.c.varied, *own), and_(summary.c.varied, some))


def _placed(table: FromClause, wanted: Filter) -> Iterator[Condition]:
    if wanted.since is not None:
        yield table.c.latest >= wanted.since
    if wanted.until is not None:
        yield table.c.earliest <= wanted.until
    if wanted.country:
        yield table.c.country.in_([code.upper() for code in wanted.country])
    if wanted.box is not None:
        yield _is_within(table, wanted.box)
    if wanted.near is not None:
        yield _is_near(table, *wanted.near)


def _is_within(table: FromClause, box: tuple[float, float, float, float]) -> Condition:
    west, south, east, north = box
    (left, top), (right, bottom) = project(north, west), project(south, east)
    high = table.c.y.between(top, bottom)
    if east - west >= 360:
        return high
    wide = table.c.x.between(left, right) if left <= right else or_(table.c.x >= left, table.c.x <= right)
    return and_(high, wide)


def _is_near(table: FromClause, latitude: float, longitude: float, km: float) -> Condition:
    x, y, z = stand(latitude, longitude)
    return table.c.ex * x + table.c.ey * y + table.c.ez * z >= reach(km) - _SLACK


def _valued(wanted: Filter) -> Iterator[Condition]:
    """What an incident has several of."""
    groups = tuple(key for key, known in ONTOLOGY.items() if known.group in wanted.group)
    if wanted.group:
        yield _has(_is("type", groups))
    for field in ("type", "modality", "figures", "language"):
        if values := getattr(wanted, field):
            yield _has(_is(field, values))
    if wanted.actor:
        yield _has(_is("actor", wanted.actor), *map(_is_named, wanted.actor))
    if wanted.source:
        yield _has(_is("source", wanted.source), _is("kind", wanted.source))


def _has(*values: Condition) -> Condition:
    """Of the values that any of these conditions on ``summary_code`` chooses, the incident has one."""
    codes = select(summary_code.c.number).where(or_(*values))
    return summary.c.number.in_(select(summary_value.c.summary).where(summary_value.c.code.in_(codes)))


def _is(field: str, values: Sequence[str]) -> Condition:
    return and_(summary_code.c.field == field, summary_code.c.value.in_(values))


def _is_named(part: str) -> Condition:
    return and_(summary_code.c.field == "party", summary_code.c.value.contains(fold(part), autoescape=True))


def _worded(connection: Connection, wanted: Filter) -> Iterator[Condition]:
    if wanted.q is None:
        return
    holding = match_words(connection, wanted.q)
    if holding is None:
        yield false()
        return
    found = select(summary_reading.c.summary).where(summary_reading.c.reading.in_(holding))
    yield summary.c.number.in_(found)
