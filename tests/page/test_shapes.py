"""The page's types are those of the shapes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if not (ROOT / "page").is_dir() or not (ROOT / "tools").is_dir():
    pytest.skip("the page's source is not here", allow_module_level=True)


def test_the_types_of_the_page_are_written_from_the_shapes_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import write_shapes

    first = write_shapes.TYPES.read_text(encoding="utf-8").partition("\n")[0]
    assert first + "\n" == write_shapes.head_types(write_shapes.describe_shapes()), "make docs writes them anew"
