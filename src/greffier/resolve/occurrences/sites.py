"""The places of an event: of its clause, its sentence, its heading, its speaker, or named before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from greffier.model.mentions import EventMention
from greffier.model.ontology import ONTOLOGY
from greffier.model.span import Span
from greffier.resolve.occurrences.nearness import CLOSENESS, BySentence, Nearness, Owned, by_sentence

_STOPS = frozenset(',.;:!?()«»"\n')
_LINE = 120  # characters of a line that may head a paragraph
_CLOSED = '.!…»")'
_MOVING = {"to": 1, "towards": 1, "from": 2}
_UNKNOWN_RADIUS = 15.0
"""In kilometres: what lies within it is as good as a point, so that the order of the text decides."""


@dataclass(frozen=True)
class Sites(Nearness):
    """Looks up the places of the event mentions of one document."""

    @cached_property
    def places(self) -> tuple[Owned, ...]:
        """Every toponym that can place an event."""
        actors = self.annotated.actors
        found = []
        for index, toponym in enumerate(self.annotated.toponyms):
            around = self.annotated.actor_spans.covering(toponym.span)
            hidden = any(actors[index].form in ("name", "composed") for index in around) or self._of_office(
                toponym.span
            )
            if toponym.scope != "clause" or hidden or "seat" in toponym.fields or self._in_speaker(toponym.span):
                continue
            sentence, owner, _ = self._owner(toponym.span)
            if sentence is not None:
                found.append((index, sentence, owner))
        return tuple(found)

    @cached_property
    def _toponym_spans(self) -> tuple[Span, ...]:
        return tuple(toponym.span for toponym in self.annotated.toponyms)

    @cached_property
    def _places_in(self) -> BySentence:
        return by_sentence(self.places)

    @cached_property
    def _places_owned(self) -> Mapping[int, Sequence[int]]:
        """Event mention → the toponyms that it governs."""
        found: dict[int, list[int]] = {}
        for index, _, owner in self.places:
            if owner is not None:
                found.setdefault(owner, []).append(index)
        return found

    def _of_office(self, span: Span) -> bool:
        """« selon Awa Sy, maire de Bria »: where a speaker holds office is not where it happened."""
        text, parse = self.annotated.document.text, self.annotated.parse
        comma = span.start - 1
        while comma >= 0 and text[comma] not in _STOPS:
            comma -= 1
        if comma not in self._speaker_ends or text[comma : comma + 2] != ", ":
            return False
        within = [parse.tokens[index] for index in parse.tokens_between(comma + 1, span.start)]
        if not within or within[0].pos not in ("NOUN", "DET", "PROPN"):
            return False
        return not any(token.pos in ("VERB", "AUX") or token.folded[:1].isdigit() for token in within)

    def places_of(self, mentions: Sequence[int]) -> tuple[tuple[int, ...], str]:
        """The toponyms that place an event told by these mentions, most specific first, and the reason."""
        spans = self._toponym_spans
        if self._speaks(mentions[0]):
            owned = sorted(index for mention in set(mentions) for index in self._places_owned.get(mention, ()))
            return tuple(index for index in owned if not self._said(spans[index])), CLOSENESS[0]
        headed = self.heading_places(self.annotated.events[mentions[0]])
        found, reason = self._nearest(self._places_in, spans, mentions[:1] if headed else mentions)
        return tuple(sorted(found, key=self._usefulness)), reason

    def heading_places(self, event: EventMention) -> tuple[int, ...]:
        """The toponyms of the heading above an event, in its order; a heading holds for its own paragraph."""
        paragraph = self.annotated.parse.sentence_of(event.token).paragraph
        return tuple(
            index
            for index, toponym in ((i, self.annotated.toponyms[i]) for i in self._headings_in.get(paragraph, ()))
            if toponym.span.start <= event.trigger.start and (toponym.scope == "section" or paragraph > 0)
        )

    @cached_property
    def _headings_in(self) -> Mapping[int, Sequence[int]]:
        """Paragraph → the toponyms of its heading."""
        parse, found = self.annotated.parse, dict[int, list[int]]()
        for index, toponym in enumerate(self.annotated.toponyms):
            token = parse.token_at(toponym.span.start)
            if toponym.scope != "clause" and token is not None:
                found.setdefault(parse.sentence_of(token).paragraph, []).append(index)
        return found

    def seat_of(self, mention: int) -> tuple[int, ...]:
        """« Le gouverneur de la région de Kharkiv a fait état de 15 frappes »: where the speaker holds office."""
        if not self._seats:
            return ()
        trigger = self.annotated.events[mention].trigger
        around = (self.annotated.attributions[index] for index in self.annotated.contents.covering(trigger))
        spoken = [span for a in around for span in (a.source, a.via) if span is not None]
        seats = [
            index
            for index in self._seats
            if any(0 <= self.annotated.toponyms[index].span.start - span.start <= _LINE for span in spoken)
            and self._sentence_at(self._toponym_spans[index].start) == self._sentence(mention)
        ]
        return tuple(seats)

    @cached_property
    def _seats(self) -> tuple[int, ...]:
        return tuple(index for index, toponym in enumerate(self.annotated.toponyms) if "seat" in toponym.fields)

    def _sentence_at(self, offset: int) -> int:
        token = self.annotated.parse.token_at(offset)
        return -1 if token is None else self.annotated.parse.tokens[token].sentence

    def governs_place(self, mention: int) -> bool:
        """True where the mention's own words name a place."""
        return mention in self._places_owned

    def _speaks(self, mention: int) -> bool:
        """True for an accusation, a denial, a threat: what it speaks of lies elsewhere."""
        entry = ONTOLOGY.get(self.annotated.events[mention].type)
        return entry is not None and entry.group == "speech" and entry.key not in ("negotiate", "aid")

    def _said(self, span: Span) -> bool:
        return bool(self.annotated.contents.covering(span))

    def _usefulness(self, toponym: int) -> tuple[int, float, int]:
        """Where it happened before where somebody went to or came from; the smaller area first, then as told."""
        location = self.annotated.places[toponym].location
        known = location.place is not None and location.relation != "in"
        radius = location.radius_km if known and location.radius_km is not None else _UNKNOWN_RADIUS
        return _MOVING.get(self.annotated.toponyms[toponym].relation, 0), max(radius, _UNKNOWN_RADIUS), toponym

    def places_before(self, token: int) -> tuple[int, ...]:
        """The places named last before a word in its paragraph or the line that heads it, most specific first."""
        parse = self.annotated.parse
        here = parse.sentence_of(token)
        for sentence in range(here.index - 1, -1, -1):
            up = here.paragraph - parse.sentences[sentence].paragraph
            if up > 1 or (up and not self._heads(sentence)):
                break
            named = [index for index, _, _ in self._places_in.get(sentence, ())]
            if any(self.annotated.toponyms[index].relation != "from" for index in named):
                return tuple(sorted(named, key=self._usefulness))
        return ()

    def _heads(self, sentence: int) -> bool:
        """True for a short line that closes like a title or asks a question: « Que s'est-il passé à Zemio ? »"""
        span = self.annotated.parse.sentences[sentence]
        words = self.annotated.document.text[span.start : span.end].strip()
        return 0 < len(words) <= _LINE and words[-1] not in _CLOSED

    def is_narrower(self, places: Sequence[int], than: Sequence[int]) -> bool:
        """True where the first of the places is smaller than the first of the others."""
        return bool(places) and bool(than) and self._usefulness(places[0])[:2] < self._usefulness(than[0])[:2]

    def only_leaves(self, places: Sequence[int]) -> bool:
        """True where all that is said is where somebody came from."""
        return bool(places) and all(self.annotated.toponyms[index].relation == "from" for index in places)
