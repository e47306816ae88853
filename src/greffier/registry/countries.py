"""Countries by ISO 3166-1 alpha-2 code, with the English words that canonical names are made of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Country:
    """``name`` as it stands in a sentence ("the United States"), ``adjective`` "Syrian", ``slug`` for ids."""

    code: str
    name: str
    adjective: str
    slug: str


def read_data(name: str) -> dict[str, Any]:
    """The registry's data file of this name."""
    path = files(__package__) / "data" / name
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader))


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """All countries by code.

    >>> countries()["US"].name, countries()["SY"].adjective
    ('the United States', 'Syrian')
    """
    data = read_data("countries.yaml")
    article = frozenset(data["the"])
    return {
        code: Country(code, f"the {name}" if code in article else name, adjective, make_slug(name))
        for code, (name, adjective) in data["countries"].items()
    }


@lru_cache(maxsize=1)
def unarmed() -> frozenset[str]:
    """Countries that have no army of their own."""
    return frozenset(read_data("countries.yaml")["unarmed"])


@lru_cache(maxsize=1)
def occupied() -> dict[str, str]:
    """Countries without an army whose land another country's soldiers hold, with that country."""
    return dict(read_data("countries.yaml")["occupied"])


def make_slug(name: str) -> str:
    """A name as part of an id.

    >>> make_slug("Côte d'Ivoire")
    'cote-d-ivoire'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
