"""The names to withhold, of everything that was ever read: kept in the store as they are found, read on beyond that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version as installed_version
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select

from greffier.export.names import NameIndex
from greffier.export.persons import PEOPLE, PRIVATE, find_persons, fold_name, is_known, list_words
from greffier.registry import find_actor
from greffier.store.hashing import hash_fields
from greffier.store.name_tables import private_name, private_progress
from greffier.store.parts import chunks
from greffier.store.tables import correction, reading

AT_ONCE = 500
"""So many readings are gone through in one transaction."""


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


class _Position(NamedTuple):
    """Up to which reading and correction names were found."""

    reading: int = 0
    correction: int = 0


class _Found(NamedTuple):
    """Names to withhold, in the order in which they were found; names that are public, folded; where it ended."""

    private: dict[str, None]
    public: dict[str, None]
    end: _Position


def find_private_names(connection: Connection) -> NameIndex:
    """The names to withhold, in the order in which they were found."""
    return PrivateNames().read(connection)


class PrivateNames:
    """The names to withhold, read on from where they were read before: a store's readings and corrections only grow."""

    def __init__(self) -> None:
        self._private, self._public = dict[str, None](), set[str]()
        self._position, self._row = _Position(), 0
        self._index = NameIndex()

    def read(self, connection: Connection) -> NameIndex:
        """The names that the store keeps, then those of what was read or corrected since they were kept."""
        before = len(self._private), len(self._public)
        self._load(connection)
        found = _read_on(connection, self._position)
        self._position = found.end
        self._private |= found.private
        self._public.update(found.public)
        if before != (len(self._private), len(self._public)):
            self._index = NameIndex()
            for name in self._private:
                if fold_name(name) not in self._public:
                    self._index.add(name)
        return self._index

    def _load(self, connection: Connection) -> None:
        kept = _find_kept(connection)
        if kept is None or kept == self._position:
            return
        query = select(private_name).where(private_name.c.number > self._row).order_by(private_name.c.number)
        for row in connection.execute(query):
            self._row = row.number
            if row.public:
                self._public.add(row.name)
            else:
                self._private[row.name] = None
        self._position = _Position(*map(max, kept, self._position))


def keep_private_names(connection: Connection) -> bool:
    """Keep the names of what was added since they were kept last; True where more is left: call it again."""
    kept = _find_kept(connection)
    if kept is None:  # never yet, or by other rules
        connection.execute(delete(private_name))
    found = _read_on(connection, kept or _Position(), AT_ONCE)
    for names, public in ((found.private, False), (found.public, True)):
        _put(connection, list(names), public)
    if found.end != kept:
        connection.execute(delete(private_progress))
        connection.execute(insert(private_progress).values(rules=_name_rules(), **found.end._asdict()))
    return kept is None or found.end.reading > kept.reading


def _find_kept(connection: Connection) -> _Position | None:
    """Up to where names are kept; None where they are not, or were found by other rules."""
    row = connection.execute(select(private_progress).where(private_progress.c.rules == _name_rules())).first()
    return _Position(row.reading, row.correction) if row else None


def _put(connection: Connection, names: list[str], public: bool) -> None:
    for part in chunks(names):
        query = select(private_name.c.name).where(private_name.c.name.in_(part), private_name.c.public == public)
        known = set(connection.scalars(query))
        new = [{"name": name, "public": public} for name in part if name not in known]
        if new:
            connection.execute(insert(private_name), new)


@lru_cache(maxsize=1)
def _name_rules() -> str:
    """What decides whose name is withheld: this version and its words."""
    return hash_fields(installed_version("greffier"), *list_words())


def _read_on(connection: Connection, start: _Position, most: int | None = None) -> _Found:
    """The names of at most so many readings after a position; of corrections once no reading is left."""
    found = _Found({}, {}, start)
    query = select(reading.c.number, reading.c.record).where(reading.c.number > start.reading)
    ordered = query.order_by(reading.c.number).limit(most).execution_options(yield_per=50)
    with connection.execute(ordered) as rows:
        for row in rows:
            record = _decoder.decode(row.record)
            official = (one.name for one in record.sources if one.kind == "official" and one.name)
            found.public.update(dict.fromkeys(map(fold_name, official)))
            found.private.update(dict.fromkeys(_find_names(record)))
            start = start._replace(reading=row.number)
    return _read_corrections(connection, found._replace(end=start))


def _read_corrections(connection: Connection, found: _Found) -> _Found:
    end = found.end
    query = select(correction.c.number, correction.c.value).where(correction.c.number > end.correction)
    for row in connection.execute(query.order_by(correction.c.number)):
        found.private.update(dict.fromkeys(_find_said(msgspec.json.decode(row.value))))
        end = end._replace(correction=row.number)
    return found._replace(end=end)


def _find_said(value: object) -> Iterator[str]:
    """Names in what a person says instead of a value: of voices, parties and victims."""
    if isinstance(value, list):
        for part in value:
            yield from _find_said(part)
    if not isinstance(value, dict):
        return
    texts = {key: part for key, part in value.items() if isinstance(part, str)}
    name, actor, kind = texts.get("name"), texts.get("actor"), texts.get("kind")
    if kind in PRIVATE and name and not is_known(name):
        yield name
    elif name and "latitude" not in value and kind is None:
        yield from _find_in_party(_Party(name, actor))
    if kind in PRIVATE:
        yield from find_persons(texts.get("description", ""))
    for part in value.values():
        yield from _find_said(part)


def _find_names(record: _Record) -> Iterator[str]:
    for voice in record.sources:
        if voice.kind in PRIVATE:
            if voice.name and not is_known(voice.name):
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
    if party.span and (actor is None or actor.kind in PEOPLE):
        yield from (name for name in find_persons(party.span.quote) if name[0].isupper())
