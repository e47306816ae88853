"""The review of events as it stands: what was read, what people said of it, what stands now; what is left to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from greffier.model.record import Event
from greffier.model.trouble import Code, Trouble
from greffier.review.amending import Outcome
from greffier.review.corrections import Field, Target
from greffier.review.voices import list_named
from greffier.store.corrected import list_withdrawn, unpack
from greffier.store.holdings import Library, Opened, find_names
from greffier.store.judging import Correction as Kept
from greffier.store.judging import find_current, read_names
from greffier.store.members import find_incidents
from greffier.store.parts import chunks
from greffier.store.rereading import SHOWN_FIRST, Reread, find_reread
from greffier.store.shown import State
from greffier.store.states import Last, read_last_states
from greffier.store.tables import correction, event, note, reading

_NONE = Outcome(None, applied=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that was made. ``was``: what is read there now. ``applied`` False: it does not count (any more)."""

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


@dataclass(frozen=True, slots=True)
class Note:
    """What a person notes on an event."""

    id: str
    anchor: str
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class EventReview:
    """An event with its review. ``event``: as read, None where a person added it; ``standing``: None where rejected.

    Both are as the record format has an event. ``incident``: None for what belongs into none. ``voices``: those of
    ``standing`` that the record has not, because people named them. ``reread``: the state that a person gave before
    the event was read anew with other values; ``state_by`` is then None.
    """

    anchor: str
    document: str
    incident: str | None
    event: dict[str, Any] | None
    standing: dict[str, Any] | None
    state: State
    state_by: str | None
    state_at: str | None
    corrections: tuple[Correction, ...]
    notes: tuple[Note, ...]
    voices: tuple[dict[str, Any], ...] = ()
    reread: Reread | None = None


def find_telling(connection: Connection, anchor: str) -> int:
    """The number of the reading by which a current event is shown. Raises Trouble NOT_KEPT."""
    return _require(find_tellings(connection, [anchor]), anchor)


def _require(tellings: Mapping[str, int], anchor: str) -> int:
    if anchor not in tellings:
        mend = "Look it up with greffier show, or on the page of its document."
        raise Trouble(Code.NOT_KEPT, anchor[:40], "The newest readings have no such event.", mend)
    return tellings[anchor]


def find_tellings(connection: Connection, anchors: Collection[str]) -> dict[str, int]:
    """As ``find_telling``, for many at once; what no current reading tells is left out."""
    joined = event.join(reading, event.c.reading == reading.c.number)
    found: dict[str, int] = {}
    for part in chunks(anchors):
        query = select(event.c.anchor, reading.c.number).select_from(joined)
        rows = connection.execute(query.where(event.c.anchor.in_(part), event.c.current).order_by(*SHOWN_FIRST))
        for row in rows:
            found.setdefault(row.anchor, row.number)
    return found


def find_shown(connection: Connection, document: str) -> int:
    """The number of the reading that is shown of a document: greffier's own before others'.

    Raises Trouble NOT_KEPT.
    """
    query = select(reading.c.number).where(reading.c.document == document, reading.c.superseded_by.is_(None))
    found = connection.scalar(query.order_by(*SHOWN_FIRST).limit(1))
    if found is None:
        seen = "The store has no such document."
        raise Trouble(Code.NOT_KEPT, document[:80], seen, "greffier add keeps documents.")
    return int(found)


def read_reviews(connection: Connection, document: str, library: Library | None = None) -> list[EventReview]:
    """The events of a document with their reviews, in the order of the text: first those of the reading shown.

    What only another reader read comes after. ``library``: where its readings may be open already. Raises Trouble
    NOT_KEPT.
    """
    shown = find_shown(connection, document)
    query = select(reading.c.number).where(reading.c.document == document, reading.c.superseded_by.is_(None))
    numbers = sorted(connection.scalars(query), key=lambda number: (number != shown, -number))
    library, told = library or Library(connection), dict[str, Opened]()
    for opened in (library.open(number) for number in numbers):
        for anchor in _list_anchors(opened):
            told.setdefault(anchor, opened)
    return list(_make_reviews(connection, told))


