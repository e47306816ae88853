"""Names of parties, as data sets write them → actors of the registry, by patterns that are data (``parties.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from greffier.gazetteer.store import open_gazetteer
from greffier.importing.shapes import read_data
from greffier.model.actor import Actor
from greffier.model.folding import fold
from greffier.registry import candidates, compose, countries

_BRACKETS = re.compile(r"\s*\([^()]*\)$")


@lru_cache(maxsize=65536)
def find_party(name: str, country: str | None, year: int | None) -> Actor | None:
    """The actor of a name in an event of this country (ISO code) and year; None where none is sure.

    >>> find_party("Military Forces of Mali (2020-2024)", "ML", 2021).id
    'military-forces-of-mali'
    """
    bare = _years().sub("", name).strip()
    for pattern, composition in _patterns():
        if match := pattern.fullmatch(bare):
            named = match["country"]
            code = find_country(named) if named else country
            return compose(composition, code) if code else None
    return _look_up(bare, country, year)


def _look_up(name: str, country: str | None, year: int | None) -> Actor | None:
    """By name: the whole, or of « JNIM: Group for Support of Islam and Muslims » either half."""
    halves = [name, *(part.strip() for part in name.split(":", 1) if ":" in name)]
    found = {actor.id: actor for half in halves for actor in candidates(half, "en")}
    alive = [actor for actor in found.values() if year is None or actor.existed_in(year)]
    here = [actor for actor in alive if country in actor.countries]
    fitting = here or alive
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=1024)
def find_country(name: str) -> str | None:
    """The ISO code of a country's English name; what stands in brackets after it is passed over.

    >>> find_country("DR Congo (Zaire)"), find_country("Mali"), find_country("Atlantis")
    ('CD', 'ML', None)
    """
    known = _country_names()
    return known.get(fold(name)) or known.get(fold(_BRACKETS.sub("", name)))


@cache
def _country_names() -> Mapping[str, str]:
    gazetteer = {fold(name): code for name, code in open_gazetteer().country_names()}
    registry = {fold(country.name.removeprefix("the ")): code for code, country in countries().items()}
    return gazetteer | registry | {fold(name): code for name, code in read_data("parties")["countries"].items()}


@cache
def _years() -> re.Pattern[str]:
    return re.compile(read_data("parties")["years"])


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], str]]:
    """Each with the composition that it names. ``government-fighting`` must name a country."""
    return [(re.compile(rule["pattern"]), rule["compose"]) for rule in read_data("parties")["patterns"]]
