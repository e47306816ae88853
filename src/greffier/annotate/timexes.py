"""Time expressions: the words that say when, not yet on the calendar (``resolve/dates`` does that).

The grammar is data (``languages/<language>/timexes/*.yaml``), matched on folded text; spans never overlap.
"""

from __future__ import annotations

from greffier.languages.grammar import load_grammar
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Timex


def find_timexes(annotated: Annotated) -> tuple[Timex, ...]:
    """The time expressions of a text, from left to right.

    >>> from greffier.model.document import Document
    >>> text = "Deux soldats ont été tués dans la nuit de lundi à mardi."
    >>> [timex] = find_timexes(Annotated(Document("sha256:0", text, "fr")))
    >>> timex.span.quote, timex.rule, dict(timex.fields)
    ('dans la nuit de lundi à mardi', 'range.night-weekdays', {'kind': 'night', 'weekday': 1, 'weekday2': 2})

    Raises LookupError where the document's language has no grammar of times.
    Source of the categories: TIMEX3 (ISO 24617-1).
    """
    document = annotated.document
    grammar = load_grammar(document.language, "timexes")
    return tuple(
        Timex(document.span(found.start, found.end), found.fields, found.rule)
        for found in grammar.find(fold(document.text))
    )
