"""Documents: as rows of a list, and with their records beside them; how documents come in."""

from __future__ import annotations

from typing import Any, Literal

from greffier.web.shapes.common import Problem, Shape, State
from greffier.web.shapes.review import Correction, Note, Reread


class DocumentRow(Shape):
    """A document in a list; ``opening``: how its text begins."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    characters: int
    events: int
    unread: int
    added: str
    opening: str = ""


class Found(DocumentRow):
    """A document that holds the words that were searched, with a piece of its text; the words are between ``hits``."""

    piece: str
    hits: list[tuple[int, int]]


class EventReview(Shape):
    """An event of the document as its review stands. ``event`` is as the machine read it (record format; None where a
    person added it). ``stands`` says how it stands now; ``standing`` is told only where it is corrected: the event with
    the corrections applied. ``voices`` (record format) are those of ``standing`` that the record has not, for people
    named them. ``reread``: the state that a person gave before the event was read anew with other values; it is then in
    review, by nobody."""

    anchor: str
    incident: str | None
    event: dict[str, Any] | None
    stands: Literal["as-read", "corrected", "rejected"]
    standing: dict[str, Any] | None
    state: State
    state_by: str | None
    state_at: str | None
    corrections: list[Correction]
    notes: list[Note]
    voices: list[dict[str, Any]]
    reread: Reread | None
    document: str | None = None


class Custody(Shape):
    """How the document came in."""

    way: str
    place: str
    at: str
    by: str


class Read(Shape):
    """Who read it, when; ``current`` False is history."""

    id: str
    reader: str
    version: str | None
    at: str
    current: bool


class DocumentPage(Shape):
    """A document with its record. ``record`` is the record format's, as the machine read it, but for its events: these
    are in ``events``, each as it was read and as it stands.

    ``names`` withheld: the text, the quotes and offsets are those of a record without the names of private persons; it
    cannot be reviewed in this form. ``withheld``: how many names there are to withhold.
    """

    record: dict[str, Any]
    events: list[EventReview]
    custody: list[Custody]
    readings: list[Read]
    names: Literal["shown", "withheld"]
    withheld: int


class Paste(Shape):
    """A text to read, with what is known of it. The keys as in a line of JSONL."""

    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


class Kept(Shape):
    """What came of one document."""

    document: str
    where: str
    outcome: Literal["added", "reread", "known", "history"]
    events: int


class Job(Shape):
    """Work that takes a while. ``total``: the number of files. ``read`` and ``failed`` count documents; of many only
    the first are in ``kept`` and ``troubles``."""

    id: str
    state: Literal["waiting", "running", "done", "failed"]
    done: int
    total: int
    read: int = 0
    failed: int = 0
    kept: list[Kept]
    troubles: list[Problem]


class Choice(Shape):
    """A place or an actor that a reviewer may choose."""

    id: str
    name: str
    detail: str
    value: dict[str, Any]
