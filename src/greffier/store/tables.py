"""The store's tables, as SQLAlchemy sees them. What makes them stands in ``migrations/``.

Invariant: document, collection, reading, judgement, correction, review, note and log only grow. Source, event and claim
say again, in rows, what the record of their reading says (an event of a current reading with what people corrected),
so that they can be searched; ``verify`` holds them to it.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()

_UNREAD = text("'unread'")
_ADDED = text('"document" IS NOT NULL')
_ROW, _SERIES = text('"row" IS NOT NULL'), text('"series" IS NOT NULL')  # null in reports: not to be indexed

document = Table(
    "document",
    metadata,
    Column("id", String, primary_key=True),  # sha256 of the bytes as received
    Column("content", LargeBinary),  # these bytes; null where only a record of them was received
    Column("added", String, nullable=False),
)
"""A document by its bytes."""

collection = Table(
    "collection",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("way", String, nullable=False),  # file, stream, record
    Column("place", String, nullable=False),  # the path, or the name of the stream, and the line
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
)
"""How a document came in: the chain of custody. Once for each way and place."""

reading = Table(
    "reading",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),  # of reader, version and record
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("reader", String, nullable=False),
    Column("version", String),
    Column("place", String, nullable=False),
    Column("record", LargeBinary, nullable=False),  # the JSON, byte for byte
    Column("facts", String, nullable=False),  # hash of what was read: the text and what is stated of it
    Column("language", String, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("published", String),
    Column("words", Text, nullable=False),  # title and text, normalised for search
    Column("superseded_by", ForeignKey("reading.id")),
    Column("at", String, nullable=False),
    Column("row", String),  # of which data set, under which id; null for a report
    Index("reading_row", "row", sqlite_where=_ROW, postgresql_where=_ROW),
)
"""What a reader read in a document. The current ones are superseded by none."""

source = Table(
    "source",
    metadata,
    Column("reading", ForeignKey("reading.number"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", Text),
    Column("description", Text),
    Column("actor", String),
    Column("via", String),
)
"""A voice, as the record has it."""

event = Table(
    "event",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", ForeignKey("reading.number"), nullable=False),
    Column("id", String, nullable=False),
    Column("anchor", String, nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("type", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("aggregate", Boolean, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("attribution", String, nullable=False),
    Column("part_of", String),
    Column("edtf", String),
    Column("earliest", String),  # the first and the last day that the date allows, as 2021-01-25
    Column("latest", String),
    Column("place", String),
    Column("place_name", Text),
    Column("country", String),
    Column("latitude", Double),
    Column("longitude", Double),
    Column("radius_km", Double),
    Column("cell", String),
    Column("place_precision", Integer),
    Column("start", Integer, nullable=False),  # the trigger
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("extent_start", Integer, nullable=False),
    Column("extent_end", Integer, nullable=False),
    Column("series", String),  # the data set; null for a report
    Column("state", String, nullable=False, server_default=_UNREAD),  # of its review
    Column("reread", Boolean, nullable=False, server_default=false()),  # another state was given to other values
    Column("corrected", Boolean, nullable=False, server_default=false()),
    Column("rejected", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("reading", "id"),
    Index("event_earliest", "earliest"),
    Index("event_cell_earliest", "cell", "earliest"),
    Index("event_country", "country", "earliest"),
    Index("event_series_earliest", "series", "earliest", sqlite_where=_SERIES, postgresql_where=_SERIES),
)
"""An event as one reading tells it, with what people corrected where the reading is current; or one that they added.

``anchor`` stays the same when the document is read again.
"""

claim = Table(
    "claim",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", ForeignKey("reading.number"), nullable=False, index=True),
    Column("event", ForeignKey("event.number"), index=True),  # null for framing, which is of the document
    Column("field", String, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("source", String),  # whose claim it is: a source id of the reading
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
)
"""One value with the words that it was read from, and the voice whose it is."""

judgement = Table(
    "judgement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("act", String, nullable=False, index=True),  # those of one decision share it
    Column("kind", String, nullable=False),  # same, different, unsure
    Column("one", String, nullable=False, index=True),  # anchors, the smaller first
    Column("other", String, nullable=False, index=True),
    Column("because", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)
"""What a person decided of two events. Of several on one pair the last one stands; the others remain."""

correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("anchor", String, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("because", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("document", String),  # of an event that a person added; null for what was read
    Index("correction_document", "document", sqlite_where=_ADDED, postgresql_where=_ADDED),
)
"""What a person says instead of what the machine read; beside it, never over it."""

review = Table(
    "review",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("anchor", String, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("reading", String),  # the id of the reading by which the event was shown then; null in older stores
)
"""How far a person says that the review of an event is. The last one stands, as long as the values are those."""

note = Table(
    "note",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("anchor", String, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)
"""What a person notes on an event."""

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),  # JSON
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("log_subject", "subject", "action"),
)
"""Every write, export and judgement, each entry holding the hash of the one before it."""

link = Table(
    "link",
    metadata,
    Column("one", String, primary_key=True),  # anchors, the smaller first
    Column("other", String, primary_key=True, index=True),
    Column("score", Double, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("reasons", Text, nullable=False),  # JSON
)
"""Two current events that were compared and may be one, with the reasons. Derived."""

membership = Table(
    "membership",
    metadata,
    Column("anchor", String, primary_key=True),
    Column("incident", String, nullable=False, index=True),
)
"""Which incident a current event belongs to. Derived."""

carried = Table(
    "carried",
    metadata,
    Column("judged", String, primary_key=True),
    Column("current", String, index=True),
)
"""For a judged event that the newest reading names otherwise: the current one, or null while there is none. Derived."""

signature = Table(
    "signature",
    metadata,
    Column("reading", ForeignKey("reading.number"), primary_key=True),
    Column("digest", LargeBinary, nullable=False),
)
"""The MinHash of a reading's text. Derived."""

band = Table(
    "band",
    metadata,
    Column("hash", String, primary_key=True),
    Column("reading", ForeignKey("reading.number"), primary_key=True),
)
"""Pieces of the MinHash, by which near-duplicates are found. Derived."""

copy = Table(
    "copy",
    metadata,
    Column("one", ForeignKey("reading.number"), primary_key=True),  # the smaller number first
    Column("other", ForeignKey("reading.number"), primary_key=True, index=True),
    Column("likeness", Double, nullable=False),
)
"""Two readings whose texts are near-duplicates. Derived."""
