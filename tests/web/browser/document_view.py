"""The document page: the text on one side, the record on the other."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

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

    def marked(self, kind: str) -> list[str]:
        """The words that are highlighted as this kind: event, who, when, where, toll, voice, loaded, chosen, lit …"""
        found: list[str] = self.page.evaluate("kind => [...(CSS.highlights.get(kind) ?? [])].map(String)", kind)
        return found

    def wait_lit(self, words: str) -> None:
        """Wait until these words are lit in the text, and no others."""
        lit = "words => [...(CSS.highlights.get('lit') ?? [])].map(String).join('|') === words"
        self.page.wait_for_function(lit, arg=words)

    def point_at(self, words: str) -> None:
        """Move the pointer onto words of the text."""
        box = self.page.evaluate(_FIND_WORDS, [self.text.element_handle(), words])
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def select(self, words: str) -> None:
        """Select words of the text with the pointer."""
        box = self.page.evaluate(_FIND_WORDS, [self.text.element_handle(), words])
        middle = box["y"] + box["height"] / 2
        self.page.mouse.move(box["x"] + 1, middle)
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + box["width"] - 1, middle, steps=8)
        self.page.mouse.up()
