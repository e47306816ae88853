"""A record without the names of private persons and with coarse points: another record, of another text.

Names become « [withheld 1] », the same person's everywhere the same. The text is another, so its offsets are
recomputed and its id is its own: an id made from the bytes that hold the name would let a name be guessed and proved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from greffier.export.coarsening import coarsen
from greffier.export.names import NameIndex, Sighting, find_alone, find_parts, split_words
from greffier.export.persons import spare_words
from greffier.model.document import Document
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import (
    Casualties,
    Codes,
    Event,
    Framing,
    Location,
    Participant,
    Record,
    Source,
    Victims,
    When,
)  # fmt: skip
from greffier.model.span import Span
from greffier.registry import find_actor
from greffier.store.hashing import hash_bytes

_OWN_READER = "greffier"


def write_withheld(number: int) -> str:
    """What stands for a name.

    >>> write_withheld(3)
    '[withheld 3]'
    """
    return f"[withheld {number}]"


class Redactor:
    """Takes the names of an index out of records."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self._readers: dict[str, str] = {_OWN_READER: _OWN_READER}

    def redact(self, record: Record) -> Record:
        """The record as it may go out."""
        return self.open(record).make(record)

    def open(self, *records: Record) -> Redaction:
        """The redaction of a report of which there are these records: as it was read, and as it stands."""
        return Redaction(self._names, records)

    def redact_text(self, text: str) -> str:
        """Text that stands alone, such as a reason that a person gave."""
        return cut(text, self._names.find(text, any_case=True))

    def name_reader(self, reader: str) -> str:
        """A reader that is not greffier itself may be a person."""
        return self._readers.setdefault(reader, f"reader {len(self._readers)}")

    def name_version(self, reader: str, version: str | None) -> str | None:
        """The version of greffier; that of another reader is anything that somebody wrote."""
        return version if reader == _OWN_READER else None


def cut(text: str, found: Sequence[Sighting]) -> str:
    """A text with its names withheld."""
    return Cut(text, found).text


class Cut:
    """A text without the names that were found in it, and where what stood in it stands now."""

    def __init__(self, text: str, found: Sequence[Sighting]) -> None:
        self._olds, self._ends, self._news, pieces, at = [], [], [], list[str](), 0
        length = 0
        for start, end, number in found:
            pieces += [text[at:start], write_withheld(number)]
            length += start - at
            self._olds.append(start)
            self._ends.append(end)
            self._news.append(length)
            length += len(pieces[-1])
            at = end
        self.text = "".join([*pieces, text[at:]])
        self._widths = [len(write_withheld(number)) for _, _, number in found]

    def move(self, offset: int, *, end: bool) -> int:
        """An offset of the old text in the new one; inside a name the beginning or the end of what stands for it."""
        place = bisect_right(self._olds, offset - end) - 1
        if place < 0:
            return offset
        if offset < self._ends[place] or (end and offset == self._ends[place]):
            return self._news[place] + (self._widths[place] if end else 0)
        return self._news[place] + self._widths[place] + offset - self._ends[place]


