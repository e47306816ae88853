"""Words of a text and where they stand.

Invariant: for a span of a document, ``document.text[span.start:span.end] == span.quote``.
Make spans with :meth:`greffier.model.document.Document.span`, which keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points with the words that stand there.

    >>> Span(0, 4, "Daech").quote
    'Daech'
    """

    start: int
    end: int
    quote: str

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where the other lies wholly inside this one (equal spans cover each other)."""
        return self.start <= other.start and other.end <= self.end
