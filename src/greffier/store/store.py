"""The store as the other rooms use it: a transaction to read in, one to write in, and what is done in them."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import URL, Connection, Engine, inspect, select

from greffier.model.document import Document
from greffier.model.trouble import Code, Trouble
from greffier.store.address import find_address, is_own_file, read_address, require_there, show_address
from greffier.store.custody import Way, is_collected, put_collection, put_document
from greffier.store.engine import as_writer, make_engine, prepare_file
from greffier.store.ledger import Entry, Stamp, append, find_head
from greffier.store.matching import update_documents
from greffier.store.migrations.runner import HEAD, find_revision, migrate
from greffier.store.moving import Decision, KeptDocument
from greffier.store.readings import Kept, Offer, Outcome, has_read, put_reading
from greffier.store.restoring import restore_decision, restore_document
from greffier.store.tables import reading
from greffier.store.troubles import telling_trouble

PATIENCE = 60.0
"""How many seconds a writer waits for another."""


def _now() -> datetime:
    return datetime.now(UTC)


def find_user() -> str:
    """By whom: ``GREFFIER_USER``, else the name of the account."""
    try:
        return os.environ.get("GREFFIER_USER") or getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "unnamed"


class Store:
    """A store that is open. Its transactions are whole or not at all; its troubles have codes."""

    def __init__(self, engine: Engine, where: str, by: str, clock: Callable[[], datetime]) -> None:
        self._engine, self._by, self._clock = engine, by, clock
        self.where = where

    @property
    def by(self) -> str:
        """In whose name it writes."""
        return self._by

    def acting(self, by: str) -> Store:
        """The same store, in which somebody else writes."""
        return Store(self._engine, self.where, by, self._clock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store, whoever writes meanwhile."""
        with telling_trouble(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write. What it wrote is kept once this ends, and nothing of it before."""
        with telling_trouble(self.where), as_writer(self._engine) as connection, connection.begin():
            yield connection

    def now(self) -> datetime:
        """The time."""
        return self._clock().astimezone(UTC)

    def stamp(self) -> Stamp:
        """By whom and when, for what is written now."""
        return Stamp(self._by, self.now().isoformat(timespec="microseconds").replace("+00:00", "Z"))

    def add(self, offers: Sequence[Offer]) -> list[Outcome]:
        """Keep records, all of them or none; what came of each. Adding again what is there changes nothing."""
        with self.writing() as connection:
            kept = [self._add(connection, offer) for offer in offers]
            changed: set[str] = set()
            for offer, came in zip(offers, kept, strict=True):
                if came.outcome is not Outcome.KNOWN:
                    changed.update((offer.record.document.id, *came.superseded))
            update_documents(connection, changed)
            return [came.outcome for came in kept]

    def _add(self, connection: Connection, offer: Offer) -> Kept:
        stamp, identity = self.stamp(), offer.record.document.id
        put_document(connection, stamp, identity, offer.content)
        put_collection(connection, stamp, identity, offer.way, offer.place)
        return put_reading(connection, stamp, offer)

    def restore(self, kept: KeptDocument | Decision, where: str) -> tuple[Outcome, int]:
        """Take in what another store exported; what came of it, and how many events were new."""
        with self.writing() as connection:
            if not isinstance(kept, KeptDocument):
                new = restore_decision(connection, self.stamp(), kept, where)
                return Outcome.ADDED if new else Outcome.KNOWN, 0
            outcome, events, superseded = restore_document(connection, self.stamp(), kept, where)
            if outcome is not Outcome.KNOWN:
                update_documents(connection, {kept.document, *superseded})
            return outcome, events

    def collect(self, identity: str, way: Way, place: str) -> bool:
        """Note that a document which is kept came in this way from this place; False where that is noted."""
        with self.reading() as connection:
            if is_collected(connection, identity, way, place):
                return False
        with self.writing() as connection:
            return put_collection(connection, self.stamp(), identity, way, place)

    def has_read(self, document: Document, reader: str, version: str | None) -> bool:
        """True where reading this document once more with this version would change nothing."""
        with self.reading() as connection:
            return has_read(connection, document, reader, version)

    def records(self, history: bool = False) -> Iterator[bytes]:
        """The records, byte for byte as they were added and in that order; with ``history`` the superseded too."""
        query = select(reading.c.record).order_by(reading.c.number)
        if not history:
            query = query.where(reading.c.superseded_by.is_(None))
        with self.reading() as connection:
            yield from connection.execution_options(yield_per=100).scalars(query)

    def note(self, action: str, subject: str, **detail: object) -> Entry:
        """Write an entry of the log for what is done outside the store, such as an export."""
        with self.writing() as connection:
            return append(connection, self.stamp(), action, subject, detail)

    def head(self) -> Entry | None:
        """The last entry of the log."""
        with self.reading() as connection:
            return find_head(connection)

    def is_own_file(self, path: str) -> bool:
        """True for a file that the store itself is written in."""
        return is_own_file(self._engine.url, path)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


@contextmanager
def open_store(
    address: str | None = None,
    *,
    create: bool = True,
    by: str | None = None,
    clock: Callable[[], datetime] = _now,
    patience: float = PATIENCE,
) -> Iterator[Store]:
    """The store at an address, its tables brought to this version.

    Raises Trouble: NOT_FOUND where it is not there and ``create`` is false, STORE where it cannot be opened.
    """
    url = read_address(find_address(address))
    if not create:
        require_there(url)
    engine = _make_engine(url, patience)
    store = Store(engine, show_address(url), by or find_user(), clock)
    try:
        _bring_up(store, engine)
        yield store
    finally:
        store.close()


def _make_engine(url: URL, patience: float) -> Engine:
    try:
        return make_engine(url, patience)
    except ImportError:
        mend = "Install it: pip install 'greffier[postgres]'."
        raise Trouble(Code.STORE, show_address(url), "The driver for PostgreSQL is not installed.", mend) from None


def _bring_up(store: Store, engine: Engine) -> None:
    with store.reading() as connection:
        stood = find_revision(connection)
        if stood == HEAD:
            return
        new = stood is None and not inspect(connection).get_table_names()
    if new:
        with telling_trouble(store.where):
            prepare_file(engine)
    with store.writing() as connection:
        stood = migrate(connection, store.where)
        if stood != HEAD:
            append(connection, store.stamp(), "tables", HEAD, {"before": stood})
