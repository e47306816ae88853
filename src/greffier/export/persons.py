"""Whose names are withheld: witnesses and private persons; never an office holder's, a body's or a place's.

Withheld is the name of each voice that is a person, a witness, unnamed or an account of social media; the author of a
report; and in the parties and victims what looks like the name of a person whom the registry does not know. A name
that any report gives to an official voice is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, select

from greffier import languages
from greffier.export.names import NameIndex, Word, make_key, split_words
from greffier.gazetteer.store import open_gazetteer
from greffier.registry import candidates, find_actor
from greffier.store.tables import correction, reading

LANGUAGES = ("fr", "en", "ar")
_PRIVATE = frozenset({"person", "witness", "unnamed", "social-media"})
PARTICLES = frozenset({"al", "el", "ag", "ould", "ben", "bin", "ibn", "abou", "abu", "de", "da", "do", "dos", "du",
                        "van", "von", "bint", "ul", "ur", "der", "den", "la", "le", "d", "o"})  # fmt: skip
_PEOPLE = frozenset({"civilians", "protesters", "rioters"})
_MOST_WORDS = 6
_AS_WRITTEN = 3


class _Voice(msgspec.Struct):
    kind: str
    name: str | None = None
    description: str | None = None
    actor: str | None = None


class _Words(msgspec.Struct):
    quote: str


class _Party(msgspec.Struct):
    name: str | None = None
    actor: str | None = None
    span: _Words | None = None


class _Figure(msgspec.Struct):
    who: _Party | None = None


class _Event(msgspec.Struct):
    participants: list[_Party]
    casualties: list[_Figure]


class _Document(msgspec.Struct):
    author: str | None = None


class _Record(msgspec.Struct):
    """The part of a record that names somebody."""

    document: _Document
    sources: list[_Voice]
    events: list[_Event]


_decoder = msgspec.json.Decoder(_Record)


def find_private_names(connection: Connection) -> NameIndex:
    """The names to withhold, of everything that was ever read, in the order in which it was."""
    return PrivateNames().read(connection)


class PrivateNames:
    """The names to withhold, read on from where they were read before: a store's readings and corrections only grow."""

    def __init__(self) -> None:
        self._private, self._public = dict[str, None](), set[str]()
        self._read, self._corrected = 0, 0
        self._index = NameIndex()

    def read(self, connection: Connection) -> NameIndex:
        """The names of all that was ever read, and of what people corrected, in that order."""
        before = self._read, self._corrected
        self._read_readings(connection)
        self._read_corrections(connection)
        if before != (self._read, self._corrected):
            self._index = NameIndex()
            for name in self._private:
                if _fold(name) not in self._public:
                    self._index.add(name)
        return self._index

    def _read_readings(self, connection: Connection) -> None:
        query = select(reading.c.number, reading.c.record).where(reading.c.number > self._read)
        for row in connection.execution_options(yield_per=50).execute(query.order_by(reading.c.number)):
            record = _decoder.decode(row.record)
            self._public.update(_fold(one.name) for one in record.sources if one.kind == "official" and one.name)
            self._private |= dict.fromkeys(_find_names(record))
            self._read = row.number

    def _read_corrections(self, connection: Connection) -> None:
        query = select(correction.c.number, correction.c.value).where(correction.c.number > self._corrected)
        for row in connection.execute(query.order_by(correction.c.number)):
            self._private |= dict.fromkeys(_find_said(msgspec.json.decode(row.value)))
            self._corrected = row.number


def _find_said(value: object) -> Iterator[str]:
    """Names in what a person says instead of a value: of voices, parties and victims."""
    if isinstance(value, list):
        for part in value:
            yield from _find_said(part)
    if not isinstance(value, dict):
        return
    texts = {key: part for key, part in value.items() if isinstance(part, str)}
    name, actor, kind = texts.get("name"), texts.get("actor"), texts.get("kind")
    if kind in _PRIVATE and name and not _is_known(name):
        yield name
    elif name and "latitude" not in value and kind is None:
        yield from _find_in_party(_Party(name, actor))
    if kind in _PRIVATE:
        yield from find_persons(texts.get("description", ""))
    for part in value.values():
        yield from _find_said(part)


def _find_names(record: _Record) -> Iterator[str]:
    for voice in record.sources:
        if voice.kind in _PRIVATE:
            if voice.name and not _is_known(voice.name):
                yield voice.name
            yield from find_persons(voice.description or "")
    yield from find_persons(record.document.author or "")
    for event in record.events:
        parties = (*event.participants, *(figure.who for figure in event.casualties if figure.who))
        for party in parties:
            yield from _find_in_party(party)


