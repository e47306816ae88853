"""Who speaks the words that a mention stands in: for « nos forces », « nous », « l'ennemi »."""

from __future__ import annotations

from collections.abc import Sequence

from greffier.model.annotated import Annotated
from greffier.model.mentions import Party

_FIGHTING = ("rebel-group", "political-militia", "identity-militia", "state-forces", "external-forces")
VOICES = ("speaker", "commander", "rank", "police-rank", "local-official", "official", "head-of-state")


def find_speaker(annotated: Annotated, parties: Sequence[Party | None], index: int) -> int | None:
    """The mention of whoever says the words that this mention stands in; None outside quotations or unnamed."""
    mention = annotated.actors[index]
    for attribution in annotated.attributions:
        if attribution.content.covers(mention.span) and attribution.source is not None:
            inside = [i for i, m in enumerate(annotated.actors) if m.span.overlaps(attribution.source)]
            if inside:
                return inside[0]
    quote = quotation_of(annotated.document.text, mention.span.start)
    if quote is None:
        return None
    return _besidequotation_of(annotated, parties, *quote)


def quotation_of(text: str, at: int) -> tuple[int, int] | None:
    start, closed = text.rfind("«", 0, at), text.rfind("»", 0, at)
    end = text.find("»", at)
    return (start, end + 1) if start > closed and end != -1 else None


def _besidequotation_of(annotated: Annotated, parties: Sequence[Party | None], start: int, end: int) -> int | None:
    """After the quotation first (« … », a dit X), then before it (X a dit : « … »)."""
    text = annotated.document.text
    after = [
        i for i, m in enumerate(annotated.actors)
        if m.span.start >= end and "\n" not in text[end : m.span.start] and not _stops(text[end : m.span.start])
    ]  # fmt: skip
    before = [
        i for i, m in enumerate(annotated.actors)
        if m.span.end <= start and "\n" not in text[m.span.end : start] and m.form != "pronoun"
    ]  # fmt: skip
    for i in [*after[:3], *reversed(before[-3:])]:
        party = parties[i]
        if party is not None and party.actor is not None:
            return i
        if annotated.actors[i].form == "person" or annotated.actors[i].noun in VOICES:
            return i
    return None


def _stops(between: str) -> bool:
    return any(mark in between for mark in (". ", "!", "?", "«"))


def find_enemy(annotated: Annotated, parties: Sequence[Party | None], index: int, own: str | None) -> int | None:
    """The last armed party before that is not the speaker's own; None where the speaker is not known."""
    if own is None:
        return None
    for other in range(index - 1, -1, -1):
        party = parties[other]
        actor = party.actor if party is not None else None
        if actor is not None and actor.kind in _FIGHTING and own not in (actor.id, actor.parent):
            return other
    return None
