"""The names that are withheld, known once for all requests and read on as the store grows."""

from __future__ import annotations

import logging
import re
from threading import Event, Lock

from sqlalchemy import Connection

from greffier.export.private_names import PrivateNames, keep_private_names
from greffier.export.redaction import Redactor
from greffier.model.record import Record
from greffier.model.trouble import Trouble
from greffier.record.serialise import to_json
from greffier.store.store import Store

log = logging.getLogger("greffier.web")

_WITHHELD = re.compile(rb"\[withheld (\d+)\]")


class Private:
    """The redactor of a store as it is now."""

    def __init__(self) -> None:
        self._names, self._lock, self._ending = PrivateNames(), Lock(), Event()
        self._redactor: Redactor | None = None
        self._index: object = None

    def open(self, connection: Connection) -> Redactor:
        """The redactor with all names that the store holds in this transaction."""
        with self._lock:
            index = self._names.read(connection)
            if self._redactor is None or index is not self._index:
                self._redactor, self._index = Redactor(index), index
            return self._redactor

    def catch_up(self, store: Store) -> None:
        """Keep the names of what was added before names were kept, so that no request has to find them."""
        more = True
        while more and not self._ending.is_set():
            try:
                with store.writing() as connection:
                    more = keep_private_names(connection)
            except Trouble:
                log.exception("names are not kept")
                return

    def close(self) -> None:
        """End catching up."""
        self._ending.set()


def count_withheld(record: Record) -> set[int]:
    """The numbers of the names that were withheld from a redacted record."""
    return {int(number) for number in _WITHHELD.findall(to_json(record))}
