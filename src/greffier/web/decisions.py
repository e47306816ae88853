"""``/api/incidents/…`` and ``/api/decisions``: what reviewers join, split, accept, and take back."""

from __future__ import annotations

from fastapi import APIRouter

from greffier.store import deciding, reviewing
from greffier.store.incidents import find_incident
from greffier.store.members import find_members
from greffier.store.undoing import undo
from greffier.web.asking import AskReviewer
from greffier.web.shapes.incidents import Decided, Merge, Split
from greffier.web.shapes.review import SetState

router = APIRouter(tags=["incidents"])


@router.post("/incidents/merge")
def merge(asked: AskReviewer, wanted: Merge) -> Decided:
    """Two incidents are one."""
    with asked.writing() as (connection, stamp):
        one, other = (asked.enter(connection, name) for name in (wanted.one, wanted.other))
        return _tell(deciding.merge(connection, stamp, one, other, wanted.because))


@router.post("/incidents/{id}/split")
def split(asked: AskReviewer, id: str, wanted: Split) -> Decided:
    """Some events of an incident are another one."""
    with asked.writing() as (connection, stamp):
        events = [asked.enter(connection, event) for event in wanted.events]
        return _tell(deciding.split(connection, stamp, asked.enter(connection, id), events, wanted.because))


@router.post("/decisions/{act}/undo")
def take_back(asked: AskReviewer, act: str) -> Decided:
    """Take a decision back, by its act; of an undo, do again what it undid."""
    with asked.writing() as (connection, stamp):
        return _tell(undo(connection, stamp, act))


@router.put("/incidents/{id}/state", status_code=204)
def set_state(asked: AskReviewer, id: str, wanted: SetState) -> None:
    """Say how far the review of every event of an incident is, in one act."""
    with asked.writing() as (connection, stamp):
        incident = find_incident(connection, asked.enter(connection, id))
        reviewing.set_states(connection, stamp, find_members(connection, [incident])[incident], wanted.state)


def _tell(decided: deciding.Decided) -> Decided:
    return Decided(incidents=list(decided.incidents), act=decided.act or "")
