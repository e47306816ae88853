"""What people say of events: corrections beside what the machine read, states, notes."""

from __future__ import annotations

from typing import Any, Literal

from greffier.web.shapes.common import Shape, State

Field = Literal[
    "type", "modality", "negated", "aggregate", "background", "attribution", "denied_by", "when", "where",
    "participant", "casualties", "rejected", "event",
]  # fmt: skip


class Target(Shape):
    """The words of the machine's value that is corrected; ``of`` is its role or kind, where several stand on them."""

    start: int
    end: int
    of: str | None = None


class Correct(Shape):
    """Instead of what was read, a person says.

    ``words`` name which of several values (participant, where, casualties) is meant; None adds one. ``value`` is the
    value as in the record format, without what cannot be known (where its ``span`` is missing, it has no words of the
    text); None takes the machine's value away. ``rejected``: True, the text tells no such event.
    """

    field: Field
    words: Target | None = None
    value: Any = None
    because: str = ""


class Correction(Shape):
    """A correction that was made. ``was``: what the machine read there. ``applied`` False: withdrawn, or the newest
    reading has no such value any more."""

    id: str
    anchor: str
    field: Field
    words: Target | None
    value: Any
    was: Any
    because: str
    by: str
    at: str
    withdrawn: bool
    applied: bool


class AddEvent(Shape):
    """An event that the machine missed: its type, and the words that tell it."""

    type: str
    start: int
    end: int
    because: str = ""


class Change(Shape):
    """A field of which a newer reading says something else. ``before`` and ``after`` are as in the record format, but
    without words; of a field with several values they are lists; both None where names are withheld."""

    field: Field
    before: Any
    after: Any


class Reread(Shape):
    """A state that a person gave before the event was read anew with other values; it does not count any more."""

    state: State
    by: str
    at: str
    changes: list[Change]


class SetState(Shape):
    """How far the review is."""

    state: State


class Note(Shape):
    """What a person notes on an event; shown, exported, never read as a claim."""

    id: str
    anchor: str
    text: str
    by: str
    at: str


class Write(Shape):
    """A note to keep."""

    text: str


class Waiting(Shape):
    """The next event to review; None where none is left. ``left``: how many nobody has read as they are now."""

    document: str | None
    anchor: str | None
    left: int


class FieldAccuracy(Shape):
    """Of one field: how many values people looked at, left as they were, changed, took away, and added."""

    field: str
    seen: int
    kept: int
    changed: int
    removed: int
    added: int


class Accuracy(Shape):
    """The machine against the people who reviewed: only events that were accepted, rejected or added count."""

    reviewed: int
    rejected: int
    added: int
    fields: list[FieldAccuracy]
