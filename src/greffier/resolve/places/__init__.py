"""Tie place expressions to the map, with the candidates and the reason for the choice.

Two rounds: names that stand alone or beside their container settle first, and what they settle on pulls the
namesakes of the second round.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from greffier.gazetteer.geometry import Point
from greffier.gazetteer.store import Candidate, Gazetteer, open_gazetteer
from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.folding import fold_word
from greffier.model.mentions import Resolution, Situated, Toponym
from greffier.model.record import Location
from greffier.model.span import Span
from greffier.resolve.places import situate
from greffier.resolve.places.anchors import Anchors, Others
from greffier.resolve.places.choose import Choice, Setting, choose
from greffier.resolve.places.context import country_shares
from greffier.resolve.places.within import place_within

MOST_SHOWN = 5  # candidates kept for --explain
ROUNDS = 3
CONSENSUS = 1.4  # votes, one for each place name, that make a country one that the text speaks of
NO_HOLDERS = ("border", "from", "to", "towards")
ACROSS = 0.03  # share of a country across a border that the text names
BESIDE_KM = 60.0
ANCHOR_KM = 60.0  # only places known this closely pull others


def resolve_places(annotated: Annotated, gazetteer: Gazetteer | None = None) -> tuple[Situated, ...]:
    """One place, or None with the words kept, for each toponym of the document.

    « Bali », in a text about Bamenda → Bali in Cameroon's Northwest. A point that is only told relatively is
    moved and its radius widened; ``radius_km`` is in kilometres. A name that the map lacks stands on what holds it,
    with the relation "in".
    """
    gazetteer = gazetteer or open_gazetteer()
    shares = country_shares(annotated.document.text, annotated.document.language)
    inside = containers(annotated)
    choices = _choose_all(annotated, gazetteer, shares, inside)
    anchors = list(dict.fromkeys(c.best.point for pair in choices for c in pair if c.best and _is_anchor(c.best)))
    countries = _country_order(shares, choices)
    situated = [
        _situate(toponym, pair, gazetteer, anchors, countries)
        for toponym, pair in zip(annotated.toponyms, choices, strict=True)
    ]
    return place_within(annotated, situated, inside, listed(annotated))


def _choose_all(
    annotated: Annotated, gazetteer: Gazetteer, shares: Mapping[str, float], inside: Mapping[int, int]
) -> list[tuple[Choice, ...]]:
    """For each toponym a choice for each of its names; every round sees the choices of the one before."""
    toponyms = annotated.toponyms
    known = gazetteer.lookup({_written(t, name) for t in toponyms if "countries" not in t.fields for name in t.names})
    shares = _with_neighbours(_with_consensus(shares, toponyms, known), toponyms, gazetteer)
    choices: list[tuple[Choice, ...]] = [()] * len(toponyms)
    for _ in range(ROUNDS):
        shares_now = _with_places(shares, choices)
        before, anchors = choices, _anchors(choices)
        choices = [
            _choose(index, toponyms, known, before, inside, anchors, shares_now) for index in range(len(toponyms))
        ]
        if _bests(choices) == _bests(before):
            break  # the next round would see what this one saw
    return choices


def _bests(choices: Sequence[tuple[Choice, ...]]) -> list[tuple[str | None, ...]]:
    return [tuple(choice.best.place.id if choice.best else None for choice in pair) for pair in choices]


def _with_consensus(
    shares: Mapping[str, float], toponyms: Sequence[Toponym], known: Mapping[str, tuple[Candidate, ...]]
) -> dict[str, float]:
    """The text's country words together with the countries that its place names have in common, half and half.

    « Syrte », « Derna » and « Zaouïa » are namesakes of places elsewhere; only Libya has them all.
    """
    votes: dict[str, float] = {}
    for name in sorted({_written(toponym, toponym.names[0]) for toponym in toponyms}):
        for code, vote in _votes(known.get(name, ())).items():
            votes[code] = votes.get(code, 0.0) + vote
    agreed = {code: vote for code, vote in votes.items() if vote >= CONSENSUS}
    total = sum(agreed.values())
    half = 0.5 if shares and agreed else 1.0
    mixed = {code: share * half for code, share in shares.items()}
    for code, vote in agreed.items():
        mixed[code] = mixed.get(code, 0.0) + half * vote / total
    return mixed


def _with_neighbours(
    shares: Mapping[str, float], toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> Mapping[str, float]:
    """« Tillabéri …, près de la frontière burkinabè »: a border brings in what lies across it, a little."""
    told = {code for t in toponyms if t.relation == "border" for code in str(t.fields.get("countries", "")).split()}
    across = {code for country in sorted(told) for code in gazetteer.neighbours(country)} - set(shares)
    return {**shares, **dict.fromkeys(sorted(across), ACROSS)}


def _votes(candidates: Sequence[Candidate]) -> dict[str, float]:
    """One vote, shared among the countries that have a place of exactly this name, by the size of the largest."""
    sizes: dict[str, float] = {}
    for candidate in candidates:
        code = candidate.place.country
        if code is not None and candidate.exactness > 1:
            sizes[code] = max(sizes.get(code, 0.0), math.log10(candidate.population + 10))
    total = sum(sizes.values())
    return {code: size / total for code, size in sizes.items()}


def _choose(
    index: int,
    toponyms: Sequence[Toponym],
    known: Mapping[str, tuple[Candidate, ...]],
    before: Sequence[tuple[Choice, ...]],
    inside: Mapping[int, int],
    anchors: Anchors,
    shares: Mapping[str, float],
) -> tuple[Choice, ...]:
    toponym = toponyms[index]
    holder = before[inside[index]] if index in inside else ()
    container = holder[0].best if holder and not _is_mark(toponyms[inside[index]], holder[0].best) else None
    others = Others(anchors, fold_word(toponym.names[0].quote), index)
    frames = (toponym.fields.get("frame"), toponym.fields.get("frame2"))
    return tuple(
        choose(
            known.get(_written(toponym, span), ()),
            Setting(
                str(frame) if frame else None, toponym.relation, container, others, shares, "article" in toponym.fields
            ),
        )
        for span, frame in zip(toponym.names, frames, strict=False)
    )


def _is_mark(toponym: Toponym, place: Candidate | None) -> bool:
    """« Obo, à 900 km à l'est de Bangui », « Tibú, à deux pas du Venezuela »: what tells a distance holds nothing."""
    if toponym.relation != "near" or place is None:
        return False
    return place.is_region or float(toponym.fields.get("km", 0)) > BESIDE_KM


