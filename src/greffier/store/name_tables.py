"""The names that are withheld from others, found once for each reading; derived from readings and corrections.

Nothing is lost where they are empty or behind: what is not in them yet is read from the records.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from greffier.store.tables import metadata

private_name = Table(
    "private_name",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("public", Boolean, nullable=False),  # a name, folded, that some report gives to an official voice
    UniqueConstraint("name", "public"),
)
"""A name of a private person, or one that is public, in the order in which they were found. Derived."""

private_progress = Table(
    "private_progress",
    metadata,
    Column("rules", String, primary_key=True),  # a hash of what decides whose name is withheld
    Column("reading", Integer, nullable=False),
    Column("correction", Integer, nullable=False),
)
"""Up to which reading and correction the names were found, and by which rules. One row at most. Derived."""
