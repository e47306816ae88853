"""What another store gave, put into this one: as it was, with its times and names; the log says when it came here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from greffier.model.trouble import Code, Trouble
from greffier.store.checking import check_record
from greffier.store.custody import Way, is_collected, name_collection, put_document
from greffier.store.datasets import name_row as name_data_row
from greffier.store.judging import carry, find_added, find_current, name_row
from greffier.store.ledger import Stamp, append
from greffier.store.matching import regroup, update_documents
from greffier.store.moving import (
    KINDS,
    Decision,
    KeptCollection,
    KeptCorrection,
    KeptDocument,
    KeptJudgement,
    KeptReading,
    find_documents,
    name_kind,
)
from greffier.store.readings import Offer, Outcome, find_rivals, insert_reading, is_before, name_reading, supersede
from greffier.store.tables import collection, reading

_MEND = "Export it again, or take the file from a copy. Nothing of this line was kept."


class Restored(NamedTuple):
    """What came of a document, how many events were new, and whose events are current no more because of it."""

    outcome: Outcome
    events: int
    superseded: Collection[str]


def restore_document(connection: Connection, stamp: Stamp, kept: KeptDocument, where: str) -> Restored:
    """Put a document with its readings.

    Readings that are here already stay as they are; those that were history there, are history here: a data set's row
    as soon as the row comes that took its place. Raises Trouble EXPORT_LINE where the line's hashes do not fit, RECORD
    where a record does not keep its format.
    """
    offers = {one.id: _check(kept, one, where) for one in kept.readings}
    before = set(connection.scalars(select(reading.c.id).where(reading.c.document == kept.document)))
    _put_custody(connection, stamp, kept, where)
    fresh = [one for one in kept.readings if one.id not in before]
    for one in fresh:
        insert_reading(connection, stamp, one.id, offers[one.id], one.at)
    within = {one.id for one in kept.readings}
    for one in fresh:
        if one.superseded_by in within:
            supersede(connection, stamp, one.id, str(one.superseded_by))
    current = [one for one in fresh if one.superseded_by not in within]
    replaced = {
        name for one in current for name in _compete(connection, stamp, one.id, offers[one.id], within - before)
    }
    if fresh:
        append(connection, stamp, "import", kept.document, {"place": where})
    outcome = Outcome.KNOWN if not fresh else Outcome.REREAD if replaced else Outcome.ADDED
    return Restored(outcome, sum(len(offers[one.id].record.events) for one in current), replaced)


def _put_custody(connection: Connection, stamp: Stamp, kept: KeptDocument, where: str) -> None:
    try:
        put_document(connection, stamp, kept.document, kept.content)
    except ValueError as error:
        raise _broken(where, f"{error}") from None
    for one in kept.collections:
        _put_collection(connection, stamp, kept.document, one)


def _put_collection(connection: Connection, stamp: Stamp, identity: str, came: KeptCollection) -> None:
    if is_collected(connection, identity, came.way, came.place):
        return
    name = name_collection(identity, came.way, came.place)
    row = {"id": name, "document": identity, "way": came.way, "place": came.place, "at": came.at, "by": came.by}
    connection.execute(insert(collection).values(row))
    append(connection, stamp, "collection", name, {"document": identity, "way": came.way, "place": came.place})


def _check(kept: KeptDocument, one: KeptReading, where: str) -> Offer:
    line = bytes(one.record)
    record = check_record(line, where)
    if one.id != name_reading(one.reader, one.version, line) or record.document.id != kept.document:
        raise _broken(where, f"the reading {one.id} is not what its hash says")
    of_report = name_data_row(one.reader, record.document) is None
    if of_report and one.superseded_by is not None and one.superseded_by not in {other.id for other in kept.readings}:
        raise _broken(where, f"the reading {one.superseded_by} is missing")
    return Offer(record, line, one.reader, one.version, _find_way(kept, one), one.place, facts=one.facts)


def _find_way(kept: KeptDocument, one: KeptReading) -> Way:
    from_file = any(came.way == "file" and came.place == one.place for came in kept.collections)
    return "file" if from_file else "record"


def _compete(
    connection: Connection, stamp: Stamp, identity: str, offer: Offer, came: Collection[str]
) -> tuple[str, ...]:
    """A reading takes the place of those that were here, or a newer one its own; the documents of which it took it."""
    rivals = [rival for rival in find_rivals(connection, offer) if rival.id not in came]
    newer = next((rival for rival in rivals if is_before(offer, rival)), None)
    if newer is not None:
        supersede(connection, stamp, identity, newer.id)
        return ()
    for rival in rivals:
        supersede(connection, stamp, rival.id, identity)
    return tuple(rival.document for rival in rivals)


def restore_decision(connection: Connection, stamp: Stamp, made: Decision, where: str) -> bool:
    """Put what a person decided elsewhere, as it was; False where it is here. Its place is after all that is here."""
    kind = name_kind(made)
    table = KINDS[kind][1]
    fields = {name: getattr(made, name) for name in made.__struct_fields__ if name not in ("id", "by", "at")}
    if name_row(fields, Stamp(made.by, made.at)) != made.id:
        raise _broken(where, f"the {kind} {made.id} is not what its hash says")
    if connection.scalar(select(table.c.number).where(table.c.id == made.id)) is not None:
        return False
    row = fields | {"id": made.id, "by": made.by, "at": made.at}
    if isinstance(made, KeptCorrection):
        row["document"] = find_added(made.field, made.value)
    connection.execute(insert(table).values(row))
    append(connection, stamp, kind, made.id, fields)
    if isinstance(made, KeptJudgement):
        _regroup(connection, (made.one, made.other))
    else:
        update_documents(connection, find_documents(connection, [made.anchor]))
    return True


def _regroup(connection: Connection, anchors: Sequence[str]) -> None:
    for identity in sorted(find_documents(connection, anchors)):
        carry(connection, identity)
    current = {found for anchor in anchors if (found := find_current(connection, anchor)) is not None}
    if current:
        regroup(connection, current)


def _broken(where: str, seen: str) -> Trouble:
    return Trouble(Code.EXPORT_LINE, where, f"{seen[:1].upper()}{seen[1:]}.", _MEND)
