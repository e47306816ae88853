"""A row as a text: a line for each column, so that every value has its words and its place.

Invariant: ``text[span.start:span.end] == span.quote``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from greffier.model.span import Span


@dataclass(frozen=True, slots=True)
class Rendered:
    """A row's text, and where each column's value stands in it."""

    text: str
    spans: Mapping[str, Span]

    def split(self, column: str, mark: str = ";") -> Iterator[Span]:
        """The parts of a value that lists several.

        >>> [part.quote for part in render({"source": "Radio Fanal; Agence du Fleuve"}).split("source")]
        ['Radio Fanal', 'Agence du Fleuve']
        """
        whole = self.spans.get(column)
        at = 0
        for part in whole.quote.split(mark) if whole else ():
            if whole and (words := part.strip()):
                start = whole.start + at + part.index(words)
                yield Span(start, start + len(words), words)
            at += len(part) + len(mark)


def render(cells: Mapping[str, str]) -> Rendered:
    """The text of a row, in the order of its columns.

    >>> print(render({"location": "Tessit", "fatalities": "3"}).text)
    location: Tessit
    fatalities: 3
    """
    lines, spans, at = [], {}, 0
    for column, value in cells.items():
        line = f"{column}: {value}"
        spans[column] = Span(at + len(column) + 2, at + len(line), value)
        lines.append(line)
        at += len(line) + 1
    return Rendered("\n".join(lines), spans)
