"""The review: states and notes of events; what an event's row says of its review; corrections that add an event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ONLY_GROW = ("review", "note")


def upgrade() -> None:
    """Two tables that only grow, four columns, an index; boxes that follow when an event is placed elsewhere."""
    for table, column in (("review", "state"), ("note", "text")):
        op.create_table(
            table,
            sa.Column("number", sa.Integer, primary_key=True),
            sa.Column("id", sa.String, nullable=False, unique=True),
            sa.Column("anchor", sa.String, nullable=False, index=True),
            sa.Column(column, sa.String if column == "state" else sa.Text, nullable=False),
            sa.Column("by", sa.String, nullable=False),
            sa.Column("at", sa.String, nullable=False),
        )
    _add_columns()
    op.create_index("ix_judgement_act", "judgement", ["act"])
    if op.get_bind().dialect.name == "sqlite":
        _finish_sqlite()
    else:
        _finish_postgresql()


def _add_columns() -> None:
    op.add_column("event", sa.Column("state", sa.String, nullable=False, server_default=sa.text("'unread'")))
    for name in ("corrected", "rejected"):
        op.add_column("event", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("correction", sa.Column("document", sa.String))
    filled = sa.text('"document" IS NOT NULL')
    op.create_index("correction_document", "correction", ["document"], sqlite_where=filled, postgresql_where=filled)


def _finish_sqlite() -> None:
    """An event's box goes where the event goes; on PostgreSQL the point is made from the columns."""
    for table in _ONLY_GROW:
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
    op.execute(
        "CREATE TRIGGER event_box_update AFTER UPDATE OF latitude, longitude ON event "
        "BEGIN DELETE FROM event_box WHERE number = old.number; "
        "INSERT INTO event_box SELECT new.number, new.longitude, new.longitude, new.latitude, new.latitude "
        "WHERE new.latitude IS NOT NULL; END"
    )
    op.execute(
        "CREATE TRIGGER event_box_delete AFTER DELETE ON event "
        "BEGIN DELETE FROM event_box WHERE number = old.number; END"
    )


def _finish_postgresql() -> None:
    for table in _ONLY_GROW:
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
        )
