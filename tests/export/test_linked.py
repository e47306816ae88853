"""Provenance and annotations lead from each value to its words and its voice, in the terms of their standards."""

import json

import pytest

from greffier.store import deciding, reviewing
from greffier.store.incidents import read_incidents
from tests.export.shop import REPORTS

TEXTS = {record.document.id[7:]: record.document.text for record in REPORTS}
ENDS = {
    "used": ("activity", "entity"), "wasGeneratedBy": ("entity", "activity"), "wasAttributedTo": ("entity", "agent"),
    "wasAssociatedWith": ("activity", "agent"), "wasDerivedFrom": ("entity", "entity"),
    "hadMember": ("entity", "entity"), "wasInfluencedBy": ("agent", "agent"),
}  # fmt: skip


@pytest.fixture
def provenance(store, written):
    with store.writing() as connection:
        one, other, *_ = [incident.id for incident in read_incidents(connection)]
        deciding.merge(connection, store.stamp(), one, other, "one column")
    return json.loads(written("prov-json"))


def test_every_relation_of_provenance_joins_what_is_declared(provenance):
    for name, kinds in ENDS.items():
        assert provenance[name], name
        for relation in provenance[name].values():
            for end, kind in zip(relation.values(), kinds, strict=True):
                assert end in provenance[kind], (name, end)
    assert set(provenance) == {"prefix", "entity", "agent", "activity", *ENDS}


def test_a_claim_is_quoted_from_its_document_and_attributed_to_its_voice(provenance):
    name, claim = next(
        (name, claim) for name, claim in provenance["entity"].items() if claim.get("greffier:field") == "killed"
    )
    document = next(
        one["prov:usedEntity"] for one in provenance["wasDerivedFrom"].values() if one["prov:generatedEntity"] == name
    )
    text = TEXTS[document.removeprefix("greffier:document-")]
    assert text[claim["greffier:start"] : claim["greffier:end"]] == claim["greffier:quote"]
    agent = next(one["prov:agent"] for one in provenance["wasAttributedTo"].values() if one["prov:entity"] == name)
    assert provenance["agent"][agent]["prov:label"] == "porte-parole"
    assert any(one["prov:influencer"] == agent for one in provenance["wasInfluencedBy"].values())


def test_a_judgement_is_by_a_person_on_two_tellings(provenance):
    judgements = [name for name in provenance["entity"] if ":judgement-" in name]
    assert judgements
    for name in judgements:
        assert provenance["entity"][name]["greffier:because"] == "one column"
        derived = [one for one in provenance["wasDerivedFrom"].values() if one["prov:generatedEntity"] == name]
        assert len(derived) == 2
    assert {"prov:label": "tester", "prov:type": {"$": "prov:Person", "type": "xsd:QName"}} in provenance[
        "agent"
    ].values()


def test_annotations_select_their_words_by_quote_and_by_position(written):
    told = json.loads(written("web-annotation"))
    items = told["first"]["items"]
    assert told["total"] == len(items) > 0
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        text = TEXTS[item["target"]["source"]["id"].rpartition(":")[2]]
        quote, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in text


def test_provenance_and_annotations_of_nothing_are_whole_documents(written):
    from greffier.store.choosing import Filter

    nothing = Filter(country=("FR",))
    assert json.loads(written("prov-json", nothing))["prefix"]
    assert json.loads(written("web-annotation", nothing))["first"]["items"] == []


def test_a_corrected_value_is_generated_by_a_person_and_not_by_the_reading(store, written):
    correct_one(store)
    told = json.loads(written("prov-json"))
    name, claim = next((n, one) for n, one in told["entity"].items() if one.get("greffier:field") == "injured")
    (act,) = [one["prov:activity"] for one in told["wasGeneratedBy"].values() if one["prov:entity"] == name]
    assert told["activity"][act]["greffier:because"] == "a second list"
    (person,) = [one["prov:agent"] for one in told["wasAssociatedWith"].values() if one["prov:activity"] == act]
    assert told["agent"][person]["prov:label"] == "tester"
    assert (claim["greffier:start"], claim["greffier:quote"]) == (claim["greffier:end"], "")
    redacted = json.loads(written("prov-json", redact=True))
    assert "tester" not in json.dumps(redacted)


def test_an_annotation_of_what_has_no_words_selects_none(store, written):
    correct_one(store)
    items = json.loads(written("web-annotation"))["first"]["items"]
    (one,) = [item for item in items if item["greffier:field"] == "injured"]
    assert "selector" not in one["target"]
    assert one["greffier:corrected"] is True


def correct_one(store):
    with store.reading() as connection:
        anchor = next(read_incidents(connection)).members[0].member.telling.anchor
    with store.writing() as connection:
        value = {"kind": "injured", "low": 2, "high": 2}
        reviewing.correct(connection, store.stamp(), anchor, "casualties", None, value, "a second list")
