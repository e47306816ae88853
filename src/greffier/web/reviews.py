"""The review of events as it is told: as it was read and as it stands; without names nothing that people wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from greffier.export.redacted_readings import make_pair
from greffier.model.record import Event, Record
from greffier.record.serialise import to_dict
from greffier.review.voices import list_named
from greffier.store.holdings import Library, find_names
from greffier.store.rereading import Reread as KeptReread
from greffier.store.reviews import EventReview as Kept
from greffier.store.reviews import Note as KeptNote
from greffier.store.reviews import find_shown
from greffier.web.shapes.documents import EventReview
from greffier.web.shapes.review import Change, Correction, Note, Reread
from greffier.web.views import View


def describe_reviews(kept: Sequence[Kept], view: View) -> list[EventReview]:
    """Events with their reviews, as this view has them."""
    if view.redactor is None:
        return [describe_review(one) for one in kept]
    library = Library(view.connection)
    told = {document: open_withheld(view, document, library) for document in {one.document for one in kept}}
    return [withhold(one, told[one.document], view) for one in kept]


def describe_review(kept: Kept) -> EventReview:
    """An event with its review, whole."""
    corrections = [Correction.model_validate(one, from_attributes=True) for one in kept.corrections]
    notes = [Note.model_validate(one, from_attributes=True) for one in kept.notes]
    return EventReview(
        anchor=kept.anchor, document=kept.document, incident=kept.incident, event=kept.event,
        stands=_stands(kept.event, kept.standing), standing=_told(kept.event, kept.standing), state=kept.state,
        state_by=kept.state_by, state_at=kept.state_at, corrections=corrections, notes=notes,
        voices=list(kept.voices),
        reread=Reread.model_validate(kept.reread, from_attributes=True) if kept.reread else None,
    )  # fmt: skip


def _stands(event: object, standing: object) -> Literal["as-read", "corrected", "rejected"]:
    if standing is None:
        return "rejected"
    return "as-read" if standing == event else "corrected"


def _told(event: dict[str, Any] | None, standing: dict[str, Any] | None) -> dict[str, Any] | None:
    """What stands, where it is not what was read: of thousands of events none is told twice."""
    return None if standing == event else standing


@dataclass(frozen=True, slots=True)
class Withheld:
    """A document's redacted record as it was read and as it stands; its events in both by their names in the store."""

    record: Record
    now: Record
    read: Mapping[str, Event]
    standing: Mapping[str, Event]


def open_withheld(view: View, document: str, library: Library) -> Withheld:
    """A document without names; ``library``: where its reading may be open already. Raises Trouble NOT_KEPT."""
    assert view.redactor is not None
    number = find_shown(view.connection, document)
    opened = library.open(number)
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
    new = standing if standing != event else None
    return EventReview(
        anchor=view.id(kept.anchor), document=view.id(kept.document), incident=view.maybe(kept.incident),
        event=to_dict(event) if event else None, stands=_stands(event, standing),
        standing=to_dict(new) if new else None,
        state=kept.state, state_by=kept.state_by, state_at=kept.state_at, corrections=[], notes=[],
        reread=_withhold_reread(kept.reread) if kept.reread else None,
        voices=[to_dict(one) for one in list_named(told.record, told.now, standing)] if standing else [],
    )  # fmt: skip


def _withhold_reread(told: KeptReread) -> Reread:
    """Which fields are others, not what they were: that is of a text whose names were never withheld."""
    changes = [Change.model_validate({"field": one.field, "before": None, "after": None}) for one in told.changes]
    return Reread(state=told.state, by=told.by, at=told.at, changes=changes)


def describe_note(note: KeptNote, view: View) -> Note:
    """A note, without names."""
    return Note(id=note.id, anchor=note.anchor, text=view.text(note.text), by=note.by, at=note.at)
