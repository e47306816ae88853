"""What is to be exported, and how."""

from __future__ import annotations

from typing import Literal

from greffier.web.shapes.common import Shape
from greffier.web.shapes.filters import Filters


class Export(Shape):
    """``reviewed``: only incidents whose events were all accepted. ``redact``: without the names of private persons,
    with coarse points; a reader's exports always are."""

    format: str
    filter: Filters = Filters()
    rows: Literal["incidents", "claims"] = "incidents"
    hxl: bool = False
    redact: bool = False
    reviewed: bool = False
