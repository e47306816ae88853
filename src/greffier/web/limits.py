"""How often a password may be tried: after a few failures each one more doubles the wait.

Counted by name (a short wait, so that nobody is locked out by others) and by address (a long one). In memory: who can
restart the workbench can as well change passwords.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock
from time import monotonic

from greffier.model.trouble import Code, Trouble

FREE = 5
"""So many failures cost nothing."""
LONGEST_NAME, LONGEST_ADDRESS = 300.0, 3600.0
_MOST_KEPT = 10_000
_FORGOTTEN_AFTER = 2 * LONGEST_ADDRESS


@dataclass(slots=True)
class _Failures:
    number: int = 0
    until: float = 0.0
    last: float = 0.0


class Attempts:
    """Failed logins of late."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failures: dict[tuple[str, str], _Failures] = {}

    def take(self, name: str, address: str) -> None:
        """Begin a try, which counts as failed until it is given back: so that many at once count as many.

        Raises Trouble TOO_OFTEN where it is too soon to try again.
        """
        now = self._clock()
        with self._lock:
            kept = [self._failures.setdefault(key, _Failures()) for key in _keys(name, address)]
            wait = max(one.until - now for one in kept)
            if wait > 0:
                seen, mend = "Too many wrong passwords.", f"Try again in {ceil(wait)} seconds."
                raise Trouble(Code.TOO_OFTEN, "the login", seen, mend)
            for one, longest in zip(kept, (LONGEST_NAME, LONGEST_ADDRESS), strict=True):
                one.number, one.last = one.number + 1, now
                if one.number >= FREE:
                    one.until = now + min(longest, 2.0 ** min(one.number - FREE, 20))
            self._forget(now)

    def give_back(self, name: str, address: str) -> None:
        """It was the right password: the name begins anew, and the address has one failure less."""
        ours, theirs = _keys(name, address)
        with self._lock:
            self._failures.pop(ours, None)
            if theirs in self._failures:
                kept = self._failures[theirs]
                kept.number, kept.until = kept.number - 1, 0.0

    def _forget(self, now: float) -> None:
        if len(self._failures) > _MOST_KEPT:
            kept = {key: one for key, one in self._failures.items() if now - one.last < _FORGOTTEN_AFTER}
            newest = sorted(kept, key=lambda key: kept[key].last)[-_MOST_KEPT // 2 :]
            self._failures = {key: kept[key] for key in newest}


def _keys(name: str, address: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("name", name), ("address", address)
