"""Shapes that share their borders: cut into arcs, thinned without gaps or overlaps, written as TopoJSON.

An arc is the stretch between two junctions, kept once however many shapes it bounds; so neighbours that are drawn from
the same arcs still touch after thinning. An arc's number n read backwards is ~n, as in TopoJSON.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[int, int]
Ring = list[Point]
STEP = 0.002
"""Degrees between two lines of the grid on which all points lie; about 200 m."""


def snap(ring: Sequence[Sequence[float]]) -> Ring:
    """A ring on the grid, without its repeated last point and without points that fall together."""
    points = [(round(x / STEP), round(y / STEP)) for x, y in ring]
    kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def find_junctions(rings: Iterable[Ring]) -> set[Point]:
    """The points where more than two stretches meet, or where one ends."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            beside[one].add(other)
            beside[other].add(one)
    return {point for point, others in beside.items() if len(others) != 2}


class Arcs:
    """All arcs, each once."""

    def __init__(self, junctions: set[Point]) -> None:
        self._junctions = junctions
        self._known: dict[tuple[Point, ...], int] = {}
        self.points: list[tuple[Point, ...]] = []

    def cut(self, ring: Ring) -> list[int]:
        """A ring as numbers of arcs, in its direction."""
        places = [place for place, point in enumerate(ring) if point in self._junctions]
        start = places[0] if places else ring.index(min(ring))
        turned = ring[start:] + ring[: start + 1]
        ends = [place for place, point in enumerate(turned) if point in self._junctions] or [0, len(turned) - 1]
        return [self._number(tuple(turned[a : b + 1])) for a, b in pairwise(ends)]

    def _number(self, arc: tuple[Point, ...]) -> int:
        if arc in self._known:
            return self._known[arc]
        if arc[::-1] in self._known:
            return ~self._known[arc[::-1]]
        self._known[arc] = len(self.points)
        self.points.append(arc)
        return self._known[arc]


def thin(arc: Sequence[Point], least_km2: float) -> list[Point]:
    """Leave out points that form the smallest triangles with their neighbours (Visvalingam and Whyatt 1993)."""
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    heap = [(_triangle(arc[i - 1], arc[i], arc[i + 1]), i) for i in range(1, len(arc) - 1)]
    area = {i: size for size, i in heap}
    fewest = 2 if arc[0] == arc[-1] else 0  # an island stays a triangle
    heapq.heapify(heap)
    while heap and len(area) > fewest:
        size, i = heapq.heappop(heap)
        if area.get(i) != size:
            continue
        if size >= least_km2:
            break
        del area[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in area:
                area[j] = max(size, _triangle(arc[before[j]], arc[j], arc[after[j]]))
                heapq.heappush(heap, (area[j], j))
    return [point for i, point in enumerate(arc) if i in area or i in (0, len(arc) - 1)]


def _triangle(a: Point, b: Point, c: Point) -> float:
    twice = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(twice) / 2 * (STEP * 111.2) ** 2 * max(math.cos(math.radians(b[1] * STEP)), 0.05)


def area_of(ring: Sequence[Point]) -> float:
    """Square kilometres, positive where the ring runs against the clock."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    middle = math.radians(sum(y for _, y in ring) / len(ring) * STEP)
    return twice / 2 * (STEP * 111.2) ** 2 * math.cos(middle)


def trace(numbers: Iterable[int], points: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a chain of arcs, each end once."""
    traced: list[Point] = []
    for number in numbers:
        arc = points[number] if number >= 0 else points[~number][::-1]
        traced += arc[1:] if traced else arc
    return traced


def merge(rings: Iterable[list[int]], points: Sequence[Sequence[Point]]) -> list[list[int]]:
    """The outline of several rings together: arcs that two of them share fall away, the rest is linked anew."""
    left: set[int] = set()
    for number in (number for ring in rings for number in ring):
        left.symmetric_difference_update({number} if ~number not in left else {~number})
    starts: dict[Point, list[int]] = defaultdict(list)
    for number in sorted(left):
        starts[_ends(number, points)[0]].append(number)
    return list(_link(starts, points))


def _link(starts: dict[Point, list[int]], points: Sequence[Sequence[Point]]) -> Iterator[list[int]]:
    for first in [number for numbers in starts.values() for number in numbers]:
        ring, (origin, here) = [first], _ends(first, points)
        if first not in starts[origin]:
            continue
        starts[origin].remove(first)
        while here != origin and starts[here]:
            ring.append(starts[here].pop())
            here = _ends(ring[-1], points)[1]
        if here == origin:
            yield ring


def _ends(number: int, points: Sequence[Sequence[Point]]) -> tuple[Point, Point]:
    arc = points[number] if number >= 0 else points[~number]
    return (arc[0], arc[-1]) if number >= 0 else (arc[-1], arc[0])


def nest(rings: Iterable[list[int]], points: Sequence[Sequence[Point]]) -> list[list[list[int]]]:
    """Polygons, each with the holes in it. Outer rings run against the clock here, holes with it."""
    traced = [(ring, trace(ring, points)[:-1]) for ring in rings]
    outer = [
        (ring, line) for ring, line in traced if area_of(line) > 0
    ] or traced  # thinned, a speck may be turned over
    polygons = [[ring] for ring, _ in outer]
    for hole, line in traced:
        if area_of(line) < 0:
            homes = [i for i, (_, shape) in enumerate(outer) if contains(shape, line[0])]
            if homes:
                polygons[min(homes, key=lambda i: area_of(outer[i][1]))].append(hole)
    return polygons


def contains(ring: Sequence[Point], point: Point) -> bool:
    """True where a point lies inside a ring."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def find_middle(ring: Sequence[Point]) -> Point:
    """The point inside a ring that is farthest from it, to about a twentieth of its width: where its name stands."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    wide, flat = max(xs) - min(xs), math.cos(math.radians((min(ys) + max(ys)) / 2 * STEP))
    high = max(ys) - min(ys)
    grid = [(min(xs) + wide * i // 20, min(ys) + high * j // 20) for i in range(1, 20) for j in range(1, 20)]
    few = ring[:: max(len(ring) // 300, 1)]
    room = {
        point: min(((x - point[0]) * flat) ** 2 + (y - point[1]) ** 2 for x, y in few)
        for point in grid
        if contains(few, point)
    }
    return max(room, key=lambda point: room[point]) if room else ring[0]


def encode(arc: Sequence[Point]) -> list[list[int]]:
    """An arc as TopoJSON writes it: each point as the step from the one before."""
    return [list(arc[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(arc)]
