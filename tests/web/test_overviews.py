"""Lists, map, timeline and facets: one selection; complete and stable, part by part."""

from base64 import urlsafe_b64encode

import pytest

FILTERS = ["", "type=air-strike", "country=ML", "killed=4", "contested=true", "min_sources=2", "q=soldats",
           "near=Kidal&within=50", "box=0,18,2,19", "since=2021-02", "until=2021-01-31", "modality=asserted",
           "source=official", "figures=killed", "language=fr", "state=unread", "group=violence", "undated=true",
           "type=air-strike&type=armed-clash"]  # fmt: skip


@pytest.mark.parametrize("wanted", FILTERS)
def test_list_map_timeline_and_facets_are_one_selection(clerk, wanted):
    total = clerk.get(f"/api/incidents?{wanted}").json()["total"]
    seen = clerk.get(f"/api/incidents/map?{wanted}").json()
    when = clerk.get(f"/api/incidents/timeline?{wanted}").json()
    facets = clerk.get(f"/api/incidents/facets?{wanted}").json()
    assert seen["total"] + seen["outside"] + seen["unplaced"] == total
    assert len(when["bars"]) + when["undated"] == total
    assert sum(one["count"] for one in facets["state"]) == total


@pytest.mark.parametrize("sort", ["date", "-date", "-sources", "-killed"])
def test_parts_of_one_give_every_incident_once_in_every_order(clerk, sort):
    whole = [row["id"] for row in clerk.get(f"/api/incidents?sort={sort}").json()["items"]]
    found, cursor = [], None
    while True:
        page = clerk.get("/api/incidents", params={"sort": sort, "limit": 1} | ({"cursor": cursor} if cursor else {}))
        found += [row["id"] for row in page.json()["items"]]
        if (cursor := page.json()["next"]) is None:
            break
    assert found == whole
    assert len(whole) == 2


HUGE, NUL = (urlsafe_b64encode(told).decode().rstrip("=") for told in (b"[99999999999999999999]", rb'["a\u0000", "b"]'))


@pytest.mark.parametrize("path", ["incidents", "documents", "events", "log", "search"])
@pytest.mark.parametrize("cursor", ["x", "W10", "WzFd", "WyJhIiwiYiIsImMiLCJkIl0", "eyJhIjoxfQ", "e30", "é", HUGE, NUL])
def test_a_cursor_that_is_none_of_the_list_is_refused(clerk, path, cursor):
    if (path, cursor) == ("log", "WzFd"):
        pytest.skip("this one is the log's own")
    refused = clerk.get(f"/api/{path}", params={"cursor": cursor} | ({"q": "soldats"} if path == "search" else {}))
    assert (refused.status_code, refused.json()["error"]["where"]) == (422, "cursor")


@pytest.mark.parametrize(
    ("wanted", "where"),
    [("box=1,2,3", "box"), ("box=0,20,1,10", "box"), ("window=a,b,c,d", "window"), ("window=nan,0,1,1", "window"),
     ("type=football", "type"), ("state=happy", "state"), ("figures=lost", "figures"), ("modality=sure", "modality"),
     ("killed=-1", "killed"), ("injured=99999999999999999999", "injured"),
     ("min_sources=99999999999999999999", "min_sources"),
     ("until=2021-02-30", "until"), ("within=0", "within"), ("zoom=99", "zoom")],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_refused_by_its_name(clerk, wanted, where):
    refused = clerk.get(f"/api/incidents/map?{wanted}")
    assert (refused.status_code, refused.json()["error"]["where"]) == (422, where)


def test_what_is_near_in_time_and_place_is_shown_beside_an_incident(clerk, store):
    from tests.store.records import KIDAL, event, make_record, offer

    told = event("attaqué", "armed-clash", when="2021-01-26", place=KIDAL)
    store.add([offer(make_record("Un convoi a été attaqué à Kidal.", told, published="2021-01-27"))])
    first = clerk.get("/api/incidents").json()["items"][0]
    near = clerk.get(f"/api/incidents/{first['id']}").json()["near"]
    assert [row["earliest"] for row in near] == ["2021-01-26"]


def test_places_and_actors_are_offered_as_the_record_has_them(clerk):
    place = clerk.get("/api/choices/places?q=Kidal").json()[0]
    assert place["value"].keys() == {"id", "name", "country", "admin1", "feature", "latitude", "longitude"}
    actor = clerk.get("/api/choices/actors?q=jnim").json()[0]
    assert actor["value"] == {"actor": "jnim", "name": actor["name"]}
    for nobody in ("zzzzzz", " "):
        assert clerk.get("/api/choices/actors", params={"q": nobody}).json() == []


def test_a_document_without_a_title_is_known_by_how_it_begins(clerk):
    rows = clerk.get("/api/documents").json()["items"]
    assert "Un marché a été bombardé à Gao ; deux morts." in [row["opening"] for row in rows]
