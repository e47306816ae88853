"""Summaries of incidents and documents, from which lists, maps, timelines and filters are read.

They are filled once all steps have run: see ``runner``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _make_summary()
    _make_sides()
    _make_document_summary()


def _where_and_when() -> list[sa.Column[object]]:
    return [
        sa.Column("earliest", sa.String),
        sa.Column("latest", sa.String),
        sa.Column("country", sa.String),
        sa.Column("x", sa.Integer),
        sa.Column("y", sa.Integer),
        sa.Column("ex", sa.Double),
        sa.Column("ey", sa.Double),
        sa.Column("ez", sa.Double),
    ]


def _make_summary() -> None:
    op.create_table(
        "summary",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("modality", sa.String),
        *_where_and_when(),
        sa.Column("first", sa.String),
        sa.Column("last", sa.String),
        sa.Column("varied", sa.Boolean, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.Column("killed", sa.Integer),
        sa.Column("injured", sa.Integer),
        sa.Column("contested", sa.Boolean, nullable=False),
        sa.Column("denied", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("corrected", sa.Boolean, nullable=False),
        sa.Column("at", sa.String),
        sa.Column("codes", sa.Text, nullable=False),
    )
    op.create_table(
        "summary_row",
        sa.Column("summary", sa.Integer, sa.ForeignKey("summary.number"), primary_key=True),
        sa.Column("shown", sa.Text, nullable=False),
    )


def _make_sides() -> None:
    op.create_table(
        "summary_telling",
        sa.Column("summary", sa.Integer, sa.ForeignKey("summary.number"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True),
        *_where_and_when(),
    )
    op.create_table(
        "summary_code",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.UniqueConstraint("field", "value"),
    )
    op.create_table(
        "summary_value",
        sa.Column("summary", sa.Integer, sa.ForeignKey("summary.number"), primary_key=True),
        sa.Column("code", sa.Integer, sa.ForeignKey("summary_code.number"), primary_key=True),
    )
    op.create_index("summary_value_code", "summary_value", ["code", "summary"])
    op.create_table(
        "summary_reading",
        sa.Column("summary", sa.Integer, sa.ForeignKey("summary.number"), primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), primary_key=True),
    )
    op.create_index("summary_reading_reading", "summary_reading", ["reading", "summary"])


def _make_document_summary() -> None:
    op.create_table(
        "document_summary",
        sa.Column("document", sa.String, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False, index=True),
        sa.Column("published", sa.String),
        sa.Column("earliest", sa.String),
        sa.Column("latest", sa.String),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("coded", sa.Boolean, nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("unread", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("added", sa.String, nullable=False),
    )
