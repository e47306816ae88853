"""Who may use the workbench of a team, who is logged in, and the store's own secret.

Invariant: no password and no session can be read here, only what proves that somebody knows them. None of it is ever
exported.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, LargeBinary, String, Table, Text

from greffier.store.tables import metadata

account = Table(
    "account",
    metadata,
    Column("key", String, primary_key=True),  # the name, folded
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),  # reader, reviewer, admin
    Column("password", Text, nullable=False),  # argon2id, with its salt and parameters
    Column("disabled", Boolean, nullable=False),
    Column("made", String, nullable=False),
)
"""A person. Never deleted: the log names them."""

session = Table(
    "session",
    metadata,
    Column("id", String, primary_key=True),  # the hash of what the cookie holds
    Column("account", ForeignKey("account.key"), nullable=False, index=True),
    Column("begun", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("ended", String),  # null while it may still be used
)
"""Somebody who is logged in, or was."""

secret = Table(
    "secret",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What the workbench signs with."""
