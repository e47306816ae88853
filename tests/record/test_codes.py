"""Codes of the standard schemes: what the facts settle, and nothing more."""

import pytest

from greffier.model.actor import Actor
from greffier.model.ontology import ONTOLOGY
from greffier.record.codes import code_event

ARMY = Actor("army", "Military Forces of X", "state-forces")
REBELS = Actor("rebels", "Rebels", "rebel-group")
MILITIA = Actor("militia", "Militia", "identity-militia")
CIVILIANS = Actor("civilians", "Civilians (X)", "civilians")


@pytest.mark.parametrize("event_type", ONTOLOGY)
def test_every_type_of_the_ontology_has_codes_or_none(event_type):
    codes = code_event(event_type, [ARMY], [REBELS])
    assert (codes.acled is None) == (ONTOLOGY[event_type].acled is None)
    assert (codes.plover is None) == (ONTOLOGY[event_type].plover is None)


@pytest.mark.parametrize(
    ("agents", "targets", "ucdp"),
    [([ARMY], [REBELS], 1), ([REBELS], [ARMY], 1), ([REBELS], [MILITIA], 2), ([REBELS], [CIVILIANS], 3)],
)
def test_the_parties_decide_the_type_of_violence(agents, targets, ucdp):
    assert code_event("armed-clash", agents, targets).ucdp == ucdp


@pytest.mark.parametrize(("agents", "targets"), [([None], [ARMY]), ([], [REBELS]), ([ARMY], [None, REBELS])])
def test_an_unknown_party_leaves_the_type_of_violence_open(agents, targets):
    assert code_event("armed-clash", agents, targets).ucdp is None


def test_who_takes_ground_decides_the_sub_event():
    assert code_event("territory-gain", [ARMY], []).acled.sub_event_type == "Government regains territory"
    assert code_event("territory-gain", [REBELS], []).acled.sub_event_type == "Non-state actor overtakes territory"


def test_ground_taken_by_nobody_known_has_no_acled_code():
    assert code_event("territory-gain", [None], []).acled is None
