"""The review of events as it is told: as it was read and as it stands; without names nothing that people wrote."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from greffier.model.record import Event
from greffier.record.serialise import to_plain
from greffier.store.holdings import Library
from greffier.store.reviews import EventReview as Kept
from greffier.store.reviews import Note as KeptNote
from greffier.store.reviews import find_shown
from greffier.web.shapes.documents import EventReview
from greffier.web.shapes.review import Note
from greffier.web.views import View


def describe_reviews(connection: Connection, kept: Sequence[Kept], view: View) -> list[EventReview]:
    """Events with their reviews, as this view has them."""
    if view.redactor is None:
        return [EventReview.model_validate(one, from_attributes=True) for one in kept]
    library = Library(connection)
    told = {one.document: read_withheld(connection, library, one.document, view) for one in kept}
    return [withhold(one, told[one.document].get(one.anchor), view) for one in kept]


def read_withheld(connection: Connection, library: Library, document: str, view: View) -> dict[str, Event]:
    """The standing events of a document by their names, from its redacted record."""
    assert view.redactor is not None
    opened = library.open(find_shown(connection, document))
    return dict(zip(opened.anchors, view.redactor.redact(opened.record).events, strict=True))


def withhold(kept: Kept, event: Event | None, view: View) -> EventReview:
    """An event as it stands, without names; what people wrote of it stays with those who may see names."""
    plain = to_plain(event) if event else None
    return EventReview(
        anchor=view.id(kept.anchor), document=view.id(kept.document), incident=view.maybe(kept.incident), event=plain,
        standing=plain, state=kept.state, state_by=kept.state_by, state_at=kept.state_at, corrections=[], notes=[],
    )  # fmt: skip


def describe_note(note: KeptNote, view: View) -> Note:
    """A note, without names."""
    return Note(id=note.id, anchor=note.anchor, text=view.text(note.text), by=note.by, at=note.at)
