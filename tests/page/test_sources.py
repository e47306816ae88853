"""What no source of the page may hold: the page's security policy would refuse it, or it would leave the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "page"
if not PAGE.is_dir():
    pytest.skip("the page's source is not here", allow_module_level=True)

SOURCES = sorted(path for path in (PAGE / "src").rglob("*") if path.suffix in (".svelte", ".ts", ".css"))
SOURCES.append(PAGE / "index.html")
NAMES_NO_ADDRESS = re.compile(r'xmlns(:\w+)?="http://www\.w3\.org/|https?://(www\.)?example\.(org|com|net)|"https?://"')

FORBIDDEN = {
    "markup from data": re.compile(r"\{@html|\.innerHTML|insertAdjacentHTML|\.outerHTML"),
    "a style attribute": re.compile(r"<[^>]*\sstyle=|setAttribute\(.style."),
    "code from text": re.compile(r"\beval\(|new Function\("),
    "a remote address": re.compile(r"https?://|[\"'(]//\w"),
    "a side of the screen in a style": re.compile(
        r"(?:margin|padding|border)-(?:left|right)|text-align: *(?:left|right)|float: *(?:left|right)"
    ),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_source_holds(what: str) -> None:
    found = [
        f"{path.relative_to(PAGE)}: {line.strip()}"
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if FORBIDDEN[what].search(NAMES_NO_ADDRESS.sub("", line))
    ]
    assert found == []


KEPT = {"chosen-names", "jobs", "keys", "language", "marks-hidden", "names", "text-share", "theme"}
"""What the page keeps in the browser: each is told of in views/help/Privacy.svelte."""

NAMED = re.compile(r'Storage\.(?:get|set)Item\((?:"([\w-]+)"|([A-Z]+))')


def test_nothing_is_kept_in_the_browser_but_what_the_help_tells_of() -> None:
    assert {name for path in SOURCES for name in find_kept(path.read_text(encoding="utf-8"))} == KEPT


def find_kept(source: str) -> set[str]:
    """The names under which a source keeps something, also where a constant holds the name."""
    constants = dict(re.findall(r'const ([A-Z]+) = "([\w-]+)"', source))
    return {name or constants.get(constant, constant) for name, constant in NAMED.findall(source)}
