"""The names that are withheld, known once for all requests and read on as the store grows."""

from __future__ import annotations

import re
from threading import Lock

from sqlalchemy import Connection

from greffier.export.persons import PrivateNames
from greffier.export.redaction import Redactor
from greffier.model.record import Record
from greffier.record.serialise import to_json

_WITHHELD = re.compile(rb"\[withheld (\d+)\]")


class Private:
    """The redactor of a store as it is now."""

    def __init__(self) -> None:
        self._names, self._lock = PrivateNames(), Lock()
        self._redactor: Redactor | None = None
        self._index: object = None

    def open(self, connection: Connection) -> Redactor:
        """The redactor with all names that the store holds in this transaction."""
        with self._lock:
            index = self._names.read(connection)
            if self._redactor is None or index is not self._index:
                self._redactor, self._index = Redactor(index), index
            return self._redactor


def count_withheld(record: Record) -> set[int]:
    """The numbers of the names that were withheld from a redacted record."""
    return {int(number) for number in _WITHHELD.findall(to_json(record))}
