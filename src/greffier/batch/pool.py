"""Many documents → their readings, in order, on one or several processes.

One bad document costs only itself: where a batch fails its documents are read again one by one, and the one that
fails comes out as a Trouble in its place. A worker that dies is replaced. At most two batches wait for each worker,
so memory does not grow with the archive.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from greffier.model.record import Record
from greffier.model.trouble import Code, Trouble
from greffier.reading.inputs import Received

if TYPE_CHECKING:
    from greffier.record.explain import Explanation


@dataclass(frozen=True, slots=True)
class Told:
    """A record and, where they were asked for, its explanations."""

    record: Record
    explanations: tuple[Explanation, ...] = ()


ReadBatch = Callable[[Sequence[Received]], "list[Told | Trouble]"]
BATCH = 16
_MEND = "This is a fault in greffier, or too little memory: please report it with the text, where you may share it."


def read_all(
    received: Iterable[Received],
    jobs: int = 1,
    *,
    explain: bool = False,
    batch: int = BATCH,
    read: ReadBatch | None = None,
) -> Iterator[Told | Trouble]:
    """The records of documents, in their order. ``jobs`` is the number of processes, at most one a core.

    ``read`` reads one batch (for tests; it must be importable by name).
    """
    read = read or partial(read_batch, explain=explain)
    batches = _split(received, batch)
    jobs = min(jobs, os.cpu_count() or 1)
    if jobs <= 1:
        for group in batches:
            yield from read(group)
    else:
        with _Pool(jobs, read) as pool:
            yield from pool.read(batches)


def _split(received: Iterable[Received], size: int) -> Iterator[list[Received]]:
    waiting = iter(received)
    while group := list(islice(waiting, size)):
        yield group


def read_batch(batch: Sequence[Received], explain: bool = False) -> list[Told | Trouble]:
    """The records of a few documents at once, or of one after the other where that fails.

    Raises Trouble only for what would fail with every document.
    """
    from greffier.record.reader import read_documents  # spaCy comes with it

    try:
        readings = read_documents(received.document for received in batch)
        return [Told(reading.record, reading.explain() if explain else ()) for reading in readings]
    except Trouble:  # not this document's fault: the gazetteer is missing
        raise
    except Exception as error:  # noqa: BLE001  a fault of ours in one report must not cost the others
        if len(batch) == 1:
            return [_fault(batch[0], f"{type(error).__name__}: {error}")]
    return [told for received in batch for told in read_batch([received], explain)]


def _fault(received: Received, seen: str) -> Trouble:
    return Trouble(Code.INTERNAL, received.where, f"The reading failed ({seen}).", _MEND)


def _start(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))  # the same on every system


class _Pool:
    """Worker processes that are started anew where one dies."""

    def __init__(self, jobs: int, read: ReadBatch) -> None:
        self._jobs, self._read = jobs, read
        self._executor = _start(self._jobs)

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def read(self, batches: Iterator[list[Received]]) -> Iterator[Told | Trouble]:
        pending: deque[tuple[list[Received], Future[list[Told | Trouble]]]] = deque()
        for batch in batches:
            pending.append((batch, self._submit(batch)))
            if len(pending) >= 2 * self._jobs:
                yield from self._finish(*pending.popleft())
        while pending:
            yield from self._finish(*pending.popleft())

    def _submit(self, batch: list[Received]) -> Future[list[Told | Trouble]]:
        try:
            return self._executor.submit(self._read, batch)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(self._read, batch)

    def _restart(self) -> None:
        self._executor.shutdown(wait=False)
        self._executor = _start(self._jobs)

    def _finish(self, batch: list[Received], future: Future[list[Told | Trouble]]) -> Iterator[Told | Trouble]:
        """The batch's readings. A dead worker breaks every waiting batch: each is then read apart, in its turn."""
        try:
            readings = future.result()
        except BrokenProcessPool:
            yield from self._read_apart(batch)
        else:
            yield from readings

    def _read_apart(self, batch: list[Received]) -> Iterator[Told | Trouble]:
        """One document after the other in a process of their own, so that the one that kills it is known."""
        worker = _start(1)
        for received in batch:
            try:
                yield from worker.submit(self._read, [received]).result()
            except BrokenProcessPool:
                worker.shutdown(wait=False)
                worker = _start(1)
                yield _fault(received, "its process died")
        worker.shutdown(wait=False)