class Redaction:
    """One report. Parts of a withheld name are withheld too, where its whole stands in it, or in a record of it."""

    def __init__(self, names: NameIndex, records: Sequence[Record]) -> None:
        self._names, self._records = names, records
        text = records[0].document.text
        whole = names.find(text)
        named = {sighting.number for sighting in whole} | self._named_elsewhere()
        self._parts = find_parts([(names.written[number - 1], number) for number in sorted(named)], self._spared())
        self._cut = Cut(text, self._find(text, whole))
        self._string = lru_cache(maxsize=None)(self._withhold)
        self._sources: dict[str, str] = {}
        self._events: dict[str, str] = {}

    def _named_elsewhere(self) -> set[int]:
        """The names in the record's fields, which a reader may have written otherwise than the text."""
        strings = [source.name for record in self._records for source in record.sources]
        strings += [record.document.title for record in self._records]
        strings += [party.name for event in self._list_events() for party in event.participants]
        return {sighting.number for string in strings if string for sighting in self._names.find(string)}

    def _list_events(self) -> list[Event]:
        return [event for record in self._records for event in record.events]

    def _spared(self) -> frozenset[str]:
        """Words that are also those of a place or of a known party."""
        public = [place.place.name for event in self._list_events() for place in event.where if place.place]
        parties = [party for event in self._list_events() for party in event.participants]
        public += [party.name for party in parties if party.actor and find_actor(party.actor)]
        return spare_words() | {word.key for name in public for word in split_words(name)}

    def _find(self, text: str, whole: list[Sighting]) -> list[Sighting]:
        taken = [(one.start, one.end) for one in whole]
        alone = [
            one for one in find_alone(text, self._parts)
            if not any(start < one.end and one.start < end for start, end in taken)
        ]  # fmt: skip
        return _join(text, sorted({*whole, *alone}))

    def _withhold(self, text: str) -> str:
        return cut(text, self._find(text, self._names.find(text)))

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self._string(text)

    def withhold(self, text: str) -> str:
        """Text that says something of the report."""
        return self._string(text)

    def move(self, start: int, end: int) -> Span:
        """Words of the text, where they stand now."""
        start, end = self._cut.move(start, end=False), self._cut.move(end, end=True)
        return Span(start, end, self._cut.text[start:end])

    def make(self, record: Record) -> Record:
        """One of its records as it may go out."""
        self._sources = {source.id: f"s{number}" for number, source in enumerate(record.sources, 1)}
        self._events = {event.id: f"e{number}" for number, event in enumerate(record.events, 1)}
        return Record(
            record.format, self._document(record.document), tuple(map(self._source, record.sources)),
            tuple(map(self._event, record.events)), tuple(map(self._framing, record.framing)),
        )  # fmt: skip

    def _document(self, document: Document) -> Document:
        url = document.url if document.url and not self._names.find(unquote(document.url), any_case=True) else None
        return Document(
            hash_bytes(self._cut.text.encode()), self._cut.text, document.language, self._maybe(document.title), url,
            self._maybe(document.outlet), None, document.published, self._maybe(document.retrieved),
        )  # fmt: skip

    def _span(self, span: Span) -> Span:
        return self.move(span.start, span.end)

    def _source(self, source: Source) -> Source:
        return replace(
            source, id=self._sources[source.id], name=self._maybe(source.name),
            description=self._maybe(source.description), actor=keep_known(source.actor),
            via=self._sources[source.via] if source.via else None, spans=tuple(map(self._span, source.spans)),
        )  # fmt: skip

    def _event(self, event: Event) -> Event:
        known = event.type in ONTOLOGY
        return replace(
            event, id=self._events[event.id], type=event.type if known else self._string(event.type),
            codes=event.codes if known else Codes(None, None, None),
            trigger=self._span(event.trigger), extent=self._span(event.extent),
            denied_by=self._sources[event.denied_by] if event.denied_by else None,
            attribution=self._sources[event.attribution],
            part_of=self._events[event.part_of] if event.part_of else None,
            same_as=tuple(self._events[name] for name in event.same_as),
            cause_of=tuple(self._events[name] for name in event.cause_of),
            participants=tuple(map(self._participant, event.participants)), when=self._when(event.when),
            where=tuple(map(self._location, event.where)), casualties=tuple(map(self._casualties, event.casualties)),
        )  # fmt: skip

    def _location(self, found: Location) -> Location:
        place = found.place and replace(
            found.place, name=self._string(found.place.name), country=self._maybe(found.place.country),
            admin1=self._maybe(found.place.admin1), feature=self._string(found.place.feature),
        )  # fmt: skip
        return coarsen(replace(found, span=self._span(found.span), text=self._string(found.text), place=place))

    def _when(self, when: When | None) -> When | None:
        return when and replace(when, span=self._span(when.span), text=self._string(when.text))

    def _participant(self, party: Participant) -> Participant:
        attribution = self._sources.get(party.attribution) if party.attribution else None
        return replace(
            party, span=self._span(party.span), actor=keep_known(party.actor), name=self._string(party.name),
            attribution=attribution,
        )  # fmt: skip

    def _casualties(self, figure: Casualties) -> Casualties:
        who = figure.who and self._victims(figure.who)
        return replace(figure, who=who, span=self._span(figure.span), attribution=self._sources[figure.attribution])

    def _victims(self, who: Victims) -> Victims:
        span = who.span and self._span(who.span)
        return replace(who, span=span, name=self._maybe(who.name), actor=keep_known(who.actor))

    def _framing(self, framing: Framing) -> Framing:
        return replace(
            framing, span=self._span(framing.span), neutral=self._maybe(framing.neutral),
            actor=keep_known(framing.actor), source=self._sources[framing.source],
        )  # fmt: skip


def _join(text: str, found: Sequence[Sighting]) -> list[Sighting]:
    """Parts of one name side by side are one."""
    joined: list[Sighting] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.number == one.number and not text[last.end : one.start].strip(" -‑\u00a0"):
            joined[-1] = Sighting(last.start, one.end, one.number)
        else:
            joined.append(one)
    return joined


def keep_known(actor: str | None) -> str | None:
    """An id that is none of the registry's may be made of a name."""
    return actor if actor and find_actor(actor) else None
