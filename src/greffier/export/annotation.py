"""``web-annotation``: each claim as an annotation on the words it was read from (W3C Web Annotation, JSON-LD).

Positions count Unicode code points of the report's text, as the standard does.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from greffier.export.cells import BETWEEN
from greffier.export.claim_columns import Claim, list_claims
from greffier.export.counted import Counted
from greffier.export.notes import CHAIN
from greffier.export.options import Options, Written
from greffier.export.selection import Selection
from greffier.model.record import Record

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"greffier": "urn:greffier:"}]
_BESIDE = 32
"""Code points of the text before and after the words, by which they are found again."""


def write_annotations(selection: Selection, out: BinaryIO, options: Options) -> Written:
    """One collection with one page of annotations, written one by one."""
    cases, total = Counted(selection.cases()), 0
    head = {"@context": _CONTEXT, "id": "urn:greffier:annotations", "type": "AnnotationCollection"}
    head |= {"label": options.head} if options.head else {}
    page = {"id": "urn:greffier:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    out.write(msgspec.json.encode(head)[:-1] + b',"first":' + msgspec.json.encode(page)[:-1] + b',"items":[')
    for case in cases:
        for claim in {claim.id: claim for claim in list_claims(case)}.values():
            out.write((b",\n" if total else b"\n") + msgspec.json.encode(annotate(claim)))
            total += 1
    out.write(b'\n]},"total":' + msgspec.json.encode(total) + b"}\n")
    return cases.written


def annotate(claim: Claim) -> dict[str, Any]:
    """One claim: its field as a tag, what it says for people, and for machines what the scheme has no key for."""
    return {
        "id": f"urn:greffier:{claim.id}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": claim.field},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": describe(claim)},
        ],
        "target": {"source": _find_source(claim.record)} | ({"selector": select_words(claim)} if claim.span else {}),
    } | {f"greffier:{name}": value for name, value in _list_values(claim) if value is not None}


def describe(claim: Claim) -> str:
    """What is claimed and by whom, in a line."""
    number = write_range(claim.figure.low, claim.figure.high) if claim.figure else ""
    said = " ".join(part for part in (number, claim.value) if part)
    return BETWEEN.join(part for part in (said, CHAIN.join(claim.chain)) if part)


def write_range(low: int | None, high: int | None) -> str:
    """The bounds of a figure.

    >>> write_range(3, 3), write_range(9, None), write_range(20, 99)
    ('3', '9..', '20..99')
    """
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _list_values(claim: Claim) -> list[tuple[str, Any]]:
    figure, event = claim.figure, claim.told.event
    return [
        ("incident", claim.case.incident.id), ("event", claim.told.member.telling.anchor), ("field", claim.field),
        ("value", claim.value), ("actor", claim.actor), ("low", figure.low if figure else None),
        ("high", figure.high if figure else None), ("status", figure.status if figure else None),
        ("sourceKind", claim.kind), ("chain", list(claim.chain)), ("modality", event.modality),
        ("negated", event.negated), ("corrected", True if claim.correction else None),
        ("reviewState", claim.case.state_of(claim.told)),
    ]  # fmt: skip


def _find_source(record: Record) -> dict[str, Any]:
    """The report's text; ``via`` is the address it was taken from."""
    document = record.document
    source = {
        "id": f"urn:greffier:document:{document.id.removeprefix('sha256:')}", "type": "Text", "format": "text/plain",
        "language": document.language,
    }  # fmt: skip
    return source | ({"via": document.url} if (document.url or "").startswith(("http://", "https://")) else {})


def select_words(claim: Claim) -> list[dict[str, Any]]:
    """The words, by themselves with what stands around them, and by where they stand."""
    text, start, end = claim.record.document.text, claim.span.start, claim.span.end
    return [
        {
            "type": "TextQuoteSelector", "exact": claim.span.quote, "prefix": text[max(start - _BESIDE, 0) : start],
            "suffix": text[end : end + _BESIDE],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]  # fmt: skip
