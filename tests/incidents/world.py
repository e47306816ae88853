"""A made-up war whose incidents are known, and the reports that outlets in three languages write of it.

Reports blur what happened as real ones do: nights that are dated to either day, weeks, months, places given as « near »
a town, as a region, or not at all, other words for the deed, other culprits, tolls that differ and are revised,
denials, round-ups, second mentions, dispatches that others reprint, and rows of a coded data set. Neighbouring towns,
attacks on following days, and several events in one town on one day make it hard. The words are data: ``words.yaml``.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import yaml

from greffier.model.record import Place, Record
from greffier.store.readings import Offer
from tests.store.records import event, make_record, offer, voice

START = date(2023, 3, 1)
_DAYS = 90  # for 500 incidents; more of them take longer
_TYPES = ("armed-clash", "air-strike", "shelling", "remote-explosive", "attack-on-civilians", "abduction", "arrest",
          "looting-destruction", "weapons-seizure")  # fmt: skip
_OTHER_WORDS = {
    "armed-clash": ("attack-on-civilians", "shelling"),
    "air-strike": ("shelling", "attack-on-civilians"),
    "shelling": ("air-strike", "attack-on-civilians"),
    "remote-explosive": ("shelling", "attack-on-civilians"),
    "attack-on-civilians": ("armed-clash", "air-strike"),
    "arrest": ("security-operation",),
}
_DEADLY = ("armed-clash", "air-strike", "shelling", "remote-explosive", "attack-on-civilians")
_ACTORS = ("army", "front", "militia", "column", "league", "coalition")
_STYLES = ("agency", "agency", "monitor", "partisan", "official", "blog")
_CODER = "Desk of the coders"
_REGION = Place("w:region", "Nord", "ML", "Nord", "admin1", 16.0, 3.5)


@dataclass(frozen=True)
class Happened:
    """An incident as it was."""

    name: str
    type: str
    day: date
    town: Place
    agent: str
    target: str
    killed: int


@dataclass(frozen=True)
class Report:
    """A report: its record, and which incident each of its events is of; or a row that ``reader`` imported."""

    record: Record
    truth: tuple[str, ...]
    reader: str = "greffier"

    def offer(self) -> Offer:
        """The report as it is handed to the store."""
        document = self.record.document
        return offer(self.record, reader=self.reader, place=f"{document.outlet}/{document.id[7:19]}")


@cache
def _words():
    return yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))


def make_world(incidents: int, reports: int, seed: int = 1) -> list[Report]:
    """At least so many reports of so many incidents, in the order of publication. The same for the same seed."""
    chance = Random(seed)
    towns = _make_towns(chance)
    happened = [_happen(chance, towns, number, max(_DAYS * incidents // 500, 30)) for number in range(incidents)]
    written: list[Report] = []
    while len(written) < reports:
        told = happened[len(written) % incidents]
        written.append(_write(chance, [told, *_same_time(chance, happened, told)], len(written)))
        if chance.random() < 0.25:
            written.append(_reprint(chance, written[-1], len(written)))
        if len(written) < incidents and chance.random() < 0.3:
            written.append(_code(chance, told))
    return sorted(written, key=lambda report: (report.record.document.published or "", report.record.document.id))


def _make_towns(chance: Random) -> list[Place]:
    towns = []
    for number in range(60):
        latitude, longitude = 14 + chance.random() * 4, 1 + chance.random() * 5
        towns.append(Place(f"w:{number}", f"Ville-{number}", "ML", "Nord", "town", latitude, longitude))
        if number % 3 == 0:  # a neighbour, some 20 km away
            near = (latitude + 0.18, longitude)
            towns.append(Place(f"w:{number}b", f"Bourg-{number}", "ML", "Nord", "village", *near))
    return towns


def _happen(chance: Random, towns: list[Place], number: int, days: int) -> Happened:
    agent, target = chance.sample(_ACTORS, 2)
    day = START + timedelta(days=chance.randrange(days))
    killed = int(chance.lognormvariate(1.5, 1))
    return Happened(f"i{number}", chance.choice(_TYPES), day, chance.choice(towns), agent, target, killed)


def _same_time(chance: Random, happened: list[Happened], told: Happened) -> list[Happened]:
    """What a round-up tells besides."""
    near = [other for other in happened if abs((other.day - told.day).days) <= 2 and other is not told]
    return chance.sample(near, min(len(near), 2)) if chance.random() < 0.15 else []


def _write(chance: Random, told: list[Happened], number: int) -> Report:
    style, language = chance.choice(_STYLES), chance.choice(("fr", "fr", "en", "ar"))
    writing = _Writing(chance, style, language, number)
    published = max(one.day for one in told) + timedelta(days=chance.choice((0, 1, 1, 2, 5)))
    writing.open(told[0], published)
    for one in told:
        writing.tell(one)
    outlet = f"Journal {chance.randrange(40)}"
    record = make_record(
        writing.text, *writing.events, voices=writing.voices, published=published.isoformat(), outlet=outlet,
        language=language,
    )  # fmt: skip
    return Report(record, tuple(writing.truth))


class _Writing:
    """A report while it is written, in one style and language."""

    def __init__(self, chance: Random, style: str, language: str, number: int) -> None:
        self._chance, self._style, self._language, self._number = chance, style, language, number
        self.text = ""
        self.events: list[dict[str, object]] = []
        self.truth: list[str] = []
        self.voices = [voice("s2", "outlet", "Agence du Fleuve (ADF)")]

    def open(self, one: Happened, published: date) -> None:
        """The head."""
        head = _words()["heads"][self._style][self._language]
        self.text += head.format(town=one.town.name, published=published.isoformat(), agency="ADF")

    def tell(self, one: Happened) -> None:
        """One incident: its sentence, sometimes a second mention, and what surrounds it."""
        chance = self._chance
        source, who = self._speak(one)
        if self._style == "official" and chance.random() < 0.3:
            self._deny(one, source, who)
            return
        fields = _tell(chance, one, source, self._style)
        self._say(one, fields, who)
        self._end(chance.choice((1, 2, 3)))
        if chance.random() < 0.1:
            again = fields | {"when": one.day.isoformat(), "same_as": (f"e{len(self.events)}",)}
            again.pop("killed", None)
            self._say(one, again, who)

    def _say(self, one: Happened, fields: dict[str, object], who: str) -> None:
        chance, words, language = self._chance, _words(), self._language
        deed = chance.choice(words["deeds"][fields["type"]][language])
        killed = fields.get("killed")
        told = deed.format(
            agent=self._name(one.agent), target=self._name(one.target), when=fields["when"] or "",
            where=self._where(one, fields),
        )  # fmt: skip
        tail = ". "
        if killed is not None:
            said = killed[0] if isinstance(killed, tuple) else killed
            count = chance.choice(words["killed"][language]).format(n=said)
            tail = chance.choice(words["says"][language]).format(killed=count, who=who)
        self._put(one, " ".join(told.split()) + tail, fields)

    def _deny(self, one: Happened, source: str, who: str) -> None:
        fields = {"type": one.type, "when": _date(self._chance, one.day), "voice": source, "negated": True}
        fields |= _place(self._chance, one.town)
        told = _words()["denies"][self._language].format(who=who, when=fields["when"], where=self._where(one, fields))
        self._put(one, told, fields | {"agent": one.agent})

    def _put(self, one: Happened, told: str, fields: dict[str, object]) -> None:
        """A sentence with its event, whose trigger stands in brackets."""
        match = re.search(r"\[(.+?)\]", told)
        start = len(self.text) + match.start()
        plain = told.replace("[", "").replace("]", "")
        extent = (len(self.text), len(self.text) + len(plain.rstrip()))
        self.text += plain
        self.events.append(event((start, start + len(match[1])), extent=extent, **fields))
        self.truth.append(one.name)

    def _end(self, number: int) -> None:
        self.text += "".join(self._chance.sample(_words()["tails"][self._language], number))

    def _name(self, actor: str) -> str:
        if self._style == "partisan" and self._chance.random() < 0.5:
            return str(self._chance.choice(_words()["labels"][self._language]))
        return str(_words()["actors"][actor][self._language])

    def _where(self, one: Happened, fields: dict[str, object]) -> str:
        how = "none" if fields.get("place") is None else {"near": "near", "in": "region"}.get(fields["relation"], "at")
        return str(_words()["where"][how][self._language].format(town=one.town.name))

    def _speak(self, one: Happened) -> tuple[str, str]:
        """A voice of the report, with the words it is called by."""
        chance, id, via = self._chance, f"s{len(self.voices) + 2}", self._chance.choice(("s1", "s2"))
        kinds = {"official": ("official",), "monitor": ("observer", "witness"), "partisan": ("official", "witness")}
        sort = chance.choice(kinds.get(self._style, ("official", "observer", "witness", "hospital")))
        actor = chance.choice((one.agent, one.target)) if sort == "official" else None
        called = _words()["voices"][sort][self._language]
        who = str(called.format(actor=_words()["actors"][actor][self._language] if actor else ""))
        if sort == "observer":
            self.voices.append(voice(id, "organisation", "Observatoire du Nord", via))
        else:
            kind = {"official": "official", "witness": "witness", "hospital": "unnamed"}[sort]
            described = who if sort != "witness" else f"{who} {self._number}"
            self.voices.append(voice(id, kind, None, via, actor=actor, description=described))
        return id, who


def _tell(chance: Random, one: Happened, source: str, style: str) -> dict[str, object]:
    type_ = one.type
    if chance.random() < (0.4 if style == "partisan" else 0.2):
        type_ = chance.choice(_OTHER_WORDS.get(one.type, (one.type,)))
    fields: dict[str, object] = {"type": type_, "when": _date(chance, one.day), "voice": source}
    fields |= _place(chance, one.town)
    blame = chance.random()
    if blame < 0.6:
        fields |= {"agent": one.agent, "target": one.target}
    elif blame < (0.8 if style == "partisan" else 0.7):
        fields["agent"] = chance.choice([actor for actor in _ACTORS if actor != one.agent])
    if one.type not in ("arrest", "weapons-seizure") and chance.random() < 0.8:
        skew = {"partisan": (1, 0.5, 1.5, 2), "official": (1, 0.5, 0.7)}.get(style, (1, 1, 1, 0.7, 1.3))
        said = max(0, round(one.killed * chance.choice(skew)))
        fields["killed"] = (said, None) if chance.random() < 0.2 else said
    return fields


def _date(chance: Random, day: date) -> str | None:
    how = chance.random()
    if how < 0.82:
        return day.isoformat()
    if how < 0.92:
        return f"{(day - timedelta(days=1)).isoformat()}/{day.isoformat()}"
    if how < 0.97:
        return f"{day.isoformat()}/{(day + timedelta(days=3)).isoformat()}"
    return f"{day:%Y-%m}" if how < 0.99 else None


def _place(chance: Random, town: Place) -> dict[str, object]:
    how = chance.random()
    if how < 0.8:
        return {"place": town, "radius": 3.0, "relation": "at"}
    if how < 0.93:
        away = replace(town, id=f"{town.id}-near", latitude=town.latitude + chance.uniform(-0.06, 0.06))
        return {"place": away, "radius": 10.0, "relation": "near", "place_precision": 2}
    if how < 0.96:
        return {"place": _REGION, "radius": 200.0, "relation": "in", "place_precision": 3}
    return {"place": None}


def _code(chance: Random, one: Happened) -> Report:
    """The row of a coded data set that has the incident."""
    near = chance.random() < 0.2
    text = f"event_id_cnty: {one.name}\nevent_date: {one.day}\nevent: {one.type}\nlocation: {one.town.name}\n"
    fields = {"agent": [(one.agent, one.agent), (one.target, one.target)]} if one.type in _DEADLY else {}
    if one.type in _DEADLY and one.killed:
        fields["killed"] = max(1, round(one.killed * chance.choice((1, 1, 0.8))))
    told = event(
        one.type, type=one.type, when=one.day.isoformat(), place=one.town, radius=25.0 if near else 5.0,
        place_precision=2 if near else 1, **fields,
    )  # fmt: skip
    record = make_record(text, told, title=one.name, outlet=_CODER, language="en", published=None)
    own = replace(record.sources[0], kind="organisation", name=_CODER)
    return Report(replace(record, sources=(own,)), (one.name,), "acled-csv import")


def _reprint(chance: Random, report: Report, number: int) -> Report:
    """The same dispatch in another outlet, with a head of its own."""
    record, head = report.record, f"Reprise {number} – "
    text = head + record.document.text
    moved = make_moved(record, text, len(head))
    document = replace(moved.document, outlet=f"Journal {40 + chance.randrange(40)}")
    return Report(replace(moved, document=document), report.truth)


def make_moved(record: Record, text: str, by: int) -> Record:
    """The record of the same words in a longer text, ``by`` code points later."""
    import hashlib

    import msgspec

    plain = msgspec.to_builtins(record)

    def move(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "quote"} <= value.keys():
                value["start"] += by
                value["end"] += by
            for part in value.values():
                move(part)
        elif isinstance(value, list | tuple):
            for part in value:
                move(part)

    move(plain)
    plain["document"] |= {"text": text, "id": "sha256:" + hashlib.sha256(text.encode()).hexdigest()}
    return msgspec.convert(plain, Record)


def b_cubed(found: dict[str, str], truth: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, over its members. Source: Bagga and Baldwin 1998.

    >>> b_cubed({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"})[0]
    1.0
    """
    together: dict[tuple[str, str], int] = {}
    for member, cluster in found.items():
        together[cluster, truth[member]] = together.get((cluster, truth[member]), 0) + 1
    sizes = [{}, {}]
    for (cluster, right), number in together.items():
        sizes[0][cluster] = sizes[0].get(cluster, 0) + number
        sizes[1][right] = sizes[1].get(right, 0) + number
    precision = sum(n * n / sizes[0][cluster] for (cluster, _), n in together.items()) / len(found)
    recall = sum(n * n / sizes[1][right] for (_, right), n in together.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)
