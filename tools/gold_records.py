"""Records made from hand-coded cases, for languages that have no reader yet.

A case gives the words of each event's trigger and the values that are right; the spans of all values are those of the
trigger, since a case does not say where each value stands.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from greffier.model.ontology import ONTOLOGY
from greffier.model.record import Place, Record
from greffier.registry.index import candidates
from tests.store import records

Case = dict[str, Any]
Voices = dict[tuple[str, int | None], str]


def make_record(case: Case, voices: Voices | None = None) -> Record:
    """The record that a perfect reader would make of a case.

    ``voices`` names who gives a figure (by kind and low), where it is not the voice of the event.
    """
    sources = _Sources()
    told = [event for event in case["events"] or () if event["type"] in ONTOLOGY and not event.get("optional")]
    for event in told:
        sources.know(event, voices or {})
    events = [_make_event(case["text"], sources, event, voices or {}) for event in told]
    return records.make_record(
        case["text"], *events, voices=sources.made, outlet=case.get("outlet"), language=case["language"],
        published=str(case["published"]) if case.get("published") else None,
    )  # fmt: skip


class _Sources:
    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []
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
        wanted = {"kind": kind, "name": name, "via": outer, "description": description}
        for source in self.made:
            if wanted.items() <= source.items():
                return str(source["id"])
        self.made.append(records.voice(f"s{len(self.made) + 2}", actor=_actor([name]), **wanted))
        return str(self.made[-1]["id"])


def find_trigger(text: str, trigger: str | dict[str, Any]) -> tuple[int, int]:
    """Where the trigger of a case stands in its text."""
    words, nth = (trigger, 1) if isinstance(trigger, str) else (trigger["quote"], trigger.get("nth", 1))
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def _make_event(text: str, sources: _Sources, gold: Case, voices: Voices) -> dict[str, Any]:
    span = find_trigger(text, gold["trigger"])
    voice = gold.get("voice") or {"kind": "document"}
    attribution = sources.find(_first(voice["kind"]), _first(voice.get("name")), _fullest(voice.get("via")))
    made: dict[str, Any] = records.event(
        span, gold["type"], extent=span, aggregate=bool(gold.get("aggregate")), negated=bool(gold.get("negated")),
        modality=_first(gold.get("modality")) or "asserted", voice=attribution,
        when=str(_first(gold["when"])) if gold.get("when") else None,
        figures=_figures(gold, sources, attribution, voices), **_where(gold),
        **{role: [(_actor(names), names[0]) for names in gold.get(role) or ()] for role in ("agent", "target")},
    )  # fmt: skip
    return made


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value or None


def _fullest(names: list[str] | None) -> str | None:
    return max(names, key=len) if names else None


def _actor(names: list[str | None]) -> str | None:
    """The registry's actor of one of these names, where it has one."""
    found = (candidates(name) or candidates(name, "en") for name in names if name)
    return next((actors[0].id for actors in found if actors), None)


def _where(gold: Case) -> dict[str, Any]:
    where = gold.get("where")
    if not where:
        return {}
    name, lat, lon = where["name"][0], where.get("lat"), where.get("lon")
    place = None if lat is None else Place(f"gold:{name}", name, None, None, "town", lat, lon)
    km = where.get("km", 20)
    return {"place": place, "place_name": name, "radius": km / 2, "place_precision": 1 if km < 50 else 3}


def _figures(gold: Case, sources: _Sources, attribution: str, voices: Voices) -> list[tuple[Any, ...]]:
    made = []
    for figure in gold.get("casualties") or ():
        named = voices.get((figure["kind"], figure["low"]))
        own_name = named in ((gold.get("voice") or {}).get("name") or ())
        source = sources.find("unnamed", None, None, named) if named and not own_name else attribution
        agents = {name for names in gold.get("agent") or () for name in names}
        role = "agent" if agents & set(figure.get("who") or ()) else "target"
        made.append((figure["kind"], figure["low"], figure["high"], source, _first(figure.get("who")), role))
    return made
