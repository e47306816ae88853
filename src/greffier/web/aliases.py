"""Ids as a reader sees them: the store's own, enciphered.

An id is a hash of the bytes that hold the names: who has a report without one name could try names until the hash is
right, and so prove who is meant. Without the store's secret an alias proves nothing, and it leads back to its id.

Source: a Feistel network with HMAC-SHA256 as its round function (Luby and Rackoff 1988).
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from hashlib import sha256

_ID = re.compile(r"((?:[a-z]+:)*(?:in-|ev-|sha256:))([0-9a-f]{16}|[0-9a-f]{64})")
_ROUNDS = 8


def is_id(text: str) -> bool:
    """True for what is written as an id of an incident, event, document or act, whole."""
    return _ID.fullmatch(text) is not None


class Aliases:
    """The aliases of one store.

    >>> aliases = Aliases(b"secret")
    >>> aliases.read(aliases.make("in-00112233445566ff"))
    'in-00112233445566ff'
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def make(self, id: str) -> str:
        """The alias of an id; what is none stays."""
        return self._turn(id, range(_ROUNDS))

    def read(self, alias: str) -> str:
        """The id of an alias; something that is no id of the store where it is none of ours."""
        return self._turn(alias, reversed(range(_ROUNDS)), back=True)

    def _turn(self, text: str, rounds: Iterable[int], *, back: bool = False) -> str:
        found = _ID.fullmatch(text)
        if found is None:
            return text
        data = bytes.fromhex(found[2])
        half = len(data) // 2
        left, right = (data[half:], data[:half]) if back else (data[:half], data[half:])
        for number in rounds:
            left, right = right, _mix(left, self._hash(found[1], number, right))
        return found[1] + ((right + left) if back else (left + right)).hex()

    def _hash(self, kind: str, number: int, half: bytes) -> bytes:
        return hmac.new(self._key, f"{kind} {number} ".encode() + half, sha256).digest()


def _mix(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=False))
