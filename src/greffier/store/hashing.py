"""Ids are hashes of what they name, so that writing twice changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec

_encoder = msgspec.json.Encoder(order="deterministic")


def to_json(value: object) -> bytes:
    """The one JSON of a value: no blanks, keys in order.

    >>> to_json({"b": 1, "a": "é"}).decode()
    '{"a":"é","b":1}'
    """
    return _encoder.encode(value)


def hash_bytes(data: bytes) -> str:
    """ "sha256:<hex>", as document ids are written.

    >>> hash_bytes(b"")[:15]
    'sha256:e3b0c442'
    """
    return f"sha256:{sha256(data).hexdigest()}"


def hash_fields(*fields: str | int | None) -> str:
    """The hash of a few fields; no two lists of fields run into one another.

    >>> hash_fields("a", "bc") == hash_fields("ab", "c")
    False
    """
    return hash_bytes(to_json(fields))


def make_anchor(document: str, start: int, end: int, ordinal: int) -> str:
    """The name of an event that stays when its document is read again: where its trigger stands.

    ``ordinal`` tells events on one trigger apart.
    """
    return "ev-" + hash_fields(document, start, end, ordinal)[7:23]


def name_anchors(document: str, triggers: Sequence[tuple[int, int]]) -> list[str]:
    """The anchors of a reading's events, in their order.

    >>> len(set(name_anchors("sha256:0", [(3, 9), (3, 9), (20, 24)])))
    3
    """
    seen: dict[tuple[int, int], int] = {}
    anchors = []
    for trigger in triggers:
        seen[trigger] = seen.get(trigger, -1) + 1
        anchors.append(make_anchor(document, *trigger, seen[trigger]))
    return anchors
