"""The annotated document: the one place where the annotators and resolvers meet.

Each layer is written once, by the component that assigns it, and never changed after; a component makes a new
annotated document with :func:`dataclasses.replace`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from greffier.model.document import Document
from greffier.model.mentions import (
    ActorMention,
    Attribution,
    Date,
    EventMention,
    LoadedWords,
    Modality,
    Occurrence,
    Party,
    Quantity,
    Quote,
    Situated,
    Timex,
    Toll,
    Toponym,
    Voice,
)
from greffier.model.parse import Parse
from greffier.model.spans import SpanIndex

NO_PARSE = Parse((), ())


@dataclass(frozen=True)
class Annotated:
    """A document and its layers, in the order in which they are read.

    Aligned layers: ``dates`` with ``timexes``, ``places`` with ``toponyms``, ``parties`` with ``actors``,
    ``modalities`` with ``events``, ``speakers`` (indices into ``voices``; 0 is the document) with
    ``attributions``. ``events`` are those of the lexicon's ``candidates`` that the classifier confirms.
    """

    document: Document
    parse: Parse = NO_PARSE
    quantities: tuple[Quantity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    dates: tuple[Date, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    places: tuple[Situated, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    parties: tuple[Party, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    speakers: tuple[int, ...] = ()
    candidates: tuple[EventMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    modalities: tuple[Modality, ...] = ()
    tolls: tuple[Toll, ...] = ()
    framing: tuple[LoadedWords, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()

    @cached_property
    def actor_spans(self) -> SpanIndex:
        """The actor mentions by place; this and the following are made when they are first asked."""
        return SpanIndex(actor.span for actor in self.actors)

    @cached_property
    def timex_spans(self) -> SpanIndex:
        return SpanIndex(timex.span for timex in self.timexes)

    @cached_property
    def quantity_spans(self) -> SpanIndex:
        return SpanIndex(quantity.span for quantity in self.quantities)

    @cached_property
    def place_names(self) -> SpanIndex:
        """The names inside the toponyms."""
        return SpanIndex(name for toponym in self.toponyms for name in toponym.names)

    @cached_property
    def contents(self) -> SpanIndex:
        """What is said, by attribution."""
        return SpanIndex(attribution.content for attribution in self.attributions)

    @cached_property
    def cues(self) -> SpanIndex:
        """The words that say that it is said, by attribution."""
        return SpanIndex(attribution.cue for attribution in self.attributions)

    @cached_property
    def triggers(self) -> SpanIndex:
        """The triggers of the event mentions."""
        return SpanIndex(event.trigger for event in self.events)

    @cached_property
    def extents(self) -> SpanIndex:
        """The clauses of the event mentions."""
        return SpanIndex(event.extent for event in self.events)

    @cached_property
    def quote_spans(self) -> SpanIndex:
        """The quotations with their marks."""
        return SpanIndex(quote.span for quote in self.quotes)

    @cached_property
    def framing_spans(self) -> SpanIndex:
        return SpanIndex(words.span for words in self.framing)

    @cached_property
    def actors_by_token(self) -> Mapping[int, Sequence[int]]:
        """Head word → the actor mentions that it heads."""
        return _by_token(actor.token for actor in self.actors)

    @cached_property
    def events_by_token(self) -> Mapping[int, Sequence[int]]:
        """Head word of a trigger → its event mentions."""
        return _by_token(event.token for event in self.events)


def _by_token(tokens: Iterable[int]) -> Mapping[int, Sequence[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        found[token].append(index)
    return dict(found)
