"""HTML → the text of the article, and what the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from greffier.model.edtf import is_edtf
from greffier.model.trouble import Code, Trouble

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BY_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,9})|([0-9]{1,9}));?")
_LONG_TAG = re.compile(r"<(\w+)\s[^<>]{20000,}>")  # embedded images; a hostile page stalls the parser with attributes
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Only dates that the page declares; the fixed end keeps a reading the same on every day it is made."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article and the fields of a document that its page gives."""

    text: str
    fields: dict[str, str]


def read_html(html: str, where: str) -> Page:
    """The article of a page, without menus, comments and notices; the date is the first publication's.

    Raises Trouble NO_TEXT where no article is found. Source: trafilatura (Barbaresi 2021), htmldate.
    """
    found = _extract(_clean(html))
    text = getattr(found, "text", None)
    if not text or not text.strip():
        seen = "No article was found in this page."
        raise Trouble(Code.NO_TEXT, where, seen, "Save the page with its text, or give the text itself.")
    names = {"title": "title", "author": "author", "url": "url", "sitename": "outlet", "date": "published"}
    fields = {field: value for name, field in names.items() if (value := getattr(found, name, None))}
    if not is_edtf(fields.get("published", "")):
        fields.pop("published", None)
    return Page(text, fields)


def _clean(html: str) -> str:
    """The page without what makes the parser give all of it up: controls, in whatever spelling, and endless tags."""
    spelled = _BY_NUMBER.sub(lambda match: match[0] if _is_character(match) else " ", html)
    return _LONG_TAG.sub(r"<\1>", _CONTROLS.sub(" ", spelled))


def _is_character(match: re.Match[str]) -> bool:
    code = int(match[1], 16) if match[1] else int(match[2])
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _extract(html: str) -> Any:
    import trafilatura  # a third of a second, so only when a page is read

    return trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
    )
