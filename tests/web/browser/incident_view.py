"""The incident page: what each source says, side by side."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class IncidentView:
    """What a reader does on an incident's page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.claims = page.get_by_role("table", name="Claims by source")

    def claim(self, outlet: str) -> Locator:
        """The row of the claim that a report makes, by the report's outlet."""
        marked = self.page.get_by_role("checkbox", name=f"in {outlet}")
        return self.claims.get_by_role("row").filter(has=marked)

    def mark(self, outlet: str) -> None:
        """Mark the claim of a report, to be split off."""
        self.page.get_by_role("checkbox", name=f"in {outlet}").check()

    def merge(self, other: str, because: str = "") -> None:
        """Merge the incident with another one, which is found by its id."""
        self.page.get_by_role("button", name="Merge…").click()
        dialog = self.page.get_by_role("dialog", name="Merge with another incident")
        dialog.get_by_label("Its id, or words of its reports").fill(other)
        dialog.get_by_role("button", name="Search").click()
        dialog.get_by_label(re.compile("^Why")).fill(because)
        dialog.get_by_role("button", name="Merge", exact=True).click()
        expect(dialog).to_be_hidden()
