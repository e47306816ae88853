"""All names of all actors, to be searched by a person who types a part of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from greffier.model.folding import fold
from greffier.registry.compose import compose, list_composed
from greffier.registry.entries import entries


@lru_cache(maxsize=1)
def list_names() -> Sequence[tuple[str, str]]:
    """Every folded name with the id of its actor: those of the registry, and those that every country has.

    >>> ("jnim", "jnim") in list_names()
    True
    """
    found = [(name, entry.actor.id) for entry in entries().values() for name in (entry.actor.name, *entry.short)]
    found += [
        (name, entry.actor.id) for entry in entries().values() for names in entry.names.values() for name in names
    ]
    found += [(compose(what, code).name, id) for id, (what, code) in list_composed().items()]
    return sorted({(fold(name), id) for name, id in found})
