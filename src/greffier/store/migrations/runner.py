"""Brings a store to the tables of this version."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from greffier.model.trouble import Code, Trouble

HEAD = "0007"
"""The newest step, written here so that a store that has it is opened without loading alembic."""

SUMMARISED = "0004"
"""The step since which summaries are such as this version makes them; those of an older store are made anew."""


def find_revision(connection: Connection) -> str | None:
    """The step that the store stands at; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def migrate(connection: Connection, where: str) -> str | None:
    """Run the steps that the store has not had; all in the transaction of the connection, or none.

    Returns the step that it stood at. Raises Trouble for a store of a newer version, or a database of others.
    """
    stood = find_revision(connection)
    if stood == HEAD:
        return stood
    if stood is None and inspect(connection).get_table_names():
        seen = "This database holds tables that are not greffier's."
        raise Trouble(Code.STORE, where, seen, "Name another, or make an empty one for it.")
    _run(connection, stood, where)
    return stood


def _run(connection: Connection, stood: str | None, where: str) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(Path(__file__).parent))
    if stood is not None and stood not in {step.revision for step in script.walk_revisions()}:
        seen = f"The store is of a newer version of greffier (its tables are at {stood})."
        raise Trouble(Code.STORE_NEWER, where, seen, "Use that version, or a newer one.")
    context = MigrationContext.configure(connection)
    steps = list(script.iterate_revisions("head", stood or "base"))
    with Operations.context(context):
        for step in reversed(steps):
            step.module.upgrade()
            context.stamp(script, step.revision)
    if stood is not None and stood < SUMMARISED:
        _summarise(connection)


def _summarise(connection: Connection) -> None:
    from greffier.store.summaries import fill_summaries

    fill_summaries(connection)
