"""Many spans, asked by place: a question costs what stands there, not what stands in the whole text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from greffier.model.span import Span

_WIDTH = 256  # code points


class SpanIndex:
    """Answers which of some spans touch a place of the text, by their position in the order given."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        self._blocks: dict[int, list[int]] = defaultdict(list)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """One more span, behind the others."""
        for block in range(span.start // _WIDTH, max(span.start, span.end - 1) // _WIDTH + 1):
            self._blocks[block].append(len(self._spans))
        self._spans.append(span)

    def at(self, offset: int) -> list[int]:
        """The spans that hold the code point, in their order.

        >>> SpanIndex([Span(0, 9, "un bus de"), Span(3, 6, "bus"), Span(7, 9, "de")]).at(4)
        [0, 1]
        """
        spans = self._spans
        there = self._blocks.get(offset // _WIDTH, ())
        return [index for index in there if spans[index].start <= offset < spans[index].end]

    def overlapping(self, span: Span) -> list[int]:
        """The spans that share a code point with this one, in their order."""
        first, last = span.start // _WIDTH, max(span.start, span.end - 1) // _WIDTH
        there: Iterable[int] = self._blocks.get(first, ())
        if last > first:
            there = sorted({index for block in range(first, last + 1) for index in self._blocks.get(block, ())})
        return [index for index in there if self._spans[index].overlaps(span)]

    def covering(self, span: Span) -> list[int]:
        """The spans in which this one wholly lies, in their order."""
        return [index for index in self._blocks.get(span.start // _WIDTH, ()) if self._spans[index].covers(span)]
