"""What all shapes share: pages of a list, and the one shape of an error."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

Item = TypeVar("Item")

State = Literal["unread", "in-review", "accepted", "disputed"]
"""How far the review of an event is. Of an incident: disputed where one of its events is, accepted where all are,
in review where any was begun, else unread."""


class Shape(BaseModel):
    """A shape: unchangeable, and with no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(Shape):
    """What went wrong, as on the command line: a code of docs/errors.md, what it concerns, what was seen, the mend."""

    code: str
    where: str
    seen: str
    mend: str


class Failure(Shape):
    """The body of every answer that is not a success."""

    error: Problem


class Page(Shape, Generic[Item]):
    """A part of a list. ``next`` asks for the part after it (``?cursor=``); None at the end."""

    items: list[Item]
    next: str | None
    total: int


class Words(Shape):
    """A span of the document's text."""

    start: int
    end: int
    quote: str
