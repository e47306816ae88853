"""A correction: what a person says of one field of an event, and on which words the value stood that it concerns.

It names the machine's value by its words, not by its place in a list, so that it finds it again in another reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Field = Literal[
    "type", "modality", "negated", "aggregate", "background", "attribution", "denied_by", "when", "where",
    "participant", "casualties", "rejected", "event",
]  # fmt: skip
Listed = Literal["where", "participant", "casualties"]
"""Fields of which an event may have several values."""

LISTED: frozenset[str] = frozenset({"where", "participant", "casualties"})
VOICED: frozenset[str] = frozenset({"attribution", "denied_by"})
"""Fields that hold a voice."""


@dataclass(frozen=True, slots=True)
class Target:
    """The words of the machine's value; ``of`` is its role or kind, where several values stand on the same words."""

    start: int
    end: int
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a field. ``words`` None of a listed field adds a value; ``value`` None takes one away.

    ``value`` is plain JSON, as ``review.checking`` lets it through.
    """

    id: str
    anchor: str
    field: Field
    words: Target | None
    value: Any
