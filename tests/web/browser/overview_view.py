"""The overview: filters, list, map and timeline, which are one selection."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

TITLES = re.compile(r"^[\d,]+ incidents?$")


class OverviewView:
    """What a reader does on the overview."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.filters = page.get_by_role("region", name="Filters", exact=True)
        self.list = page.get_by_role("list", name="Incidents", exact=True)
        self.chosen = self.list.locator("[aria-current=true]")
        self.map = page.get_by_role("region", name="Map", exact=True)
        self.timeline = page.get_by_role("region", name="Timeline", exact=True)
        self.slider = self.timeline.get_by_role("slider", name="Choose a period")
        self.tip = self.timeline.locator(".tip")
        self.tray = page.get_by_role("region", name="Undated and unplaced", exact=True)
        self.count = page.get_by_role("heading", name=TITLES)
        self.active = page.get_by_role("list", name="Active filters").get_by_role("listitem")

    def settle(self) -> None:
        """Wait until list, map and timeline are current."""
        self.page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")

    def settle_list(self) -> None:
        """Wait until the list is current; the map takes longer to draw."""
        self.page.wait_for_function("() => document.querySelector('section[aria-label=Incidents][aria-busy=false]')")

    def settle_map(self) -> None:
        """Wait until the map itself lies where its still picture was."""
        self.settle()
        self.map.get_by_role("button", name="Zoom in").wait_for()
        self.page.wait_for_selector(".still:not(.covered)", state="attached")

    def incident(self, title: str) -> Locator:
        """The link of the list that is called so, as in « Armed clash · 24 January 2021 »."""
        return self.list.get_by_role("link", name=title)

    def open_part(self, title: str) -> None:
        """Open a part of the filters."""
        head = self.filters.locator("summary").filter(has_text=re.compile(rf"^\s*{title}\s*$"))
        if head.locator("..").get_attribute("open") is None:
            head.click()

    def write(self, part: str | None, label: str, words: str) -> None:
        """Write into a field of the filters, and leave it with Enter."""
        if part:
            self.open_part(part)
        field = self.filters.get_by_label(label, exact=True).and_(self.page.locator("input"))
        field.fill(words)
        field.press("Enter")

    def tick(self, part: str, label: str | re.Pattern[str]) -> None:
        """Tick a box of the filters."""
        self.open_part(part)
        self.filters.get_by_role("checkbox", name=label).check()

    def find_mark(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place of the world stands on the screen. Source: Web Mercator, tiles of 512 points."""
        return tuple(self.page.locator(".map-frame").evaluate(_PROJECT, [longitude, latitude]))

    def find_day(self, number: int) -> tuple[float, float]:
        """Where a column of the timeline stands, counted from one."""
        days = int(self.slider.get_attribute("aria-valuemax") or 0)
        last, first = self._place("End"), self._place("Home")
        self.slider.blur()
        return first[0] + (number - 0.5) * (last[0] - first[0]) / (days - 1), first[1]

    def _place(self, key: str) -> tuple[float, float]:
        """Where a column that a key leads to begins, and a height near its foot."""
        self.slider.press(key)
        box = self.slider.bounding_box()
        assert box is not None
        return box["x"], box["y"] + box["height"] - 6

    def drag(self, first: int, last: int) -> None:
        """Drag from one column of the timeline to another, and hold."""
        begin, end = self.find_day(first), self.find_day(last)
        self.page.mouse.move(*begin)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)


_PROJECT = """(frame, [longitude, latitude]) => {
  const [east, north] = frame.dataset.centre.split(",").map(Number);
  const size = 512 * 2 ** Number(frame.dataset.zoom);
  const across = degrees => (degrees + 180) / 360 * size;
  const down = degrees => (1 - Math.asinh(Math.tan(degrees * Math.PI / 180)) / Math.PI) / 2 * size;
  const { x, y, width, height } = frame.getBoundingClientRect();
  return [x + width / 2 + across(longitude) - across(east), y + height / 2 + down(latitude) - down(north)];
}"""
