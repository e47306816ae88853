"""Long lists in parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TypeVar

_CHUNK = 500
T = TypeVar("T")


def chunks(values: Collection[T], size: int = _CHUNK) -> Iterator[list[T]]:
    """The values in lists that a database takes as parameters."""
    waiting = iter(values)
    while part := list(islice(waiting, size)):
        yield part
