"""What surrounds an event: the dated or placed heading above it, and the event just told.

An event without a date or place of its own takes that of its section, or of the event told right before it in the
same paragraph, as a reader does; plans, hypotheses, history and what a text denies take nothing and lend nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from greffier.model.annotated import Annotated
from greffier.model.mentions import Occurrence
from greffier.model.ontology import ONTOLOGY
from greffier.resolve.occurrences.circumstances import Circumstances


def fill_from_context(annotated: Annotated, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences with the dates and places that headings and neighbours give them."""
    circumstances = Circumstances(annotated)
    filled: list[Occurrence] = []
    for occurrence in occurrences:
        placed = _place(circumstances, occurrence, filled)
        filled.append(_date(circumstances, placed, filled))
    return tuple(filled)


def _date(circumstances: Circumstances, occurrence: Occurrence, before: Sequence[Occurrence]) -> Occurrence:
    annotated = circumstances.annotated
    if occurrence.date is not None or not _is_news(annotated, occurrence):
        return occurrence
    section = circumstances.heading_date(annotated.events[occurrence.mention].trigger.start)
    if section is not None:
        return _because(replace(occurrence, date=section), "when", "dated by its section")
    neighbour = _neighbour(annotated, occurrence, before, _has_date)
    if neighbour is not None:
        return _because(replace(occurrence, date=neighbour.date), "when", "told with the event before it")
    return occurrence


def _place(circumstances: Circumstances, occurrence: Occurrence, before: Sequence[Occurrence]) -> Occurrence:
    annotated = circumstances.annotated
    if occurrence.places or ONTOLOGY[occurrence.type].group == "speech":
        return occurrence
    section = circumstances.heading_places(annotated.events[occurrence.mention])
    if section:
        return _because(replace(occurrence, places=section), "where", "placed by its section")
    if not _is_news(annotated, occurrence):
        return occurrence
    named = circumstances.places_before(annotated.events[occurrence.mention].token)
    if named:
        return _because(replace(occurrence, places=named), "where", "named just before in the paragraph")
    neighbour = _neighbour(annotated, occurrence, before, _has_places)
    if neighbour is not None:
        return _because(replace(occurrence, places=neighbour.places), "where", "told with the event before it")
    return occurrence


def _because(occurrence: Occurrence, value: str, reason: str) -> Occurrence:
    return replace(occurrence, reasons={**occurrence.reasons, value: reason})


def _is_news(annotated: Annotated, occurrence: Occurrence) -> bool:
    """True for what the report tells as having happened lately."""
    if ONTOLOGY[occurrence.type].group == "speech":
        return False
    modality = annotated.modalities[occurrence.mention]
    return modality.kind in ("asserted", "alleged", "uncertain") and not modality.background and not modality.aggregate


def _neighbour(
    annotated: Annotated, occurrence: Occurrence, before: Sequence[Occurrence], lends: Callable[[Occurrence], bool]
) -> Occurrence | None:
    """The latest news before this event that can lend it something, in its paragraph or the one before."""
    paragraph = _paragraph(annotated, occurrence)
    for other in reversed(before):
        if paragraph - _paragraph(annotated, other) > 1:
            return None
        if lends(other) and _is_news(annotated, other):
            return other
    return None


def _has_date(occurrence: Occurrence) -> bool:
    return occurrence.date is not None


def _has_places(occurrence: Occurrence) -> bool:
    return bool(occurrence.places)


def _paragraph(annotated: Annotated, occurrence: Occurrence) -> int:
    return annotated.parse.sentence_of(annotated.events[occurrence.mention].token).paragraph
