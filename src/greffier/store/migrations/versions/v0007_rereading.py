"""Of which reading a state was said, and whether an event was read anew since, with other values."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Two columns. Of older states nobody knows the reading: they stand."""
    op.add_column("review", sa.Column("reading", sa.String))
    op.add_column("event", sa.Column("reread", sa.Boolean, nullable=False, server_default=sa.false()))
