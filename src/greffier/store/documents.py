"""Documents as rows of a list, and searched by their words, in parts as ``listing`` gives incidents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, false, func, or_, select, true

from greffier.record.serialise import read_text
from greffier.store.choosing import Condition
from greffier.store.pieces import cut_piece
from greffier.store.search import match_words
from greffier.store.shown import DocumentRow, Found
from greffier.store.summary_tables import document_summary
from greffier.store.tables import reading


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents; an empty field lets all through. Rows of data sets only where ``coded``.

    ``since`` and ``until`` are days of publication; ``q`` words of the title or text.
    """

    q: str | None = None
    language: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    state: tuple[str, ...] = ()
    coded: bool = False


ALL_DOCUMENTS = DocumentFilter()


class After(NamedTuple):
    """Where a part of a list ended: its last document."""

    added: str
    document: str


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part of a list; ``after`` asks for the one that follows it, None at the end."""

    rows: tuple[DocumentRow, ...]
    after: After | None


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part of what a search found; ``total`` of all."""

    rows: tuple[Found, ...]
    after: After | None
    total: int


def list_documents(
    connection: Connection, wanted: DocumentFilter = ALL_DOCUMENTS, after: After | None = None, limit: int = 50
) -> DocumentPart:
    """The documents that a filter lets through, those added last first; so many at most, after those given before."""
    rows, following = _read_part(connection, wanted, after, limit)
    return DocumentPart(tuple(map(_make, rows)), following)


def count_documents(connection: Connection, wanted: DocumentFilter = ALL_DOCUMENTS) -> int:
    """How many documents a filter lets through."""
    query = select(func.count()).select_from(document_summary).where(_choose(connection, wanted))
    return int(connection.scalar(query) or 0)


def search_documents(connection: Connection, words: str, after: After | None = None, limit: int = 50) -> FoundPart:
    """The documents that hold all the words, those added last first, each with a piece of its text."""
    wanted = DocumentFilter(q=words, coded=True)
    rows, following = _read_part(connection, wanted, after, limit)
    texts = _read_texts(connection, [row.reading for row in rows])
    found = (_find(_make(row), texts[row.reading], words) for row in rows)
    return FoundPart(tuple(found), following, count_documents(connection, wanted))


def _read_part(
    connection: Connection, wanted: DocumentFilter, after: After | None, limit: int
) -> tuple[Sequence[Row[Any]], After | None]:
    added, name = document_summary.c.added, document_summary.c.document
    query = select(document_summary).where(_choose(connection, wanted)).order_by(added.desc(), name)
    if after is not None:
        query = query.where(or_(added < after.added, and_(added == after.added, name > after.document)))
    rows = connection.execute(query.limit(limit + 1)).all()
    following = After(rows[limit - 1].added, rows[limit - 1].document) if len(rows) > limit else None
    return rows[:limit], following


def _choose(connection: Connection, wanted: DocumentFilter) -> Condition:
    return and_(true(), *_conditions(wanted), *_worded(connection, wanted.q))


def _conditions(wanted: DocumentFilter) -> Iterator[Condition]:
    if not wanted.coded:
        yield ~document_summary.c.coded
    if wanted.since is not None:
        yield document_summary.c.latest >= wanted.since
    if wanted.until is not None:
        yield document_summary.c.earliest <= wanted.until
    for name in ("language", "outlet", "state"):
        if values := getattr(wanted, name):
            yield document_summary.c[name].in_(values)


def _worded(connection: Connection, words: str | None) -> Iterator[Condition]:
    if words is not None:
        holding = match_words(connection, words)
        yield false() if holding is None else document_summary.c.reading.in_(holding)


def _make(row: Row[Any]) -> DocumentRow:
    return DocumentRow(
        row.document, row.title, row.outlet, row.published, row.language, row.characters, row.events, row.unread,
        row.added,
    )  # fmt: skip


def _read_texts(connection: Connection, readings: Sequence[int]) -> dict[int, str]:
    rows = connection.execute(select(reading.c.number, reading.c.record).where(reading.c.number.in_(readings)))
    return {row.number: read_text(row.record) for row in rows}


def _find(row: DocumentRow, text: str, words: str) -> Found:
    piece, hits = cut_piece(text, words)
    return Found(**asdict(row), piece=piece, hits=hits)
