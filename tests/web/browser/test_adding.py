"""Reports come in: a text is pasted, files are dropped; what cannot be read says why, and how to mend it."""

import re

from playwright.sync_api import expect

REPORT = (
    "Gao, 3 mai 2022 – Quatre soldats ont été tués mardi dans une embuscade près d'Ansongo, selon une source militaire."
)
ENGLISH = "The fox is in no hurry today, and the dog does not mind that it is jumped over."
_DROP = """(zone, files) => {
  const data = new DataTransfer();
  for (const { name, text, type } of files) data.items.add(new File([text], name, { type }));
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def drop(page, *files):
    """Drop files, given as (name, text), on the page."""
    given = [{"name": name, "text": text, "type": "text/plain"} for name, text in files]
    page.get_by_role("group", name="Files").evaluate(_DROP, given)


def test_a_pasted_text_is_read_and_kept_word_for_word(worker):
    page = worker.go("/add").page
    page.get_by_label("Text", exact=True).fill(REPORT)
    page.get_by_label("Title").fill("Embuscade près d'Ansongo")
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_role("main")).to_contain_text("read and kept", timeout=60_000)
    page.get_by_role("main").get_by_role("article").get_by_role("link").first.click()
    expect(page.get_by_role("article", name="Text of the document")).to_contain_text(REPORT)
    expect(page.get_by_role("article", name=re.compile("^Event 1:"))).to_contain_text("Killed")


def test_dropped_files_are_read_and_what_cannot_be_is_told_with_its_mend(worker):
    page = worker.go("/add").page
    drop(page, ("report.txt", REPORT), ("empty.txt", " \n"), ("english.txt", ENGLISH))
    page.get_by_role("button", name="Read 3 files").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Done", timeout=60_000)
    expect(main).to_contain_text("read and kept")
    expect(main).to_contain_text("empty.txt")
    expect(main).to_contain_text(re.compile(r"G1\d\d"))


def test_html_of_an_upload_is_never_rendered(worker):
    page = worker.go("/add").page
    script = "<script>document.title='taken over'</script>"
    markup = f"<html><head><title>Note</title></head><body><p>{REPORT}</p>{script}</body></html>"
    drop(page, ("page.html", markup))
    page.get_by_role("button", name="Read 1 file").click()
    expect(page.get_by_role("main")).to_contain_text("read and kept", timeout=60_000)
    page.get_by_role("main").get_by_role("article").get_by_role("link").first.click()
    expect(page.get_by_role("article", name="Text of the document")).to_contain_text("Quatre soldats")
    assert "taken over" not in page.title()
