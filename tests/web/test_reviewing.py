"""What reviewers say through the API: kept under their name, told back at once, refused to readers.

Over every database that a store may be in.
"""

from dataclasses import replace

import pytest

from greffier.store.ledger import read_entries
from tests.store.conftest import address, server, templates  # noqa: F401  fixtures
from tests.store.records import offer
from tests.web.conftest import THIRD, make_records


@pytest.fixture
def anchors(clerk):
    """The events, by date."""
    return [one["anchor"] for one in clerk.get("/api/events").json()["items"]]


def test_events_are_listed_part_by_part_each_once(clerk, anchors):
    found, cursor = [], None
    while True:
        page = clerk.get("/api/events", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        found += [one["anchor"] for one in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert found == anchors
    assert (len(set(found)), page["total"]) == (3, 3)


def test_events_are_listed_by_their_own_state(clerk, anchors):
    clerk.put(f"/api/events/{anchors[0]}/state", json={"state": "accepted"})
    listed = clerk.get("/api/events?state=accepted").json()
    assert ([one["anchor"] for one in listed["items"]], listed["total"]) == ([anchors[0]], 1)
    assert clerk.get("/api/events?state=unread").json()["total"] == 2


def test_a_correction_stands_beside_what_was_read_and_is_taken_back(clerk, anchors):
    made = clerk.post(f"/api/events/{anchors[-1]}/corrections", json={"field": "type", "value": "shelling"}).json()
    assert (made["event"]["type"], made["stands"], made["standing"]["type"]) == ("air-strike", "corrected", "shelling")
    (correction,) = made["corrections"]
    assert (correction["was"], correction["by"], correction["applied"]) == ("air-strike", "clerk", True)
    after = clerk.delete(f"/api/corrections/{correction['id']}").json()
    assert (after["stands"], after["standing"], after["corrections"][0]["withdrawn"]) == ("as-read", None, True)
    assert clerk.delete(f"/api/corrections/{correction['id']}").status_code == 409


@pytest.mark.parametrize(
    ("made", "status", "code"),
    [({"field": "type", "value": "football"}, 422, "G702"), ({"field": "colour", "value": 1}, 422, "G807"),
     ({"field": "where", "words": {"start": 0, "end": 1}, "value": None}, 409, "G703"),
     ({"field": "type", "value": "shelling", "colour": 1}, 422, "G807")],
)  # fmt: skip
def test_a_correction_that_cannot_be_kept_is_refused(clerk, anchors, made, status, code):
    refused = clerk.post(f"/api/events/{anchors[0]}/corrections", json=made)
    assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)


def test_an_event_is_added_by_its_words_and_taken_back_whole(clerk):
    rows = clerk.get("/api/documents").json()["items"]
    document = next(row["id"] for row in rows if row["published"] == "2021-02-04")
    start = THIRD.index("deux morts")
    words = {"type": "attack-on-civilians", "start": start, "end": start + len("deux morts")}
    added = clerk.post(f"/api/documents/{document}/events", json=words).json()
    assert (added["event"], added["standing"]["trigger"]["quote"]) == (None, "deux morts")
    withdrawn = clerk.delete(f"/api/corrections/{added['corrections'][0]['id']}")
    assert (withdrawn.status_code, withdrawn.json()) == (200, None)
    assert clerk.get(f"/api/events/{added['anchor']}").status_code == 404


def test_a_note_is_kept_as_it_was_written(clerk, anchors):
    hostile = "<script>alert(1)</script>\u202e"
    noted = clerk.post(f"/api/events/{anchors[0]}/notes", json={"text": hostile})
    assert [(note["text"], note["by"]) for note in noted.json()["notes"]] == [(hostile, "clerk")]
    assert noted.headers["content-type"] == "application/json"


def test_the_queue_leads_from_one_event_to_the_next_and_shrinks(clerk, anchors):
    first = clerk.get("/api/review/next").json()
    assert (first["anchor"] in anchors, first["left"]) == (True, 3)
    clerk.put(f"/api/events/{first['anchor']}/state", json={"state": "accepted"})
    after = clerk.get("/api/review/next", params={"after": first["anchor"]}).json()
    assert (after["anchor"] in set(anchors) - {first["anchor"]}, after["left"]) == (True, 2)


def test_the_machine_is_held_against_who_reviewed(clerk, anchors):
    clerk.post(f"/api/events/{anchors[0]}/corrections", json={"field": "type", "value": "shelling"})
    clerk.put(f"/api/events/{anchors[0]}/state", json={"state": "accepted"})
    accuracy = clerk.get("/api/review/accuracy").json()
    types = next(one for one in accuracy["fields"] if one["field"] == "type")
    assert (accuracy["reviewed"], types["seen"], types["changed"]) == (1, 1, 1)


def test_incidents_are_joined_split_and_this_is_undone(clerk):
    one, other = (row["id"] for row in clerk.get("/api/incidents").json()["items"])
    merged = clerk.post("/api/incidents/merge", json={"one": one, "other": other, "because": "the same day"}).json()
    assert len(merged["incidents"]) == 1
    assert clerk.get(f"/api/incidents/{other}").json()["row"]["id"] == merged["incidents"][0]
    undone = clerk.post(f"/api/decisions/{merged['act']}/undo").json()
    assert sorted(undone["incidents"]) == sorted([one, other])
    members = [claim["anchor"] for claim in clerk.get(f"/api/incidents/{one}").json()["claims"]]
    split = clerk.post(f"/api/incidents/{one}/split", json={"events": members[1:]}).json()
    assert len(split["incidents"]) == 2


def test_a_whole_incident_is_accepted_in_one_act(clerk):
    row = clerk.get("/api/incidents").json()["items"][0]
    assert clerk.put(f"/api/incidents/{row['id']}/state", json={"state": "accepted"}).status_code == 204
    page = clerk.get(f"/api/incidents/{row['id']}").json()
    assert (page["row"]["state"], {claim["state"] for claim in page["claims"]}) == ("accepted", {"accepted"})


WRITES = [
    ("POST", "/api/events/{anchor}/corrections", {"field": "type", "value": "shelling"}),
    ("PUT", "/api/events/{anchor}/state", {"state": "accepted"}),
    ("POST", "/api/events/{anchor}/notes", {"text": "x"}),
    ("DELETE", "/api/corrections/sha256:0", None),
    ("POST", "/api/incidents/merge", {"one": "in-0", "other": "in-1"}),
    ("POST", "/api/incidents/in-0/split", {"events": []}),
    ("PUT", "/api/incidents/in-0/state", {"state": "accepted"}),
    ("POST", "/api/decisions/sha256:0/undo", None),
    ("POST", "/api/documents", {"text": "x"}),
    ("POST", "/api/documents/files", None),
    ("POST", "/api/documents/sha256:0/events", {"type": "shelling", "start": 0, "end": 1}),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES, ids=[f"{one[0]} {one[1]}" for one in WRITES])
def test_no_write_is_a_readers_or_a_strangers_or_without_its_token(team, stranger, store, method, path, body):
    rim, vera = team("Rim"), team("Vera")
    path = path.format(anchor=vera.get("/api/events").json()["items"][0]["anchor"])
    before = store.head().number
    assert stranger.request(method, path, json=body).status_code == 401
    assert rim.request(method, path, json=body).status_code == 403
    del vera.headers["X-Greffier-Token"]
    refused = vera.request(method, path, json=body)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "G805")
    assert store.head().number == before


