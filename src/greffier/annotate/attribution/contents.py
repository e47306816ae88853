"""How far what somebody says reaches: up to another's voice, a new clause, or the end of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.attribution.extents import trimmed
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.following import read_following
from greffier.annotate.attribution.preceding import read_preceding
from greffier.annotate.attribution.reader import Reader
from greffier.model.parse import Sentence
from greffier.model.span import Span


def content_of(reader: Reader, found: Finding, around: Sequence[Finding]) -> Span:
    """The words that are said. ``around`` are all findings of the same sentence, in order."""
    sentence = reader.annotated.parse.sentences[found.sentence]
    if found.side == "bare":
        return reader.span(*found.cue)
    if found.side == "earlier":
        return _earlier(reader, sentence, found)
    if found.side == "after":
        return read_following(reader, sentence, found, around)
    return read_preceding(reader, sentence, found, around)


def _earlier(reader: Reader, sentence: Sentence, found: Finding) -> Span:
    """The sentence before, in the same paragraph or the one above."""
    if sentence.index == 0:
        return reader.span(*found.cue)
    told = reader.annotated.parse.sentences[sentence.index - 1]
    return trimmed(reader, told.start, told.end)
