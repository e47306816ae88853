"""Answers that are kept in memory: the same question of the same store is worked out once, whoever asks."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

MOST_BYTES = 32_000_000


class Answers:
    """The bodies of answers by their tags; those that were not asked for longest make room.

    >>> answers = Answers(most=5)
    >>> answers.keep("a", b"one")
    >>> answers.keep("b", b"two")
    >>> answers.find("a"), answers.find("b")
    (None, b'two')
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._size = most, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, tag: str) -> bytes | None:
        """The body that was kept under a tag; None where none is."""
        with self._lock:
            if tag in self._bodies:
                self._bodies.move_to_end(tag)
            return self._bodies.get(tag)

    def keep(self, tag: str, body: bytes) -> None:
        """Keep a body."""
        with self._lock:
            self._size += len(body) - len(self._bodies.pop(tag, b""))
            self._bodies[tag] = body
            while self._size > self._most:
                self._size -= len(self._bodies.popitem(last=False)[1])
