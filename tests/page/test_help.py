"""The help of the page names every code of trouble."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from greffier.model.trouble import Code

CODES = Path(__file__).parents[2] / "page" / "src" / "lib" / "codes.ts"
if not CODES.is_file():
    pytest.skip("the page's source is not here", allow_module_level=True)


def test_every_code_of_trouble_is_told_in_the_help_of_the_page() -> None:
    told = re.findall(r"^  (G\d{3}): word\(", CODES.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(Code) - set(told) == set()
    assert len(told) == len(set(told))
