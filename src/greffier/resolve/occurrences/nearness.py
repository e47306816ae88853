"""How near the words of a time or a place stand to the words that tell an event.

A date or a place belongs to the event word that governs it in the parse; one that hangs from a cue of speech
(« a rapporté mardi ») dates the speech.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from greffier.model.annotated import Annotated
from greffier.model.span import Span
from greffier.model.spans import SpanIndex

Owned = tuple[int, int, int | None]
"""A timex or toponym, its sentence, and the event mention that governs it (None: the whole sentence)."""

BySentence = Mapping[int, Sequence[Owned]]

CLOSENESS = (
    "governed by the trigger",
    "inside the clause",
    "said of the whole sentence",
    "said of another event of the sentence",
)


@dataclass(frozen=True)
class Nearness:
    """Which event mention the words of a document belong to."""

    annotated: Annotated

    @cached_property
    def _triggers(self) -> dict[int, int]:
        """Token index → event mention, for every token of a trigger."""
        parse = self.annotated.parse
        return {
            token: index
            for index, event in reversed(list(enumerate(self.annotated.events)))
            for token in (*parse.tokens_between(event.trigger.start, event.trigger.end), event.token)
        }

    @cached_property
    def _cues(self) -> dict[int, Span]:
        """Token index of each word of a cue of speech → what is said."""
        parse = self.annotated.parse
        events = {event.token for event in self.annotated.events}
        return {
            token: attribution.content
            for attribution in self.annotated.attributions
            for token in parse.tokens_between(attribution.cue.start, attribution.cue.end)
            if token not in events
        }

    @cached_property
    def _speakers(self) -> SpanIndex:
        return SpanIndex(span for a in self.annotated.attributions for span in (a.source, a.via) if span is not None)

    @cached_property
    def _speaker_ends(self) -> frozenset[int]:
        found = (span for a in self.annotated.attributions for span in (a.source, a.via) if span is not None)
        return frozenset(span.end for span in found)

    def _in_speaker(self, span: Span) -> bool:
        return bool(self._speakers.covering(span))

    def _owner(self, span: Span) -> tuple[int | None, int | None, bool]:
        """Sentence, governing event mention, and whether a cue of speech governs the words instead."""
        parse = self.annotated.parse
        tokens = parse.tokens_between(span.start, span.end)
        if not tokens:
            return None, None, False
        sentence = parse.tokens[tokens[0]].sentence
        head = next((t for t in tokens if parse.tokens[t].head not in tokens or parse.tokens[t].head == t), tokens[0])
        for token in (head, *parse.ancestors(head)):
            if token in self._triggers and token not in tokens:
                return sentence, self._triggers[token], False
            if token in self._cues:
                return sentence, None, not self._cues[token].covers(span)
        return sentence, None, False

    def _nearest(self, found: BySentence, spans: Sequence[Span], mentions: Sequence[int]) -> tuple[list[int], str]:
        """What is nearest to the words that tell an event, from the first sentence that has any, as told."""
        for sentence in dict.fromkeys(self._sentence(mention) for mention in mentions):
            here = [mention for mention in mentions if self._sentence(mention) == sentence]
            ranked = [
                (min(self._closeness(mention, spans[index], owner) for mention in here), index)
                for index, _, owner in found.get(sentence, ())
            ]
            near = [(rank, index) for rank, index in ranked if rank < len(CLOSENESS)]
            if near:
                best = min(near)[0]
                return [index for rank, index in near if max(rank, 1) == max(best, 1)], CLOSENESS[best]
        return [], "nothing in the sentence says"

    def _sentence(self, mention: int) -> int:
        return self.annotated.parse.tokens[self.annotated.events[mention].token].sentence

    def _closeness(self, mention: int, span: Span, owner: int | None) -> int:
        """An index into the reasons, from governed to told of another event; past their end for words of no use."""
        if owner == mention:
            return 0
        if owner is None:
            return 1 if self.annotated.events[mention].extent.covers(span) else 2
        return 3 if self._told_together(mention, owner) else len(CLOSENESS)

    def _told_together(self, mention: int, owner: int) -> bool:
        """True where one event word governs the other, so that a date or place of one may hold for both."""
        a, b = self.annotated.events[mention].token, self.annotated.events[owner].token
        parse = self.annotated.parse
        above = tuple(parse.ancestors(a))
        return a in parse.ancestors(b) or b in above or any(self._triggers.get(token) == owner for token in above)


def by_sentence(found: Sequence[Owned]) -> BySentence:
    grouped: dict[int, list[Owned]] = {}
    for one in found:
        grouped.setdefault(one[1], []).append(one)
    return grouped
