"""Forms of verbs, from the endings in the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from greffier.annotate.events.words import plain
from greffier.model.folding import fold_word


class Conjugation:
    """The forms of the verbs added: ``known`` maps a form to folded infinitives, ``participles`` holds the past ones.

    >>> made = Conjugation({"models": {"er": {"forms": ["e", "ent"], "participles": ["é"]}}})
    >>> made.add_all(["raser"])
    >>> sorted(made.known), sorted(made.participles)
    (['rase', 'rasent', 'raser', 'rasé'], ['rasé'])
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.known: dict[str, set[str]] = {}
        self.participles: set[str] = set()
        self._models = sorted(raw["models"].items(), key=lambda model: -len(model[0]))
        self._done: set[str] = set()

    def add_all(self, verbs: Iterable[str]) -> None:
        """Add the forms of infinitives; the model with the longest fitting ending makes them."""
        for verb in map(plain, verbs):
            if verb not in self._done:
                self._done.add(verb)
                self._add(verb)

    def _add(self, verb: str) -> None:
        lemma = fold_word(verb)
        self.known.setdefault(verb, set()).add(lemma)
        for ending, model in self._models:
            if verb.endswith(ending):
                stem = verb[: len(verb) - len(ending)]
                participles = [stem + form for form in model["participles"]]
                self.participles.update(participles)
                for form in (*(stem + other for other in model["forms"]), *participles):
                    self.known.setdefault(form, set()).add(lemma)
                return
