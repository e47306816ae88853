"""``/api/events``: events with their reviews; what reviewers say of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection

from greffier.store import reviewing
from greffier.store.event_lists import After, count_events, list_events
from greffier.store.judging import find_current
from greffier.store.reviews import read_review, read_some
from greffier.web.asking import Ask, Asked, AskReviewer
from greffier.web.paging import make_cursor, read_cursor
from greffier.web.reviews import describe_reviews
from greffier.web.shapes.common import Page
from greffier.web.shapes.documents import EventReview
from greffier.web.shapes.filters import EventList, NamesQuery
from greffier.web.shapes.review import AddEvent, Correct, SetState, Write
from greffier.web.views import View

router = APIRouter(tags=["review"])


@router.get("/events")
def list_all(asked: Ask, wanted: Annotated[EventList, Query()]) -> Page[EventReview]:
    """The events of the incidents that the filters let through, by date."""
    after = read_cursor(wanted.cursor, After)
    with asked.reading() as connection:
        filter = asked.filter(connection, wanted)
        part = list_events(connection, filter, after, wanted.limit)
        reviews = describe_reviews(read_some(connection, part.anchors), asked.view(connection))
        total = count_events(connection, filter)
    return Page[EventReview](items=reviews, next=make_cursor(part.after), total=total)


@router.get("/events/{anchor}")
def read_event(asked: Ask, anchor: str, names: Annotated[NamesQuery, Query()]) -> EventReview:
    """One event with its review."""
    chosen = asked.choose_names(names.names)
    with asked.reading(chosen) as connection:
        kept = read_review(connection, asked.enter(connection, anchor))
        (found,) = describe_reviews([kept], asked.view(connection, chosen))
    if chosen == "shown":
        asked.note_names(kept.document)
    return found


@router.post("/events/{anchor}/corrections")
def correct(asked: AskReviewer, anchor: str, made: Correct) -> EventReview:
    """Say what a value is instead of what the machine read; it stays beside it."""
    words, of = ((made.words.start, made.words.end), made.words.of) if made.words else (None, None)
    return _act(asked, anchor, reviewing.correct, made.field, words, made.value, made.because, of)


@router.delete("/corrections/{id}")
def withdraw(asked: AskReviewer, id: str) -> EventReview | None:
    """Take a correction back; that it was made stays. None where it was an event that a person added."""
    with asked.writing() as (connection, stamp):
        anchor = reviewing.withdraw(connection, stamp, id)
        return _show(connection, anchor) if find_current(connection, anchor) else None


@router.put("/events/{anchor}/state")
def set_state(asked: AskReviewer, anchor: str, wanted: SetState) -> EventReview:
    """Say how far the review of an event is."""
    return _act(asked, anchor, reviewing.set_state, wanted.state)


@router.post("/events/{anchor}/notes")
def write_note(asked: AskReviewer, anchor: str, written: Write) -> EventReview:
    """Keep a note on an event."""
    return _act(asked, anchor, reviewing.put_note, written.text)


@router.post("/documents/{id}/events")
def add_event(asked: AskReviewer, id: str, added: AddEvent) -> EventReview:
    """Add an event that the machine missed, by the words that tell it."""
    with asked.writing() as (connection, stamp):
        document = asked.enter(connection, id)
        name = reviewing.add_event(connection, stamp, document, added.type, added.start, added.end, added.because)
        return _show(connection, name)


def _act(asked: Asked, anchor: str, act: Callable[..., object], *told: object) -> EventReview:
    """The event after one of the acts of ``reviewing``."""
    with asked.writing() as (connection, stamp):
        name = asked.enter(connection, anchor)
        act(connection, stamp, name, *told)
        return _show(connection, name)


def _show(connection: Connection, anchor: str) -> EventReview:
    """The event after an act; whole, for who acts on it saw it: the act's own entry in the log says so."""
    (found,) = describe_reviews([read_review(connection, anchor)], View(connection))
    return found
