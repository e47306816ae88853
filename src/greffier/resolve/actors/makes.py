"""What each class of nouns makes with a country: soldiers are its military, villagers its civilians."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from greffier import languages


@lru_cache(maxsize=8)
def load_makes(language: str) -> Mapping[str, str | None]:
    """The composition of the registry for each class of nouns of the language, None for no composition."""
    classes = languages.load(language, "actors")["classes"]
    return {name: fields["makes"] for name, fields in classes.items() if not name.endswith("craft")}
