"""The values of a field that has several, as one correction after another changes them.

A value keeps the names under which it is known: the words it was read from, and those by which a correction took it for
its own. So a second correction of the same words changes what the first one said, and a value that was taken away can
come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from greffier.model.record import Casualties, Location, Participant
from greffier.model.span import Span
from greffier.review.corrections import Target
from greffier.review.values import Value

_LAST = frozenset({"from", "to", "towards"})
"""Where somebody came from or goes to is not where it happened."""


@dataclass(slots=True)
class Item:
    """A value: as read (None where a person added it), as it stands (None: taken away), and who said so."""

    read: Value | None
    value: Value | None
    by: str | None = None
    names: set[tuple[int, int]] = field(default_factory=set)

    def is_of(self, of: str | None) -> bool:
        """True for a value of this role or kind."""
        return of is None or of in {tell_kind(value) for value in (self.read, self.value) if value is not None}


def tell_kind(value: Value) -> str | None:
    """The role of a party, the kind of a figure; None for a place.

    Several of them may stand on the same words.
    """
    if isinstance(value, Participant):
        return value.role
    return value.kind if isinstance(value, Casualties) else None


def list_items(values: Iterable[Value]) -> list[Item]:
    """The values as they were read."""
    return [Item(value, value, names={(value.span.start, value.span.end)}) for value in values]


def find_item(items: Sequence[Item], target: Target, of: str | None) -> Item | None:
    """The value that a target means: on these very words, else the one not yet corrected that shares most of them.

    Of several on the same words the one of the target's role or kind, else that of ``of``, what the correction says.
    """
    exact = [item for item in items if (target.start, target.end) in item.names and item.is_of(target.of)]
    if exact:
        return next((item for item in exact if item.is_of(of)), exact[0])
    shared = [
        (_share(target, item.read.span), item.is_of(of), -number, item)
        for number, item in enumerate(items)
        if item.read is not None and item.by is None and item.is_of(target.of)
    ]
    best = max(shared, key=lambda one: one[:3], default=None)
    return best[3] if best and best[0] > 0 else None


def is_plain(items: Sequence[Item], target: Target, of: str | None) -> bool:
    """False where several values stand on the target's words, and neither it nor the correction says which."""
    exact = [item for item in items if (target.start, target.end) in item.names and item.is_of(target.of)]
    return len(exact) < 2 or sum(item.is_of(of) for item in exact if of is not None) == 1


def _share(target: Target, span: Span) -> int:
    return min(target.end, span.end) - max(target.start, span.start)


def arrange(items: Sequence[Item]) -> list[Item]:
    """The items that stand. A place that a person added goes before what was read, as the surer word for where."""
    standing = [item for item in items if item.value is not None]
    if not any(isinstance(item.value, Location) for item in standing):
        return standing
    return sorted(standing, key=_rank)


def _rank(item: Item) -> int:
    if item.read is not None:
        return 1
    return 2 if isinstance(item.value, Location) and item.value.relation in _LAST else 0
