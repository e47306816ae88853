"""The incident page: who says what through whom, and where they differ; nothing says who is right."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.filling import find_told
from tests.web.browser.incident_view import IncidentView


@pytest.fixture
def clash(reader, filled):
    """The page of the clash at Kidal."""
    return IncidentView(reader.go(f"/incidents/{find_told(filled, 'attacked').incident}").page)


def test_figures_that_differ_stand_side_by_side(clash):
    expect(clash.claim("River Post")).to_contain_text("Killed: 7")
    expect(clash.claim("Le Courrier du fleuve")).to_contain_text("Killed: 3")
    expect(clash.claim("صوت النهر")).to_contain_text("Killed: 3")
    expect(clash.page.get_by_role("main")).to_contain_text("3 independent sources")


def test_a_claim_shows_the_chain_of_voices_to_its_report(clash):
    chain = clash.claim("River Post").get_by_role("list", name="From the voice to the report").get_by_role("listitem")
    expect(chain).to_contain_text(["League of the Dunes", "Radio Azal", "River Post"])


def test_the_words_of_a_claim_stand_in_their_context(clash):
    expect(clash.claims.get_by_role("blockquote").first).to_be_visible()
    expect(clash.claims).to_contain_text(
        "Seven soldiers were killed, the League said in a statement read on Radio Azal."
    )


def test_a_claim_leads_to_its_words_in_the_report(clash):
    clash.claim("River Post").get_by_role("link", name="River Post").click()
    expect(clash.page.get_by_role("heading", level=1)).to_have_text("Army post attacked near Kidal")
    expect(clash.page.get_by_role("article", name=re.compile("^Event 1:"))).to_have_attribute("aria-current", "true")


def test_a_toll_that_its_voice_revised_is_told_as_such(reader, filled):
    page = reader.go(f"/incidents/{find_told(filled, 'mine').incident}").page
    expect(page.get_by_role("table", name="Claims by source")).to_contain_text("Killed: 5")
    expect(page.get_by_role("table", name="Claims by source")).to_contain_text("Killed: 9")
    expect(page.get_by_role("heading", name="Tolls over time")).to_be_visible()


def test_what_is_denied_is_told_as_denied(reader, filled):
    page = reader.go(f"/incidents/{find_told(filled, 'bombed').incident}").page
    expect(page.get_by_role("main")).to_contain_text(re.compile("den(y|ied|ies)", re.IGNORECASE))
