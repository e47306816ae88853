"""Incidents on a map: marks where they can be told apart at a zoom, else heaps, counted in the cells of a grid.

Source: the tiles of Web Mercator, 512 pixels wide as MapLibre counts zooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, case, func, select, true

from greffier.store.choosing import EVERYTHING, Condition, Filter, choose, within_box
from greffier.store.globe import BITS, project, unproject
from greffier.store.holdings import chunks
from greffier.store.listing import read_rows
from greffier.store.outlines import find_outline
from greffier.store.shown import Heap, IncidentRow, MapView, Mark
from greffier.store.summary_tables import summary

Window = tuple[float, float, float, float]
"""West, south, east, north; west is the greater where it crosses the date line."""

MOST = 1500
"""Marks and heaps together."""

_FEW = 60  # are shown each by itself, wherever they lie
_CELL = 6  # 2^6 pixels wide
_TILE = 9  # 2^9 pixels of the world at zoom 0


def map_summaries(
    connection: Connection, wanted: Filter = EVERYTHING, window: Window | None = None, zoom: float = 0.0
) -> MapView:
    """The incidents that a filter lets through, as they stand in a window of the map; without one, in the world."""
    chosen = choose(connection, wanted)
    inside = within_box(summary, window) if window else true()
    total, placed, within = _count(connection, chosen, and_(summary.c.x.is_not(None), inside))
    seen = and_(chosen, summary.c.x.is_not(None), inside)
    if within <= _FEW:
        numbers = connection.scalars(select(summary.c.number).where(seen).order_by(summary.c.id)).all()
        return MapView(tuple(_read_marks(connection, numbers)), (), within, placed - within, total - placed)
    marks, heaps = _gather(connection, seen, _choose_shift(window, zoom))
    return MapView(tuple(marks), tuple(heaps), within, placed - within, total - placed)


def _count(connection: Connection, chosen: Condition, inside: Condition) -> tuple[int, int, int]:
    """How many there are, how many of them have a place, and how many one in the window."""
    counted = func.count(), func.count(summary.c.x), func.count(case((inside, 1)))
    total, placed, within = connection.execute(select(*counted).select_from(summary).where(chosen)).one()
    return total, placed, within


def _choose_shift(window: Window | None, zoom: float) -> int:
    """How many bits of a place do not matter: those within a cell; of so many cells at most."""
    shift = min(max(BITS - _TILE - round(zoom) + _CELL, 0), BITS)
    wide, high = _measure(window)
    while ((wide >> shift) + 2) * ((high >> shift) + 2) > MOST:
        shift += 1
    return shift


def _measure(window: Window | None) -> tuple[int, int]:
    if window is None:
        return 1 << BITS, 1 << BITS
    west, south, east, north = window
    (left, top), (right, bottom) = project(north, west), project(south, east)
    return (1 << BITS if east - west >= 360 else (right - left) % (1 << BITS)), bottom - top


def _gather(connection: Connection, seen: Condition, shift: int) -> tuple[list[Mark], list[Heap]]:
    """What lies alone in its cell is a mark, what does not a heap."""
    x, y = summary.c.x, summary.c.y
    query = select(
        func.count().label("many"), func.min(summary.c.number).label("number"),
        func.avg(x).label("x"), func.avg(y).label("y"), func.min(x).label("left"), func.max(x).label("right"),
        func.min(y).label("top"), func.max(y).label("bottom"),
    ).where(seen).group_by(x.bitwise_rshift(shift), y.bitwise_rshift(shift))  # fmt: skip
    rows = connection.execute(query).all()
    alone = [row.number for row in rows if row.many == 1]
    heaps = [_make_heap(row) for row in rows if row.many > 1]
    return _read_marks(connection, alone), sorted(heaps, key=lambda heap: (-heap.count, heap.longitude, heap.latitude))


def _make_heap(row: Row[Any]) -> Heap:
    latitude, longitude = unproject(float(row.x), float(row.y))
    (north, west), (south, east) = unproject(row.left, row.top), unproject(row.right, row.bottom)
    return Heap(latitude, longitude, row.many, west, south, east, north)


def _read_marks(connection: Connection, numbers: Sequence[int]) -> list[Mark]:
    rows = (row for part in chunks(numbers) for row in read_rows(connection, part))
    return sorted((mark for row in rows for mark in _make_marks(row)), key=lambda mark: mark.id)


def _make_marks(row: IncidentRow) -> list[Mark]:
    if row.spot is None:
        return []
    contested = bool(row.contested)
    return [Mark(row.id, row.type, row.state, contested, row.edtf, row.spot, find_outline(row.spot))]
