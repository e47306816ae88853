"""What lists, maps, timelines and filters are read from: each incident and each document in short.

Invariant: all of it is derived, written in the transaction that changes what it is derived from, and comes out the same
in whatever order reports came (but for the numbers of rows). ``verifying_summaries`` holds it to that.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from greffier.store.tables import metadata


def _where_and_when() -> list[Column[object]]:
    """What one date and one place say, so that they can be filtered by; null where unknown."""
    return [
        Column("earliest", String),  # the first and the last day that the date allows, as 2021-01-25
        Column("latest", String),
        Column("country", String),
        Column("x", Integer),  # Web Mercator: 0 … 2^30 from west to east
        Column("y", Integer),  # and from north to south
        Column("ex", Double),  # the point on a globe of radius 1, for distances
        Column("ey", Double),
        Column("ez", Double),
    ]


summary = Table(
    "summary",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("type", String, nullable=False),
    Column("modality", String),  # null where nobody affirms it
    *_where_and_when(),
    Column("first", String),  # the first day of any telling's date, the last of any
    Column("last", String),
    Column("varied", Boolean, nullable=False),  # its tellings differ in date or place: look at summary_telling
    Column("sources", Integer, nullable=False),  # independent ones
    Column("killed", Integer),  # the highest number that anybody gives
    Column("injured", Integer),
    Column("contested", Boolean, nullable=False),
    Column("denied", Boolean, nullable=False),  # nobody says that it happened
    Column("state", String, nullable=False),
    Column("corrected", Boolean, nullable=False),
    Column("at", String),  # number, x and y, packed; null where there is no place
    Column("codes", Text, nullable=False),  # what facets count, packed: numbers of summary_code
)
"""An incident in few bytes: the whole table is read in some 10 ms for 100,000 incidents."""

summary_row = Table(
    "summary_row",
    metadata,
    Column("summary", ForeignKey("summary.number"), primary_key=True),
    Column("shown", Text, nullable=False),  # JSON: what a list, a mark or a bar shows
)
"""What is shown of an incident, beside what it is filtered by."""

summary_telling = Table(
    "summary_telling",
    metadata,
    Column("summary", ForeignKey("summary.number"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    *_where_and_when(),
)
"""Each date and place that a telling of a varied incident gives, once."""

summary_code = Table(
    "summary_code",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("field", String, nullable=False),  # see summarising.FIELDS
    Column("value", Text, nullable=False),
    UniqueConstraint("field", "value"),
)
"""A number for each value that incidents have several of. One that no incident has any more stays."""

summary_value = Table(
    "summary_value",
    metadata,
    Column("summary", ForeignKey("summary.number"), primary_key=True),
    Column("code", ForeignKey("summary_code.number"), primary_key=True),
    Index("summary_value_code", "code", "summary"),
)
"""Which of these values an incident has."""

summary_reading = Table(
    "summary_reading",
    metadata,
    Column("summary", ForeignKey("summary.number"), primary_key=True),
    Column("reading", ForeignKey("reading.number"), primary_key=True),
    Index("summary_reading_reading", "reading", "summary"),
)
"""The current readings that tell of an incident."""

document_summary = Table(
    "document_summary",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("reading", ForeignKey("reading.number"), nullable=False, index=True),  # of its current ones one
    Column("published", String),
    Column("earliest", String),  # the first and the last day that it allows
    Column("latest", String),
    Column("language", String, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("coded", Boolean, nullable=False),  # a row of a data set, no report
    Column("characters", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("added", String, nullable=False),
)
"""A document in a list."""

SUMMARIES = (
    summary_row, summary_telling, summary_value, summary_reading, summary, summary_code, document_summary
)  # fmt: skip
"""All of these tables, what refers to others first."""
