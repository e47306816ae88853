"""Where an export goes: to a file, whole or not at all, or to standard output once it is whole."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from greffier.model.trouble import Code, Trouble

STANDARD_OUTPUT = "-"


class Draft:
    """An export that is being written beside its place. ``publish`` puts it there."""

    def __init__(self, stream: BinaryIO, publish: Callable[[], None]) -> None:
        self.stream, self.publish = stream, publish

    def hash(self) -> str:
        """ "sha256:<hex>" of all that was written."""
        self.stream.flush()
        self.stream.seek(0)
        hashed = sha256()
        while part := self.stream.read(1 << 20):
            hashed.update(part)
        return f"sha256:{hashed.hexdigest()}"


@contextmanager
def open_draft(path: str) -> Iterator[Draft]:
    """A draft for a path, or for standard output (``-``); nothing is left of it where it is not published."""
    with _telling(path):
        if path == STANDARD_OUTPUT:
            with tempfile.TemporaryFile() as stream:
                file = cast(BinaryIO, stream)
                yield Draft(file, lambda: _print(file))
            return
        beside = Path(f"{path}.{os.getpid()}.part")
        try:
            with beside.open("x+b") as stream:
                yield Draft(cast(BinaryIO, stream), lambda: _move(cast(BinaryIO, stream), beside, Path(path)))
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()


def _print(stream: BinaryIO) -> None:
    stream.seek(0)
    shutil.copyfileobj(stream, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _move(stream: BinaryIO, beside: Path, path: Path) -> None:
    stream.flush()
    os.fsync(stream.fileno())
    beside.replace(path)


@contextmanager
def _telling(path: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        mend = "Check the folder, the room on the disk and the right to write there; what was there is untouched."
        raise Trouble(Code.EXPORT_FILE, path, f"It cannot be written: {error.strerror or error}.", mend) from error
