"""What the database reports, as Trouble with its code and its mend."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from greffier.model.trouble import Code, Trouble

_FULL = (Code.STORE_FULL, "The disk is full.", "Make room and run it again: what was acknowledged is kept.")
_BUSY = (Code.STORE_BUSY, "Another process has been writing for too long.", "Wait for it to end, and run it again.")
_DAMAGED = (Code.STORE_DAMAGED, "The file is damaged.", "Restore it from a copy; greffier changed nothing.")
_STORE = (Code.STORE, "The store cannot be opened", "Check that it is a store of greffier, and your right to it.")
_DISK = (
    Code.STORE_FULL,
    "The disk failed or is full.",
    "Check the disk and run it again: what was acknowledged is kept.",
)

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _STORE,
    sqlite3.SQLITE_CANTOPEN: _STORE,
    sqlite3.SQLITE_READONLY: _STORE,
    sqlite3.SQLITE_PERM: _STORE,
}
_POSTGRESQL = {"53100": _FULL, "55P03": _BUSY, "58030": _DISK, "42501": _STORE, "XX001": _DAMAGED, "XX002": _DAMAGED}
_UNREACHED = ("08", "28", "3D", "57")
"""Classes of SQLSTATE: the connection, the right to it, no such database, a server that shuts down."""


@contextmanager
def telling_trouble(where: str) -> Iterator[None]:
    """What the database cannot do comes out as Trouble; a fault of ours stays what it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        known = _find(origin)
        if known is None:
            raise
        code, seen, mend = known
        detail = f" ({str(origin).strip().splitlines()[0]})" if code is Code.STORE else ""
        raise Trouble(code, where, f"{seen.rstrip('.')}{detail}.", mend) from error


def _find(error: BaseException | None) -> tuple[Code, str, str] | None:
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state is None:  # it never came to a connection
        return _STORE if type(error).__name__ == "OperationalError" else None
    return _POSTGRESQL.get(state) or (_STORE if state.startswith(_UNREACHED) else None)
