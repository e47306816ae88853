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
