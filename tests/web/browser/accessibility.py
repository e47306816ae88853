"""Runs axe-core, which comes with the test tools, in a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_axe = Axe()


def find_barriers(page: Page) -> list[str]:
    """What axe-core finds wrong, of any impact: the rule, what it says, and the first elements concerned."""
    found = _axe.run(page).response["violations"]
    return [f"{one['id']}: {one['help']} {[node['html'][:200] for node in one['nodes'][:3]]}" for one in found]
