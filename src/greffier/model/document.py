"""A report as received: its text and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from greffier.model.folding import fold_text
from greffier.model.span import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One report. Offsets everywhere count code points of ``text``.

    ``id`` is "sha256:<hex>" of the bytes as received; ``published`` is EDTF;
    ``retrieved`` is an RFC 3339 time. What is not known is None, never a guess.
    """

    id: str
    text: str
    language: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None

    @property
    def folded(self) -> str:
        """The text folded, of the same length (see :func:`greffier.model.folding.fold`)."""
        return fold_text(self.text)

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end`` (half-open, code points).

        >>> Document("sha256:0", "Un bus attaqué", "fr").span(3, 6)
        Span(start=3, end=6, quote='bus')
        """
        return Span(start, end, self.text[start:end])
