"""Where the map does not know a name, the place that the text puts it in.

« le village de Kourao, dans la province du Bam »: the words stay the village's, the point and the radius are the
province's, and the relation says "in". A country says too little: such a name keeps no point.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from greffier.model.annotated import Annotated
from greffier.model.folding import fold_word
from greffier.model.mentions import Situated, Toponym
from greffier.model.record import Location, PlaceRelation
from greffier.resolve.places.situate import AREAS, WIDE_KM

WIDEST_KM = 200.0  # what is wider says too little of a village
DISTRICT_KM = 90.0  # for an area that another sentence names
AREA_KM = 20.0  # from which what holds a place is no point
_REGIONS = ("admin1", "admin2", "region")
_FARTHEST = 3  # sentences
_MOVING = ("from", "to", "towards")
_BARE = (", ", " (", "(")  # between two names that may as well be a list


def place_within(
    annotated: Annotated, situated: Sequence[Situated], holders: Mapping[int, int], listed: Collection[int]
) -> tuple[Situated, ...]:
    """The same places, those that the map lacks put in what holds them: said beside them, elsewhere, or just before.

    ``holders``: which toponym is said to lie in which; ``listed``: those that the next one stands in a list with.
    """
    found = list(situated)
    lacking = [index for index, one in enumerate(situated) if one.location.place is None]
    named: dict[str, Location] = {}
    said: dict[int, Location | None] = {}
    for index in reversed(lacking):
        holder = _said_holder(annotated, situated, holders, index)
        if holder is None and index in listed:
            holder = said.get(index + 1)
        said[index] = holder
        if holder is not None:
            found[index] = _inside(situated[index], holder)
            named.setdefault(_name(annotated.toponyms[index]), holder)
    for index in lacking:
        if found[index].location.place is None and _is_framed(annotated.toponyms[index]):
            holder = named.get(_name(annotated.toponyms[index])) or _area_before(annotated, situated, index)
            if holder is not None:
                found[index] = _inside(situated[index], holder)
    return tuple(found)


def _said_holder(
    annotated: Annotated, situated: Sequence[Situated], holders: Mapping[int, int], index: int
) -> Location | None:
    """The nearest place on the map in the chain of those that hold this one."""
    here = index
    while here in holders:
        toponyms = annotated.toponyms
        gap = annotated.document.text[toponyms[here].span.end : toponyms[holders[here]].span.start]
        here = holders[here]
        location = situated[here].location
        relative = toponyms[here].relation != "at"  # « à X, à 18 km de Y » is no list
        if location.place is not None and (gap not in _BARE or relative or _is_area(location)):
            return location if _tells_enough(location) else None
    return None


def _area_before(annotated: Annotated, situated: Sequence[Situated], index: int) -> Location | None:
    """« Dans la province du Bam, … le village de Kourao »: the area named last, three sentences before at most."""
    parse, toponyms = annotated.parse, annotated.toponyms
    token = parse.token_at(toponyms[index].span.start) if parse.tokens else None
    if token is None:
        return None
    here = parse.sentence_of(token)
    for before in range(index - 1, -1, -1):
        there = parse.token_at(toponyms[before].span.start)
        away = here.index - parse.sentence_of(there).index if there is not None else _FARTHEST + 1
        if away > _FARTHEST:
            return None
        location = situated[before].location
        area = _is_area(location) or toponyms[before].fields.get("frame") in _REGIONS
        holds = area and location.place is not None and toponyms[before].relation not in (*_MOVING, "border")
        if holds and _tells_enough(location, WIDEST_KM if away <= 1 else DISTRICT_KM):
            return location
    return None


def _inside(one: Situated, holder: Location) -> Situated:
    """The place's own words on the holder's point."""
    relation: PlaceRelation = one.location.relation if one.location.relation in _MOVING else "in"
    precision: Literal[2, 3] = 3 if _is_area(holder) or (holder.radius_km or 0) >= AREA_KM else 2
    location = replace(
        one.location, relation=relation, place=holder.place, radius_km=holder.radius_km, precision=precision
    )
    reason = f"{one.resolution.reason}; said to lie in « {holder.text} »"
    return replace(one, location=location, resolution=replace(one.resolution, reason=reason))


def _is_area(location: Location) -> bool:
    wide = location.radius_km is not None and location.radius_km >= WIDE_KM
    return wide or (location.place is not None and location.place.feature in AREAS)


def _tells_enough(location: Location, widest: float = WIDEST_KM) -> bool:
    """False for a country, a sea, a border of a thousand kilometres."""
    assert location.place is not None
    whole = location.place.feature == "country" and location.relation in ("at", "in")
    return not whole and location.radius_km is not None and location.radius_km <= widest


def _is_framed(toponym: Toponym) -> bool:
    return toponym.relation not in _MOVING and len(toponym.names) == 1


def _name(toponym: Toponym) -> str:
    return fold_word(toponym.names[0].quote)


__all__ = ["place_within"]
