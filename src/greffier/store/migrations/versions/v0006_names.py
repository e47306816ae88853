"""The names to withhold, found once for each reading."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Two tables, empty: names that are not in them are read from the records."""
    op.create_table(
        "private_name",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.UniqueConstraint("name", "public"),
    )
    op.create_table(
        "private_progress",
        sa.Column("rules", sa.String, primary_key=True),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("correction", sa.Integer, nullable=False),
    )
