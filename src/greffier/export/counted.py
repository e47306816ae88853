"""Which cases a scheme has a place for, and how many it has none for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from greffier.export.cases import Case
from greffier.export.options import Written


class Counted:
    """The cases that pass a test, with a count of both sorts."""

    def __init__(self, cases: Iterable[Case], fits: Callable[[Case], bool] = lambda _: True) -> None:
        self._cases, self._fits = cases, fits
        self._kept = self._left_out = 0

    def __iter__(self) -> Iterator[Case]:
        for case in self._cases:
            if self._fits(case):
                self._kept += 1
                yield case
            else:
                self._left_out += 1

    @property
    def written(self) -> Written:
        """What came of it, once all have passed."""
        return Written(self._kept, self._left_out)
