"""Lists in parts. A cursor is opaque to who asks: it says where the next part begins."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

from greffier.model.trouble import Code, Trouble

Position = TypeVar("Position")


def make_cursor(position: Sequence[Any] | None) -> str | None:
    """The cursor of a place in a list; None at the end.

    >>> read_cursor(make_cursor(("2021-01-25", "in-a1")), tuple[str, str])
    ('2021-01-25', 'in-a1')
    """
    return None if position is None else urlsafe_b64encode(msgspec.json.encode(position)).decode().rstrip("=")


def read_cursor(cursor: str | None, position: type[Position]) -> Position | None:
    """The place that a cursor names, as the list has places; raises Trouble ASKED for one that is none of the list."""
    if cursor is None:
        return None
    try:
        return _decode(cursor, position)
    except (ValueError, msgspec.MsgspecError):
        mend = "Take « next » of the part before."
        raise Trouble(Code.ASKED, "cursor", "This is no cursor of this list.", mend) from None


def _decode(cursor: str, position: type[Position]) -> Position:
    told = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    if rb"\u0000" in told:
        raise ValueError("no text of a database holds NUL")
    return msgspec.json.decode(told, type=position)
