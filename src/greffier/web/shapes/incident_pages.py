"""An incident as a page: its claims, why they belong together, what people decided."""

from __future__ import annotations

from typing import Any, Literal

from greffier.web.shapes.claims import Claims
from greffier.web.shapes.common import Shape
from greffier.web.shapes.incidents import IncidentRow
from greffier.web.shapes.review import Note


class Reason(Shape):
    """Why two reports were taken for one event: a feature, what it says, and how many points it counts."""

    feature: str
    points: float
    says: str
    conflict: bool


class Why(Shape):
    """Two members (anchors) and the reasons."""

    one: str
    other: str
    score: float
    reasons: list[Reason]


class Decision(Shape):
    """What a person decided of two events; those of one ``act`` were one decision."""

    act: str
    kind: Literal["same", "different", "unsure"]
    one: str
    other: str
    because: str
    by: str
    at: str


class IncidentPage(Shape):
    """An incident with all that is said of it. ``incident`` is the record format's own « incident ».

    Of many pairs ``reasons`` has only the surest, and for each member one; ``reasons_total`` is how many there are.
    """

    row: IncidentRow
    incident: dict[str, Any]
    claims: list[Claims]
    reasons: list[Why]
    reasons_total: int = 0
    decisions: list[Decision]
    notes: list[Note]
    near: list[IncidentRow]
    """Incidents near in time and place, which a person may find to be the same."""
    names: Literal["shown", "withheld"]
    withheld: int
