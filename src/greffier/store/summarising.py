"""An incident → its summary: what it is filtered by, and what is shown of it. Nothing is read or written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from greffier.incidents.reconcile import Figures
from greffier.incidents.summary import Incident, Told
from greffier.model.edtf import find_bounds
from greffier.model.folding import fold
from greffier.model.record import Location, Place
from greffier.store.globe import project, stand
from greffier.store.hashing import to_json
from greffier.store.shown import Bounds, Party, Shown, Spot

Row = dict[str, Any]

FIELDS = {
    "type": "types that its tellings give",
    "modality": "modalities",
    "country": "countries",
    "actor": "ids of known parties, in whatever role",
    "party": "folded names of parties, in whatever role",
    "source": "names of the origins, as they are counted",
    "kind": "kinds of the voices that tell of it",
    "language": "languages of the reports",
    "figures": "kinds of figures that somebody gives",
}
"""What an incident may have several of."""

Value = tuple[str, str]
"""A field and a value."""

_SUREST = ("asserted", "alleged", "uncertain")


@dataclass(frozen=True, slots=True)
class Summary:
    """The rows of one incident, but for the number that they get where they are written."""

    summary: Row
    shown: str
    tellings: tuple[Row, ...]
    values: frozenset[Value]
    readings: tuple[int, ...]


def make_summary(incident: Incident, languages: Iterable[str], standing: Row) -> Summary:
    """The summary of an incident, from its reports in these languages; ``standing``: its state, if it is corrected."""
    tellings = _list_tellings(incident)
    own = _where_and_when(*find_bounds(incident.when.edtf if incident.when else None), incident.where)
    varied = tellings != [own]
    modality = _choose_modality(incident)
    row = {
        "id": incident.id, "type": incident.type, "modality": modality, **own,
        "first": min((day for one in tellings if (day := one["earliest"])), default=None),
        "last": max((day for one in tellings if (day := one["latest"])), default=None),
        "varied": varied, "sources": incident.reconciled.independent_sources,
        "killed": _find_most(incident, "killed"), "injured": _find_most(incident, "injured"),
        "contested": bool(incident.reconciled.contested),
        "denied": all(told.event.negated for told in incident.members), **standing,
    }  # fmt: skip
    spoken = tuple(sorted(set(languages)))
    return Summary(
        row, to_json(msgspec.to_builtins(_show(incident, spoken))).decode(), tuple(tellings) if varied else (),
        frozenset(_list_values(incident, spoken)),
        tuple(sorted({int(told.member.telling.reading) for told in incident.members})),
    )  # fmt: skip


def _list_tellings(incident: Incident) -> list[Row]:
    """Each date and place that is told, once, in one order."""
    found = [
        _where_and_when(told.member.telling.first, told.member.telling.last, told.location)
        for told in incident.members
    ]  # fmt: skip
    unique = {tuple(one.values()): one for one in found}
    return sorted(unique.values(), key=lambda one: [(value is not None, value) for value in one.values()])


def _where_and_when(first: date | None, last: date | None, location: Location | None) -> Row:
    place = location.place if location else None
    return {
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "country": place.country if place else None,
    } | _point(place)


def _point(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(("x", "y", "ex", "ey", "ez"))
    x, y = project(place.latitude, place.longitude)
    ex, ey, ez = stand(place.latitude, place.longitude)
    return {"x": x, "y": y, "ex": ex, "ey": ey, "ez": ez}


def _choose_modality(incident: Incident) -> str | None:
    """What most of those say who affirm it; of equals, the surest. None where nobody does."""
    counted = Counter(told.event.modality for told in _affirmed(incident))
    return min(counted, key=lambda one: (-counted[one], _SUREST.index(one)), default=None)


def _affirmed(incident: Incident) -> list[Told]:
    return [told for told in incident.members if not told.event.negated]


def _find_most(incident: Incident, kind: str) -> int | None:
    """The highest number that anybody gives, on whatever side they were hurt."""
    kinds = (kind, f"{kind}_attackers")
    figures = [found for name in kinds if (found := incident.reconciled.figures.get(name))]
    return max((number for one in figures for number in _numbers(one)), default=None)


def _numbers(figures: Figures) -> Iterator[int]:
    for said in figures.by_source:
        yield from (number for number in (said.low, said.high) if number is not None)


def _show(incident: Incident, languages: tuple[str, ...]) -> Shown:
    when, reconciled = incident.when, incident.reconciled
    return Shown(
        when.edtf if when else None, when.precision if when else None, find_spot(incident.where),
        _parties(incident, "agent"), _parties(incident, "target"),
        tuple(_bounds(kind, figures, reconciled.contested) for kind, figures in reconciled.figures.items()),
        reconciled.contested, len({told.member.telling.document for told in incident.members}),
        len({told.member.telling.anchor for told in incident.members}), languages, incident.denied,
    )  # fmt: skip


def find_spot(location: Location | None) -> Spot | None:
    """A place on the map; None where there is none."""
    if location is None or location.place is None:
        return None
    place = location.place
    return Spot(
        place.name, place.country, place.admin1, location.relation, place.latitude, place.longitude,
        location.radius_km, location.precision, place.id, place.feature,
    )  # fmt: skip


def _bounds(kind: str, figures: Figures, contested: Sequence[str]) -> Bounds:
    return Bounds(kind, figures.low, figures.high, kind in contested)


def _parties(incident: Incident, role: str) -> tuple[Party, ...]:
    """Who has a role by those who affirm the incident, each once, the most named first."""
    names: dict[str, Counter[Party]] = {}
    for told in _affirmed(incident) or incident.members:
        for party in told.event.participants:
            if party.role == role:
                key = party.actor or fold(party.name)
                names.setdefault(key, Counter())[Party(party.name, party.actor)] += 1
    ranked = sorted(names, key=lambda key: (-names[key].total(), key))
    return tuple(min(names[key], key=lambda party: (-names[key][party], party.name)) for key in ranked)


def _list_values(incident: Incident, languages: Iterable[str]) -> Iterator[Value]:
    for told in incident.members:
        yield from _values_of(told)
    yield from (("source", name) for name in incident.reconciled.origins)
    yield from (("language", language) for language in languages)
    yield from (("figures", kind) for kind in incident.reconciled.figures)


def _values_of(told: Told) -> Iterator[Value]:
    event, place = told.event, told.location.place if told.location else None
    yield "type", event.type
    yield "modality", event.modality
    if place and place.country:
        yield "country", place.country
    for party in event.participants:
        yield "party", fold(party.name)
        if party.actor:
            yield "actor", party.actor
    for source in (event.attribution, *(figure.attribution for figure in event.casualties)):
        yield "kind", told.member.voice(source).kind
