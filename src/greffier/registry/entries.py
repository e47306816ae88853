"""The registry's actors and their names, read once from ``data/actors/*.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from greffier.model.actor import Actor
from greffier.registry.countries import read_data

LANGUAGES = ("fr", "en", "ar")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor and what it is called.

    ``names`` by language; ``short`` names (acronyms) hold only in the case they are written in; ``vague`` ones
    (« la coalition ») only where the text is about the actor.
    """

    actor: Actor
    names: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...]
    vague: tuple[str, ...]


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    """All actors of the registry by id.

    >>> entries()["jnim"].short
    ('GSIM', 'JNIM')
    """
    found: dict[str, Entry] = {}
    folder = files(__package__) / "data" / "actors"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        for item in read_data(f"actors/{path.name}")["actors"]:
            entry = _read_entry(item)
            if entry.actor.id in found:
                raise ValueError(f"{path.name}: a second actor with the id {entry.actor.id!r}")
            found[entry.actor.id] = entry
    return found


def _read_entry(item: Mapping[str, Any]) -> Entry:
    start, end = _read_years(item.get("years", ""))
    actor = Actor(
        id=item["id"],
        name=item["name"],
        kind=item["kind"],
        countries=tuple(item.get("in", ())),
        start=start,
        end=end,
        parent=item.get("parent"),
        source=item["source"],
    )
    names = {language: tuple(map(str, item[language])) for language in LANGUAGES if item.get(language)}
    return Entry(actor, names, tuple(map(str, item.get("short", ()))), tuple(item.get("vague", ())))


def _read_years(years: str) -> tuple[int | None, int | None]:
    start, _, end = years.partition("-")
    return int(start) if start else None, int(end) if end else None
