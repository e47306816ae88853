"""``/api/choices``: places and actors that a reviewer may choose, by what they type."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query

from greffier.gazetteer.store import Candidate, open_gazetteer
from greffier.model.actor import Actor
from greffier.model.folding import fold
from greffier.registry import candidates, find_actor
from greffier.registry.listing import list_names
from greffier.web.asking import Ask
from greffier.web.shapes.documents import Choice
from greffier.web.shapes.filters import ChoiceQuery

router = APIRouter(prefix="/choices", tags=["review"])

MOST = 20
_LANGUAGES = ("fr", "en", "ar")


@router.get("/places")
def choose_place(asked: Ask, wanted: Annotated[ChoiceQuery, Query()]) -> list[Choice]:
    """The places that a name, or its beginning, may mean, the likeliest first."""
    return [_place(found) for found in open_gazetteer().complete(wanted.q.strip())[:MOST]]


@router.get("/actors")
def choose_actor(asked: Ask, wanted: Annotated[ChoiceQuery, Query()]) -> list[Choice]:
    """The registry's actors with a name that holds these words, those called just so first."""
    return [_actor(actor) for actor in find_actors(wanted.q)[:MOST]]


def find_actors(words: str) -> list[Actor]:
    """Actors by a part of any of their names; none for blanks.

    >>> find_actors("jnim")[0].id
    'jnim'
    """
    if not (words := words.strip()):
        return []
    called = [actor for language in _LANGUAGES for actor in candidates(words, language)]
    named, folded = find_actor(words), fold(words)
    holding = sorted((not name.startswith(folded), len(name), id) for name, id in list_names() if folded in name)
    found = [actor for _, _, id in holding if (actor := find_actor(id))]
    return list(dict.fromkeys([*([named] if named else []), *called, *found]))


def _place(found: Candidate) -> Choice:
    place = found.place
    around = ", ".join(part for part in (place.admin1, place.country) if part)
    detail = f"{around} · {place.feature} · {place.latitude:.2f}, {place.longitude:.2f}"
    return Choice(id=place.id, name=place.name, detail=detail, value=msgspec.to_builtins(place))


def _actor(actor: Actor) -> Choice:
    years = f"{actor.start or ''}–{actor.end or ''}" if actor.start or actor.end else ""
    detail = " · ".join(part for part in (actor.kind, " ".join(actor.countries), years) if part)
    return Choice(id=actor.id, name=actor.name, detail=detail, value={"actor": actor.id, "name": actor.name})
