"""Map, timeline and facets over the incidents of a store; the outlines of places."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from greffier.gazetteer.geometry import distance_km
from greffier.gazetteer.store import open_gazetteer
from greffier.model.record import Place
from greffier.store.choosing import Filter
from greffier.store.facets import read_facets
from greffier.store.listing import list_summaries
from greffier.store.mapping import MOST, map_summaries
from greffier.store.outlines import find_outline
from greffier.store.shown import Spot
from greffier.store.timeline import MOST_BINS, read_timeline
from tests.store.records import GAO, KIDAL, event, make_record, offer, voice


def place(number, latitude, longitude):
    return Place(f"t:{number}", f"Lieu {number}", "ML", None, "town", latitude, longitude)


def report(number, where=KIDAL, day="2021-01-24", type="armed-clash", language="fr", **fields):
    told = event("attaque", type, when=day, place=where, **fields)
    voices = [voice("s2", "official", f"Porte-parole {number % 3}")] if fields.get("voice") else []
    text, outlet = f"Rapport {number}: une attaque.", f"Journal {number}"
    return make_record(text, told, voices=voices, outlet=outlet, language=language)


def fill(store, reports):
    store.add([offer(one, place=one.document.text) for one in reports])


def scattered(count):
    """Incidents at places all over Mali, none near another in time."""
    chance = Random(3)
    for number in range(count):
        where = place(number, chance.uniform(11, 24), chance.uniform(-11, 4))
        yield report(number, where, (date(2020, 1, 1) + timedelta(days=number * 3)).isoformat())


def seen(store, *given, **options):
    with store.reading() as connection:
        return map_summaries(connection, *given, **options)


def test_a_few_incidents_are_marks(store):
    fill(store, [report(1), report(2, GAO, "2021-02-01"), report(3, None, "2021-03-01")])
    view = seen(store)
    assert sorted(mark.spot.name for mark in view.marks) == ["Gao", "Kidal"]
    assert (view.heaps, view.total, view.outside, view.unplaced) == ((), 2, 0, 1)
    window = (0.0, 18.0, 3.0, 19.0)
    view = seen(store, Filter(), window, 8.0)
    assert [mark.spot.name for mark in view.marks] == ["Kidal"]
    assert (view.total, view.outside, view.unplaced) == (1, 1, 1)


def test_a_window_may_cross_the_date_line(store):
    fill(store, [report(1, place(1, -17.0, 179.5)), report(2, place(2, -17.0, -179.5), "2021-02-01"), report(3)])
    view = seen(store, Filter(), (170.0, -30.0, -170.0, 0.0), 4.0)
    assert (view.total, view.outside) == (2, 1)


def test_many_are_heaped_and_none_is_lost(store):
    fill(store, scattered(90))
    for zoom in (0.0, 3.0, 5.5, 9.0, 22.0):
        view = seen(store, zoom=zoom)
        assert len(view.marks) + sum(heap.count for heap in view.heaps) == view.total == 90
        assert len(view.marks) + len(view.heaps) <= MOST
        for heap in view.heaps:
            assert heap.west <= heap.longitude <= heap.east
            assert heap.south <= heap.latitude <= heap.north
            assert heap.count > 1
    assert len(seen(store, zoom=0.0).heaps) == 2, "east and west of Greenwich"
    assert len(seen(store, Filter(), (-12.0, 10.0, 5.0, 25.0), 9.0).marks) > 60


def drawn(store, wanted=None, whole=False):
    with store.reading() as connection:
        return read_timeline(connection, wanted or Filter(), whole=whole)


def test_few_incidents_are_bars_by_date(store):
    fill(store, [report(1), report(2, day="2020-05"), report(3, day="2021-06-01/.."), report(4, day=None)])
    line = drawn(store)
    assert [(bar.edtf, bar.start, bar.end) for bar in line.bars] == [
        ("2020-05", "2020-05-01", "2020-05-31"),
        ("2021-01-24", "2021-01-24", "2021-01-24"),
        ("2021-06-01/..", "2021-06-01", None),
    ]
    assert (line.start, line.end, line.undated) == ("2020-05-01", "2021-06-01", 1)
    assert (line.bins[0].count, line.bins[-1].count, line.before, line.after) == (1, 1, None, None)


def test_no_incident_makes_an_empty_timeline(store):
    assert (drawn(store).start, drawn(store).bars) == (None, ())


@pytest.mark.parametrize(("end", "unit"), [("2021-03-31", "day"), ("2024-01-01", "week"), ("2045-01-01", "month"),
                                           ("2150-01-01", "year"), ("9999-12-31", "year")])  # fmt: skip
def test_many_are_counted_in_each_stretch_that_they_may_fall_in(store, monkeypatch, end, unit):
    monkeypatch.setattr("greffier.store.timeline.MOST_BARS", 2)
    told = ["2021-01-01", "2021-01-04", "2021-01-01/2021-03-05", "2021-01-10/..", "../2021-02-01", end]
    fill(store, [report(number, KIDAL, day) for number, day in enumerate(told)])
    line = drawn(store, whole=True)
    assert (line.unit, line.bars) == (unit, ())
    assert len(line.bins) <= MOST_BINS
    for stretch in line.bins:
        overlapping = [day for day in told if overlaps(day, stretch)]
        assert stretch.count == len(overlapping), stretch
        assert 0 <= stretch.vague <= stretch.count
    follow = [(one.end, other.start) for one, other in pairwise(line.bins)]
    assert all(date.fromisoformat(one) + timedelta(days=1) == date.fromisoformat(other) for one, other in follow)
    assert line.bins[0].start <= "2021-01-01" <= line.bins[0].end
    if unit == "day":
        assert (line.bins[0].count, line.bins[0].vague) == (3, 2)


def test_stretches_that_follow_each_other_are_counted_as_one(store):
    told = ["2021-01-01", "2021-01-02/2021-01-05", "2021-01-04", "2021-01-10/..", "../2021-01-03", "2021-02-01"]
    fill(store, [report(number, place(number, 12 + number, 0), day) for number, day in enumerate(told)])
    bins = drawn(store).bins
    for first, last in ((0, 3), (1, 4), (2, 2), (8, 31)):
        counted = bins[first].count + sum(one.begins for one in bins[first + 1 : last + 1])
        stretch = replace(bins[first], end=bins[last].end)
        assert counted == sum(overlaps(day, stretch) for day in told)


def test_a_date_far_from_all_others_stands_apart_and_can_be_taken_in(store):
    days = [f"2024-{month:02}-03" for month in range(1, 13)]
    fill(store, [report(number, KIDAL, day) for number, day in enumerate(["2004-05-06", *days])])
    line = drawn(store)
    assert (line.start, line.end, line.unit) == ("2024-01-03", "2024-12-03", "day")
    assert (asdict(line.before), line.after) == ({"start": "2004-05-06", "end": "2004-05-06", "count": 1}, None)
    assert (len(line.bars), sum(one.begins for one in line.bins)) == (13, 12)
    widened = drawn(store, whole=True)
    assert (widened.start, widened.end, widened.before) == ("2004-05-06", "2024-12-03", None)
    assert sum(one.begins for one in widened.bins) == 13


def overlaps(edtf, stretch):
    start, _, end = edtf.partition("/")
    first, last = (start if start != ".." else ""), (end or start) if end != ".." else "9999-12-31"
    return first <= stretch.end and last >= stretch.start


def test_facets_count_what_a_filter_would_leave(store):
    fill(store, [
        report(1, voice="s2", agent=[("army", "l'Armée")], killed=3),
        report(2, GAO, "2021-02-01", "shelling", voice="s2"),
        report(3, GAO, "2021-03-01", "shelling", agent=[("band", "Bande")]),
        report(4, None, "2021-04-01", "arrest", "en"),
    ])  # fmt: skip
    for wanted in (Filter(), Filter(min_sources=2), Filter(since="2021-02-15"), Filter(q="rapport 2")):
        with store.reading() as connection:
            for field, values in asdict(read_facets(connection, wanted)).items():
                for counted in values:
                    narrower = replace(wanted, **{field: (counted["value"],)})
                    assert len(list_summaries(connection, narrower).rows) == counted["count"] > 0
    with store.reading() as connection:
        facets = read_facets(connection)
    assert [(one.value, one.count) for one in facets.type] == [("shelling", 2), ("armed-clash", 1), ("arrest", 1)]
    assert [(one.value, one.count) for one in facets.state] == [("unread", 4)]
    assert [(one.value, one.count) for one in facets.language] == [("fr", 3), ("en", 1)]
    assert [one.value for one in facets.source[:2]] == ["document", "official"]


def test_facets_of_nothing_are_empty(store):
    with store.reading() as connection:
        assert read_facets(connection).type == ()


def spot(place_id, feature, latitude=0.0, longitude=0.0, radius=50.0):
    return Spot("", None, None, "at", latitude, longitude, radius, 3, place_id, feature)


def test_places_that_are_no_points_have_outlines():
    region = find_outline(spot("admin1:ML-6", "admin1"))
    assert (region.kind, region.region) == ("region", "admin1:ML-6")
    assert find_outline(spot("geonames:1", "town")) is None
    border = find_outline(spot("border:ML-NE", "border", 15.0, 3.5, 400.0))
    assert (border.kind, border.region) == ("border", "country:ML|country:NE")
    assert len(border.line) > 2
    steps = [distance_km(one[::-1], other[::-1]) for one, other in pairwise(border.line)]
    assert max(steps) < 150, "the points follow each other"
    assert find_outline(spot("border:ML-NE", "border", -40.0, 100.0, 40.0)).line is None


def test_the_way_between_two_places_is_a_line():
    one, other = (open_gazetteer().find(name)[0] for name in ("Gao", "Kidal"))
    way = find_outline(spot(f"{one.place.id}+{other.place.id}", "stretch"))
    assert way.kind == "road"
    assert way.line == ((one.point[1], one.point[0]), (other.point[1], other.point[0]))
    assert find_outline(spot("gone:1+gone:2", "stretch")) is None
