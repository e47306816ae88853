"""Links between tellings → incidents; the same whatever the order in which the tellings came.

The surest links are followed first, and one that would bring together two tellings that cannot be one event is
refused. What people decided goes before: « same » joins whatever the machine found, « different » keeps apart.

Source: agglomerative clustering with cannot-link constraints (Wagstaff and others 2001), made deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple


class Link(NamedTuple):
    """Two tellings that may be one event, by their anchors."""

    one: str
    other: str
    score: float


class Judged(NamedTuple):
    """The decisions that stand, as pairs of anchors, the smaller first."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


NONE_JUDGED = Judged()


def name_incident(anchors: Iterable[str]) -> str:
    """The id of an incident: of its first telling by name, so that it seldom changes when tellings come.

    >>> name_incident(["ev-b2", "ev-a1"])
    'in-a1'
    """
    return "in-" + min(anchors).removeprefix("ev-")


def cluster(
    anchors: Collection[str], links: Iterable[Link], conflict: Callable[[str, str], bool], judged: Judged = NONE_JUDGED
) -> list[list[str]]:
    """The anchors in groups, each sorted, in the order of their first.

    ``conflict`` says that two tellings cannot be one event.

    >>> cluster("abcd", [Link("a", "b", 4), Link("b", "c", 5)], lambda one, other: {one, other} == {"a", "c"})
    [['a'], ['b', 'c'], ['d']]
    """
    units = _Groups(anchors)
    for one, other in sorted(judged.same):
        units.join(one, other)

    def apart(one: str, other: str) -> bool:
        """True for two units that cannot be one event; what people joined conflicts only where all of it does."""
        pairs = [(min(here, there), max(here, there)) for here in units.of(one) for there in units.of(other)]
        return any(pair in judged.different for pair in pairs) or all(conflict(*pair) for pair in pairs)

    groups = units.copy()
    for link in sorted(links, key=lambda link: (-link.score, link.one, link.other)):
        if link.one in groups and link.other in groups:
            groups.join_unless(link.one, link.other, apart)
    return groups.list()


class _Groups:
    def __init__(self, anchors: Collection[str]) -> None:
        self._members = {anchor: [anchor] for anchor in anchors}

    def __contains__(self, anchor: str) -> bool:
        return anchor in self._members

    def of(self, anchor: str) -> Sequence[str]:
        return self._members[anchor]

    def copy(self) -> _Groups:
        copied = _Groups(())
        lists = {id(group): list(group) for group in self._members.values()}
        copied._members = {anchor: lists[id(group)] for anchor, group in self._members.items()}
        return copied

    def join(self, one: str, other: str) -> None:
        if one in self and other in self and (into := self._members[one]) is not (merged := self._members[other]):
            into += merged
            for anchor in merged:
                self._members[anchor] = into

    def join_unless(self, one: str, other: str, apart: Callable[[str, str], bool]) -> None:
        mine, its = self._members[one], self._members[other]
        if mine is not its and not any(apart(here, there) for here in mine for there in its):
            self.join(one, other)

    def list(self) -> list[list[str]]:
        unique = {id(group): group for group in self._members.values()}
        return sorted(sorted(group) for group in unique.values())
