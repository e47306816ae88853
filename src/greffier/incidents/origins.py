"""Who is at the end of the chain: voices of many records brought down to the origins of what they tell.

A ministry that two newspapers quote is one origin. So is the unnamed officer of a dispatch that both reprint. Known
voices are one where they are the same actor, or share a name; others where one agency relays both and they are
described alike or give the same figure, or where their reports are copies of one text. A report's own voice counts only
where it names nobody else for the incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from greffier.model.folding import fold
from greffier.model.record import Record, Source

_ACRONYM = re.compile(r"\b[A-Z]{3,8}\b")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]\w+")
_NAMED = frozenset({"person", "organisation", "official", "outlet", "social-media"})
_OWN = "document"
_BODIES = frozenset({"official", "organisation"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of one record. ``chain`` is how it reaches the reader: itself first, the document's own voice last.

    ``figures`` are the kinds and numbers that it gives of the incident.
    """

    reading: str
    document: str
    source: str
    kind: str
    name: str
    keys: frozenset[str]
    relays: frozenset[str]
    chain: tuple[str, ...]
    figures: frozenset[tuple[str, int | None]] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """What names it among the voices of all records."""
        return self.reading, self.source


def make_voices(record: Record, reading: str) -> dict[str, Voice]:
    """The voices of a record by their ids."""
    known = {source.id: source for source in record.sources}
    return {source.id: _make(source, known, record, reading) for source in record.sources}


def _make(source: Source, known: Mapping[str, Source], record: Record, reading: str) -> Voice:
    chain = _follow(source, known)
    relays = frozenset().union(*(_keys(relay, record) for relay in chain[1:] if relay.kind != _OWN))
    names = tuple(_name(voice, record) for voice in chain)
    if chain[-1].kind != _OWN and _own_name(record) != names[-1]:
        names += (_own_name(record),)
    return Voice(reading, record.document.id, source.id, source.kind, names[0], _keys(source, record), relays, names)


def _follow(source: Source, known: Mapping[str, Source]) -> list[Source]:
    chain = [source]
    while (via := chain[-1].via) and via in known and known[via] not in chain:
        chain.append(known[via])
    return chain


def _name(source: Source, record: Record) -> str:
    if source.kind == _OWN:
        return source.name or _own_name(record)
    return source.name or source.description or source.kind


def _own_name(record: Record) -> str:
    document = record.document
    return document.outlet or document.title or document.id[:15]


def _keys(source: Source, record: Record) -> frozenset[str]:
    """What a voice may be known by: its actor, its name, the acronym in its name. Empty for the unnamed."""
    if source.kind == _OWN:
        names: Sequence[str | None] = (source.name, record.document.outlet)
    else:
        names = (source.name,) if source.kind in _NAMED else ()
    keys = {f"name:{fold(name)}" for name in names if name}
    if source.kind in ("organisation", "outlet", _OWN):
        said = (*names, source.description)
        keys |= {f"name:{fold(found)}" for name in said if name for found in _acronyms(name)}
    if source.actor and source.kind in ("official", "organisation"):
        keys.add(f"actor:{source.actor}")
    return frozenset(keys)


def _acronyms(name: str) -> list[str]:
    """The acronyms in a name, and that of a name of several words in capitals.

    >>> _acronyms("l’Agence Mer Rouge (AMR)"), _acronyms("Agence Mer Rouge"), _acronyms("Le Monde")
    (['AMR'], ['AMR'], [])
    """
    initials = "".join(word[0] for word in _CAPITAL.findall(name))
    found = _ACRONYM.findall(name)
    return found or ([initials] if len(initials) >= 3 else [])


def find_origins(voices: Iterable[Voice], copies: Iterable[tuple[str, str]] = ()) -> dict[tuple[str, str], str]:
    """For each voice (by its key) the name of its origin; voices of one origin share it.

    ``copies`` are the pairs of readings whose texts are near-duplicates.
    """
    listed = sorted(set(voices), key=lambda voice: voice.key)
    groups = {voice.key: [voice] for voice in listed}
    for pairs in (_share_keys(listed), _share_texts(listed, copies), _share_relays(listed)):
        for one, other in pairs:
            into, merged = groups[one.key], groups[other.key]
            if into is not merged:
                into += merged
                groups |= {voice.key: into for voice in merged}
    return _name_groups(groups)


def _share_keys(voices: Iterable[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Voices known by the same thing; here and in what follows only as many pairs as bring them all together."""
    first: dict[str, Voice] = {}
    for voice in voices:
        yield from ((first.setdefault(key, voice), voice) for key in voice.keys)


def _share_texts(voices: Iterable[Voice], copies: Iterable[tuple[str, str]]) -> Iterator[tuple[Voice, Voice]]:
    """Voices of two copies of one text: the reports' own, and those that are called alike."""
    called: dict[str, dict[tuple[bool, str], list[Voice]]] = {}
    for voice in voices:
        known = called.setdefault(voice.reading, {})
        known.setdefault((False, fold(voice.name)), []).append(voice)
        if voice.kind == _OWN:
            known.setdefault((True, ""), []).append(voice)
    for one, other in copies:
        here, there = called.get(one, {}), called.get(other, {})
        for name in here.keys() & there.keys():
            yield from product(here[name], there[name])


def _share_relays(voices: Iterable[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Voices of different reports that one agency relays, called alike or giving the same figure."""
    alike: dict[tuple[str, str, object], list[Voice]] = {}
    for voice in voices:
        kind = "body" if voice.kind in _BODIES else voice.kind
        for relay, said in product(voice.relays, (fold(voice.name), *voice.figures)):
            alike.setdefault((relay, kind, said), []).append(voice)
    for found in alike.values():
        unknown, actors = _of_two_reports(found, known=False), _of_two_reports(found, known=True)
        for voice in found:  # two known actors would have met by their keys
            others = unknown if _is_actor(voice) else unknown + actors
            yield from [(voice, other) for other in others if other.reading != voice.reading][:1]


def _of_two_reports(voices: Iterable[Voice], *, known: bool) -> list[Voice]:
    """One voice each of two reports: any other is of another report than one of them."""
    return list({voice.reading: voice for voice in voices if _is_actor(voice) is known}.values())[:2]


def _is_actor(voice: Voice) -> bool:
    return any(key.startswith("actor:") for key in voice.keys)


def _name_groups(groups: Mapping[tuple[str, str], list[Voice]]) -> dict[tuple[str, str], str]:
    """A name for each origin; two that would have the same are numbered, in the order of their documents."""
    unique = {id(group): group for group in groups.values()}.values()
    ordered = sorted(unique, key=lambda group: min((voice.document, voice.source) for voice in group))
    taken: dict[str, int] = {}
    names: dict[tuple[str, str], str] = {}
    for group in ordered:
        name = _best_name(group)
        taken[name] = taken.get(name, 0) + 1
        unlike = name if taken[name] == 1 else f"{name} [{taken[name]}]"
        names |= {voice.key: unlike for voice in group}
    return names


def _best_name(group: Sequence[Voice]) -> str:
    """The shortest name of those that are names; an unnamed voice is told by its words and the report that has it."""
    known = [voice.name for voice in group if voice.keys]
    if known:
        return min(known, key=lambda name: (len(name), name))
    first = min(group, key=lambda voice: (voice.document, voice.source))
    return first.name if first.kind == _OWN else f"{first.name} ({first.chain[-1]})"