def _written(toponym: Toponym, name: Span) -> str:
    """The name to look up: the words, or the first of them with its own article."""
    return str(toponym.fields["written"]) if "written" in toponym.fields and name == toponym.names[0] else name.quote


def _anchors(choices: Sequence[tuple[Choice, ...]]) -> Anchors:
    return Anchors(
        (choice.best.point, fold_word(choice.best.known_as), index)
        for index, pair in enumerate(choices)
        for choice in pair
        if choice.best and _is_anchor(choice.best)
    )


def _is_anchor(candidate: Candidate) -> bool:
    return not candidate.is_region and candidate.radius_km <= ANCHOR_KM


def _with_places(shares: Mapping[str, float], choices: Sequence[tuple[Choice, ...]]) -> dict[str, float]:
    """The text's country words together with the countries of the places found so far, half and half."""
    places = [c.best.place.country for pair in choices for c in pair if c.best and c.best.place.country]
    if not places:
        return dict(shares)
    half = 0.5 if shares else 1.0
    mixed = {code: share * half for code, share in shares.items()}
    for code in places:
        mixed[code] = mixed.get(code, 0.0) + half / len(places)
    return mixed


def containers(annotated: Annotated) -> dict[int, int]:
    """Which toponym is said to lie in which: « Kiwanja (territoire de Rutshuru, Nord-Kivu) » → {0: 1, 1: 2}."""
    language, toponyms = annotated.document.language, annotated.toponyms
    found: dict[int, int] = {}
    folded = annotated.document.folded
    for index in range(len(toponyms) - 1):
        gap = folded[toponyms[index].span.end : toponyms[index + 1].span.start]
        if toponyms[index + 1].relation not in NO_HOLDERS and _gap(language).fullmatch(gap):
            found[index] = index + 1
    return found


def listed(annotated: Annotated) -> frozenset[int]:
    """The toponyms that another one follows in a list: « A, B et C » → {0, 1}."""
    toponyms, folded = annotated.toponyms, annotated.document.folded
    pattern = _list_gap(annotated.document.language)
    return frozenset(
        index
        for index in range(len(toponyms) - 1)
        if pattern.fullmatch(folded, toponyms[index].span.end, toponyms[index + 1].span.start)
    )


