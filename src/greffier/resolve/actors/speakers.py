"""Who speaks the words that a mention stands in: for « nos forces », « nous », « l'ennemi »."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Party

_PAIRS = (("«", "»"), ("“", "”"))
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
    return _beside_quotation(annotated, parties, *quote)


def quotation_of(text: str, at: int) -> tuple[int, int] | None:
    """Where the quotation around an offset begins and ends, its marks included; None outside quotations.

    >>> quotation_of("Il dit : « Nous partons. »", 12)
    (9, 26)
    """
    for opening, closing in _PAIRS:
        start, closed = text.rfind(opening, 0, at), text.rfind(closing, 0, at)
        end = text.find(closing, at)
        if start > closed and end != -1:
            return start, end + 1
    paragraph = text.rfind("\n", 0, at) + 1
    start, end = text.rfind('"', paragraph, at), text.find('"', at)
    if text.count('"', paragraph, at) % 2 and end != -1 and "\n" not in text[start:end]:
        return start, end + 1
    return None


def _beside_quotation(annotated: Annotated, parties: Sequence[Party | None], start: int, end: int) -> int | None:
    """After the quotation first (« … », a dit X), then before it (X a dit : « … »)."""
    mentions, text = annotated.actors, annotated.document.text
    first = bisect_left(mentions, end, key=_start_of)
    after = takewhile(lambda i: not _stops(text[end : mentions[i].span.start]), range(first, len(mentions)))
    near = range(bisect_left(mentions, start, key=_start_of) - 1, -1, -1)
    before = takewhile(lambda i: "\n" not in text[mentions[i].span.end : start], near)
    for i in [*islice(after, 3), *islice((i for i in before if mentions[i].form != "pronoun"), 3)]:
        party = parties[i]
        if party is not None and party.actor is not None:
            return i
        if mentions[i].form == "person" or mentions[i].noun in VOICES:
            return i
    return None


def _start_of(mention: ActorMention) -> int:
    return mention.span.start


def _stops(between: str) -> bool:
    return any(mark in between for mark in (". ", "!", "?", "«", "“", "\n"))


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
