"""A figure: how many, and of what words; and how a coder adds figures up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, and of what. ``first`` to ``last`` are token indices, both inside; ``head`` is the word counted.

    ``bare`` where the number stands alone (« deux d'entre eux »); ``counted`` False where no number says it;
    ``owned`` for « ses trois enfants »; ``members`` are the figures that were added up;
    ``whole`` is that of which « six des vingt otages » is a part.
    """

    low: int | None
    high: int | None
    approximate: bool
    first: int
    last: int
    head: int
    bare: bool
    counted: bool
    owned: bool = False
    members: tuple[Figure, ...] = ()
    whole: Figure | None = None


def add_up(figures: Sequence[Figure], groups: Sequence[str | None]) -> list[Figure]:
    """Coordinated figures as a coder counts them.

    « un couple et sa fillette » is three; « deux femmes et un enfant » is three with two parts; « trois soldats et
    cinq assaillants » stays two figures, for the sides are two.
    """
    if len(figures) < 2 or any(figure.low is None and figure.high is None for figure in figures):
        return list(figures)
    first, *rest = figures
    if len(rest) > 1 and first.low is not None and first.low == sum(figure.low or 0 for figure in rest):
        return [replace(first, members=tuple(rest))]  # « trois journalistes, deux Français et un Libanais »
    numbered = all(figure.counted for figure in figures)
    if numbered and not any(figure.owned for figure in figures) and (None in groups or len(set(groups)) > 1):
        return list(figures)
    low = None if any(f.low is None for f in figures) else sum(f.low or 0 for f in figures)
    high = None if any(f.high is None for f in figures) else sum(f.high or 0 for f in figures)
    total = replace(
        figures[0],
        low=low,
        high=high,
        approximate=any(figure.approximate for figure in figures),
        last=figures[-1].last,
        members=tuple(figures) if numbered else (),
    )
    return [total]
