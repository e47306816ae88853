"""The page as its users see it: small verbs over roles and labels."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.web.browser.watching import Watch


class Workbench:
    """One page of the workbench in a browser."""

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page, self.watch = page, watch

    def go(self, path: str) -> Workbench:
        """Open a view by its address, and wait until it shows what it loads."""
        self.page.goto(path)
        return self.settle()

    def settle(self) -> Workbench:
        """Wait until the view has a heading and nothing of it is on its way."""
        self.page.get_by_role("heading").first.wait_for()
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
        return self
