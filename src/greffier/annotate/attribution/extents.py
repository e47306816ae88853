"""Where a stretch of words begins and ends: the measures that what is said before and after a cue share."""

from __future__ import annotations

from greffier.annotate.attribution.reader import Reader
from greffier.model.span import Span

STOPS = ".;,:!?…–—- \t\n\u00a0"


def trimmed(reader: Reader, start: int, end: int) -> Span:
    """The words between two offsets, without punctuation around them."""
    text = reader.annotated.document.text
    while end > start and text[end - 1] in STOPS:
        end -= 1
    while start < end and text[start] in STOPS:
        start += 1
    return reader.annotated.document.span(start, end)


def boundary_before(reader: Reader, left: int, floor: int) -> int | None:
    """The comma or conjunction that parts the next voice's clause from this one, None where it is told inside."""
    i = left - 1
    while (
        i > floor
        and reader.tokens[i].pos in ("ADV", "ADP", "DET", "NOUN", "ADJ")
        and i > left - 4
        and not reader.is_in(i, "contrast")
    ):
        if reader.is_in(i, "and"):
            break
        i -= 1
    first = None
    while i > floor and (
        reader.tokens[i].text in ",;:–—"
        or reader.is_in(i, "and")
        or reader.is_in(i, "contrast")
        or (reader.is_in(i, "that") and reader.is_in(i - 1, "contrast"))
    ):
        first, i = i, i - 1
    return first


def has_finite(reader: Reader, i: int, end: int) -> bool:
    """True where a verb with a person stands in ``i <= token < end``."""
    return any(reader.is_finite(k) for k in range(i, end))


def starts_clause(reader: Reader, i: int, end: int) -> bool:
    """True where a subject and its finite verb follow: « …, et la ville est calme »."""
    if i < end and reader.is_in(i, "subject_pronouns"):
        return True
    phrase = reader.read_phrase(i, end)
    if phrase is None:
        return False
    after = phrase.last + 1
    while after < end and (reader.is_in(after, "clitics") or reader.tokens[after].pos == "ADV"):
        after += 1
    return after < end and reader.is_finite(after)
