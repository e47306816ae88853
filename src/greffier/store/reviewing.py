"""What a reviewer does: corrects a value, takes that back, says how far the review is, notes, adds an event.

Each act is a row that stays, with its entry in the log, and brings the incidents around it in step at once. The
transaction is the caller's, and holds the write lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import cast

import msgspec
from sqlalchemy import Connection, select, update

from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Record
from greffier.model.trouble import Code, Trouble
from greffier.review.apply import apply_corrections
from greffier.review.checking import check_text, check_value, check_words
from greffier.review.corrections import LISTED, Correction, Field, Target
from greffier.review.extents import find_extent
from greffier.review.said import SaidEvent, Words
from greffier.store.corrected import WITHDRAWN, list_standing, list_withdrawn, pack, read_of_readings, read_on
from greffier.store.hashing import make_anchor
from greffier.store.holdings import Library, Opened, find_names
from greffier.store.judging import find_current, put_correction
from greffier.store.ledger import Stamp
from greffier.store.matching import update_events
from greffier.store.moving import find_documents
from greffier.store.reviews import find_shown, find_telling
from greffier.store.shown import State
from greffier.store.states import STATES, put_remark, put_state, read_states
from greffier.store.summaries import update_states
from greffier.store.tables import correction, event, reading

_MEND = "Look it up with greffier show, or on the page of its document."


def correct(
    connection: Connection,
    stamp: Stamp,
    anchor: str,
    field: str,
    words: tuple[int, int] | None,
    value: object,
    because: str = "",
    of: str | None = None,
) -> str:
    """Say what a field of an event is instead of what was read; returns the id of the correction.

    ``words`` are those of the value that is meant, of a field with several (``where``, ``participant``,
    ``casualties``); None adds one. ``of`` is its role or kind, where several values stand on the same words. ``value``
    is as in the record format; None takes the value away. The review of an unread event has then begun.

    Raises Trouble: NOT_KEPT for an event that there is not, CORRECTION and VALUE for what cannot be kept,
    NO_SUCH_VALUE where no value, or more than one, stands on the words.
    """
    name = find_event(connection, anchor)
    if field == "event":
        raise Trouble(Code.CORRECTION, field, "An event is added by its words.", "Correct its type, or reject it.")
    number = find_telling(connection, name)
    opened = Library(connection).open(number)
    target = Target(*words, of) if words is not None and field in LISTED else None
    told = check_value(field, value, opened.record, opened.standing.amended[name])
    if told is None and target is None and field in LISTED:
        raise Trouble(Code.CORRECTION, field, "Nothing is added and nothing taken away.", "Say which value is meant.")
    _check_target(connection, number, opened, Correction("trial", name, cast(Field, field), target, told))
    identity = put_correction(connection, stamp, name, field, pack(target, told), check_text(because, "because"))
    if read_states(connection, [name]).get(name, "unread") == "unread":
        put_state(connection, stamp, name, "in-review", _name_reading(connection, number))
    update_events(connection, {opened.read.document.id}, {name})
    return identity


def find_event(connection: Connection, anchor: str) -> str:
    """The name that an event has now; raises Trouble NOT_KEPT."""
    name = find_current(connection, anchor)
    if name is None:
        raise Trouble(Code.NOT_KEPT, anchor[:40], "The newest readings have no such event.", _MEND)
    return name


def _check_target(connection: Connection, number: int, opened: Opened, trial: Correction) -> None:
    """Refuse words on which no value stands, or several: what would come of the correction tells."""
    rows = read_of_readings(connection, [number]).get(number, [])
    made = [*list_standing(rows), trial]
    outcome = apply_corrections(opened.read, find_names(opened.read), made).outcomes[trial.id]
    where = f"{trial.words.start}–{trial.words.end}" if trial.words else trial.anchor
    if not outcome.applied:
        seen = f"No value of {trial.field} was read at {where}."
        raise Trouble(Code.NO_SUCH_VALUE, trial.anchor, seen, "Look at the event again; without words one is added.")
    if not outcome.plain:
        seen = f"Several values of {trial.field} stand at {where}."
        raise Trouble(Code.NO_SUCH_VALUE, trial.anchor, seen, "Say which one, by its role or its kind.")


def withdraw(connection: Connection, stamp: Stamp, identity: str) -> str:
    """Take a correction back; returns the name that its event has now. The correction stays, as one withdrawn.

    Raises Trouble: NOT_KEPT where there is none, TAKEN_BACK where it was withdrawn before.
    """
    row = connection.execute(select(correction).where(correction.c.id == identity)).first()
    if row is None or row.field == WITHDRAWN:
        raise Trouble(Code.NOT_KEPT, identity[:80], "The store has no such correction.", _MEND)
    if identity in list_withdrawn(read_on(connection, [row.anchor])):
        raise Trouble(Code.TAKEN_BACK, identity, "It was withdrawn before.", "Make the correction anew.")
    put_correction(connection, stamp, row.anchor, WITHDRAWN, {"correction": identity}, "")
    told = {row.anchor, find_current(connection, row.anchor) or row.anchor}
    update_events(connection, find_documents(connection, told), told)
    return find_current(connection, row.anchor) or str(row.anchor)


def set_state(connection: Connection, stamp: Stamp, anchor: str, state: State) -> None:
    """Say how far the review of an event is. Raises Trouble: NOT_KEPT, VALUE."""
    set_states(connection, stamp, [anchor], state)


def set_states(connection: Connection, stamp: Stamp, anchors: Sequence[str], state: State) -> None:
    """Say how far the review of several events is, in one act. Raises Trouble: NOT_KEPT, VALUE."""
    names = list(dict.fromkeys(find_event(connection, anchor) for anchor in anchors))
    if state not in STATES:
        raise Trouble(Code.VALUE, names[0], f"“{state}” is no state.", f"Say one of {', '.join(STATES)}.")
    known = read_states(connection, names)
    changed = [name for name in names if known.get(name, "unread") != state]
    for name in changed:
        put_state(connection, stamp, name, state, _name_reading(connection, find_telling(connection, name)))
        values = {"state": state, "reread": False}
        connection.execute(update(event).where(event.c.anchor == name, event.c.current).values(values))
    update_states(connection, changed)


def put_note(connection: Connection, stamp: Stamp, anchor: str, text: str) -> str:
    """Keep a note on an event; returns its id. Raises Trouble: NOT_KEPT, VALUE."""
    name = find_event(connection, anchor)
    if not text.strip():
        raise Trouble(Code.VALUE, name, "There is nothing in this note.", "Write something.")
    return put_remark(connection, stamp, name, check_text(text, name))


def add_event(
    connection: Connection, stamp: Stamp, document: str, type: str, start: int, end: int, because: str = ""
) -> str:
    """Add an event that the machine missed, by its type and the words that tell it; returns its name.

    Its own voice tells it, as a fact, until a correction says otherwise. Raises Trouble: NOT_KEPT, VALUE.
    """
    number = find_shown(connection, document)
    record = Library(connection).open(number).read
    if type not in ONTOLOGY:
        raise Trouble(Code.VALUE, document, f"“{type}” is no type of event.", "docs/events.md lists the types.")
    trigger = check_words(Words(start, end), record.document.text, document)
    extent = find_extent(record.document, start, end)
    said = SaidEvent(type, trigger, Words(extent.start, extent.end, extent.quote), document)
    name = _name_event(connection, record, start, end)
    value = pack(None, msgspec.to_builtins(said))
    put_correction(connection, stamp, name, "event", value, check_text(because, "because"))
    put_state(connection, stamp, name, "in-review", _name_reading(connection, number))
    update_events(connection, {document}, {name})
    return name


def _name_reading(connection: Connection, number: int) -> str:
    """The id of a reading."""
    return str(connection.scalar(select(reading.c.id).where(reading.c.number == number)))


def _name_event(connection: Connection, record: Record, start: int, end: int) -> str:
    """The first name on these words that no event has, nor ever had by a person's word."""
    taken = set(find_names(record))
    names = (make_anchor(record.document.id, start, end, ordinal) for ordinal in count())
    return next(name for name in names if name not in taken and not read_on(connection, [name]))
