"""Lists of incidents, and the incident's page."""

from tests.web.conftest import FIRST


def find(client, **wanted):
    return client.get("/api/incidents", params=wanted).json()


def test_incidents_are_listed_by_date(clerk):
    listed = find(clerk)
    assert [row["type"] for row in listed["items"]] == ["armed-clash", "air-strike"]
    assert (listed["total"], listed["next"]) == (2, None)
    assert listed["items"][0]["figures"] == [{"kind": "killed", "low": 3, "high": 5, "contested": True}]


def test_pages_of_one_give_every_incident_once(clerk):
    first = find(clerk, limit=1)
    second = find(clerk, limit=1, cursor=first["next"])
    assert [row["type"] for part in (first, second) for row in part["items"]] == ["armed-clash", "air-strike"]
    assert second["next"] is None


def test_what_did_not_change_is_not_sent_again(clerk, store):
    tag = clerk.get("/api/incidents").headers["etag"]
    assert tag.startswith('W/"')
    again = clerk.get("/api/incidents", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert clerk.get("/api/incidents?limit=1", headers={"If-None-Match": tag}).status_code == 200
    store.note("export", "sha256:0")
    assert clerk.get("/api/incidents", headers={"If-None-Match": tag}).status_code == 200


def test_each_claim_has_its_chain_its_words_and_what_stands_around(clerk):
    page = clerk.get(f"/api/incidents/{find(clerk)['items'][0]['id']}").json()
    claim = page["claims"][0]
    assert [one["kind"] for one in claim["chain"]] == ["official", "document"]
    words = claim["context"]["words"]
    assert FIRST[words["start"] : words["end"]] == words["quote"]
    assert [figure["low"] for one in page["claims"] for figure in one["figures"]] == [3, 5]
    assert claim["origin"] in page["incident"]["origins"]
