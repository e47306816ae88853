"""What actors are called in another language than the canonical English, for those who read it.

A country's own bodies are called alike for every country (« Forces armées (Mali) ») by whoever shows them, unless the
registry has the body's own name. What a country's government and people are called in texts may be loaded (« le
régime »): these are always composed.
"""

from __future__ import annotations

from functools import lru_cache

from greffier.registry.compose import list_composed
from greffier.registry.entries import entries

_ALWAYS_COMPOSED = frozenset({"government", "civilians", "protesters", "rioters"})


@lru_cache(maxsize=4)
def name_actors(language: str) -> dict[str, str]:
    """The registry's actors by their first name in a language, where it knows one and no composition says it.

    >>> name_actors("fr")["sohr"], "government-of-syria" in name_actors("fr")
    ("Observatoire syrien des droits de l'homme", False)
    """
    composed = {name for name, (what, _) in list_composed().items() if what in _ALWAYS_COMPOSED}
    return {
        name: entry.names[language][0]
        for name, entry in entries().items()
        if entry.names.get(language) and name not in composed
    }
