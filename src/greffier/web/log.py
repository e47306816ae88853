"""``/api/log``: every write, export, judgement, login and read of a withheld name; the newest first, for admins."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import msgspec
from fastapi import APIRouter, Query

from greffier.store.ledger import find_head, read_before
from greffier.web.asking import AskAdmin
from greffier.web.paging import make_cursor, read_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.filters import Part
from greffier.web.shapes.log import LogEntry

router = APIRouter(tags=["log"])


class After(NamedTuple):
    """Where a part ended: the number of its last entry."""

    number: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


@router.get("/log")
def read_log(asked: AskAdmin, wanted: Annotated[Part, Query()]) -> Page[LogEntry]:
    """The entries of the log, the newest first."""
    after = read_cursor(wanted.cursor, After)
    with asked.reading() as connection:
        head = find_head(connection)
        entries = read_before(connection, after.number if after else None, wanted.limit)
    items = [
        LogEntry(
            number=one.number, at=one.at, by=one.by, action=one.action, subject=one.subject,
            detail=msgspec.json.decode(one.detail), hash=one.hash,
        )
        for one in entries
    ]  # fmt: skip
    more = bool(items) and items[-1].number > 1
    return Page[LogEntry](items=items, next=make_cursor(After(items[-1].number)) if more else None,
                          total=head.number if head else 0)  # fmt: skip
