"""Incidents on a map: marks where they can be told apart at a zoom, else heaps, counted in the cells of a grid.

Source: the tiles of Web Mercator, 512 pixels wide as MapLibre counts zooms.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from greffier.store.choosing import EVERYTHING, Filter, choose
from greffier.store.codes import PLACE_WIDTH
from greffier.store.globe import BITS, project, unproject
from greffier.store.listing import read_rows
from greffier.store.outlines import find_outline
from greffier.store.packing import Numbers, unpack
from greffier.store.parts import chunks
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
    joined = func.aggregate_strings(summary.c.at, "")
    text, total = connection.execute(select(joined, func.count()).where(choose(connection, wanted))).one()
    placed = unpack(text, PLACE_WIDTH).reshape(-1, 3)
    seen = placed[_is_inside(placed, window)] if window else placed
    few = len(seen) <= _FEW
    alone, heaps = (seen[:, 0], list[Heap]()) if few else _gather(seen, _choose_shift(window, zoom))
    marks = _read_marks(connection, alone.tolist())
    return MapView(tuple(marks), tuple(heaps), len(seen), len(placed) - len(seen), total - len(placed))


def _is_inside(placed: Numbers, window: Window) -> NDArray[np.bool_]:
    west, south, east, north = window
    (left, top), (right, bottom) = project(north, west), project(south, east)
    x, y = placed[:, 1], placed[:, 2]
    high = (y >= top) & (y <= bottom)
    if east - west >= 360:
        return high
    return high & ((x >= left) & (x <= right) if left <= right else (x >= left) | (x <= right))


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


def _gather(seen: Numbers, shift: int) -> tuple[Numbers, list[Heap]]:
    """The numbers of those that lie alone in their cell, and the heaps of the others."""
    cells = seen[:, 1:] >> shift
    order = np.lexsort((cells[:, 1], cells[:, 0]))
    sorted_, cells = seen[order], cells[order]
    starts = np.flatnonzero(np.r_[True, (cells[1:] != cells[:-1]).any(axis=1)])
    counts = np.diff(np.r_[starts, len(sorted_)])
    middle = np.add.reduceat(sorted_[:, 1:], starts) / counts[:, None]
    least, most = (how.reduceat(sorted_[:, 1:], starts) for how in (np.minimum, np.maximum))
    heaps = [_make_heap(int(counts[at]), middle[at], least[at], most[at]) for at in np.flatnonzero(counts > 1)]
    return sorted_[starts[counts == 1], 0], sorted(heaps, key=lambda one: (-one.count, one.longitude, one.latitude))


def _make_heap(count: int, middle: NDArray[np.float64], least: Numbers, most: Numbers) -> Heap:
    latitude, longitude = unproject(float(middle[0]), float(middle[1]))
    (north, west), (south, east) = unproject(int(least[0]), int(least[1])), unproject(int(most[0]), int(most[1]))
    return Heap(latitude, longitude, count, west, south, east, north)


def _read_marks(connection: Connection, numbers: Sequence[int]) -> list[Mark]:
    rows = (row for part in chunks(numbers) for row in read_rows(connection, part))
    return sorted((mark for row in rows for mark in _make_marks(row)), key=lambda mark: mark.id)


def _make_marks(row: IncidentRow) -> list[Mark]:
    if row.spot is None:
        return []
    contested = bool(row.contested)
    return [Mark(row.id, row.type, row.state, contested, row.edtf, row.spot, find_outline(row.spot))]
