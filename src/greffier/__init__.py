"""Reads news reports of armed conflict and keeps the record: who says what, through whom, in which words.

>>> import greffier
>>> record = greffier.read("Deux soldats ont été tués mardi près de Kidal.", published="2021-01-28")  # doctest: +SKIP
>>> record.events[0].when.edtf  # doctest: +SKIP
'2021-01-26'

Importing this module loads nothing else; a language is loaded when its first report is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from greffier.model.document import Document
    from greffier.model.record import Record
    from greffier.model.trouble import Trouble
    from greffier.record.explain import Reading

__all__ = ["explain", "read", "read_many"]


def read(text: str, *, published: str | None = None, outlet: str | None = None, language: str | None = None) -> Record:
    """The record of one report; ``published`` is EDTF.

    What is stated here stands above what the head of the text says. Raises
    :class:`greffier.model.trouble.Trouble` for a text that is not read; its code is told in ``docs/errors.md``.
    """
    return explain(text, published=published, outlet=outlet, language=language).record


def explain(
    text: str, *, published: str | None = None, outlet: str | None = None, language: str | None = None
) -> Reading:
    """The record of one report, and for each value the rule that read it and what else was considered."""
    from greffier.reading.inputs import Stated, read_text
    from greffier.record.reader import read_documents

    document = read_text(text, stated=Stated(published, outlet, language))
    return next(iter(read_documents([document])))


def read_many(
    reports: Iterable[Document | str], *, jobs: int = 1, on_trouble: Callable[[Trouble], None] | None = None
) -> Iterator[Record]:
    """The records of many reports, in their order, in bounded memory; ``jobs`` is the number of processes.

    A report that cannot be read is handed to ``on_trouble`` and passed over; without it, its Trouble is raised.
    """
    from greffier.batch.pool import read_all
    from greffier.model.trouble import Trouble
    from greffier.reading.inputs import read_any

    def report(trouble: Trouble) -> None:
        if on_trouble is None:
            raise trouble
        on_trouble(trouble)

    for told in read_all(read_any(reports, report), jobs):
        if isinstance(told, Trouble):
            report(told)
        else:
            yield told.record
