"""Actors that every country has: « armée togolaise » is "Togolese Armed Forces" without a line of data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from greffier.model.actor import Actor
from greffier.registry.countries import Country, countries, read_data
from greffier.registry.entries import entries


@lru_cache(maxsize=1)
def compositions() -> dict[str, dict[str, Any]]:
    """What can be composed: "military", "air", "navy", "police", "security", "government", "civilians" …"""
    return dict(read_data("compositions.yaml")["compositions"])


@lru_cache(maxsize=4096)
def compose(what: str, code: str) -> Actor:
    """The country's actor of that sort: the registry's own entry where it has one.

    >>> compose("military", "TD").name, compose("air", "SY").name
    ('Chadian National Army', 'Syrian Air Force')

    Raises LookupError for an unknown country or composition.
    """
    rule, country = compositions()[what], countries()[code]
    known = entries().get(_fill(rule["id"], country))
    if known is not None:
        return known.actor
    parent = rule.get("parent")
    return Actor(
        id=_fill(rule["id"], country),
        name=_fill(rule["name"], country),
        kind=rule["kind"],
        countries=(code,),
        parent=compose(parent, code).id if parent else None,
        source="composed",
    )


def _fill(pattern: str, country: Country) -> str:
    plain = country.name.removeprefix("the ")
    return pattern.format(plain=plain, slug=country.slug, country=country.name, adjective=country.adjective)


@lru_cache(maxsize=1)
def list_composed() -> dict[str, tuple[str, str]]:
    """Every id that can be composed, with what it is of which country.

    >>> list_composed()["civilians-mali"]
    ('civilians', 'ML')
    """
    return {
        _fill(rule["id"], country): (what, code)
        for what, rule in compositions().items()
        for code, country in countries().items()
    }


def find_actor(identifier: str) -> Actor | None:
    """The actor with this id, of the registry or composed; None where there is none.

    >>> find_actor("jnim").countries[:3], find_actor("government-of-mali").name
    (('ML', 'BF', 'NE'), 'Government of Mali')
    """
    if (entry := entries().get(identifier)) is not None:
        return entry.actor
    made = list_composed().get(identifier)
    return compose(*made) if made else None
