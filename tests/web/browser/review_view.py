"""Reviewing on the document page, by keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.web.browser.document_view import DocumentView


class ReviewView(DocumentView):
    """What a reviewer does to the events of a document."""

    @property
    def chosen(self) -> Locator:
        """The event that is chosen."""
        return self.record.locator("article[aria-current=true]")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def correct(self, field: str) -> Locator:
        """Open the correction of a value by keyboard; its form."""
        self.chosen.get_by_role("button", name=f"Change: {field}").focus()
        self.press("Enter")
        form = self.page.get_by_role("form", name=re.compile("^Correct:"))
        expect(form).to_be_visible()
        return form

    def save(self, form: Locator) -> None:
        """Keep what the form holds, by keyboard."""
        self.press("Control+Enter")
        expect(form).to_be_hidden()

    def row(self, field: str) -> Locator:
        """The row of the record that holds a value of the chosen event."""
        term = self.page.get_by_role("term").filter(has_text=re.compile(f"^{field}$"))
        return self.chosen.locator(".value").filter(has=term)
