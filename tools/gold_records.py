"""Records made from hand-coded cases, for languages that have no reader yet.

A case gives the words of each event's trigger and the values that are right; the spans of all values are those of the
trigger, since a case does not say where each value stands.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from greffier.model.document import Document
from greffier.model.ontology import ONTOLOGY
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
from greffier.model.span import Span
from greffier.registry.index import candidates

Case = dict[str, Any]
Voices = dict[tuple[str, int | None], str]


def make_record(case: Case, voices: Voices | None = None) -> Record:
    """The record that a perfect reader would make of a case.

    ``voices`` names who gives a figure (by kind and low), where it is not the voice of the event.
    """
    document = Document(
        "sha256:" + sha256(case["text"].encode()).hexdigest(), case["text"], case["language"],
        outlet=case.get("outlet"), published=str(case["published"]) if case.get("published") else None,
    )  # fmt: skip
    sources = _Sources(document)
    told = [event for event in case["events"] or () if event["type"] in ONTOLOGY and not event.get("optional")]
    for event in told:
        sources.know(event, voices or {})
    events = tuple(_make_event(document, sources, event, f"e{n}", voices or {}) for n, event in enumerate(told, 1))
    return Record(FORMAT, document, tuple(sources.made), events, ())


class _Sources:
    def __init__(self, document: Document) -> None:
        self.made = [Source("s1", "document", document.outlet, None, None, None, ())]
        self._known: dict[tuple[str, str | None], str] = {}

    def know(self, gold: Case, voices: Voices) -> None:
        """The unnamed voice of an event is the one that gives its first figure, where that one is known."""
        voice = gold.get("voice") or {"kind": "document"}
        named = [voices[key] for f in gold.get("casualties") or () if (key := (f["kind"], f["low"])) in voices]
        if named and not voice.get("name"):
            self._known.setdefault((_first(voice["kind"]), _fullest(voice.get("via"))), named[0])

    def find(self, kind: str, name: str | None, via: str | None, description: str | None = None) -> str:
        """The id of a voice, made where it is new."""
        if kind == "document" and name is None and via is None and description is None:
            return "s1"
        if name is None and description is None and (kind, via) in self._known:
            kind, description = "unnamed", self._known[kind, via]
        outer = self.find("organisation", via, None) if via else "s1"
        for source in self.made:
            if (source.kind, source.name, source.via, source.description) == (kind, name, outer, description):
                return source.id
        source = Source(f"s{len(self.made) + 1}", kind, name, description, _actor([name]), outer, ())  # type: ignore[arg-type]
        self.made.append(source)
        return source.id


def find_trigger(text: str, trigger: str | dict[str, Any]) -> tuple[int, int]:
    """Where the trigger of a case stands in its text."""
    words, nth = (trigger, 1) if isinstance(trigger, str) else (trigger["quote"], trigger.get("nth", 1))
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def _make_event(document: Document, sources: _Sources, gold: Case, id: str, voices: Voices) -> Event:
    span = document.span(*find_trigger(document.text, gold["trigger"]))
    voice = gold.get("voice") or {"kind": "document"}
    attribution = sources.find(_first(voice["kind"]), _first(voice.get("name")), _fullest(voice.get("via")))
    modality = _first(gold.get("modality")) or "asserted"
    return Event(
        id, gold["type"], span, span, bool(gold.get("aggregate")), bool(gold.get("negated")), modality,  # type: ignore[arg-type]
        None, attribution, None, (), (), tuple(_parties(gold, span)), _when(gold, span), _where(gold, span),
        tuple(_figures(gold, span, sources, attribution, voices)), Codes(None, None, None),
    )  # fmt: skip


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value or None


def _fullest(names: list[str] | None) -> str | None:
    return max(names, key=len) if names else None


def _actor(names: list[str | None]) -> str | None:
    """The registry's actor of one of these names, where it has one."""
    found = (candidates(name) or candidates(name, "en") for name in names if name)
    return next((actors[0].id for actors in found if actors), None)


def _parties(gold: Case, span: Span) -> list[Participant]:
    return [
        Participant(role, span, _actor(names), names[0], None)  # type: ignore[arg-type]
        for role in ("agent", "target")
        for names in gold.get(role) or ()
    ]


def _when(gold: Case, span: Span) -> When | None:
    edtf = _first(gold.get("when"))
    return When(str(edtf), "day", span, span.quote) if edtf else None


def _where(gold: Case, span: Span) -> tuple[Location, ...]:
    where = gold.get("where")
    if not where:
        return ()
    name, lat, lon = where["name"][0], where.get("lat"), where.get("lon")
    place = None if lat is None else Place(f"gold:{name}", name, None, None, "town", lat, lon)
    return (Location(span, name, "at", place, where.get("km", 20) / 2, 1 if where.get("km", 20) < 50 else 3),)


def _figures(gold: Case, span: Span, sources: _Sources, attribution: str, voices: Voices) -> list[Casualties]:
    made = []
    for figure in gold.get("casualties") or ():
        named = voices.get((figure["kind"], figure["low"]))
        own_name = named in ((gold.get("voice") or {}).get("name") or ())
        source = sources.find("unnamed", None, None, named) if named and not own_name else attribution
        agents = {name for names in gold.get("agent") or () for name in names}
        own = bool(agents & set(figure.get("who") or ()))
        who = Victims(None, _first(figure.get("who")), None, None, "agent" if own else "target")
        made.append(Casualties(figure["kind"], "current", figure["low"], figure["high"], False, who, span, source))
    return made
