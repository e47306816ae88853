"""Makes small files of map tiles as a user may have them: one tile of the whole world, of lines or as a picture.

Sources: the PMTiles specification, version 3; the Mapbox Vector Tile specification, version 2.1; RFC 2083 (PNG).
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable
from typing import Literal

ATTRIBUTION = "Own <b>survey</b>"
_HEADER = 127
_EXTENT = 4096
_PIXELS = 256
_KINDS = {"vector": 1, "picture": 2}


def make_tiles(kind: Literal["vector", "picture"]) -> bytes:
    """A file with one tile at zoom 0."""
    tile = _make_vector_tile() if kind == "vector" else _make_picture()
    metadata = json.dumps({"attribution": ATTRIBUTION, "vector_layers": [{"id": "roads", "fields": {}}]}).encode()
    directory = b"".join(map(_varint, (1, 0, 1, len(tile), 1)))  # one entry: its id, run, length, offset + 1
    starts = (_HEADER, _HEADER + len(directory), _HEADER + len(directory) + len(metadata))
    places = (starts[0], len(directory), starts[1], len(metadata), starts[2], 0, starts[2], len(tile), 1, 1, 1)
    window = (-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)  # ten millionths of a degree
    header = struct.pack("<7sB11Q6B4iB2i", b"PMTiles", 3, *places, 1, 1, 1, _KINDS[kind], 0, 0, *window, 0, 0, 0)
    return header + directory + metadata + tile


def _make_vector_tile() -> bytes:
    """A layer of broad stripes from the north to the south."""
    stripes = [_make_stripe(x) for x in range(0, _EXTENT, _EXTENT // 16)]
    layer = _field(1, b"roads") + b"".join(_field(2, one) for one in stripes) + _number(5, _EXTENT) + _number(15, 2)
    return _field(3, layer)


def _make_stripe(x: int) -> bytes:
    wide = _EXTENT // 32
    corners = [9, _zigzag(x), 0, 2 | 3 << 3, _zigzag(wide), 0, 0, _zigzag(_EXTENT), _zigzag(-wide), 0, 15]
    return _number(3, 3) + _field(4, b"".join(map(_varint, corners)))


def _make_picture() -> bytes:
    rows = b"".join(b"\x00" + bytes((30, 120, 60)) * _PIXELS for _ in range(_PIXELS))
    parts = (
        (b"IHDR", struct.pack(">2I5B", _PIXELS, _PIXELS, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _varint(value: int) -> bytes:
    return bytes(_split(value))


def _split(value: int) -> Iterable[int]:
    while value > 127:
        yield value & 127 | 128
        value >>= 7
    yield value
