"""Where the store is: a path, or the URL of a database."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from greffier.model.trouble import Code, Trouble

DEFAULT = "greffier.db"
VARIABLE = "GREFFIER_STORE"
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def find_address(stated: str | None = None) -> str:
    """The store to use: the one that is stated, else that of ``GREFFIER_STORE``, else ``greffier.db``."""
    return stated or os.environ.get(VARIABLE) or DEFAULT


def read_address(address: str) -> URL:
    """The database of an address; a path is an SQLite file.

    >>> read_address("archive.db").render_as_string()
    'sqlite+pysqlite:///archive.db'
    >>> read_address("postgresql://desk@db.example/greffier").drivername
    'postgresql+psycopg'

    Raises Trouble STORE for an address that names no database greffier can use.
    """
    if "://" not in address:
        return URL.create("sqlite+pysqlite", database=address)
    try:
        url = make_url(address)
        return url.set(drivername=_DRIVERS[url.drivername])
    except (ArgumentError, ValueError, KeyError):
        mend = "Give a path, sqlite:///path, or postgresql://user@host/database."
        raise Trouble(Code.STORE, hide_secrets(address), "This names no store.", mend) from None


def show_address(url: URL) -> str:
    """The address as it may be printed: a path, or a URL without its password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def hide_secrets(address: str) -> str:
    """An address that could not be read, without what stands before an @."""
    return address.rpartition("@")[2]


def require_there(url: URL) -> None:
    """Raises Trouble NOT_FOUND where the address is an SQLite file that is not there."""
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        seen = "There is no store here."
        raise Trouble(Code.NOT_FOUND, show_address(url), seen, "Make one with greffier add, or name it with --store.")


def is_own_file(url: URL, path: str) -> bool:
    """True for a file that the store itself is written in.

    >>> is_own_file(read_address("here/archive.db"), "./here/archive.db-wal")
    True
    """
    if url.get_backend_name() != "sqlite":
        return False
    own = Path(str(url.database)).absolute()
    names = {own.name + ending for ending in ("", "-wal", "-shm", "-journal")}
    there = Path(path).absolute()
    return there.parent == own.parent and there.name in names
