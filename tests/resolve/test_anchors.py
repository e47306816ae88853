"""The nearest anchor is found without measuring them all."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from greffier.gazetteer.geometry import Point, distance_km
from greffier.resolve.places.anchors import Anchors

POINTS = st.tuples(st.floats(-89, 89), st.floats(-179, 179))
PLACES = st.lists(st.tuples(POINTS, st.sampled_from(["gao", "bol"]), st.integers(0, 3)), max_size=10)


@given(PLACES, POINTS)
def test_the_nearest_anchor_is_that_of_all_of_them(places: list[tuple[Point, str, int]], asked: Point) -> None:
    nearest = min((distance_km(asked, point) for point, _, _ in places), default=math.inf)
    assert Anchors(places).nearest(asked) == nearest


def test_a_place_is_no_anchor_of_itself_nor_of_its_namesakes() -> None:
    anchors = Anchors([((1.0, 1.0), "gao", 0), ((2.0, 1.0), "bol", 1), ((3.0, 1.0), "ati", 2)])
    assert anchors.nearest((1.0, 1.0), "bol", 0) == distance_km((1.0, 1.0), (3.0, 1.0))
