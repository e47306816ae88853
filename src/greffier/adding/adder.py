"""Reports read and kept; records of other readers checked and kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version as installed_version
from typing import NamedTuple

from greffier.adding.offers import Exported, Input, read_input
from greffier.batch.pool import BATCH, Told, read_all
from greffier.export.private_names import keep_private_names
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import MOST_BYTES, Received, Stated
from greffier.record.serialise import to_json
from greffier.store.moving import KeptDocument
from greffier.store.readings import Offer, Outcome
from greffier.store.store import Store

READER = "greffier"
"""The reader's name under which our own readings are kept."""


class Acknowledged(NamedTuple):
    """A document that is in the store for good, and what came of adding it. ``events``: how many were read anew."""

    document: str
    place: str
    outcome: Outcome
    events: int


class Adder:
    """Puts inputs into a store, a few at a time; what was acknowledged is kept whatever happens after.

    ``report`` is told of each trouble, ``acknowledge`` of each document once it is kept for good.
    """

    def __init__(
        self,
        store: Store,
        report: Callable[[Trouble], None],
        acknowledge: Callable[[Acknowledged], None],
        *,
        reread: bool = False,
    ) -> None:
        self._store, self._report, self._acknowledge, self._reread = store, report, acknowledge, reread
        self._version = installed_version("greffier")
        self._in_reading: deque[tuple[Received, Input]] = deque()
        self._waiting: list[Offer] = []

    def add(
        self,
        inputs: Sequence[Input],
        stated: Stated,
        *,
        most_bytes: int = MOST_BYTES,
        reader: str | None = None,
        jobs: int = 1,
        advance: Callable[[], None] = lambda: None,
    ) -> None:
        """Read and keep the documents of inputs; keep their records. ``advance`` is called as each was taken in."""
        received = self._receive(inputs, stated, most_bytes, reader, advance)
        for told in read_all(received, jobs):
            self._take_reading(told)
        self._keep()

    def _receive(
        self, inputs: Sequence[Input], stated: Stated, most_bytes: int, reader: str | None, advance: Callable[[], None]
    ) -> Iterator[Received]:
        """The documents that are to be read; records are taken on the way."""
        for given in inputs:
            for item in read_input(given, stated, most_bytes, reader):
                if isinstance(item, Trouble):
                    self._report(item)
                elif isinstance(item, Offer):
                    self._take(item)
                elif isinstance(item, Exported):
                    self._restore(item)
                elif not self._skip(item, given):
                    self._in_reading.append((item, given))
                    yield item._replace(content=None)
            advance()

    def _restore(self, item: Exported) -> None:
        """Take in a line of an export, and acknowledge it where it is a document."""
        self._keep()
        try:
            outcome, events = self._store.restore(item.kept, item.where)
        except Trouble as trouble:
            if trouble.code not in (Code.EXPORT_LINE, Code.RECORD):
                raise
            self._report(trouble)
            return
        if isinstance(item.kept, KeptDocument):
            self._acknowledge(Acknowledged(item.kept.document, item.where, outcome, events))

    def _skip(self, received: Received, given: Input) -> bool:
        """True for a document that this version has read; that it came in again from elsewhere is noted."""
        document = received.document
        if self._reread or not self._store.has_read(document, READER, self._version):
            return False
        self._store.collect(document.id, given.way, received.where)
        self._acknowledge(Acknowledged(document.id, received.where, Outcome.KNOWN, 0))
        return True

    def _take_reading(self, told: Told | Trouble) -> None:
        received, given = self._in_reading.popleft()
        if isinstance(told, Trouble):
            self._report(told)
            return
        line = to_json(told.record)
        where, content = received.where, received.content
        self._take(Offer(told.record, line, READER, self._version, given.way, where, content, received.document))

    def _take(self, offer: Offer) -> None:
        self._waiting.append(offer)
        if len(self._waiting) >= BATCH:
            self._keep()

    def _keep(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        for offer, outcome in zip(waiting, self._store.add(waiting), strict=True):
            events = 0 if outcome is Outcome.KNOWN else len(offer.record.events)
            self._acknowledge(Acknowledged(offer.record.document.id, offer.place, outcome, events))
        self._keep_names()

    def _keep_names(self) -> None:
        """Find now whose names are withheld from others; where that cannot be, it is done when somebody asks."""
        with suppress(Trouble), self._store.writing() as connection:
            keep_private_names(connection)
