"""The first tables: documents, readings and their claims, judgements, the log; search and space."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ONLY_GROW = ("document", "collection", "judgement", "correction", "log")


def upgrade() -> None:
    """Make the tables on an empty database."""
    _make_custody()
    _make_reading()
    _make_event()
    _make_judgements()
    _make_log()
    _make_incidents()
    if op.get_bind().dialect.name == "sqlite":
        _finish_sqlite()
    else:
        _finish_postgresql()


def _make_custody() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("content", sa.LargeBinary),
        sa.Column("added", sa.String, nullable=False),
    )
    op.create_table(
        "collection",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("document", sa.String, sa.ForeignKey("document.id"), nullable=False, index=True),
        sa.Column("way", sa.String, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
    )


def _make_reading() -> None:
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("document", sa.String, sa.ForeignKey("document.id"), nullable=False, index=True),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("version", sa.String),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("facts", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.String),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("superseded_by", sa.String, sa.ForeignKey("reading.id")),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("description", sa.Text),
        sa.Column("actor", sa.String),
        sa.Column("via", sa.String),
    )


def _make_event() -> None:
    op.create_table(
        "event",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("anchor", sa.String, nullable=False, index=True),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("modality", sa.String, nullable=False),
        sa.Column("aggregate", sa.Boolean, nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("background", sa.Boolean, nullable=False),
        sa.Column("attribution", sa.String, nullable=False),
        sa.Column("part_of", sa.String),
        sa.Column("edtf", sa.String),
        sa.Column("earliest", sa.String),
        sa.Column("latest", sa.String),
        sa.Column("place", sa.String),
        sa.Column("place_name", sa.Text),
        sa.Column("country", sa.String),
        sa.Column("latitude", sa.Double),
        sa.Column("longitude", sa.Double),
        sa.Column("radius_km", sa.Double),
        sa.Column("cell", sa.String),
        sa.Column("place_precision", sa.Integer),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("extent_start", sa.Integer, nullable=False),
        sa.Column("extent_end", sa.Integer, nullable=False),
        sa.UniqueConstraint("reading", "id"),
    )
    op.create_index("event_current_earliest", "event", ["current", "earliest"])
    op.create_index("event_cell_earliest", "event", ["cell", "earliest"])
    op.create_index("event_country", "event", ["country", "earliest"])
    op.create_table(
        "claim",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False, index=True),
        sa.Column("event", sa.Integer, sa.ForeignKey("event.number"), index=True),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("source", sa.String),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("quote", sa.Text),
    )


def _make_judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("one", sa.String, nullable=False, index=True),
        sa.Column("other", sa.String, nullable=False, index=True),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('same', 'different', 'unsure')"),
    )
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("anchor", sa.String, nullable=False, index=True),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )


def _make_log() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("log_subject", "log", ["subject", "action"])


def _make_incidents() -> None:
    """What is derived from readings and judgements, and can be made anew from them."""
    op.create_table(
        "link",
        sa.Column("one", sa.String, primary_key=True),
        sa.Column("other", sa.String, primary_key=True, index=True),
        sa.Column("score", sa.Double, nullable=False),
        sa.Column("same", sa.Boolean, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    op.create_table(
        "membership",
        sa.Column("anchor", sa.String, primary_key=True),
        sa.Column("incident", sa.String, nullable=False, index=True),
    )
    op.create_table(
        "carried",
        sa.Column("judged", sa.String, primary_key=True),
        sa.Column("current", sa.String, index=True),
    )
    op.create_table(
        "signature",
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), primary_key=True),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "band",
        sa.Column("hash", sa.String, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), primary_key=True),
    )
    op.create_table(
        "copy",
        sa.Column("one", sa.Integer, sa.ForeignKey("reading.number"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("reading.number"), primary_key=True, index=True),
        sa.Column("likeness", sa.Double, nullable=False),
    )


def _finish_sqlite() -> None:
    """Full text (FTS5) and space (R*Tree) beside the tables, kept by triggers; what only grows, guarded."""
    for table in _ONLY_GROW:
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
    op.execute(
        "CREATE VIRTUAL TABLE reading_words USING fts5("
        "words, content='reading', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE TRIGGER reading_words_insert AFTER INSERT ON reading "
        "BEGIN INSERT INTO reading_words(rowid, words) VALUES (new.number, new.words); END"
    )
    op.execute("CREATE VIRTUAL TABLE event_box USING rtree(number, west, east, south, north)")
    op.execute(
        "CREATE TRIGGER event_box_insert AFTER INSERT ON event WHEN new.latitude IS NOT NULL "
        "BEGIN INSERT INTO event_box VALUES "
        "(new.number, new.longitude, new.longitude, new.latitude, new.latitude); END"
    )


def _finish_postgresql() -> None:
    """Full text (of the first 400,000 characters: a tsvector holds 1 MB) and space; what only grows, guarded."""
    op.execute(
        "CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$"
    )
    for table in _ONLY_GROW:
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
        )
    op.execute(
        "ALTER TABLE reading ADD COLUMN lexemes tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple', left(words, 400000))) STORED"
    )
    op.execute("CREATE INDEX reading_lexemes ON reading USING gin (lexemes)")
    if _has_postgis():
        op.execute(
            "ALTER TABLE event ADD COLUMN point geography(Point, 4326) "
            "GENERATED ALWAYS AS (ST_MakePoint(longitude, latitude)::geography) STORED"
        )
        op.execute("CREATE INDEX event_point ON event USING gist (point)")
    else:
        op.create_index("event_latitude_longitude", "event", ["latitude", "longitude"])


def _has_postgis() -> bool:
    """True where PostGIS is in the database, or is at hand and may be put there."""
    bind = op.get_bind()
    if bind.scalar(sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'")) is None:
        return False
    try:
        with bind.begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    except sa.exc.ProgrammingError:  # no right to install it: plain columns serve
        return False
    return True
