"""The commands on incidents list, show, join and split."""

import csv
import io
import json

import pytest

from greffier.cli.main import run
from greffier.store.store import open_store
from tests.store.records import GAO, KIDAL, event, make_record, offer


def report(number, place, killed, agent="=1+1"):
    text = f"Rapport {number}: attaque à {place.name}."
    told = event("attaque", when="2021-01-24", place=place, killed=killed, agent=agent)
    return offer(make_record(text, told, outlet=f"Journal {number}"), place=text)


@pytest.fixture(autouse=True)
def filled(tmp_path, monkeypatch):
    monkeypatch.setenv("GREFFIER_STORE", str(tmp_path / "greffier.db"))
    with open_store() as store:
        store.add([report(1, KIDAL, 3), report(2, KIDAL, 5), report(3, GAO, 2)])


def listed(capfd, *options):
    capfd.readouterr()
    assert run(["incidents", "--format", "jsonl", *options]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def at(capfd, name):
    return next(incident for incident in listed(capfd) if incident["where"]["place"]["name"] == name)


def test_incidents_are_listed_in_each_format(capfd):
    assert sorted(incident["independent_sources"] for incident in listed(capfd)) == [1, 2]
    run(["incidents", "--format", "json"])
    assert len(json.loads(capfd.readouterr().out)) == 2
    run(["incidents", "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert sorted((row["killed_low"], row["killed_high"]) for row in rows) == [("2", "2"), ("3", "5")]
    run(["incidents"])
    assert "Kidal" in capfd.readouterr().out


def test_filters_are_heard(capfd):
    assert len(listed(capfd, "--since", "2021-02")) == 0
    assert len(listed(capfd, "--until", "2021-01", "--contested")) == 1
    assert len(listed(capfd, "--near", "16.3,0.0", "--within", "20")) == 1
    assert len(listed(capfd, "--min-sources", "2")) == 1
    assert run(["incidents", "--since", "hier"]) == 2
    assert run(["incidents", "--near", "Nulle-Part-sur-Rien"]) == 1


def test_an_incident_is_shown_with_its_claims_side_by_side(capfd):
    kidal = at(capfd, "Kidal")
    assert run(["show", kidal["id"][:11]]) == 0
    out = capfd.readouterr().out
    assert all(words in out for words in ("Rapport 1", "Journal 2", "contested: killed", "2 independent sources"))
    run(["show", kidal["id"], "--format", "json"])
    told = json.loads(capfd.readouterr().out)
    assert [claim["quote"] for claim in told["claims"]]
    assert told["reasons"][0]["reasons"]


def test_incidents_are_joined_and_split_and_the_reason_is_kept(capfd):
    kidal, gao = at(capfd, "Kidal"), at(capfd, "Gao")
    assert run(["merge", kidal["id"], gao["id"], "--because", "one column"]) == 0
    assert len(listed(capfd)) == 1
    assert run(["split", kidal["id"], gao["members"][0]["anchor"], "--because", "two after all"]) == 0
    assert len(listed(capfd)) == 2
    one, other = kidal["members"][0]["anchor"], gao["members"][0]["anchor"]
    assert run(["judge", one, other, "same", "--because", "no"]) == 0
    assert len(listed(capfd)) == 1
    run(["show", kidal["id"]])
    assert "one column" in capfd.readouterr().out


def test_what_the_store_does_not_have_is_told_with_its_code(capfd):
    assert run(["show", "in-ffff"]) == 1
    assert capfd.readouterr().err.split()[1] == "G407"
    assert run(["merge", "in-ffff", "in-eeee"]) == 2
    assert run(["show", "in-ffff", "--store", "none.db"]) == 1


def test_a_decision_is_taken_back_by_the_beginning_of_its_act(capfd):
    one, other = (at(capfd, name)["id"] for name in ("Kidal", "Gao"))
    before = listed(capfd)
    run(["merge", one, other, "--because", "one column"])
    act = capfd.readouterr().err.split("greffier undo ")[1].strip()
    assert len(listed(capfd)) == 1
    assert run(["undo", act[:20]]) == 0
    assert listed(capfd) == before
    assert run(["undo", act]) == 1


def test_an_incident_shows_how_far_its_review_is_what_was_corrected_and_noted(capfd):
    from greffier.store import reviewing

    incident = at(capfd, "Gao")
    anchor = incident["members"][0]["anchor"]
    with open_store(by="Awa") as store, store.writing() as connection:
        reviewing.correct(connection, store.stamp(), anchor, "type", None, "shelling", "mortars, says the text")
        reviewing.put_note(connection, store.stamp(), anchor, "ask the clinic")
    run(["show", incident["id"]])
    said = " ".join(capfd.readouterr().out.split())
    for words in ("armed-clash → shelling", "mortars, says the text", "ask the clinic", "in-review", "Awa"):
        assert words in said
    run(["show", incident["id"], "--format", "json"])
    (told,) = json.loads(capfd.readouterr().out)["reviews"]
    assert (told["anchor"], told["state"], told["corrections"][0]["was"]) == (anchor, "in-review", "armed-clash")
