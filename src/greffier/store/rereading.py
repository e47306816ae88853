"""Whether an event still says what it said when a person accepted or disputed it: it may have been read anew since.

Invariant: a state that was given to other values than the shown reading now has does not count; the event is then in
review again. People's corrections stand in both readings alike, so that only what the reader changed is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from greffier.record.serialise import from_json
from greffier.review.apply import apply_corrections
from greffier.review.corrections import Correction
from greffier.review.rereading import Change, list_changes
from greffier.store.corrected import list_standing, read_of_readings
from greffier.store.holdings import Library, find_names
from greffier.store.parts import chunks
from greffier.store.shown import State
from greffier.store.states import Last, read_last_states
from greffier.store.tables import event, reading

SHOWN_FIRST = ((reading.c.reader == "greffier").desc(), reading.c.id)
"""Of the current readings of an event, the order in which they are shown: greffier's own before others'."""

_GIVEN_TO_VALUES = ("accepted", "disputed")


@dataclass(frozen=True, slots=True)
class Reread:
    """What a person said of an event, and what another reading changed in it since."""

    state: State
    by: str
    at: str
    changes: tuple[Change, ...]


def find_effective(connection: Connection, anchors: Collection[str]) -> dict[str, tuple[State, bool]]:
    """The states of current events that count now, and whether they were read anew since somebody gave another."""
    lasts = read_last_states(connection, anchors)
    again = find_reread(connection, lasts)
    return {name: ("in-review", True) if name in again else (last.state, False) for name, last in lasts.items()}


def find_reread(connection: Connection, lasts: Mapping[str, Last]) -> dict[str, Reread]:
    """Those of the events with these last states whose values are others now, by their anchors."""
    given = {name: last for name, last in lasts.items() if last.state in _GIVEN_TO_VALUES and last.reading}
    shown = _find_shown(connection, given)
    pairs: dict[tuple[str, int], list[str]] = {}
    for name, last in given.items():
        if name in shown and last.reading and last.reading != shown[name][1]:
            pairs.setdefault((last.reading, shown[name][0]), []).append(name)
    found: dict[str, Reread] = {}
    for (old, new), names in pairs.items():
        changed = _compare(connection, old, new, {name: given[name].anchor for name in names})
        for name, changes in changed.items():
            found[name] = Reread(given[name].state, given[name].by, given[name].at, changes)
    return found


def _find_shown(connection: Connection, anchors: Collection[str]) -> dict[str, tuple[int, str]]:
    """The number and the id of the reading by which each current event is shown."""
    query = select(event.c.anchor, reading.c.number, reading.c.id).join(reading, event.c.reading == reading.c.number)
    found: dict[str, tuple[int, str]] = {}
    for part in chunks(sorted(anchors)):
        for row in connection.execute(query.where(event.c.anchor.in_(part), event.c.current).order_by(*SHOWN_FIRST)):
            found.setdefault(row.anchor, (row.number, row.id))
    return found


def _compare(connection: Connection, old: str, new: int, names: Mapping[str, str]) -> dict[str, tuple[Change, ...]]:
    """What the reading ``new`` changed in events of the reading ``old``; ``names`` gives their old names by the new.

    Nothing where the store has the old reading no more, or never had it.
    """
    line = connection.scalar(select(reading.c.record).where(reading.c.id == old))
    if line is None:
        return {}
    record, now = from_json(line), Library(connection).open(new)
    made = _read_made(connection, new, names)
    before = apply_corrections(record, find_names(record), made)
    found = {
        name: list_changes((before.amended[was], before.record), (now.standing.amended[name], now.record))
        for name, was in names.items()
        if was in before.amended and name in now.standing.amended
    }
    return {name: changes for name, changes in found.items() if changes}


def _read_made(connection: Connection, number: int, names: Mapping[str, str]) -> list[Correction]:
    """The corrections of events that stand now, under the names that the events had."""
    made = list_standing(read_of_readings(connection, [number]).get(number, ()))
    return [replace(one, anchor=names[one.anchor]) for one in made if one.anchor in names]