def test_every_path_that_writes_is_among_those_that_are_held_to_this(bench):
    from greffier.web.openapi import describe_paths

    writing = {(method, path) for method, path in describe_paths(bench) if method != "GET"}
    held = {(method, path.replace("in-0", "{id}").replace("sha256:0/undo", "{act}/undo").replace("sha256:0", "{id}"))
            for method, path, _ in WRITES}  # fmt: skip
    assert writing - held == {("POST", "/api/session"), ("DELETE", "/api/session"), ("POST", "/api/export")}


def test_an_event_that_was_read_anew_tells_what_changed_and_who_had_accepted_it(team, store):
    vera, rim = team("Vera"), team("Rim")
    anchor = vera.get("/api/events").json()["items"][-1]["anchor"]
    vera.put(f"/api/events/{anchor}/state", json={"state": "accepted"})
    record = make_records()[2]
    (told,) = record.events
    store.add([offer(replace(record, events=(replace(told, type="shelling"),)), version="9.0.0")])
    found = vera.get(f"/api/events/{anchor}", params={"names": "shown"}).json()
    assert (found["state"], found["state_by"]) == ("in-review", None)
    change = {"field": "type", "before": "air-strike", "after": "shelling"}
    before = found["reread"]
    assert (before["state"], before["by"], before["changes"]) == ("accepted", "Vera", [change])
    (seen,) = rim.get("/api/events?state=in-review").json()["items"]
    assert seen["reread"]["changes"] == [{"field": "type", "before": None, "after": None}]


def test_a_voice_that_a_person_named_is_told_whole_and_to_readers_without_its_name(team):
    vera, rim = team("Vera"), team("Rim")
    anchor = vera.get("/api/events").json()["items"][-1]["anchor"]
    said = {"kind": "witness", "name": "Awa Tessougué", "via": {"kind": "outlet", "name": "Radio Azal"}}
    made = vera.post(f"/api/events/{anchor}/corrections", json={"field": "attribution", "value": said}).json()
    assert [one["name"] for one in made["voices"]] == ["Awa Tessougué", "Radio Azal"]
    assert made["standing"]["attribution"] == made["voices"][0]["id"]
    seen = rim.get("/api/events")
    assert "Tessougué" not in seen.text
    (told,) = [one for one in seen.json()["items"] if one["voices"]]
    assert told["standing"]["attribution"] == told["voices"][0]["id"]
    assert [one["kind"] for one in told["voices"]] == ["witness", "outlet"]


def test_the_log_names_the_user_of_every_act(team, store):
    vera = team("Vera")
    anchor = vera.get("/api/events").json()["items"][0]["anchor"]
    vera.put(f"/api/events/{anchor}/state", json={"state": "accepted"})
    vera.post(f"/api/events/{anchor}/corrections", json={"field": "type", "value": "shelling"})
    with store.reading() as connection:
        last = list(read_entries(connection))[-2:]
    assert {entry.by for entry in last} == {"Vera"}


def test_only_an_admin_reads_the_log(team):
    assert [team(name).get("/api/log").status_code for name in ("Rim", "Vera", "Ada")] == [403, 403, 200]
    ada = team("Ada")
    first = ada.get("/api/log?limit=3").json()
    second = ada.get("/api/log", params={"limit": 3, "cursor": first["next"]}).json()
    numbers = [one["number"] for page in (first, second) for one in page["items"]]
    assert numbers == list(range(first["total"], first["total"] - 6, -1))
