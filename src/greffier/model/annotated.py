"""The annotated document: the one place where the annotators and resolvers meet.

Each layer is written once, by the component that assigns it, and never changed after; a component makes a new
annotated document with :func:`dataclasses.replace`.
"""

from __future__ import annotations

from dataclasses import dataclass

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

NO_PARSE = Parse((), ())


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its layers, in the order in which they are read.

    Aligned layers: ``dates`` with ``timexes``, ``places`` with ``toponyms``, ``parties`` with ``actors``,
    ``modalities`` with ``events`` (those of the lexicon's ``candidates`` that the classifier confirms), ``speakers`` (indices into ``voices``; 0 is the document) with
    ``attributions``.
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
