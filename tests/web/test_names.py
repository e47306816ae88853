"""The names of private persons: who sees them, where they are withheld, and that the log says who saw them."""

import pytest

from greffier.model.record import Place
from greffier.web.aliases import Aliases
from tests.store.records import event, make_record, offer, voice
from tests.web.conftest import SECOND

NAME = "Bilali"
HOUSE = Place("text:house", "la maison", "ML", "Kidal", "house", 18.44321, 1.40987)
TESTIMONY = "Deux civils ont été tués à Kidal, dit Awa Maïga. Maïga a vu les corps."


def ids_of(client):
    rows = client.get("/api/incidents").json()["items"]
    documents = client.get("/api/documents").json()["items"]
    return [row["id"] for row in rows], [row["id"] for row in documents]


def read_all(client):
    """Everything that a user can read, as text."""
    incidents, documents = ids_of(client)
    paths = ["/incidents", "/incidents/map", "/incidents/timeline", "/incidents/facets", "/documents", "/events"]
    paths += [f"/incidents/{name}" for name in incidents] + [f"/documents/{name}" for name in documents]
    answers = [client.get(f"/api{path}") for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.text for answer in answers)


def test_a_reader_sees_no_name_anywhere(team):
    assert NAME not in read_all(team("Rim"))
    assert "[withheld 1]" in read_all(team("Rim"))


def test_a_part_of_a_name_that_stands_alone_is_withheld_too(team, store):
    voices = [voice(kind="witness", name="Awa Maïga")]
    told = event("tués", "attack-on-civilians", when="2021-01-24", killed=2, voice="s2")
    store.add([offer(make_record(TESTIMONY, told, voices=voices, title="Maïga parle"))])
    assert "Maïga" not in read_all(team("Rim"))
    assert "Maïga" not in read_all(team("Vera"))


@pytest.mark.parametrize("name", ["Vera", "Ada"])
def test_names_are_withheld_from_everyone_until_they_ask(team, name):
    assert NAME not in read_all(team(name))


def find_second(client):
    """The id of the second report."""
    rows = client.get("/api/documents").json()["items"]
    return next(
        row["id"] for row in rows if row["outlet"] == "Le Courrier du Nord" and row["published"] == "2021-01-26"
    )


def test_a_reviewer_sees_names_on_asking_and_the_log_says_so(team, entries):
    vera = team("Vera")
    document, incident = find_second(vera), ids_of(vera)[0][0]
    page = vera.get(f"/api/documents/{document}?names=shown").json()
    assert page["record"]["document"]["text"] == SECOND
    assert (page["names"], page["withheld"]) == ("shown", 1)
    assert NAME in vera.get(f"/api/incidents/{incident}?names=shown").text
    assert entries("names") == [("Vera", "names", document), ("Vera", "names", incident)]


def test_what_holds_no_name_is_not_noted(team, entries):
    vera = team("Vera")
    document = next(name for name in ids_of(vera)[1] if name != find_second(vera))
    vera.get(f"/api/documents/{document}?names=shown")
    assert entries("names") == []


def test_each_read_of_names_is_noted_also_of_what_did_not_change(team, entries):
    vera = team("Vera")
    path = f"/api/documents/{find_second(vera)}?names=shown"
    tag = vera.get(path).headers["etag"]
    assert vera.get(path, headers={"If-None-Match": tag}).status_code == 200
    assert len(entries("names")) == 2


def test_how_a_document_begins_is_told_without_names(team):
    rows = team("Rim").get("/api/documents").json()["items"]
    assert [row["opening"] for row in rows if "[withheld 1]" in row["opening"]]


def test_a_reader_who_asks_for_names_is_refused(team, entries):
    rim = team("Rim")
    incidents, documents = ids_of(rim)
    for path in (f"/incidents/{incidents[0]}", f"/documents/{documents[0]}"):
        refused = rim.get(f"/api{path}?names=shown")
        assert refused.status_code == 403
        assert NAME not in refused.text
    assert entries("names") == []


@pytest.mark.parametrize(
    "asked",
    ["/incidents?q=Bilali", "/incidents?actor=Bilali", "/incidents?source=Moussa Bilali", "/incidents/map?q=Bilali",
     "/incidents/facets?actor=Bilali", "/incidents/timeline?q=Bilali", "/events?q=Bilali", "/documents?q=Bilali",
     "/search?q=Bilali"],
)  # fmt: skip
def test_a_readers_filter_confirms_no_name(team, asked):
    rim = team("Rim")
    for name in ("Bilali", "Nobodyatall"):
        assert rim.get(f"/api{asked.replace('Bilali', name)}").status_code == 403


def test_a_reader_filters_by_known_actors_and_kinds_of_source(team):
    rim = team("Rim")
    assert rim.get("/api/incidents?actor=jnim").status_code == 200
    assert rim.get("/api/incidents?source=witness").json()["total"] == 1


