"""The connection to the database, and what differs between SQLite and PostgreSQL in opening a transaction.

Invariant: a writer holds the one write lock from the first statement of its transaction on, so that what it reads is
what it writes upon. Two writers wait for each other; readers wait for nobody.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

_WRITER = "greffier_writer"
_LOCK = 0x67726566  # « gref »: the advisory lock of PostgreSQL that writers share


def make_engine(url: URL, patience: float) -> Engine:
    """An engine for the store; ``patience`` is how many seconds a writer waits for another."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": patience})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = create_engine(url, connect_args={"connect_timeout": 10}, pool_pre_ping=True)
        event.listen(engine, "begin", _begin_postgresql(patience))
    return engine


def as_writer(engine: Engine) -> Connection:
    """A connection whose transaction takes the write lock when it begins."""
    return engine.connect().execution_options(**{_WRITER: True})


def _is_writer(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_WRITER))


def _prepare_sqlite(dbapi: Any, _: object) -> None:
    dbapi.isolation_level = None  # transactions begin where we say, see below
    cursor = dbapi.cursor()
    cursor.execute("PRAGMA synchronous = FULL")  # what was acknowledged is on the disk
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def prepare_file(engine: Engine, tries: int = 50) -> None:
    """Let readers of a new SQLite file go on while somebody writes (WAL); the file remembers it.

    The switch does not wait for others by itself.
    """
    if engine.dialect.name != "sqlite":
        return
    for left in reversed(range(tries)):
        try:
            with closing(engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                raise
            time.sleep(0.1)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writer(connection) else "BEGIN")


def _begin_postgresql(patience: float) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        if _is_writer(connection):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return begin