def _find_in_party(party: _Party) -> Iterator[str]:
    """Persons in the name, where that is not the registry's; and in the words, where these may be of civilians."""
    actor = find_actor(party.actor) if party.actor else None
    if actor is None or actor.name != party.name:
        yield from find_persons(party.name or "")
    if party.span and (actor is None or actor.kind in _PEOPLE):
        yield from (name for name in find_persons(party.span.quote) if name[0].isupper())


def _fold(name: str) -> str:
    return " ".join(word.key for word in split_words(name))


def _is_known(name: str) -> bool:
    """True for a name of the registry, or of a platform on which accounts speak."""
    return bool(_in_registry(name)) or make_key(name) in _platforms()


def _in_registry(name: str) -> bool:
    return any(candidates(name, language) for language in LANGUAGES[:2])


def find_persons(words: str) -> list[str]:
    """What looks like persons' names in a phrase: at its beginning, after a comma, a title or an « and ».

    A single word is one only after what civilians are called, « mon frère Moussa »; after an office none is private.

    >>> find_persons("le témoin Fatou Diallo"), find_persons("Front du Macina"), find_persons("trois soldats")
    (['Fatou Diallo'], [], [])
    """
    found, at, split = list[str](), 0, split_words(words)
    while at < len(split):
        end = _read_name(words, split, at)
        first = next((place for place in range(at, end) if split[place].key not in _titles()), end)
        if end > first and _may_be_person(words, split, first, end, at) and _is_person(words, split[first:end]):
            found.append(words[split[first].start : split[end - 1].end])
        at = max(end, at + 1)
    return found


def _may_be_person(text: str, words: list[Word], first: int, end: int, at: int) -> bool:
    """True by what stands before: no office; for a single word what civilians are called."""
    before = words[first - 1].key if first else ""
    if before in _offices():
        return False
    if end - first == 1:
        return before in _callings()
    return first > at or before in _titles() or _may_begin(text, words, at)


def _read_name(text: str, words: list[Word], at: int) -> int:
    """Where a row of capitalised words ends; particles may stand inside, blanks, hyphens and points between."""
    end = at
    while end < len(words) and _is_capital(words[end]):
        if end > at and not _is_joined(text, words[end - 1], words[end]):
            break
        end += 1
        after = end
        while after < len(words) and words[after].key in PARTICLES and _is_joined(text, words[after - 1], words[after]):
            after += 1
        if after > end and after < len(words) and _is_capital(words[after]):
            end = after
    return end


def _is_capital(word: Word) -> bool:
    return word.capital and not word.key.isdigit()


def _is_joined(text: str, one: Word, other: Word) -> bool:
    return not text[one.end : other.start].strip(" \u00a0\u202f\n-‑’'.")


def _may_begin(text: str, words: list[Word], at: int) -> bool:
    if at == 0 or words[at - 1].key in _joins():
        return True
    return any(mark in text[words[at - 1].end : words[at].start] for mark in ',;:(«"')


def _is_person(text: str, name: list[Word]) -> bool:
    if len(name) > _MOST_WORDS or any(word.key in _bodies() for word in name):
        return False
    written = text[name[0].start : name[-1].end]
    return not _in_registry(written) and not _is_place(written)


def _is_place(name: str) -> bool:
    """True for a place's name as it is written; « Awa Sow » is none because a hill sounds alike."""
    return any(found.exactness >= _AS_WRITTEN for found in open_gazetteer().find(name))


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "bodies"))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return _callings() | _offices() | frozenset(make_key(word) for word in _load("actors", "titles"))


@lru_cache(maxsize=1)
def _callings() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "titles"))


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "offices"))


def spare_words() -> frozenset[str]:
    """Words of names that stand for nobody alone: titles and particles."""
    return PARTICLES | _titles()


@lru_cache(maxsize=1)
def _joins() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("redaction", "joins"))


@lru_cache(maxsize=1)
def _platforms() -> frozenset[str]:
    return frozenset(make_key(word) for word in _load("attribution", "platforms"))


def _load(phenomenon: str, key: str) -> Iterator[str]:
    for language in LANGUAGES:
        try:
            yield from map(str, languages.load(language, phenomenon).get(key, ()))
        except LookupError:  # a language without this phenomenon
            continue
