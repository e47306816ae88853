"""The API is described as it is."""

from pathlib import Path

from greffier.web.api_page import write_page
from greffier.web.openapi import describe_api

PAGE = Path(__file__).parents[2] / "docs" / "api.md"


def test_the_page_of_the_api_is_what_the_api_says():
    assert PAGE.read_text(encoding="utf-8") == write_page(describe_api()), "docs/api.md has drifted: make docs"


def test_every_path_says_what_it_does_and_how_it_fails():
    for path, deeds in describe_api()["paths"].items():
        for method, deed in deeds.items():
            assert deed.get("description"), (method, path)
            assert "default" in deed["responses"], (method, path)
