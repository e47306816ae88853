"""The review, by keyboard alone: what the machine read stays beside what a person says, and everything is undone."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser.filling import find_told, read_anew
from tests.web.browser.review_view import ReviewView


@pytest.fixture
def review(worker, own_room):
    """The report of River Post on the clash at Kidal, its event chosen."""
    told = find_told(own_room.store, "attacked")
    return ReviewView(worker.go(f"/documents/{told.document}?event={told.anchor}").page)


def test_the_queue_leads_from_one_unread_event_to_the_next(worker):
    worker.go("/review?until=2021&killed=1")
    view = ReviewView(worker.page)
    view.press("g", "n")
    expect(view.page).to_have_url(re.compile("queue=1"))
    first = view.chosen.get_attribute("data-anchor")
    view.press("a")
    expect(view.page).not_to_have_url(re.compile(first))
    expect(view.chosen).to_contain_text("Unread")
    second = view.chosen.get_attribute("data-anchor")
    view.press("s")
    expect(view.page).not_to_have_url(re.compile(second))
    worker.go("/review?until=2021&killed=1")
    expect(worker.page.get_by_role("region", name="Progress")).to_contain_text("1 of")


def test_the_queue_begins_before_its_counts_have_come(reader):
    reader.page.route("**/api/events?*", lambda route: None)
    reader.page.goto("/review?until=2021&killed=1")
    expect(reader.page.get_by_role("heading", name="Review")).to_be_visible()
    ReviewView(reader.page).press("g", "n")
    expect(reader.page).to_have_url(re.compile("queue=1"))


def test_an_event_is_accepted_and_unaccepted(review):
    review.press("a")
    expect(review.event(1)).to_contain_text("Accepted")
    review.press("u")
    expect(review.event(1)).to_contain_text("Unread")


def test_an_event_is_disputed(review):
    review.press("d")
    expect(review.event(1)).to_contain_text("Disputed")


def test_an_event_is_rejected_with_a_reason_and_taken_back(review):
    review.press("x")
    review.page.keyboard.type("The text tells of a drill.")
    review.press("Enter")
    expect(review.event(1)).to_contain_text("The text tells of a drill.")
    review.press("u")
    expect(review.event(1)).not_to_contain_text("The text tells of a drill.")


def test_a_type_is_corrected_beside_what_was_read(review):
    form = review.correct("Type")
    review.page.keyboard.type("Shelling")
    review.save(form)
    expect(review.row("Type")).to_contain_text("Shelling")
    expect(review.row("Type")).to_contain_text("Armed clash")
    review.press("u")
    expect(review.row("Type")).not_to_contain_text("Shelling")


def test_a_date_is_corrected_in_words(review):
    form = review.correct("When")
    review.press("Control+a")
    review.page.keyboard.type("about March 2022")
    expect(form).to_contain_text("2022-03~")
    review.save(form)
    expect(review.row("When")).to_contain_text("March 2022")


def test_a_figure_is_corrected(review):
    form = review.correct("Killed")
    for label in ("at least", "at most"):
        form.get_by_label(label).focus()
        review.press("Control+a")
        review.page.keyboard.type("5")
    review.save(form)
    expect(review.row("Killed")).to_contain_text("5")
    expect(review.row("Killed")).to_contain_text("7")


def test_a_role_is_corrected(review):
    form = review.correct("Target")
    form.get_by_label("Role").focus()
    review.page.keyboard.type("Agent")
    review.save(form)
    expect(review.chosen.get_by_role("term").filter(has_text="Target")).to_have_count(0)


def test_a_place_is_corrected_to_one_of_the_gazetteer(review):
    form = review.correct("Where")
    form.get_by_role("combobox", name="Place").focus()
    review.press("Control+a")
    review.page.keyboard.type("Tessalit")
    expect(form.get_by_role("listbox").get_by_role("option").first).to_contain_text("Tessalit")
    review.press("ArrowDown", "Enter")
    review.save(form)
    expect(review.row("Where")).to_contain_text("Tessalit")


def test_a_voice_is_corrected(review):
    form = review.correct("Who says it")
    review.page.keyboard.type("Radio Azal")
    review.save(form)
    expect(review.row("Who says it")).to_contain_text("Radio Azal")


def test_a_voice_that_the_record_lacks_is_named_by_its_words_its_kind_and_through_whom(review):
    form = review.correct("Who says it")
    review.page.keyboard.type("Another voice")
    form.get_by_label("Kind of source").focus()
    review.page.keyboard.type("Official")
    form.get_by_role("button", name="Choose words").focus()
    review.press("Enter", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter")  # begins at « attacked »
    expect(form.get_by_label("How the text describes it")).to_have_value("army post")
    form.get_by_label("Through whom").focus()
    review.page.keyboard.type("Radio Azal")
    review.save(form)
    said = review.row("Who says it").locator(".person")
    expect(said.get_by_role("listitem")).to_have_count(3)
    expect(said).to_contain_text(re.compile("army post.*Official source.*Radio Azal.*this document"))
    review.page.reload()
    expect(said).to_contain_text("army post")
    said.get_by_role("button", name="army post").focus()
    review.wait_marked("lit", "army post")


def test_a_voice_that_the_record_lacks_speaks_for_an_actor_of_the_registry(review):
    form = review.correct("Who says it")
    review.page.keyboard.type("Another voice")
    form.get_by_label("Kind of source").focus()
    review.page.keyboard.type("Organisation")
    form.get_by_role("combobox", name="Its name").focus()
    review.page.keyboard.type("JNIM")
    expect(form.get_by_role("listbox", name="Its name").get_by_role("option").first).to_be_visible()
    review.press("ArrowDown", "Enter")
    expect(form).to_contain_text("Actor of the registry: jnim")
    review.save(form)
    expect(review.row("Who says it").locator(".person")).to_contain_text("Organisation")


def test_a_relay_that_the_record_lacks_is_named_in_the_same_way(review):
    form = review.correct("Who says it")
    review.page.keyboard.type("Another voice")
    form.get_by_label("How the text describes it").fill("a shepherd")
    form.get_by_label("Through whom").focus()
    review.page.keyboard.type("Another voice")
    relay = form.get_by_role("group", name="Another voice").last
    relay.get_by_label("Kind of source").select_option("outlet")
    relay.get_by_role("combobox", name="Its name").fill("Dune FM")
    review.save(form)
    said = review.row("Who says it").locator(".person")
    expect(said).to_contain_text(re.compile("a shepherd.*Dune FM.*this document"))


def test_who_denies_it_is_named_and_taken_away(review):
    review.press("v")
    review.page.get_by_role("group", name="Add a value").get_by_role("button", name="Who denies it").press("Enter")
    form = review.page.get_by_role("form", name="Correct: Who denies it")
    form.get_by_label("Who denies it").focus()
    review.page.keyboard.type("Radio Azal")
    review.save(form)
    expect(review.row("Who denies it")).to_contain_text("Radio Azal")
    form = review.correct("Who denies it")
    form.get_by_role("button", name="Take this value away").press("Enter")
    expect(review.row("Who denies it")).to_contain_text("taken away")


def test_a_party_that_the_record_lacks_is_added_by_its_words(review):
    review.press("v")
    review.page.get_by_role("group", name="Add a value").get_by_role("button", name="Participant").press("Enter")
    form = review.page.get_by_role("form", name="Correct: Participant")
    form.get_by_role("button", name="Choose words").focus()
    review.press("Enter", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter")
    expect(form.get_by_role("combobox", name="Who", exact=True)).to_have_value("army post")
    form.get_by_label("Role").select_option("vehicle")
    review.save(form)
    expect(review.row("Vehicle")).to_contain_text("army post")


def test_the_modality_is_corrected(review):
    form = review.correct("Told how")
    review.press("ArrowDown")
    review.save(form)
    expect(review.row("Told how")).to_contain_text("Alleged")


def test_an_event_that_was_missed_is_added_by_choosing_its_words(review):
    review.press("n")
    review.select("killed")
    review.press("Enter")
    dialog = review.page.get_by_role("dialog", name="Add an event")
    expect(dialog).to_contain_text("killed")
    dialog.get_by_label("Type of event").select_option("attack-on-civilians")
    expect(dialog.get_by_role("button", name="Add the event")).to_be_enabled()
    dialog.get_by_role("button", name="Add the event").press("Enter")
    expect(review.chosen).to_contain_text("Attack on civilians")
    expect(review.record).to_contain_text("2 events")


def test_an_accepted_event_that_was_read_anew_says_what_changed_until_it_is_accepted_again(review, own_room):
    review.press("a")
    expect(review.event(1)).to_contain_text("Accepted")
    read_anew(own_room.store, "attacked", type="attack-on-civilians")
    review.page.reload()
    expect(review.chosen).to_contain_text("In review")
    expect(review.chosen).to_contain_text(re.compile("Type of event: *Armed clash.*Attack on civilians"))
    expect(review.record).to_contain_text("1 unread")
    review.press("a")
    expect(review.event(1)).to_contain_text("Accepted")
    expect(review.chosen).not_to_contain_text("Read anew")


def test_a_note_is_kept_with_the_event(review):
    review.press("m")
    review.page.keyboard.type("Ask the desk in Gao.")
    review.press("Control+Enter")
    expect(review.event(1)).to_contain_text("Ask the desk in Gao.")
    review.page.reload()
    expect(review.event(1)).to_contain_text("Ask the desk in Gao.")


def test_the_help_sheet_lists_the_keys(review):
    review.press("?")
    sheet = review.page.get_by_role("dialog")
    expect(sheet).to_contain_text("Accept the event")
    expect(sheet).to_contain_text("Next event")
    review.press("Escape")
    expect(sheet).to_be_hidden()


def test_keys_write_letters_where_something_is_being_written(review):
    review.press("m")
    review.page.keyboard.type("a x d")
    expect(review.page.get_by_role("textbox", name="Note")).to_have_value("a x d")
    expect(review.event(1)).to_contain_text("Unread")


def test_accuracy_counts_what_was_reviewed(worker, review):
    review.press("a")
    expect(review.event(1)).to_contain_text("Accepted")
    worker.go("/accuracy")
    expect(worker.page.get_by_role("main")).to_contain_text(re.compile(r"\b1 event"))
