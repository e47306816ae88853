"""The review of events as it is told: as it was read and as it stands; without names nothing that people wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greffier.export.redacted_readings import make_pair
from greffier.model.record import Event, Record
from greffier.record.serialise import to_plain
from greffier.review.voices import list_named
from greffier.store.holdings import Library, find_names
from greffier.store.rereading import Reread as KeptReread
from greffier.store.reviews import EventReview as Kept
from greffier.store.reviews import Note as KeptNote
from greffier.store.reviews import find_shown
from greffier.web.shapes.documents import EventReview
from greffier.web.shapes.review import Change, Note, Reread
from greffier.web.views import View


def describe_reviews(kept: Sequence[Kept], view: View) -> list[EventReview]:
    """Events with their reviews, as this view has them."""
    if view.redactor is None:
        return [EventReview.model_validate(one, from_attributes=True) for one in kept]
    told = {document: open_withheld(view, document) for document in {one.document for one in kept}}
    return [withhold(one, told[one.document], view) for one in kept]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A document's redacted record as it was read and as it stands; its events in both by their names in the store."""

    record: Record
    now: Record
    read: Mapping[str, Event]
    standing: Mapping[str, Event]


def open_withheld(view: View, document: str) -> Withheld:
    """A document without names. Raises Trouble NOT_KEPT."""
    assert view.redactor is not None
    number = find_shown(view.connection, document)
    opened = Library(view.connection).open(number)
    pair = make_pair(str(number), opened, view.redactor)
    return Withheld(
        pair.read,
        pair.new.record,
        dict(zip(find_names(opened.read), pair.read.events, strict=True)),
        dict(zip(opened.anchors, pair.new.record.events, strict=True)),
    )


def withhold(kept: Kept, told: Withheld, view: View) -> EventReview:
    """An event without names; what people wrote of it stays with those who may see names."""
    event, standing = told.read.get(kept.anchor), told.standing.get(kept.anchor)
    return EventReview(
        anchor=view.id(kept.anchor), document=view.id(kept.document), incident=view.maybe(kept.incident),
        event=to_plain(event) if event else None, standing=to_plain(standing) if standing else None,
        state=kept.state, state_by=kept.state_by, state_at=kept.state_at, corrections=[], notes=[],
        reread=_withhold_reread(kept.reread) if kept.reread else None,
        voices=[to_plain(one) for one in list_named(told.record, told.now, standing)] if standing else [],
    )  # fmt: skip


def _withhold_reread(told: KeptReread) -> Reread:
    """Which fields are others, not what they were: that is of a text whose names were never withheld."""
    changes = [Change.model_validate({"field": one.field, "before": None, "after": None}) for one in told.changes]
    return Reread(state=told.state, by=told.by, at=told.at, changes=changes)


def describe_note(note: KeptNote, view: View) -> Note:
    """A note, without names."""
    return Note(id=note.id, anchor=note.anchor, text=view.text(note.text), by=note.by, at=note.at)
