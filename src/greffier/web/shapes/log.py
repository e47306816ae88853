"""The log, as an admin reads it."""

from __future__ import annotations

from typing import Any

from greffier.web.shapes.common import Shape
from greffier.web.shapes.overview import Counted


class LogEntry(Shape):
    """One entry: who did what to what, when; ``hash`` is over this and the entry before it.

    ``document`` and ``incident``: where it leads, if the store still has it. Names that are withheld stay withheld.
    """

    number: int
    at: str
    by: str
    action: str
    subject: str
    detail: Any
    hash: str
    document: str | None
    incident: str | None


class LogActs(Shape):
    """Who wrote how many entries, and how many there are of each act."""

    by: list[Counted]
    action: list[Counted]


class LogCheck(Shape):
    """Whether the store holds what its log says: nothing in ``breaks`` where it does, else the first of them.

    ``hash`` is the last entry's: who notes it elsewhere can prove later that nothing before it was cut off.
    """

    entries: int
    hash: str | None
    breaks: list[str]
    more: bool
