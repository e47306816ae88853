"""The log, as an admin reads it."""

from __future__ import annotations

from typing import Any

from greffier.web.shapes.common import Shape


class LogEntry(Shape):
    """One entry: who did what to what, when; ``hash`` is over this and the entry before it."""

    number: int
    at: str
    by: str
    action: str
    subject: str
    detail: Any
    hash: str
