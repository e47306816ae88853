"""The sentence in which words stand that a person selected."""

from __future__ import annotations

from greffier.annotate.sentences import find_sentences, sentence_rules
from greffier.model.document import Document
from greffier.model.span import Span


def find_extent(document: Document, start: int, end: int) -> Span:
    """The sentence or sentences that hold these words; in a language without rules of sentences, their line.

    >>> document = Document("sha256:0", "Le calme règne. Des obus sont tombés sur Kidal.", "fr")
    >>> find_extent(document, 20, 24).quote
    'Des obus sont tombés sur Kidal.'
    """
    try:
        sentences = find_sentences(document.text, sentence_rules(document.language))
    except LookupError:
        return _find_line(document, start, end)
    holding = [one for one in sentences if one.start < end and start < one.end]
    if not holding:
        return document.span(start, end)
    return document.span(min(start, holding[0].start), max(end, holding[-1].end))


def _find_line(document: Document, start: int, end: int) -> Span:
    after = document.text.find("\n", end)
    return document.span(document.text.rfind("\n", 0, start) + 1, after if after >= 0 else len(document.text))
