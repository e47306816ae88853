"""A progress bar on standard error, for many files and only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

_MANY = 4


class Progress(Protocol):
    """Counts the files that are done."""

    def advance(self) -> None:
        """One file more is done."""


class _Silent:
    def advance(self) -> None:
        """Nobody looks."""


class _Bar:
    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress as RichProgress

        self.rich = RichProgress(console=Console(stderr=True), transient=True)
        self._task = self.rich.add_task("reading", total=total)

    def advance(self) -> None:
        self.rich.advance(self._task)


@contextmanager
def open_progress(files: int) -> Iterator[Progress]:
    """A bar for many files on a terminal whose standard output goes elsewhere; otherwise silence."""
    if files < _MANY or not sys.stderr.isatty() or sys.stdout.isatty():
        yield _Silent()
        return
    bar = _Bar(files)
    with bar.rich:
        yield bar
