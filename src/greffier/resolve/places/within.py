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
from greffier.resolve.places.choose import TOWNS
from greffier.resolve.places.situate import AREAS, WIDE_KM

WIDEST_KM = 200.0  # what is wider says too little of a village
DISTRICT_KM = 90.0  # for an area that another sentence names
AREA_KM = 20.0  # from which what holds a place is no point
_SETTLEMENTS = ("village", "town")
_PARTS = ("quarter", "site", "crossing")
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
        toponym = annotated.toponyms[index]
        if found[index].location.place is None and len(toponym.names) == 1 and toponym.relation not in _MOVING:
            holder = named.get(_name(toponym)) or _near_by(annotated, situated, index)
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


def _near_by(annotated: Annotated, situated: Sequence[Situated], index: int) -> Location | None:
    """The region named last for a village, the town named last for a quarter; else the next of the sentence.

    « Dans la province du Bam, … le village de Kourao »: three sentences before at most.
    """
    toponyms = annotated.toponyms
    frame, here = toponyms[index].fields.get("frame"), _sentence(annotated, toponyms[index])
    if here is None or (frame is not None and frame not in (*_SETTLEMENTS, *_PARTS)):
        return None
    others: list[int] = [*range(index - 1, -1, -1), *range(index + 1, len(toponyms))]
    for other in others:
        there = _sentence(annotated, toponyms[other])
        away = here - there if there is not None else _FARTHEST + 1
        if away > _FARTHEST:
            continue
        if away < 0:
            return None
        location, widest = situated[other].location, WIDEST_KM if away <= 1 else DISTRICT_KM
        if frame in _PARTS and _is_town(toponyms[other], location):
            return location
        if frame not in _PARTS and _is_holder(toponyms[other], location) and _tells_enough(location, widest):
            return location
    return None


def _is_town(toponym: Toponym, location: Location) -> bool:
    """True for a town on the map that is told as such."""
    return location.place is not None and location.place.feature in TOWNS and toponym.relation in ("at", "in")


def _sentence(annotated: Annotated, toponym: Toponym) -> int | None:
    token = annotated.parse.token_at(toponym.span.start) if annotated.parse.tokens else None
    return None if token is None else annotated.parse.tokens[token].sentence


def _is_holder(toponym: Toponym, location: Location) -> bool:
    """True for a region on the map, told as such and not as a goal or a border."""
    area = _is_area(location) or toponym.fields.get("frame") in _REGIONS
    return location.place is not None and area and toponym.relation not in (*_MOVING, "border")


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


def _name(toponym: Toponym) -> str:
    return fold_word(toponym.names[0].quote)


__all__ = ["place_within"]
