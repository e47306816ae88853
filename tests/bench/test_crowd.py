"""The store that is made to be measured holds what the ordinary way would have made of its reports."""

import sys
from pathlib import Path

import pytest

from greffier.store.choosing import Filter
from greffier.store.facets import read_facets
from greffier.store.incidents import read_incident
from greffier.store.listing import list_summaries
from greffier.store.store import open_store
from greffier.store.timeline import read_timeline
from greffier.store.verifying_summaries import find_stale

BENCH = Path(__file__).parents[2] / "bench"
if not BENCH.is_dir():
    pytest.skip("what measures speed is not here", allow_module_level=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    sys.path.insert(0, str(BENCH))
    try:
        from crowd import fill
    finally:
        sys.path.remove(str(BENCH))
    path = tmp_path_factory.mktemp("crowd") / "store.db"
    fill(path, 300)
    with open_store(str(path)) as opened:
        yield opened


def test_its_summaries_are_what_its_reports_say(store):
    with store.reading() as connection:
        assert list(find_stale(connection)) == []


def test_its_incidents_are_of_many_kinds(store):
    with store.reading() as connection:
        rows = list_summaries(connection, Filter(denied=True), limit=300).rows
        facets, line = read_facets(connection), read_timeline(connection)
        assert len(rows) == 300
        assert len(read_incident(connection, rows[0].id).members) == rows[0].events
    assert {language for row in rows for language in row.languages} == {"fr", "en", "ar"}
    assert any(row.contested for row in rows)
    assert any(row.spot is None for row in rows)
    assert any(row.denied for row in rows)
    assert line.undated
    assert len(facets.country) > 10
    assert len(facets.type) > 5
    assert len(facets.state) == 4
    features = {row.spot.feature for row in rows if row.spot}
    assert {"admin1", "border", "stretch"} <= features
