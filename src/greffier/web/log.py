"""``/api/log``: every write, export, judgement, login and read of a withheld name; the newest first, for admins.

Names that are withheld from lists are withheld here too: the log says who saw a name, never which. Nor does it give
what people wrote or searched in words of their own, in which any name may stand; ``greffier log show`` does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any, NamedTuple

import msgspec
from fastapi import APIRouter, Query

from greffier.store.entries import Lead, Which, count_acts, count_entries, find_leads, list_entries
from greffier.store.ledger import Entry, find_head
from greffier.store.scopes import find_bound
from greffier.store.shown import Counted as Tally
from greffier.store.verifying import find_breaks
from greffier.web.asking import AskAdmin
from greffier.web.filters import require_date
from greffier.web.paging import make_cursor, read_cursor
from greffier.web.shapes.common import Page
from greffier.web.shapes.filters import LogCheckQuery, LogList
from greffier.web.shapes.log import LogActs, LogCheck, LogEntry
from greffier.web.shapes.overview import Counted
from greffier.web.views import View

router = APIRouter(prefix="/log", tags=["log"])

_MOST_BREAKS = 50
_WRITTEN = frozenset({"text", "because", "value", "q", "actor", "source"})
_WITHHELD = "[withheld]"


class After(NamedTuple):
    """Where a part ended: the number of its last entry."""

    number: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


@router.get("")
def read_log(asked: AskAdmin, wanted: Annotated[LogList, Query()]) -> Page[LogEntry]:
    """The entries of the log, the newest first."""
    which, after = _make_which(wanted), read_cursor(wanted.cursor, After)
    with asked.reading() as connection:
        found = list_entries(connection, which, after.number if after else None, wanted.limit + 1)
        entries, total, view = found[: wanted.limit], count_entries(connection, which), asked.view(connection)
        items = [_describe(view, *told) for told in zip(entries, find_leads(connection, entries), strict=True)]
    more = len(found) > wanted.limit
    return Page[LogEntry](items=items, next=make_cursor(After(items[-1].number)) if more else None, total=total)


@router.get("/acts")
def count_log(asked: AskAdmin) -> LogActs:
    """Who wrote how many entries, and how many there are of each act."""
    with asked.reading() as connection:
        by, action = count_acts(connection)
    return LogActs(by=_tell(by), action=_tell(action))


@router.get("/check")
def check_log(asked: AskAdmin, wanted: Annotated[LogCheckQuery, Query()]) -> LogCheck:
    """Whether the store holds what its log says, entry by entry and row by row; slow in a large store."""
    with asked.bench.store.reading() as connection:  # without a tag, which changes with the log only
        last = find_head(connection)
        breaks = list(islice(find_breaks(connection, wanted.noted), _MOST_BREAKS + 1))
    return LogCheck(
        entries=last.number if last else 0, hash=last.hash if last else None,
        breaks=breaks[:_MOST_BREAKS], more=len(breaks) > _MOST_BREAKS,
    )  # fmt: skip


def _make_which(wanted: LogList) -> Which:
    since, until = (require_date(name, getattr(wanted, name)) for name in ("since", "until"))
    return Which(wanted.by, wanted.action, find_bound(since, last=False), find_bound(until, last=True))


def _describe(view: View, entry: Entry, lead: Lead) -> LogEntry:
    return LogEntry(
        number=entry.number, at=entry.at, by=entry.by, action=entry.action, subject=view.text(entry.subject),
        detail=_withhold(view, msgspec.json.decode(entry.detail)), hash=entry.hash,
        document=lead.document, incident=lead.incident,
    )  # fmt: skip


def _withhold(view: View, told: Any) -> Any:
    """What an entry tells, without the names that are withheld."""
    if isinstance(told, str):
        return view.text(told)
    if isinstance(told, dict):
        return {
            name: _WITHHELD if part and name in _WRITTEN and view.redactor else _withhold(view, part)
            for name, part in told.items()
        }
    return [_withhold(view, part) for part in told] if isinstance(told, list) else told


def _tell(counted: Iterable[Tally]) -> list[Counted]:
    return [Counted.model_validate(one, from_attributes=True) for one in counted]
