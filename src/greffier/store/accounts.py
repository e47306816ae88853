"""Accounts of a team: who they are, what they may do; never deleted, for the log names them.

Whoever can write the store's file can make accounts: the command line asks for no password but the new one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from greffier.model.trouble import Code, Trouble
from greffier.store.account_tables import account, secret, session
from greffier.store.ledger import Stamp, append
from greffier.store.passwords import hash_password

Role = Literal["reader", "reviewer", "admin"]
_NAME = re.compile(r"[^\W_][\w.@-]{0,63}")


@dataclass(frozen=True, slots=True)
class Account:
    """A person of the team. ``password`` is what proves it."""

    name: str
    role: Role
    disabled: bool
    made: str
    password: str


def make_key(name: str) -> str:
    """What tells names apart, whoever types them.

    >>> make_key("Amélie") == make_key("AME\u0301LIE")
    True
    """
    return unicodedata.normalize("NFKC", name).casefold()


def has_accounts(connection: Connection) -> bool:
    """True where there ever was an account."""
    return connection.scalar(select(account.c.key).limit(1)) is not None


def list_accounts(connection: Connection) -> list[Account]:
    """All accounts, by name."""
    return [_make(row) for row in connection.execute(select(account).order_by(account.c.key))]


def find_account(connection: Connection, name: str) -> Account | None:
    """An account by its name."""
    row = connection.execute(select(account).where(account.c.key == make_key(name))).first()
    return _make(row) if row else None


def _make(row: Row[Any]) -> Account:
    return Account(row.name, row.role, row.disabled, row.made, row.password)


def add_account(connection: Connection, stamp: Stamp, name: str, role: Role, password: str) -> None:
    """Make an account; raises Trouble ACCOUNT for a name that is taken or none, or a short password."""
    name = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(name):
        seen = "A name has letters, digits, and . _ - @ after the first; 64 at most."
        raise Trouble(Code.ACCOUNT, "the name", seen, "Choose another.")
    if find_account(connection, name):
        raise Trouble(Code.ACCOUNT, name, "There is an account of this name.", "Choose another name.")
    row = {"key": make_key(name), "name": name, "role": role, "password": hash_password(password)}
    connection.execute(insert(account).values(disabled=False, made=stamp.at, **row))
    _note(connection, stamp, name, "added", role=role)


def change_role(connection: Connection, stamp: Stamp, name: str, role: Role) -> None:
    """Give somebody another role; their sessions end."""
    known = _require(connection, name)
    _change(connection, stamp, known, role=role)
    _note(connection, stamp, known.name, "role", role=role, before=known.role)


def change_password(connection: Connection, stamp: Stamp, name: str, password: str) -> None:
    """Give somebody another password, also one who was disabled; their sessions end."""
    known = _require(connection, name)
    _change(connection, stamp, known, password=hash_password(password), disabled=False)
    _note(connection, stamp, known.name, "password")


def remove_account(connection: Connection, stamp: Stamp, name: str) -> None:
    """Let somebody in no more."""
    known = _require(connection, name)
    _change(connection, stamp, known, disabled=True)
    _note(connection, stamp, known.name, "removed")


def _require(connection: Connection, name: str) -> Account:
    found = find_account(connection, name)
    if found is None:
        raise Trouble(Code.ACCOUNT, name, "There is no account of this name.", "greffier account list shows them.")
    return found


def _change(connection: Connection, stamp: Stamp, known: Account, **values: object) -> None:
    key = make_key(known.name)
    connection.execute(update(account).where(account.c.key == key).values(**values))
    connection.execute(
        update(session).where(session.c.account == key, session.c.ended.is_(None)).values(ended=stamp.at)
    )


def _note(connection: Connection, stamp: Stamp, name: str, did: str, **detail: object) -> None:
    append(connection, stamp, "account", name, {"did": did, **detail})


def keep_secret(connection: Connection, name: str, new: bytes) -> bytes:
    """The store's secret of this name; ``new`` where it has none yet."""
    found = connection.scalar(select(secret.c.value).where(secret.c.name == name))
    if found is not None:
        return bytes(found)
    connection.execute(insert(secret).values(name=name, value=new))
    return new
