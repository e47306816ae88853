"""The page as its users see it: small verbs over roles and labels."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.web.browser.watching import Watch


class Workbench:
    """One page of the workbench in a browser."""

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page, self.watch = page, watch
