"""What actors are called in another language than the canonical English, for those who read it.

A country's own bodies and people are called alike for every country (« Forces armées (Mali) ») by whoever shows them:
what texts call them may be loaded (« le régime »), or anybody's.
"""

from __future__ import annotations

from functools import lru_cache

from greffier.registry.compose import list_composed
from greffier.registry.entries import entries


@lru_cache(maxsize=4)
def name_actors(language: str) -> dict[str, str]:
    """The registry's actors by their first name in a language, where it knows one and no composition says it.

    >>> name_actors("fr")["sohr"], "government-of-syria" in name_actors("fr")
    ("Observatoire syrien des droits de l'homme", False)
    """
    return {
        name: entry.names[language][0]
        for name, entry in entries().items()
        if entry.names.get(language) and name not in list_composed()
    }
