"""The dead of an incident by sides, as UCDP counts them: A, B, civilians and unknown are together ``best``."""

from __future__ import annotations

from dataclasses import dataclass

from greffier.export.cases import Case
from greffier.export.parties import Side
from greffier.model.record import Casualties


@dataclass(frozen=True, slots=True)
class Deaths:
    """None throughout where nobody gives a figure."""

    side_a: int | None = None
    side_b: int | None = None
    civilians: int | None = None
    unknown: int | None = None
    best: int | None = None
    high: int | None = None
    low: int | None = None


def find_deaths(case: Case, side_a: Side, side_b: Side) -> Deaths:
    """The dead of both sides together: what the struck side lost and what the attackers lost, where it is told."""
    found = [(kind, toll) for kind in ("killed", "killed_attackers") if (toll := case.toll(kind))]
    if not found:
        return Deaths()
    parts = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    swapped = side_a is case.targets
    for kind, toll in found:
        left = toll.best
        for figure in toll.counted:
            number = min(figure.low if figure.low is not None else figure.high or 0, left)
            parts[_find_side(figure, kind, side_a, side_b, swapped)] += number
            left -= number
        parts["unknown"] += left
    tolls = [toll for _, toll in found]
    return Deaths(
        parts["a"], parts["b"], parts["civilians"], parts["unknown"],
        sum(toll.best for toll in tolls), sum(toll.high for toll in tolls), sum(toll.low for toll in tolls),
    )  # fmt: skip


def _find_side(figure: Casualties, kind: str, side_a: Side, side_b: Side, swapped: bool) -> str:
    who = figure.who
    if who is not None and who.civilian:
        return "civilians"
    if who is not None and who.actor:
        for name, side in (("a", side_a), ("b", side_b)):
            if any(actor is not None and actor.id == who.actor for actor in side.actors):
                return name
    if kind == "killed_attackers" or (who is not None and who.role == "agent"):
        return "b" if swapped else "a"
    struck = who is not None and who.civilian is False and who.role == "target"
    return ("a" if swapped else "b") if struck else "unknown"
