"""Who is logged in. A session ends when it is logged out, unused for eight hours, or a week old.

What the cookie holds is not kept, only its hash: who reads the store cannot act for somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from greffier.store.account_tables import account, session
from greffier.store.accounts import Account, Role, make_key
from greffier.store.hashing import hash_fields
from greffier.store.ledger import Stamp, append

IDLE, LONGEST = timedelta(hours=8), timedelta(days=7)
SEEN_EVERY = timedelta(minutes=5)
"""So often at most it is written down that a session is used."""
UNKNOWN = "unknown"
"""The subject of a failed login under a name that is none: somebody may have typed the password there."""


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Whose session it is. ``stale``: that it is used is to be written down."""

    name: str
    role: Role
    stale: bool


def begin_session(connection: Connection, stamp: Stamp, known: Account, token: str, address: str) -> None:
    """Log somebody in; ``token`` is what the cookie holds."""
    row = {"id": _hash(token), "account": make_key(known.name), "begun": stamp.at, "seen": stamp.at}
    connection.execute(insert(session).values(ended=None, **row))
    append(connection, stamp, "login", known.name, {"address": address})


def note_failure(connection: Connection, stamp: Stamp, known: Account | None, address: str) -> None:
    """Note a wrong name or password in the log."""
    append(connection, stamp, "login-failed", known.name if known else UNKNOWN, {"address": address})


def find_session(connection: Connection, token: str, now: datetime) -> LoggedIn | None:
    """Whose session it is; None where it is none, or has ended."""
    joined = session.join(account, account.c.key == session.c.account)
    query = select(account.c.name, account.c.role, session.c.begun, session.c.seen).select_from(joined)
    query = query.where(session.c.id == _hash(token), session.c.ended.is_(None), ~account.c.disabled)
    row = connection.execute(query).first()
    if row is None or now - _read(row.begun) > LONGEST or now - _read(row.seen) > IDLE:
        return None
    return LoggedIn(row.name, row.role, now - _read(row.seen) > SEEN_EVERY)


def see_session(connection: Connection, token: str, at: str) -> None:
    """Write down that a session is used."""
    connection.execute(update(session).where(session.c.id == _hash(token)).values(seen=at))


def end_session(connection: Connection, stamp: Stamp, name: str, token: str) -> None:
    """Log somebody out."""
    ending = update(session).where(session.c.id == _hash(token), session.c.ended.is_(None))
    if connection.execute(ending.values(ended=stamp.at)).rowcount:
        append(connection, stamp, "logout", name, {})


def _hash(token: str) -> str:
    return hash_fields("session", token)


def _read(at: str) -> datetime:
    return datetime.fromisoformat(at)
