"""One toll of many: which figure a scheme gets that has room for one, and how low and high the others go.

The rule for ``best``: what one telling counts apart (« trois soldats et deux civils ») is added up; of each origin its
newest figures count; best is the number that most origins give (of « au moins 9 » it is 9), of equals the one
published last, of these the lowest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from greffier.incidents.reconcile import Said, add_up, are_apart, group_by_telling
from greffier.incidents.summary import Incident
from greffier.model.record import Casualties


@dataclass(frozen=True, slots=True)
class Toll:
    """All that is said of one kind. ``high`` is the highest number given; ``open``: a voice sets no upper bound.

    ``counted`` are the figures that ``best`` was added up from.
    """

    low: int
    best: int
    high: int
    open: bool
    counted: tuple[Casualties, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    """What one origin counts in one telling: the number that stands for it, and its bounds."""

    origin: str
    number: int
    low: int | None
    high: int | None
    published: date | None
    figures: tuple[Casualties, ...]


def find_toll(incident: Incident, kind: str) -> Toll | None:
    """The toll of a kind; None where nobody gives one."""
    figures = incident.reconciled.figures.get(kind)
    if figures is None:
        return None
    counts = [_count(incident, kind, said) for said in group_by_telling(figures.by_source)]
    votes = Counter(number for _, number in {(count.origin, count.number) for count in counts})
    newest = sorted(counts, key=lambda count: (count.published or date.min, -count.number), reverse=True)
    best = min(newest, key=lambda count: -votes[count.number])
    numbers = [number for count in counts for number in (count.number, count.high) if number is not None]
    return Toll(
        min(count.low or 0 for count in counts), best.number, max(numbers),
        any(count.high is None for count in counts), best.figures,
    )  # fmt: skip


def _count(incident: Incident, kind: str, said: Sequence[Said]) -> _Count:
    """Figures of people apart added up; of others the highest stands, and the lowest is not forgotten."""
    found = [_find_figure(incident, kind, one) for one in said]
    lows, highs = [one.low for one in said], [one.high for one in said]
    if are_apart(said):
        (low, high), number = add_up(said), sum(map(_find_number, said))
    else:
        most = max(range(len(said)), key=lambda place: _find_number(said[place]))
        low, high, number = min(bound or 0 for bound in lows), _highest(highs), _find_number(said[most])
        found = [found[most]]
    figures = tuple(figure for figure in found if figure)
    return _Count(said[0].source, number, low, high, said[0].published, figures)


def _find_number(said: Said) -> int:
    return said.low if said.low is not None else said.high or 0


def _highest(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return max(known) if len(known) == len(numbers) else None


def _find_figure(incident: Incident, kind: str, said: Said) -> Casualties | None:
    """The figure of the record that an origin's number was read from."""
    for told in incident.members:
        if told.member.telling.anchor == said.anchor:
            for figure in told.member.telling.figures:
                given = (figure.kind, figure.low, figure.high, figure.group)
                if given == (kind, said.low, said.high, said.group):
                    return told.event.casualties[figure.index]
    return None
