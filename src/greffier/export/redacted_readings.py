"""A reading as it may go out: as it was read and as it stands, both of one redacted text, its events by new names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from greffier.export.redaction import Redaction, Redactor
from greffier.model.record import Record
from greffier.review.apply import Standing
from greffier.store.hashing import make_anchor
from greffier.store.holdings import Opened, find_names


@dataclass(frozen=True, slots=True)
class Pair:
    """A reading of a document, and what goes out of it. ``anchors`` gives the new names of its events by the old."""

    document: str
    read: Record
    new: Opened
    anchors: Mapping[str, str]
    redaction: Redaction


def make_pair(key: str, opened: Opened, redactor: Redactor) -> Pair:
    """Redact a reading; ``key`` is its number as text."""
    redaction = redactor.open(opened.read, opened.record)
    read = redaction.make(opened.read)
    anchors = _name_events(opened, read, redaction)
    as_read = opened.record is opened.read
    standing = Standing(
        read if as_read else redaction.make(opened.record), tuple(anchors[name] for name in opened.anchors),
        {anchors[name]: marks for name, marks in opened.standing.marks.items()},
    )  # fmt: skip
    return Pair(opened.read.document.id, read, Opened(read, standing, "", key), anchors, redaction)


def _name_events(opened: Opened, read: Record, redaction: Redaction) -> dict[str, str]:
    """What was read is named as in any record; what was added by the first free name on its words."""
    anchors = dict(zip(find_names(opened.read), find_names(read), strict=True))
    for name in sorted(opened.standing.added):
        trigger = opened.standing.amended[name].trigger
        words = redaction.move(trigger.start, trigger.end)
        free = (make_anchor(read.document.id, words.start, words.end, ordinal) for ordinal in count())
        anchors[name] = next(new for new in free if new not in anchors.values())
    return anchors
