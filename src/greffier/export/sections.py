"""One JSON object of several sections that fill at the same time: each is written aside; at the end they are joined."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO

import msgspec

_HELD = 1 << 22


class Sections:
    """Members of sections by name and key; of two with one key the first counts."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._files: dict[str, SpooledTemporaryFile[bytes]] = {}
        self._seen = set[tuple[str, str]]()
        self._numbers: dict[str, int] = {}

    def put(self, section: str, key: str, value: Mapping[str, Any]) -> None:
        """Add a member, without its empty fields."""
        if (section, key) in self._seen:
            return
        self._seen.add((section, key))
        self._write(section, key, {name: part for name, part in value.items() if part is not None})

    def relate(self, section: str, **ends: str) -> None:
        """Add a relation, which has no name of its own; the same one twice counts once."""
        key = "\n".join(ends.values())
        if (section, key) not in self._seen:
            self._seen.add((section, key))
            self._numbers[section] = self._numbers.get(section, 0) + 1
            told = {f"prov:{name}": end for name, end in ends.items()}
            self._write(section, f"_:{section}{self._numbers[section]}", told)

    def _write(self, section: str, key: str, value: Mapping[str, Any]) -> None:
        if section not in self._files:
            self._files[section] = self._stack.enter_context(SpooledTemporaryFile(_HELD))  # noqa: SIM115
        before = b",\n" if self._files[section].tell() else b"\n"
        self._files[section].write(before + msgspec.json.encode(key) + b":" + msgspec.json.encode(value))

    def write(self, out: BinaryIO, head: Mapping[str, Any]) -> None:
        """Write the object: ``head`` first, then each section."""
        out.write(msgspec.json.encode(head)[:-1])
        for section in sorted(self._files):
            out.write(b",\n" + msgspec.json.encode(section) + b":{")
            self._files[section].seek(0)
            shutil.copyfileobj(self._files[section], out)
            out.write(b"\n}")
        out.write(b"}\n")


@contextmanager
def open_sections() -> Iterator[Sections]:
    """Sections whose files are gone afterwards."""
    with ExitStack() as stack:
        yield Sections(stack)
