"""Voices that a person names: kept whole, and found again among the voices of whatever reading stands."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.model.record import Event, Record, Source
from greffier.model.span import Span
from greffier.review.said import SaidVoice, Words

_DEEPEST = 8


def describe_voice(record: Record, source: str) -> SaidVoice:
    """A voice of a record with those who relay it, without their ids. Raises KeyError where there is none."""
    known = {one.id: one for one in record.sources}
    return _describe(known[source], known, _DEEPEST)


def _describe(source: Source, known: dict[str, Source], deepest: int) -> SaidVoice:
    via = known.get(source.via) if source.via and deepest else None
    spans = tuple(Words(span.start, span.end, span.quote) for span in source.spans[:3])
    relay = _describe(via, known, deepest - 1) if via else None
    return SaidVoice(source.kind, source.name, source.description, source.actor, relay, spans)


def list_named(read: Record, standing: Record, event: Event) -> tuple[Source, ...]:
    """The voices of a standing event that only people named, with those who relay them."""
    known, own = {source.id: source for source in standing.sources}, {source.id for source in read.sources}
    found: dict[str, Source] = {}
    for said in _list_voices(event):
        name: str | None = said
        while name in known and name not in own and name not in found:
            found[name] = known[name]
            name = known[name].via
    return tuple(found.values())


def _list_voices(event: Event) -> Iterator[str]:
    yield event.attribution
    yield from (party.attribution for party in event.participants if party.attribution)
    yield from (figure.attribution for figure in event.casualties)
    if event.denied_by:
        yield event.denied_by


class Voices:
    """The voices of a record, to which those are added that only a person named."""

    def __init__(self, record: Record) -> None:
        self._text = record.document.text
        self.sources = list(record.sources)

    def find(self, said: SaidVoice) -> str:
        """The id of the voice that is meant; a new one where the reading has it not."""
        via = self._find_relay(said)
        known = [source for source in self.sources if self._is(source, said, via)]
        if known:
            return max(known, key=lambda source: _score(source, said)).id
        spans = tuple(span for words in said.spans if (span := stand(words, self._text)))
        new = Source(self._free_id(), said.kind, said.name, said.description, said.actor, via, spans)
        self.sources.append(new)
        return new.id

    def _find_relay(self, said: SaidVoice) -> str | None:
        """Who relays a voice; where nobody is named, the document itself does."""
        if isinstance(said.via, SaidVoice):
            return self.find(said.via)
        return None if said.kind == "document" else self.own()

    def _is(self, source: Source, said: SaidVoice, via: str | None) -> bool:
        """True for the voice that is meant, or may be: ``via`` is who relays it, as far as that was said."""
        if not said.named:
            return _score(source, said) > (0, 0)
        if (source.kind, source.name, source.description) != (said.kind, said.name, said.description):
            return False
        relayed = said.via is None or via == (source.via or self.own())
        return relayed and said.actor in (None, source.actor)

    def get(self, id: str) -> Source:
        """A voice by its id. Raises KeyError where there is none."""
        return {source.id: source for source in self.sources}[id]

    def own(self) -> str:
        """The id of the document's own voice."""
        return self.find(SaidVoice("document"))

    def _free_id(self) -> str:
        taken = {source.id for source in self.sources}
        return next(name for number in range(1, len(taken) + 2) if (name := f"p{number}") not in taken)


def _score(source: Source, said: SaidVoice) -> tuple[int, int]:
    """How surely a voice is the one that is meant: by what it is called, then by where it stands; (0, 0) it is not."""
    if source.kind != said.kind:
        return 0, 0
    if said.kind == "document":
        return 2, 0
    shared = sum(any(_overlap(span, words) for words in said.spans) for span in source.spans)
    alike = (source.name, source.description) == (said.name, said.description)
    return (2 if alike else 1, shared + alike) if alike or shared else (0, 0)


def _overlap(span: Span, words: Words) -> bool:
    return span.start < words.end and words.start < span.end


def stand(words: Words, text: str) -> Span | None:
    """The span of words in a text; None where the text has others there, as another version may have read it.

    >>> stand(Words(3, 6, "bus"), "Un bus attaqué"), stand(Words(3, 6, "car"), "Un bus attaqué")
    (Span(start=3, end=6, quote='bus'), None)
    """
    quote = text[words.start : words.end]
    fits = 0 <= words.start < words.end <= len(text) and words.quote in (None, quote)
    return Span(words.start, words.end, quote) if fits else None
