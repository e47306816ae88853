"""People merge and split incidents; what they decide is kept with their reason, and is undone."""

import re

from playwright.sync_api import expect

from tests.web.browser.filling import find_told
from tests.web.browser.incident_view import IncidentView


def test_incidents_are_merged_with_a_reason_and_parted_again(worker, own_room):
    page = worker.go(f"/incidents/{find_told(own_room.store, 'abducted').incident}").page
    view = IncidentView(page)
    view.merge(find_told(own_room.store, "pillés").incident, because="Same road, same hour.")
    expect(view.claim("Le Courrier du fleuve")).to_be_visible()
    expect(view.claim("River Post")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Same road, same hour.")
    page.get_by_role("button", name="Undo").first.click()
    expect(view.claim("Le Courrier du fleuve")).to_have_count(0)


def test_an_incident_is_split_and_joined_again(worker, own_room):
    told = find_told(own_room.store, "attacked")
    view = IncidentView(worker.go(f"/incidents/{told.incident}").page)
    view.mark("صوت النهر")
    view.page.get_by_role("button", name=re.compile("^Split…")).click()
    dialog = view.page.get_by_role("dialog", name="Split this incident")
    dialog.get_by_label(re.compile("^Why")).fill("Another post.")
    dialog.get_by_role("button", name="Split", exact=True).click()
    expect(view.claims.get_by_role("checkbox")).to_have_count(2)
    view.page.get_by_role("button", name="Undo").first.click()
    expect(view.claims.get_by_role("checkbox")).to_have_count(3)


def test_the_old_address_of_a_merged_incident_leads_to_the_new_one(worker, own_room):
    abduction, looting = (find_told(own_room.store, words) for words in ("abducted", "pillés"))
    IncidentView(worker.go(f"/incidents/{abduction.incident}").page).merge(looting.incident)
    for told in (abduction, looting):
        view = IncidentView(worker.go(f"/incidents/{told.incident}").page)
        expect(view.claims.get_by_role("checkbox")).to_have_count(2)
