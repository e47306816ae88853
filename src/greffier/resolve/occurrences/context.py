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

_REACH = 3
"""Paragraphs up which an event lends its day or place."""
_MOST_BEFORE = 40
_VAGUE = frozenset(("vague", "season", "year"))

_MOVES = frozenset(("force-movement", "withdrawal", "displacement", "prisoner-transfer", "prison-break", "aid"))


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
    neighbour = _neighbour(annotated, occurrence, before, lambda other: _lends_date(annotated, other))
    if neighbour is not None:
        return _because(replace(occurrence, date=neighbour.date), "when", "told with the event before it")
    return occurrence


def _place(circumstances: Circumstances, occurrence: Occurrence, before: Sequence[Occurrence]) -> Occurrence:
    annotated = circumstances.annotated
    entry = ONTOLOGY[occurrence.type]
    leaves = entry.key not in _MOVES and circumstances.only_leaves(occurrence.places)
    if (occurrence.places and not leaves) or entry.group == "speech":
        return occurrence
    section = circumstances.heading_places(annotated.events[occurrence.mention])
    if section:
        token = annotated.events[occurrence.mention].token
        narrower = circumstances.places_before(token)
        if circumstances.is_narrower(narrower, section):
            return _because(replace(occurrence, places=narrower), "where", "named just before in its section")
        return _because(replace(occurrence, places=section), "where", "placed by its section")
    seat = circumstances.seat_of(occurrence.mention)
    if seat:
        return _because(replace(occurrence, places=seat), "where", "where the speaker holds office")
    return _place_near(circumstances, occurrence, before) if _is_news(annotated, occurrence) else occurrence


def _place_near(circumstances: Circumstances, occurrence: Occurrence, before: Sequence[Occurrence]) -> Occurrence:
    """The event with the place that the sentences before it or the event before it have."""
    token = circumstances.annotated.events[occurrence.mention].token
    named = circumstances.places_before(token), "named just before in the paragraph"
    if not named[0]:
        neighbour = _neighbour(circumstances.annotated, occurrence, before, _has_places)
        named = neighbour.places if neighbour else (), "told with the event before it"
    return _because(replace(occurrence, places=named[0]), "where", named[1]) if named[0] else occurrence


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
    """The latest news before this event that can lend it something: of its own place first, then of any near.

    Farther up than the paragraph before, only what does not lie elsewhere lends.
    """
    near: Occurrence | None = None
    for other in reversed(before[-_MOST_BEFORE:]):
        away = _paragraphs_between(annotated, other, occurrence)
        if away > _REACH or not lends(other) or not _is_news(annotated, other):
            continue
        here, there = (_place_ids(annotated, one) for one in (occurrence, other))
        if here & there:
            return other
        if near is None and (away <= 1 or not (here and there)):
            near = other
    return near


def _paragraphs_between(annotated: Annotated, earlier: Occurrence, later: Occurrence) -> int:
    """From the last words before that tell the earlier event."""
    start = annotated.events[later.mention].token
    told = (annotated.events[mention].token for mention in (earlier.mention, *earlier.folded))
    last = max((token for token in told if token <= start), default=start)
    return annotated.parse.sentence_of(start).paragraph - annotated.parse.sentence_of(last).paragraph


def _place_ids(annotated: Annotated, occurrence: Occurrence) -> frozenset[str]:
    located = (annotated.places[index].location for index in occurrence.places)
    return frozenset(one.place.id for one in located if one.place is not None and one.relation != "in")


def _lends_date(annotated: Annotated, occurrence: Occurrence) -> bool:
    """A day or days, not an open stretch: what goes on « depuis lundi » does not date what happens in it."""
    when = annotated.dates[occurrence.date].when if occurrence.date is not None else None
    return when is not None and ".." not in when.edtf and when.precision not in _VAGUE


def _has_places(occurrence: Occurrence) -> bool:
    return bool(occurrence.places)
