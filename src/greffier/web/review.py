"""``/api/review``: what is left to read, and the machine against the people who reviewed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import Connection

from greffier.store.ledger import find_head
from greffier.store.measuring import measure_accuracy
from greffier.store.waiting import find_next
from greffier.web.asking import Ask
from greffier.web.shapes.filters import NextQuery
from greffier.web.shapes.review import Accuracy, Waiting
from greffier.web.workbench import Workbench

router = APIRouter(prefix="/review", tags=["review"])


@router.get("/next")
def read_next(asked: Ask, wanted: Annotated[NextQuery, Query()]) -> Waiting:
    """The next event that nobody looked at, after another one; and how many there are."""
    with asked.reading() as connection:
        after = asked.enter(connection, wanted.after) if wanted.after else None
        found = find_next(connection, asked.filter(connection, wanted), after)
        view = asked.view(connection)
    return Waiting(document=view.maybe(found.document), anchor=view.maybe(found.anchor), left=found.left)


@router.get("/accuracy")
def read_accuracy(asked: Ask) -> Accuracy:
    """How often people left, changed, took away and added what the machine read, by field."""
    with asked.reading() as connection:
        head = find_head(connection)
        return _measure(asked.bench, connection, head.hash if head else "")


def _measure(bench: Workbench, connection: Connection, head: str) -> Accuracy:
    """Measured once for each state of the store: of a large one it takes seconds."""
    if bench.measured is None or bench.measured[0] != head:
        bench.measured = head, Accuracy.model_validate(measure_accuracy(connection), from_attributes=True)
    return bench.measured[1]
