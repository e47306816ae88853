"""Records made in a line, for the tests of the store and of incidents, and for tools that make records of cases.

    make_record("Trois soldats tués à Kidal.", event("tués", "armed-clash", when="2021-01-24", place=KIDAL, killed=3))

Where no words are given for a value, the trigger's stand for them.
"""

import hashlib

from greffier.model.document import Document
from greffier.model.record import (
    FORMAT,
    Casualties,
    Codes,
    Event,
    Location,
    Participant,
    Place,
    Record,
    Source,
    Victims,
    When,
)  # fmt: skip
from greffier.record.serialise import to_json
from greffier.store.readings import Offer

KIDAL = Place("test:kidal", "Kidal", "ML", "Kidal", "town", 18.44, 1.41)
TESSIT = Place("test:tessit", "Tessit", "ML", "Gao", "village", 15.13, 0.31)
GAO = Place("test:gao", "Gao", "ML", "Gao", "town", 16.27, -0.04)


def voice(id="s2", kind="official", name=None, via="s1", actor=None, description=None):
    return {"id": id, "kind": kind, "name": name, "via": via, "actor": actor, "description": description}


def event(trigger, type="armed-clash", **fields):
    """What is told; ``trigger`` is its words, or where they stand; ``extent`` the words around it, else the whole text.

    A party is an actor's id, or several as (id or None, name). Figures are a number or (low, high) under their kind, or
    with whose they are under ``figures``, as (kind, low, high, source, whom, role).
    """
    return {"trigger": trigger, "type": type, **fields}


def make_document(text, published="2021-01-25", outlet=None, url=None, title=None, language="fr"):
    identity = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return Document(identity, text, language, title, url, outlet, None, published)


def make_record(text, *events, voices=(), published="2021-01-25", outlet=None, url=None, title=None, language="fr"):
    """A record of a text; its first source, s1, is the document itself."""
    document = make_document(text, published, outlet, url, title, language)
    own = Source("s1", "document", outlet, None, None, None, ())
    sources = [Source(spans=(), **fields) for fields in voices]
    made = tuple(_make_event(document, f"e{n}", fields) for n, fields in enumerate(events, start=1))
    return Record(FORMAT, document, (own, *sources), made, ())


def _span(document, words, within=None):
    if isinstance(words, tuple):
        return document.span(*words)
    start = document.text.index(words, within.start if within else 0)
    return document.span(start, start + len(words))


def _make_event(document, id, fields):
    extent = _span(document, fields["extent"]) if "extent" in fields else document.span(0, len(document.text))
    trigger = _span(document, fields["trigger"], extent)

    def words(name):
        return _span(document, fields[f"{name}_words"], extent) if f"{name}_words" in fields else trigger

    attribution = fields.get("voice", "s1")
    when = fields.get("when")
    return Event(
        id, fields["type"], trigger, extent, fields.get("aggregate", False),
        fields.get("negated", False), fields.get("modality", "asserted"), fields.get("denied_by"), attribution,
        fields.get("part_of"), fields.get("same_as", ()), (), tuple(_participants(fields, words)),
        When(when, fields.get("precision", "day"), words("when"), words("when").quote) if when else None,
        tuple(_locations(words("place"), fields)),
        tuple(_figures(fields, words, attribution)), Codes(None, None, None),
    )  # fmt: skip


def _locations(span, fields):
    place, name = fields.get("place"), fields.get("place_name")
    if place is not None or name is not None:
        precision, relation = fields.get("place_precision", 1), fields.get("relation", "at")
        yield Location(span, name or span.quote, relation, place, fields.get("radius", 5.0), precision)


def _participants(fields, words):
    for role in ("agent", "target"):
        named = fields.get(role, ())
        for actor, name in [(named, named)] if isinstance(named, str) else named:
            yield Participant(role, words(role), actor, name, None)


CIVILIANS = frozenset({"civilians", "villagers"})
GROUPS = CIVILIANS | {"soldiers"}
"""Whom a figure may count so that it counts nobody else; others may be anybody."""


def _figures(fields, words, attribution):
    for kind in ("killed", "injured", "abducted"):
        if kind in fields:
            low, high = fields[kind] if isinstance(fields[kind], tuple) else (fields[kind], fields[kind])
            status = fields.get("status", "current")
            yield Casualties(kind, status, low, high, False, None, words(kind), fields.get(f"{kind}_by", attribution))
    for kind, low, high, source, whom, role in fields.get("figures", ()):
        who = Victims(None, whom, None, whom in CIVILIANS if whom in GROUPS else None, role)
        yield Casualties(kind, "current", low, high, False, who, words(kind), source)


def offer(record, reader="greffier", version="0.1.0", place="report.txt", way="file", content=True):
    """The record as it is handed to the store."""
    data = record.document.text.encode() if content else None
    return Offer(record, to_json(record), reader, version, way, place, data)
