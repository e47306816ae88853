"""Invented incidents for ``crowd.py``: towns are real, all that is told of them is not. The same for the same seed.

One in five is contested, some are undated, unplaced, vague, denied, at a border or between two towns. The words are
those of the made-up war of ``tests/incidents``.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from greffier.gazetteer.geometry import distance_km, midpoint
from greffier.gazetteer.store import BUILT_IN, open_gazetteer
from greffier.model.record import Place, Record
from tests.store.records import event, make_record, voice

_WORDS = Path(__file__).parent.parent / "tests" / "incidents" / "words.yaml"
_COUNTRIES = ("ML", "ML", "ML", "BF", "NE", "NG", "SD", "SS", "SO", "ET", "CD", "CF", "CM", "TD", "MZ", "LY", "SY",
              "IQ", "YE", "LB", "AF", "PK", "MM", "UA", "HT", "CO", "PS", "IL", "IR", "TR", "SN", "KE")  # fmt: skip
_OTHER = {"air-strike": "shelling", "shelling": "air-strike", "armed-clash": "attack-on-civilians"}
_FIRST, _DAYS = date(2019, 1, 1), 2_060
_LANGUAGES = ("fr", "fr", "en", "ar")
_STATES = ("unread", "unread", "unread", "unread", "accepted", "in-review", "disputed")
_SORTS = ("official", "official", "observer", "witness", "hospital")
_KINDS = {"official": "official", "observer": "organisation", "witness": "witness", "hospital": "unnamed"}
_UNHURT = ("arrest", "weapons-seizure", "looting-destruction")


@dataclass(frozen=True)
class Invented:
    """The reports of one incident, each of one event; and how far their review is."""

    records: tuple[Record, ...]
    state: str


@dataclass(frozen=True)
class _Deed:
    """An incident as it is told by most."""

    type: str
    day: date
    place: dict[str, Any]
    town: str
    agent: str
    target: str
    killed: int


def invent(chance: Random, incidents: int) -> Iterator[Invented]:
    """So many incidents, in no order."""
    for number in range(incidents):
        deed = _happen(chance)
        denied = chance.random() < 0.02
        reports = 1 if denied else chance.choice((1, 1, 1, 1, 1, 2, 2, 3, 4))
        records = tuple(_write(chance, deed, f"{number}.{at}", at > 0, denied) for at in range(reports))
        yield Invented(records, chance.choice(_STATES))


def _happen(chance: Random) -> _Deed:
    town, place = _put(chance)
    day = _FIRST + timedelta(days=int(_DAYS * chance.random() ** 0.7))
    agent, target = chance.sample(_actors() if chance.random() < 0.6 else _actors()[:6], 2)
    killed = int(chance.lognormvariate(1.3, 1))
    return _Deed(chance.choice(list(_words()["deeds"])), day, place, town, agent, target, killed)


@cache
def _words() -> dict[str, Any]:
    return dict(yaml.safe_load(_WORDS.read_text(encoding="utf-8")))


@cache
def _actors() -> tuple[str, ...]:
    """The six of the made-up war, and some four hundred bands."""
    return (*_words()["actors"], *(f"band-{number}" for number in range(1, 400)))


def _name(actor: str, language: str) -> str:
    known = _words()["actors"].get(actor)
    if known:
        return str(known[language])
    number = actor.removeprefix("band-")
    band = {"fr": "Brigade des Collines n°", "en": "Hill Brigade", "ar": "لواء التلال"}[language]
    return f"{band} {number}"


@cache
def _towns() -> dict[str, list[Place]]:
    """Of each country its sixty largest towns."""
    return _read_places("p.feature IN ('populated-place', 'capital', 'town') ORDER BY p.population DESC, p.id LIMIT 60")


@cache
def _regions() -> dict[str, list[Place]]:
    """Of each country its first-level regions."""
    return _read_places("p.feature = 'admin1' ORDER BY p.id")


def _read_places(chosen: str) -> dict[str, list[Place]]:
    query = f"""SELECT p.id, p.name, p.country, r.name, p.feature, p.latitude, p.longitude FROM places p
    LEFT JOIN places r ON r.pk = p.region WHERE p.country = ? AND {chosen}"""
    with sqlite3.connect(f"{BUILT_IN.as_uri()}?mode=ro", uri=True) as connection:
        return {code: [Place(*row) for row in connection.execute(query, (code,))] for code in dict.fromkeys(_COUNTRIES)}


def _put(chance: Random) -> tuple[str, dict[str, Any]]:
    """A town, and the fields that place an event at it, near it, on the way to another, in its region or nowhere."""
    code = chance.choice(_COUNTRIES)
    town, other = chance.sample(_towns()[code], 2)
    how = chance.random()
    if how < 0.05:
        return town.name, {"place": None}
    if how < 0.72:
        return town.name, {"place": town, "radius": 3.0, "relation": "at", "place_precision": 1}
    if how < 0.88:
        return town.name, {"place": _beside(chance, town), "radius": 12.0, "relation": "near", "place_precision": 2}
    if how < 0.93 and distance_km((town.latitude, town.longitude), (other.latitude, other.longitude)) < 300:
        return town.name, _between(town, other)
    if how < 0.98 and _regions()[code]:
        region = chance.choice(_regions()[code])
        return region.name, {"place": region, "radius": 120.0, "relation": "in", "place_precision": 3}
    return town.name, _at_border(chance, town)


def _beside(chance: Random, town: Place) -> Place:
    north, east = chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2)
    return replace(town, latitude=round(town.latitude + north, 5), longitude=round(town.longitude + east, 5))


def _between(town: Place, other: Place) -> dict[str, Any]:
    ends = (town.latitude, town.longitude), (other.latitude, other.longitude)
    latitude, longitude = midpoint(*ends)
    name = f"{town.name} – {other.name}"
    way = Place(f"{town.id}+{other.id}", name, town.country, None, "stretch", round(latitude, 5), round(longitude, 5))
    radius = max(round(distance_km(*ends) / 2, 1), 5.0)
    return {"place": way, "radius": radius, "relation": "between", "place_precision": 2}


def _at_border(chance: Random, town: Place) -> dict[str, Any]:
    neighbours = open_gazetteer().neighbours(town.country or "")
    if not neighbours:
        return {"place": None}
    codes = sorted((town.country or "", chance.choice(neighbours)))
    latitude, longitude = chance.choice(open_gazetteer().border(*codes))
    name = f"{codes[0]} – {codes[1]} border"
    line = Place("border:" + "-".join(codes), name, None, None, "border", latitude, longitude)
    return {"place": line, "radius": 80.0, "relation": "border", "place_precision": 3}


def _write(chance: Random, deed: _Deed, number: str, other: bool, denied: bool) -> Record:
    """One report; those after the first differ at times, in what they say of the dead, of the day or of the author."""
    words, language = _words(), chance.choice(_LANGUAGES)
    fields, voices, who = _tell(chance, deed, language, other)
    where = words["where"]["at" if fields["place"] else "none"][language].format(town=deed.town)
    told = words["denies"][language] if denied else chance.choice(words["deeds"][fields["type"]][language])
    told = told.format(
        agent=_name(fields["agent"], language), target=_name(deed.target, language), where=where,
        when=fields["when"] or "", who=who,
    )  # fmt: skip
    head = words["heads"]["monitor"][language].format(published=deed.day)
    start = re.search(r"\[(.+?)\]", told)
    assert start is not None
    plain = told.replace("[", "").replace("]", "")
    at = len(head) + start.start()
    tail = "".join(chance.sample(words["tails"][language], 3))
    dead = "" if "killed" not in fields else words["says"][language][0].format(
        killed=words["killed"][language][0].format(n=fields["killed"]), who=who)  # fmt: skip
    text = f"{head}{plain}{dead or '. '}{tail}({number})"
    made = event((at, at + len(start[1])), extent=(len(head), len(head) + len(plain)), negated=denied, **fields)
    published = (deed.day + timedelta(days=chance.choice((0, 1, 1, 2)))).isoformat()
    outlet = f"Journal {int(300 * chance.random() ** 2)}"
    title = f"{deed.town} : {start[1]}"
    return make_record(text, made, voices=voices, published=published, outlet=outlet, title=title, language=language)


def _tell(chance: Random, deed: _Deed, language: str, other: bool) -> tuple[dict[str, Any], list[dict[str, Any]], str]:
    """The fields of an event, its voices, and what the one that tells it is called."""
    differs = other and chance.random() < 0.4
    fields: dict[str, Any] = {"type": deed.type, "target": deed.target, "agent": deed.agent, "voice": "s2"} | deed.place
    fields |= {"when": None} | _date(chance, deed.day, differs)
    fields["modality"] = chance.choice(("asserted", "asserted", "asserted", "alleged", "uncertain"))
    if differs and chance.random() < 0.3:
        fields["type"] = _OTHER.get(deed.type, deed.type)
    if differs and chance.random() < 0.3:
        fields["agent"] = chance.choice([actor for actor in _actors()[:6] if actor != deed.target])
    if deed.type not in _UNHURT and chance.random() < 0.8:
        fields["killed"] = deed.killed + (chance.randrange(1, 5) if differs else 0)
        if chance.random() < 0.4:
            fields["injured"] = deed.killed * 2
    voices, who = _speak(chance, fields["agent"], language)
    return fields, voices, who


def _date(chance: Random, day: date, differs: bool) -> dict[str, str]:
    how = chance.random()
    if how < 0.04:
        return {}
    if how < 0.09:
        return {"when": f"{day:%Y-%m}", "precision": "month"}
    if how < 0.10:
        return {"when": f"{day:%Y}~", "precision": "year"}
    if how < 0.11:
        return {"when": f"{day}/..", "precision": "vague"}
    if how < 0.16 or differs:
        return {"when": f"{day}/{day + timedelta(days=chance.choice((1, 2, 6)))}", "precision": "vague"}
    return {"when": day.isoformat(), "precision": "day"}


def _speak(chance: Random, actor: str, language: str) -> tuple[list[dict[str, Any]], str]:
    sort = chance.choice(_SORTS)
    who = str(_words()["voices"][sort][language].format(actor=_name(actor, language)))
    if sort == "observer":
        who = f"{who} {chance.randrange(60)}"
        return [voice("s2", "organisation", who)], who
    speaker = actor if sort == "official" else None
    return [voice("s2", _KINDS[sort], None, actor=speaker, description=who)], who