@lru_cache(maxsize=8)
def _list_gap(language: str) -> re.Pattern[str]:
    return re.compile(load(language, "toponyms")["list_gap"])


@lru_cache(maxsize=8)
def _gap(language: str) -> re.Pattern[str]:
    return re.compile(load(language, "toponyms")["container_gap"])


def _country_order(shares: Mapping[str, float], choices: Sequence[tuple[Choice, ...]]) -> list[str]:
    mixed = _with_places(shares, choices)
    return sorted(mixed, key=lambda code: (-mixed[code], code))


def _situate(
    toponym: Toponym,
    choices: Sequence[Choice],
    gazetteer: Gazetteer,
    anchors: list[Point],
    countries: Sequence[str],
) -> Situated:
    best = choices[0].best if choices else None
    if toponym.relation == "near" and "bearing" in toponym.fields and "km" not in toponym.fields and best is not None:
        # « au nord du Mali » is a part of Mali, « au nord de Kidal » lies outside it
        toponym = replace(toponym, relation="part") if situate.is_area(best) else toponym
    spot = _spot(toponym, [c.best for c in choices], gazetteer, anchors, countries)
    location = Location(
        toponym.span,
        toponym.span.quote,
        toponym.relation,
        spot.place if spot else None,
        spot.radius_km if spot else None,
        spot.precision if spot else None,
    )
    shown = tuple(c.place.id for choice in choices for c in choice.ranked[:MOST_SHOWN])
    return Situated(location, Resolution(shown, "; ".join(choice.reason for choice in choices)))


def _spot(
    toponym: Toponym,
    best: Sequence[Candidate | None],
    gazetteer: Gazetteer,
    anchors: list[Point],
    countries: Sequence[str],
) -> situate.Spot | None:
    if "countries" in toponym.fields:
        best = _of_countries(toponym, gazetteer, countries)
    first, second = best[0], best[1] if len(best) > 1 else None
    if len(best) > 1 and toponym.relation != "border" and (first is None) != (second is None):
        return situate.road(first or second)  # type: ignore[arg-type]
    if first is None:
        return None
    if toponym.relation == "border":
        return _border(first, second, gazetteer, anchors, countries)
    if len(best) > 1:
        return situate.between(first, second) if second and situate.are_neighbours(first, second) else None
    return _by_relation(toponym, first, gazetteer)


def _of_countries(toponym: Toponym, gazetteer: Gazetteer, countries: Sequence[str]) -> list[Candidate | None]:
    """The countries of an adjective, or their capital: of several, the one that the text speaks of most."""
    codes = str(toponym.fields["countries"]).split()
    if toponym.relation == "border":
        return [gazetteer.country(code) for code in codes]
    code = next((code for code in countries if not codes or code in codes), None)
    if code is None:
        return [None]
    return [gazetteer.capital(code) if "capital" in toponym.fields else gazetteer.country(code)]


def _by_relation(toponym: Toponym, place: Candidate, gazetteer: Gazetteer) -> situate.Spot:
    km, bearing = (_number(toponym, name) for name in ("km", "bearing"))
    box = gazetteer.box(place.place.id)
    if toponym.relation == "near":
        return situate.near(place, km, bearing, box)
    if toponym.relation == "part":
        if situate.is_area(place) or toponym.rule == "countryside":
            return situate.part(place, bearing, box)
        return situate.at(place, None) if "middle" in toponym.fields else situate.side(place, bearing)
    if toponym.relation == "on":
        return situate.road(place)
    return situate.at(place, str(toponym.fields["frame"]) if "frame" in toponym.fields else None)


def _number(toponym: Toponym, name: str) -> float | None:
    value = toponym.fields.get(name)
    return float(value) if value is not None else None


def _border(
    first: Candidate,
    second: Candidate | None,
    gazetteer: Gazetteer,
    anchors: list[Point],
    countries: Sequence[str],
) -> situate.Spot | None:
    """The other side is the second name, else the country that the text speaks of most and that touches."""
    code = first.place.country
    if code is None:
        return None
    if second is None and not first.is_region and first.place.feature != "region":
        return situate.at(first, None)  # « la frontière de Torkham »: the crossing there
    if second is None:
        touching = gazetteer.neighbours(code)
        other = next((c for c in countries if c in touching), None)
        second = gazetteer.country(other) if other else None
    if second is None or second.place.country is None:
        return None
    points = gazetteer.border(code, second.place.country)
    return situate.border(first, second, points, anchors) if points else None


__all__ = ["resolve_places"]
