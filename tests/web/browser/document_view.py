"""The document page: the text on one side, the record on the other."""

from __future__ import annotations

import re

from playwright.sync_api import FloatRect, Locator, Page, expect

# The page scrolls to what was chosen, and looks again a moment later: what is asked for then comes after both.
_REST = """() => new Promise(rest => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rest, 200))))"""

_FIND_WORDS = """([element, words]) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    const { x, y, width, height } = range.getClientRects()[0];
    return { x, y, width, height };
  }
}"""


class DocumentView:
    """What a reader does on a document's page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.get_by_role("article", name="Text of the document")
        self.record = page.get_by_role("region", name="Record")

    def event(self, number: int) -> Locator:
        """An event of the record, by its number in the order of the text."""
        return self.record.get_by_role("article", name=re.compile(rf"^Event {number}:"))

    def wait_marked(self, kind: str, *words: str) -> None:
        """Wait until these words are marked in the text as this kind, and no others; the kinds are event, who, when,
        where, toll, voice, loaded, chosen, lit …"""
        marked = "([kind, words]) => [...(CSS.highlights.get(kind) ?? [])].map(String).join('|') === words"
        self.page.wait_for_function(marked, arg=[kind, "|".join(words)])

    def rest(self) -> DocumentView:
        """Wait until the page has scrolled to what was chosen."""
        self.page.evaluate(_REST)
        return self

    def _find(self, words: str) -> FloatRect:
        """Where words of the text stand on the screen."""
        expect(self.text).to_contain_text(words)
        box: FloatRect = self.rest().page.evaluate(_FIND_WORDS, [self.text.element_handle(), words])
        return box

    def point_at(self, words: str) -> None:
        """Move the pointer onto words of the text."""
        box = self._find(words)
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def select(self, words: str) -> None:
        """Select words of the text with the pointer."""
        box = self._find(words)
        middle = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + 1, middle)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] - 1, middle, steps=8)
        self.page.mouse.up()