def test_a_reader_has_aliases_which_lead_to_what_they_stand_for(team):
    rim, ada = team("Rim"), team("Ada")
    theirs, ours = ids_of(rim), ids_of(ada)
    assert not {*theirs[0], *theirs[1]} & {*ours[0], *ours[1]}
    page = rim.get(f"/api/documents/{theirs[1][0]}").json()
    assert page["record"]["document"]["id"] == theirs[1][0]
    assert rim.get(f"/api/incidents/{page['events'][0]['incident']}").status_code == 200
    assert ada.get(f"/api/incidents/{theirs[0][0]}").json()["row"]["id"] in ours[0]


def test_a_reader_cannot_prove_a_report_by_its_hash(team):
    rim, ada = team("Rim"), team("Ada")
    incidents, documents = ids_of(ada)
    told = read_all(rim)
    for name in (*incidents, *documents):
        assert name.partition("-")[2][:8] not in told if "-" in name else name[7:20] not in told
    assert rim.get(f"/api/documents/{documents[0]}").status_code == 404
    assert rim.get(f"/api/incidents/{incidents[0]}").status_code == 404
    assert rim.get(f"/api/incidents/{incidents[0][:7]}").status_code == 404


def test_a_reader_sees_points_coarsely_and_cannot_close_in_on_them(team, store):
    told = event("tués", "attack-on-civilians", when="2021-03-01", place=HOUSE, radius=0.1, killed=2)
    store.add([offer(make_record("Deux civils tués chez eux.", told, published="2021-03-02"))])
    rim, ada = team("Rim"), team("Ada")
    assert "18.44321" in read_all(ada)
    assert "18.4432" not in read_all(rim)
    assert "1.4098" not in read_all(rim)
    spot = rim.get("/api/incidents?since=2021-03").json()["items"][0]["spot"]
    assert (spot["latitude"], spot["longitude"], spot["radius_km"]) == (18.4, 1.4, 8.1)
    narrow = "1.41,18.44,1.42,18.45"  # beside the house, in its cell
    assert ada.get(f"/api/incidents?since=2021-03&box={narrow}").json()["total"] == 0
    assert rim.get(f"/api/incidents?since=2021-03&box={narrow}").json()["total"] == 1


def test_what_reviewers_write_is_not_for_readers(team, store):
    vera, rim = team("Vera"), team("Rim")
    anchor = vera.get("/api/events").json()["items"][0]["anchor"]
    assert vera.post(f"/api/events/{anchor}/notes", json={"text": "phoned Fanta Coulibaly"}).status_code == 200
    value = {"role": "target", "name": "Fanta Coulibaly"}
    made = vera.post(f"/api/events/{anchor}/corrections", json={"field": "participant", "value": value})
    assert made.status_code == 200, made.text
    assert "Coulibaly" not in read_all(rim)
    assert "Coulibaly" not in read_all(vera)


def test_in_a_workbench_of_one_person_names_are_shown_and_withheld_on_asking(clerk, entries):
    document = find_second(clerk)
    assert NAME in clerk.get(f"/api/documents/{document}").text
    withheld = clerk.get(f"/api/documents/{document}?names=withheld").json()
    assert NAME not in str(withheld["record"])
    assert (withheld["names"], withheld["withheld"]) == ("withheld", 1)
    text = withheld["record"]["document"]["text"]
    span = withheld["events"][0]["event"]["trigger"]
    assert text[span["start"] : span["end"]] == span["quote"]
    assert entries("names") == []


@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson", "prov-json"])
def test_a_readers_export_is_redacted_whatever_is_asked(team, format, entries):
    file = team("Rim").post("/api/export", json={"format": format, "redact": False, "filter": {}})
    assert file.status_code == 200
    assert NAME not in file.text
    assert [by for by, _, _ in entries("export")] == ["Rim"]
    assert NAME in team("Vera").post("/api/export", json={"format": "jsonl"}).text


def test_a_search_shows_pieces_without_names(team):
    found = team("Vera").get("/api/search?q=soldats").json()
    assert found["total"] == 2
    assert NAME not in str(found)
    for row in found["items"]:
        assert [row["piece"][start:end].lower() for start, end in row["hits"]] == ["soldats"]


def test_aliases_lead_back_and_differ_from_store_to_store():
    ids = ["in-00112233445566ff", "ev-00112233445566ff", "sha256:" + "ab" * 32, "undo:sha256:" + "cd" * 32]
    one, other = Aliases(b"one"), Aliases(b"other")
    assert [one.read(one.make(id)) for id in ids] == ids
    assert not {one.make(id) for id in ids} & {other.make(id) for id in ids}
    assert len({one.make(id)[-16:] for id in ids}) == len(ids)
