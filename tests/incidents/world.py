"""A made-up war whose incidents are known, and the reports that outlets in three languages write of it.

Reports blur what happened as real ones do: nights that are dated to either day, places given as « near » a town or not
at all, other words for the deed, other culprits, tolls that differ and are revised, round-ups, and dispatches that
others reprint. Neighbouring towns, attacks on following days, and several events in one town on one day make it hard.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

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
_ACTORS = ("army", "front", "militia", "column", "league", "coalition")
_TELLS = {
    "fr": "Le {day}, {place}, {deed} : {killed} morts, selon {who}. {tail}",
    "en": "On {day} in {place}, {deed}; {killed} dead, {who} said. {tail}",
    "ar": "في {day} في {place}، {deed}، والقتلى {killed}، بحسب {who}. {tail}",
}
_TAILS = (
    "les routes du district restent fermées et les écoles aussi",
    "relief convoys were waiting on the main road for a permit",
    "ولم يصدر تعليق من الجهات الرسمية حتى مساء اليوم",
    "des habitants disent avoir passé la nuit dans les champs",
    "the market will stay closed until the end of the week",
)


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
    """A report: its record, and which incident each of its events is of."""

    record: Record
    truth: tuple[str, ...]

    def offer(self) -> Offer:
        """The report as it is handed to the store."""
        return offer(self.record, place=f"{self.record.document.outlet}/{self.record.document.id[7:19]}")


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
    language = chance.choice(("fr", "fr", "en", "ar"))
    outlet = f"Journal {chance.randrange(40)}"
    published = max(one.day for one in told) + timedelta(days=chance.choice((0, 1, 1, 2, 5)))
    events, texts, voices = [], [], [voice("s2", "outlet", "Agence du Fleuve (ADF)")]
    for place, one in enumerate(told):
        voices.append(_voice(chance, one, f"s{place + 3}", number))
        fields = _tell(chance, one, f"s{place + 3}")
        deed = f"deed-{number}-{place}"
        who = voices[-1]["name"] or voices[-1]["description"]
        tail = chance.choice(_TAILS)
        texts.append(
            _TELLS[language].format(
                day=fields["when"], place=one.town.name, deed=deed, killed=one.killed, who=who, tail=tail
            )
        )
        events.append(event(deed, **fields))
    record = make_record(
        " ".join(texts), *events, voices=voices, published=published.isoformat(), outlet=outlet, language=language
    )
    return Report(record, tuple(one.name for one in told))


def _voice(chance: Random, one: Happened, id: str, number: int) -> dict[str, str | None]:
    via = chance.choice(("s1", "s2"))
    kind = chance.random()
    if kind < 0.4:
        return voice(id, "official", None, via, actor=one.agent, description="porte-parole")
    if kind < 0.7:
        return voice(id, "organisation", f"Observatoire {one.town.admin1}", via)
    return voice(id, "witness", None, via, description=f"habitant {number}")


def _tell(chance: Random, one: Happened, source: str) -> dict[str, object]:
    type_ = one.type
    if chance.random() < 0.25:
        type_ = chance.choice(_OTHER_WORDS.get(one.type, (one.type,)))
    fields: dict[str, object] = {"type": type_, "when": _date(chance, one.day), "voice": source}
    fields |= _place(chance, one.town)
    blame = chance.random()
    if blame < 0.6:
        fields |= {"agent": one.agent, "target": one.target}
    elif blame < 0.7:
        fields["agent"] = chance.choice([actor for actor in _ACTORS if actor != one.agent])
    if one.type not in ("arrest", "weapons-seizure") and chance.random() < 0.8:
        said = max(0, round(one.killed * chance.choice((1, 1, 1, 0.7, 1.3, 1.5))))
        fields["killed"] = (said, None) if chance.random() < 0.2 else said
    return fields


def _date(chance: Random, day: date) -> str:
    how = chance.random()
    if how < 0.85:
        return day.isoformat()
    if how < 0.95:
        return f"{(day - timedelta(days=1)).isoformat()}/{day.isoformat()}"
    return f"{day.isoformat()}/{(day + timedelta(days=3)).isoformat()}"


def _place(chance: Random, town: Place) -> dict[str, object]:
    how = chance.random()
    if how < 0.8:
        return {"place": town, "radius": 3.0}
    if how < 0.95:
        away = replace(town, id=f"{town.id}-near", latitude=town.latitude + chance.uniform(-0.06, 0.06))
        return {"place": away, "radius": 10.0, "relation": "near"}
    return {"place": None}


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
        elif isinstance(value, list):
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
