"""Readings of documents: the newest is current, the older ones stay as history, all give their record back.

A new reading takes the place of an older one of the same document by the same reader, unless it is of another
publication: two outlets that print one dispatch word for word have each their own. A data set's row takes the place of
what the same row said before, unless that was changed later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from greffier.model.document import Document
from greffier.model.record import Record
from greffier.record.serialise import from_json
from greffier.store.claims import make_claims, make_events, make_sources
from greffier.store.custody import Way
from greffier.store.datasets import name_row
from greffier.store.hashing import hash_bytes, hash_fields, to_json
from greffier.store.ledger import Stamp, append
from greffier.store.tables import claim, event, reading, source
from greffier.store.words import fold_words


@dataclass(frozen=True, slots=True)
class Offer:
    """A record to keep. ``line`` is its JSON as received; ``content`` the document's bytes, where they are at hand.

    ``read`` is the document as the reader was given it, where the record may say more of it; ``facts`` its hash, where
    only that is known.
    """

    record: Record
    line: bytes
    reader: str
    version: str | None
    way: Way
    place: str
    content: bytes | None = None
    read: Document | None = None
    facts: str | None = None


class Outcome(StrEnum):
    """What came of an offer."""

    ADDED = "added"  # a document or publication that was not there
    REREAD = "reread"  # an older reading became history
    KNOWN = "known"  # nothing changed
    HISTORY = "history"  # an older version's reading of what a newer one has read


class Kept(NamedTuple):
    """What came of an offer, and the documents whose events are current no more because of it."""

    outcome: Outcome
    superseded: tuple[str, ...] = ()


def put_reading(connection: Connection, stamp: Stamp, offer: Offer) -> Kept:
    """Keep a reading and its claims."""
    identity = name_reading(offer.reader, offer.version, offer.line)
    kept = connection.execute(select(reading).where(reading.c.id == identity)).first()
    if kept is not None and kept.superseded_by is None:
        return Kept(Outcome.KNOWN)
    rivals = find_rivals(connection, offer)
    newer = next((rival for rival in rivals if is_before(offer, rival)), None)
    if newer is not None and kept is not None:
        return Kept(Outcome.KNOWN)
    if kept is None:
        insert_reading(connection, stamp, identity, offer)
    if newer is not None:
        supersede(connection, stamp, identity, newer.id)
        return Kept(Outcome.HISTORY)
    if kept is not None:
        _restore(connection, stamp, identity)
    for rival in rivals:
        supersede(connection, stamp, rival.id, identity)
    return Kept(Outcome.REREAD if rivals else Outcome.ADDED, tuple(rival.document for rival in rivals))


def name_reading(reader: str, version: str | None, line: bytes) -> str:
    """The id of a reading: of who read, and of every byte that was read."""
    return hash_fields(reader, version, hash_bytes(line))


def name_facts(document: Document) -> str:
    """The hash of a document's text and of all that is known of it."""
    return hash_bytes(to_json(msgspec.to_builtins(document)))


def has_read(connection: Connection, document: Document, reader: str, version: str | None) -> bool:
    """True where this version of the reader has read the document, with the same things known of it."""
    query = select(reading.c.id).where(
        reading.c.document == document.id,
        reading.c.facts == name_facts(document),
        reading.c.reader == reader,
        reading.c.version == version,
        reading.c.superseded_by.is_(None),
    )
    return connection.scalar(query) is not None


def find_rivals(connection: Connection, offer: Offer) -> list[Row[tuple[object, ...]]]:
    """The current readings that this one stands against: of the same publication, as far as can be told."""
    document, row = offer.record.document, name_row(offer.reader, offer.record.document)
    if row is not None:
        query = select(reading).where(reading.c.row == row, reading.c.superseded_by.is_(None))
        return list(connection.execute(query.order_by(reading.c.number)))
    query = select(reading).where(
        reading.c.document == document.id, reading.c.reader == offer.reader, reading.c.superseded_by.is_(None)
    )
    rows = list(connection.execute(query.order_by(reading.c.number)))
    stated = (document.url, document.outlet)
    exact = [row for row in rows if (row.url, row.outlet) == stated or _is_same_file(offer, row.place)]
    alike = [row for row in rows if _agree(row.url, document.url) and _agree(row.outlet, document.outlet)]
    return exact or alike[-1:]


def _is_same_file(offer: Offer, place: str) -> bool:
    """Of a file by its path; what came through a stream has no place of its own."""
    return offer.way == "file" and offer.place == place


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def is_before(offer: Offer, rival: Row[tuple[Any, ...]]) -> bool:
    """True where the offer is of an older version of the reader; of a data set's row, where it is an older row."""
    if rival.row is not None and rival.document != offer.record.document.id:
        mine, its = offer.record.document.retrieved, from_json(rival.record).document.retrieved
        return mine is not None and its is not None and mine < its
    return is_older(offer.version, rival.version)


def is_older(version: str | None, other: str | None) -> bool:
    """True for a version before the other; nothing is older than what has no version.

    >>> is_older("0.9.1", "0.10.0"), is_older("0.10.0", "0.10.0"), is_older(None, "1")
    (True, False, False)
    """
    if version is None or other is None:
        return False
    return _numbers(version) < _numbers(other)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def insert_reading(connection: Connection, stamp: Stamp, identity: str, offer: Offer, at: str | None = None) -> None:
    """Write a reading with its rows; ``at`` is when it was made, where that is not now."""
    row = make_reading(offer, identity, at or stamp.at)
    number = connection.execute(insert(reading).values(row).returning(reading.c.number)).scalar_one()
    _insert_claims(connection, offer, number)
    detail = {"document": offer.record.document.id, "reader": offer.reader, "version": offer.version}
    append(connection, stamp, "reading", identity, detail)


def make_reading(offer: Offer, identity: str, at: str) -> dict[str, Any]:
    """The row of a reading that was made at this time."""
    document = offer.record.document
    return {
        "id": identity, "document": document.id, "reader": offer.reader, "version": offer.version,
        "place": offer.place, "record": offer.line, "facts": offer.facts or name_facts(offer.read or document),
        "language": document.language,
        "title": document.title, "url": document.url, "outlet": document.outlet, "published": document.published,
        "words": fold_words(f"{document.title or ''} {document.text}"), "superseded_by": None, "at": at,
        "row": name_row(offer.reader, document),
    }  # fmt: skip


def _insert_claims(connection: Connection, offer: Offer, number: int) -> None:
    record = offer.record
    if sources := make_sources(record, number):
        connection.execute(insert(source), sources)
    if events := make_events(record, number, offer.reader):
        connection.execute(insert(event), events)
    rows = connection.execute(select(event.c.id, event.c.number).where(event.c.reading == number))
    if claims := make_claims(record, number, {row.id: row.number for row in rows}):
        connection.execute(insert(claim), claims)


def supersede(connection: Connection, stamp: Stamp, old: str, new: str) -> None:
    """Make a reading history, for another that takes its place."""
    _mark(connection, old, new)
    append(connection, stamp, "superseded", old, {"by": new})


def _restore(connection: Connection, stamp: Stamp, identity: str) -> None:
    _mark(connection, identity, None)
    append(connection, stamp, "restored", identity, {})


def _mark(connection: Connection, identity: str, by: str | None) -> None:
    connection.execute(update(reading).where(reading.c.id == identity).values(superseded_by=by))
    number = select(reading.c.number).where(reading.c.id == identity).scalar_subquery()
    connection.execute(update(event).where(event.c.reading == number).values(current=by is None))
