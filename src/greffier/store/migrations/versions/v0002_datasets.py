"""Rows of data sets: which row a reading is of, which data set an event. Indices that do not grow what adding costs.

An index that begins with a column that nearly all rows have alike (« current », or a row that is null) is taken by
SQLite for the best, and then read as a whole.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two columns, empty for reports; indices only of what is in them."""
    op.add_column("reading", sa.Column("row", sa.String))
    op.add_column("event", sa.Column("series", sa.String))
    for table, name, columns in (("reading", "row", ["row"]), ("event", "series", ["series", "earliest"])):
        filled = sa.text(f'"{name}" IS NOT NULL')
        index = f"{table}_{'_'.join(columns)}"
        op.create_index(index, table, columns, sqlite_where=filled, postgresql_where=filled)
    op.drop_index("event_current_earliest", "event")
    op.create_index("event_earliest", "event", ["earliest"])
