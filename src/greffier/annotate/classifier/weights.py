"""The weights of a language's classifier: ``<language>.json`` beside this file, written by ``make train``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from greffier.annotate.classifier.features import Described
from greffier.annotate.classifier.scene import Vector

COMPANY = 0.3
"""What the mean score of the other candidates adds to a candidate's own (chosen on the development texts)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: ``bias`` + the weights of the named features + the product with the vectors.

    A candidate below ``threshold`` (a probability) is rejected.
    """

    bias: float
    named: Mapping[str, float]
    vectors: Vector
    threshold: float

    def judge(self, candidates: Sequence[Described]) -> list[float]:
        """How surely each candidate of one document tells an event, 0 to 1.

        The others have a say: « l'assaut a duré une heure » beside ten surer events is about the same war, beside a
        match it is about the match. Few others count for less.
        """
        own = [self._score(candidate) for candidate in candidates]
        total, count = sum(own), len(own)
        return [_logistic(score + COMPANY * (total - score) / (count + 1)) for score in own]

    def _score(self, described: Described) -> float:
        score = self.bias + sum(self.named.get(name, 0.0) for name in described.named)
        if described.vectors.size == self.vectors.size:
            score += float(described.vectors @ self.vectors)
        return score


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def load_weights(language: str) -> Weights | None:
    """The weights of a language, None for a language whose classifier nobody has trained."""
    path = files(__package__) / f"{language}.json"
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    vectors = np.array(data["vectors"], dtype=np.float64) * data["scale"]
    return Weights(data["bias"], data["named"], vectors, data["threshold"])
