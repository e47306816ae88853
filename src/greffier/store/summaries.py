"""Summaries of incidents and documents, kept in step with what they are derived from, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from greffier.store.codes import CODE_WIDTH, COUNTED, PLACE_WIDTH, put_codes
from greffier.store.document_summaries import fill_document_summaries, update_document_states
from greffier.store.holdings import Library, build_incident
from greffier.store.members import find_incidents, find_members
from greffier.store.packing import pack
from greffier.store.parts import chunks
from greffier.store.shown import State
from greffier.store.states import join_states, read_corrected, read_states
from greffier.store.summarising import Row, Summary, Value, make_summary
from greffier.store.summary_tables import (
    SUMMARIES,
    summary,
    summary_reading,
    summary_row,
    summary_telling,
    summary_value,
)
from greffier.store.tables import membership

SIDES = (summary_row, summary_telling, summary_value, summary_reading)
"""What stands beside ``summary``, by its number."""


def write_summaries(connection: Connection, library: Library, groups: Iterable[Sequence[str]]) -> None:
    """Write the summaries of incidents, given by the anchors of their events; none of them may have one."""
    made = make_summaries(connection, library, list(groups))
    if not made:
        return
    first = (connection.scalar(select(func.max(summary.c.number))) or 0) + 1
    codes = put_codes(connection, frozenset().union(*(one.values for one in made)))
    rows = [list_rows(one, number, codes) for number, one in enumerate(made, first)]
    for table in (summary, *SIDES):
        if given := [row for of_one in rows for row in of_one[table]]:
            connection.execute(insert(table), given)


def make_summaries(connection: Connection, library: Library, groups: Sequence[Sequence[str]]) -> list[Summary]:
    """The summaries of incidents, given by the anchors of their events, as they are now."""
    anchors = [anchor for group in groups for anchor in group]
    states, corrected = read_states(connection, anchors), read_corrected(connection, anchors)
    return [_summarise(library, group, _standing(group, states, corrected)) for group in groups]


def _summarise(library: Library, anchors: Sequence[str], standing: Row) -> Summary:
    incident = build_incident(library, anchors)
    if incident is None:  # a member is the event of a current reading
        raise ValueError(f"no reading tells {anchors}")
    keys = {int(told.member.telling.reading) for told in incident.members}
    return make_summary(incident, (library.open(key).record.document.language for key in keys), standing)


def _standing(anchors: Sequence[str], states: Mapping[str, State], corrected: Collection[str]) -> Row:
    """What people say of the events of an incident, in short."""
    return {
        "state": join_states(states.get(anchor, "unread") for anchor in anchors),
        "corrected": any(anchor in corrected for anchor in anchors),
    }


def list_rows(made: Summary, number: int, codes: Mapping[Value, int]) -> dict[Table, list[Row]]:
    """The rows of a summary that gets this number, table by table; ``codes`` are the numbers of values."""
    held = sorted(codes[value] for value in made.values)
    counted = sorted(codes[field, value] for field, value in made.values if field in COUNTED)
    x, y = made.summary["x"], made.summary["y"]
    packed = {"at": None if x is None else pack((number, x, y), PLACE_WIDTH), "codes": pack(counted, CODE_WIDTH)}
    return {
        summary: [made.summary | packed | {"number": number}],
        summary_row: [{"summary": number, "shown": made.shown}],
        summary_telling: [{"summary": number, "ordinal": at} | row for at, row in enumerate(made.tellings)],
        summary_value: [{"summary": number, "code": code} for code in held],
        summary_reading: [{"summary": number, "reading": key} for key in made.readings],
    }


def forget_summaries(connection: Connection, names: Collection[str]) -> None:
    """Take away the summaries of incidents, by their ids."""
    for part in chunks(sorted(names)):
        numbers = connection.scalars(select(summary.c.number).where(summary.c.id.in_(part))).all()
        if numbers:
            for table in SIDES:
                connection.execute(delete(table).where(table.c.summary.in_(numbers)))
            connection.execute(delete(summary).where(summary.c.number.in_(numbers)))


def update_states(connection: Connection, anchors: Collection[str]) -> None:
    """Renew what the summaries tell of the review of these events, after a state or correction of theirs changed."""
    for part in chunks(sorted(set(find_incidents(connection, anchors).values()))):
        members = find_members(connection, part)
        told = [anchor for group in members.values() for anchor in group]
        states, corrected = read_states(connection, told), read_corrected(connection, told)
        for name, group in members.items():
            values = _standing(group, states, corrected)
            connection.execute(update(summary).where(summary.c.id == name).values(values))
    update_document_states(connection, anchors)


def fill_summaries(connection: Connection, part: int = 500) -> int:
    """Write the summaries of all incidents and documents anew; returns how many incidents there are.

    So many at a time are held in memory.
    """
    for table in SUMMARIES:
        connection.execute(delete(table))
    names = connection.scalars(select(membership.c.incident).distinct().order_by(membership.c.incident)).all()
    for some in chunks(names, part):
        members = find_members(connection, some)
        library = Library(connection)
        library.fetch([anchor for group in members.values() for anchor in group])
        write_summaries(connection, library, members.values())
    fill_document_summaries(connection, part)
    return len(names)
