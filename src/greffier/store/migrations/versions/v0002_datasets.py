"""Rows of data sets: which row a reading is of, and which data set an event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two columns, empty for reports."""
    op.add_column("reading", sa.Column("row", sa.String))
    op.create_index("reading_row", "reading", ["row"])
    op.add_column("event", sa.Column("series", sa.String))
    op.create_index("event_series_earliest", "event", ["series", "earliest"])
