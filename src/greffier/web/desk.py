"""Reports that wait to be read, and the one thread that reads them: reading is heavy, and the store has one writer.

Jobs are kept in memory: what a job read is in the store for good, what it had still to read is lost with the process.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from queue import Full, Queue
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from typing import Literal

from greffier.adding.adder import Acknowledged, Adder
from greffier.adding.offers import Input
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Stated
from greffier.store.store import Store

log = logging.getLogger("greffier.web")

MOST_WAITING = 20
MOST_KEPT = 100
"""So many jobs that are done are remembered."""
MOST_TOLD = 500
"""Of what a job kept, and of its troubles, so many are told one by one."""
_FAULT = "This is a fault in greffier: please report it with what the server printed."


class _Stopped(Exception):  # noqa: N818  asked for
    """The workbench ends."""


@dataclass(slots=True)
class Work:
    """One job. ``folder`` holds its files and is gone once it is done; ``read`` and ``failed`` count documents."""

    by: str
    inputs: Sequence[Input]
    stated: Stated
    folder: TemporaryDirectory[str]
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    state: Literal["waiting", "running", "done", "failed"] = "waiting"
    done: int = 0
    read: int = 0
    failed: int = 0
    kept: list[Acknowledged] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def keep(self, acknowledged: Acknowledged) -> None:
        """Note a document that is in the store."""
        self.read += 1
        if len(self.kept) < MOST_TOLD:
            self.kept.append(acknowledged)

    def report(self, trouble: Trouble) -> None:
        """Note a trouble."""
        self.failed += 1
        if len(self.troubles) < MOST_TOLD:
            self.troubles.append(trouble)


class Desk:
    """Takes jobs and does them one after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._jobs: dict[str, Work] = {}
        self._waiting: Queue[Work | None] = Queue(MOST_WAITING)
        self._lock, self._ending = Lock(), Event()
        self._thread: Thread | None = None

    def put(self, work: Work) -> Work:
        """Take a job; raises Trouble FULL_DESK where too many wait."""
        with self._lock:
            try:
                self._waiting.put_nowait(work)
            except Full:
                work.folder.cleanup()
                seen, mend = f"{MOST_WAITING} jobs wait already.", "Wait until one is done."
                raise Trouble(Code.FULL_DESK, "the reading desk", seen, mend) from None
            self._jobs[work.id] = work
            self._forget()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="reading desk", daemon=True)
                self._thread.start()
        return work

    def find(self, id: str) -> Work | None:
        """A job by its id."""
        with self._lock:
            return self._jobs.get(id)

    def _forget(self) -> None:
        over = [job for job in self._jobs.values() if job.state in ("done", "failed")]
        for job in over[: max(0, len(over) - MOST_KEPT)]:
            del self._jobs[job.id]

    def close(self, patience: float = 10.0) -> None:
        """End after the document that is being read; what waits is not read."""
        self._ending.set()
        if self._thread is not None:
            with self._lock:
                while not self._waiting.empty():
                    left = self._waiting.get_nowait()
                    if left is not None:
                        left.folder.cleanup()
                self._waiting.put_nowait(None)
            self._thread.join(patience)

    def _run(self) -> None:
        while (work := self._waiting.get()) is not None:
            work.state = "running"
            try:
                self._read(work)
                work.state = "done"
            except _Stopped:
                work.state = "failed"
            except Trouble as trouble:
                work.report(trouble)
                work.state = "failed"
            except Exception:
                log.exception("job %s", work.id)
                work.report(Trouble(Code.INTERNAL, "the reading desk", "The job failed.", _FAULT))
                work.state = "failed"
            finally:
                work.folder.cleanup()

    def _read(self, work: Work) -> None:
        def advance() -> None:
            work.done += 1
            self._check()

        def report(trouble: Trouble) -> None:
            self._check()
            work.report(trouble)

        adder = Adder(self._store.acting(work.by), report, work.keep)
        adder.add(work.inputs, work.stated, advance=advance)

    def _check(self) -> None:
        if self._ending.is_set():
            raise _Stopped