def read_review(connection: Connection, anchor: str) -> EventReview:
    """One event with its review, by any name that it had. Raises Trouble NOT_KEPT."""
    (found,) = read_some(connection, [anchor])
    return found


def read_some(connection: Connection, anchors: Collection[str], library: Library | None = None) -> list[EventReview]:
    """These events with their reviews, in their order; ``library`` as in ``read_reviews``. Raises Trouble NOT_KEPT."""
    library, tellings = library or Library(connection), find_tellings(connection, anchors)
    names = [anchor if anchor in tellings else find_current(connection, anchor) or anchor for anchor in anchors]
    tellings |= find_tellings(connection, [name for name in names if name not in tellings])
    numbers = {name: _require(tellings, name) for name in names}
    library.open_all(numbers.values())
    return list(_make_reviews(connection, {name: library.open(number) for name, number in numbers.items()}))


def _list_anchors(opened: Opened) -> Iterable[str]:
    """Every event, the rejected ones too, where its words stand."""
    amended = opened.standing.amended
    return sorted(amended, key=lambda anchor: (amended[anchor].trigger.start, amended[anchor].trigger.end))


def _make_reviews(connection: Connection, told: dict[str, Opened]) -> Iterator[EventReview]:
    names = read_names(connection, list(told))
    made, notes = _read_made(connection, names), _read_notes(connection, names)
    lasts, incidents = read_last_states(connection, list(told)), find_incidents(connection, told)
    again = find_reread(connection, lasts)
    read = {key: _list_read(opened) for key, opened in {id(opened): opened for opened in told.values()}.items()}
    for anchor, opened in told.items():
        state = None if anchor in again else lasts.get(anchor)
        event, standing = read[id(opened)].get(anchor), opened.standing.amended[anchor]
        plain, rejected = _plain(event), anchor in opened.standing.rejected
        stands = plain if standing is event else _plain(standing)
        yield EventReview(
            anchor, opened.read.document.id, incidents.get(anchor), plain, None if rejected else stands,
            _tell_state(state, again.get(anchor)), state.by if state else None, state.at if state else None,
            _tell(made.get(anchor, ()), anchor, opened), tuple(notes.get(anchor, ())),
            () if rejected or standing is event else _list_voices(opened, standing), again.get(anchor),
        )  # fmt: skip


def _tell_state(last: Last | None, again: Reread | None) -> State:
    return "in-review" if again else last.state if last else "unread"


def _list_voices(opened: Opened, standing: Event) -> tuple[dict[str, Any], ...]:
    return tuple(map(msgspec.to_builtins, list_named(opened.read, opened.record, standing)))


def _list_read(opened: Opened) -> dict[str, Event]:
    return dict(zip(find_names(opened.read), opened.read.events, strict=True))


def _plain(told: Event | None) -> dict[str, Any] | None:
    return None if told is None else msgspec.to_builtins(told)


def _tell(rows: Sequence[Kept], anchor: str, opened: Opened) -> tuple[Correction, ...]:
    withdrawn, found = list_withdrawn(rows), []
    for row in rows:
        made = unpack(row, anchor)
        if made is not None:
            outcome = opened.standing.outcomes.get(row.id, _NONE)
            found.append(Correction(
                row.id, anchor, made.field, made.words, made.value, outcome.was, row.because, row.by, row.at,
                row.id in withdrawn, outcome.applied,
            ))  # fmt: skip
    return tuple(found)


def _read_made(connection: Connection, names: dict[str, str]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = {}
    for part in chunks(sorted(names)):
        rows = connection.execute(select(correction).where(correction.c.anchor.in_(part)).order_by(correction.c.number))
        for row in rows:
            found.setdefault(names[row.anchor], []).append(Kept(**row._mapping))
    return found


def _read_notes(connection: Connection, names: dict[str, str]) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for part in chunks(sorted(names)):
        for row in connection.execute(select(note).where(note.c.anchor.in_(part)).order_by(note.c.number)):
            name = names[row.anchor]
            found.setdefault(name, []).append(Note(row.id, name, row.text, row.by, row.at))
    return found
