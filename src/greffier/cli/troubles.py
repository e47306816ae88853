"""Trouble as the user meets it: one line on standard error, one object in the --errors file, the exit status."""

from __future__ import annotations

import sys
from typing import BinaryIO

import msgspec

from greffier.cli.visible import show
from greffier.model.trouble import Trouble


class Troubles:
    """Takes each Trouble of a run and remembers whether there was one."""

    def __init__(self, file: BinaryIO | None = None) -> None:
        self._file = file
        self.met = 0

    @property
    def status(self) -> int:
        """The exit status: 0 where all went well, 1 where an input could not be read."""
        return 1 if self.met else 0

    def take(self, trouble: Trouble) -> None:
        """Report one trouble."""
        self.met += 1
        print(f"greffier: {show(str(trouble))}", file=sys.stderr)
        if self._file:
            fields = {"code": trouble.code, "where": trouble.where, "seen": trouble.seen, "mend": trouble.mend}
            self._file.write(msgspec.json.encode(fields) + b"\n")
            self._file.flush()
