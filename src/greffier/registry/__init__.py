"""Actors by name: who they are, where and when they exist, what they are called in French, English and Arabic."""

from greffier.registry.compose import compose, find_actor
from greffier.registry.countries import countries, occupied, unarmed
from greffier.registry.demonyms import Pointer, Sighting, border_words, find_pointers
from greffier.registry.index import Hit, candidates, find_names
from greffier.registry.words import Phrases, Word, split_words

__all__ = [
    "Hit", "Phrases", "Pointer", "Sighting", "Word",
    "border_words", "candidates", "compose", "countries", "find_actor", "find_names", "find_pointers",
    "occupied", "split_words", "unarmed",
]  # fmt: skip
