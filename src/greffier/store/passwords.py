"""Passwords: kept as argon2id, compared in a time that tells nothing of whether the name is known.

Source: RFC 9106, the second recommended option (64 MiB of memory, three passes).
"""

from __future__ import annotations

from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from greffier.model.trouble import Code, Trouble

LEAST, MOST = 12, 1000
_hasher = PasswordHasher()
_room = BoundedSemaphore(2)  # each takes 64 MiB while it works


def hash_password(password: str) -> str:
    """The password as it is kept; raises Trouble ACCOUNT for one that is too short."""
    if not LEAST <= len(password) <= MOST:
        seen = f"A password has {LEAST} to {MOST} characters."
        raise Trouble(Code.ACCOUNT, "the password", seen, "Take several words.")
    with _room:
        return _hasher.hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """True where it is the password; ``kept`` None, of a name that is not known, takes as long to say no."""
    with _room:
        try:
            return _hasher.verify(kept or _nobodys(), password[:MOST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """The password of nobody, to compare with."""
    return _hasher.hash("nobody has this password")
