"""The log as an admin reads it: filters, parts, links; names stay withheld; its chain is checked on asking."""

import pytest
from sqlalchemy import text, update

from greffier.model.trouble import Code
from greffier.store.tables import log

NAME = "Bilali"


def list_log(client, **asked):
    answer = client.get("/api/log", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def busy(team):
    """A team in which Vera has reviewed an event, exported, and seen the names of a report; Ada, who reads the log."""
    vera = team("Vera")
    anchor = vera.get("/api/events").json()["items"][0]["anchor"]
    rows = vera.get("/api/documents").json()["items"]
    document = next(row["id"] for row in rows if "[withheld 1]" in row["opening"])
    for answer in (
        vera.post(f"/api/events/{anchor}/notes", json={"text": f"phoned Moussa {NAME}"}),
        vera.put(f"/api/events/{anchor}/state", json={"state": "accepted"}),
        vera.get(f"/api/documents/{document}?names=shown"),
        vera.post("/api/export", json={"format": "csv", "filter": {"q": NAME}}),
    ):
        assert answer.status_code == 200, answer.text
    return team("Ada")


@pytest.mark.parametrize("path", ["", "/acts", "/check"])
def test_readers_and_reviewers_are_refused(team, path):
    for name, status in (("Rim", 403), ("Vera", 403), ("Ada", 200)):
        answer = team(name).get(f"/api/log{path}")
        assert answer.status_code == status
        if status == 403:
            assert answer.json()["error"]["code"] == Code.RIGHT


@pytest.mark.parametrize("path", ["", "/acts", "/check"])
def test_a_stranger_is_refused(stranger, path):
    assert stranger.get(f"/api/log{path}").status_code == 401


def test_who_works_alone_reads_the_log(clerk):
    page = list_log(clerk)
    assert {one["by"] for one in page["items"]} == {"clerk"}
    assert clerk.get("/api/log/check").json()["breaks"] == []


def test_every_act_of_the_team_is_found_by_who_did_it(busy):
    acts = [one["action"] for one in list_log(busy, by="Vera")["items"]]
    assert acts == ["export", "names", "review", "note", "login"]
    assert list_log(busy, by="Vera", action="names")["total"] == 1
    assert list_log(busy, by=["Vera", "Ada"], action=["login"])["total"] == 2
    assert list_log(busy, by="Nobody") == {"items": [], "next": None, "total": 0}


def test_the_log_is_found_by_day(busy):
    assert list_log(busy, since="2026-01-05", until="2026-01-05")["total"] == list_log(busy)["total"]
    assert list_log(busy, since="2026-01-06")["total"] == 0
    assert list_log(busy, until="2025")["total"] == 0
    refused = busy.get("/api/log?since=yesterday")
    assert (refused.status_code, refused.json()["error"]["where"]) == (422, "since")


def test_parts_of_two_give_every_entry_that_is_asked_for_once(busy):
    whole, found, cursor = list_log(busy, by="Vera")["items"], [], {}
    while True:
        page = list_log(busy, by="Vera", limit=2, **cursor)
        found += page["items"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert found == whole


def test_entries_lead_to_what_they_are_about(busy):
    names, note = (list_log(busy, action=act)["items"][0] for act in ("names", "note"))
    assert busy.get(f"/api/documents/{names['document']}").status_code == 200
    assert busy.get(f"/api/incidents/{note['incident']}").status_code == 200
    assert list_log(busy, action="export")["items"][0]["incident"] is None


def test_names_stay_withheld_in_the_log(busy):
    assert NAME not in busy.get("/api/log").text
    export, note = (list_log(busy, action=act)["items"][0]["detail"] for act in ("export", "note"))
    assert export["filters"]["q"] == note["text"] == "[withheld]"
    assert export["format"] == "csv"


def test_who_works_alone_reads_what_was_written(clerk):
    anchor = clerk.get("/api/events").json()["items"][0]["anchor"]
    clerk.post(f"/api/events/{anchor}/notes", json={"text": f"phoned Moussa {NAME}"})
    assert list_log(clerk, action="note")["items"][0]["detail"]["text"] == f"phoned Moussa {NAME}"


def test_people_and_acts_are_counted(busy):
    acts = busy.get("/api/log/acts").json()
    assert {one["value"]: one["count"] for one in acts["by"]}["Vera"] == 5
    assert {one["value"]: one["count"] for one in acts["action"]}["names"] == 1


def test_what_did_not_change_is_not_sent_again(busy):
    tag = busy.get("/api/log").headers["etag"]
    assert busy.get("/api/log", headers={"If-None-Match": tag}).status_code == 304


def test_a_whole_log_is_said_to_be_unbroken_and_holds_the_hash_that_was_noted(busy):
    last = list_log(busy)["items"][0]
    check = busy.get("/api/log/check", params={"noted": last["hash"]}).json()
    assert check == {"entries": last["number"], "hash": last["hash"], "breaks": [], "more": False}
    (told,) = busy.get("/api/log/check?noted=sha256:0").json()["breaks"]
    assert "no log entry has the noted hash" in told


def test_a_changed_entry_is_told_also_to_who_asked_before(busy, store):
    assert "etag" not in busy.get("/api/log/check").headers
    with store.writing() as connection:
        connection.execute(text("DROP TRIGGER log_no_update"))
        connection.execute(update(log).where(log.c.number == 2).values(by="somebody else"))
    assert "log entry 2 does not follow" in busy.get("/api/log/check").json()["breaks"][0]
