"""What surrounds the candidates of one document: who, where, when and how many, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from greffier.model.annotated import Annotated
from greffier.model.parse import Parse
from greffier.model.span import Span

CONTENT = frozenset(("NOUN", "VERB", "ADJ", "PROPN", "X"))
Vector = NDArray[np.float64]


@dataclass(slots=True)
class Scene:
    """What the features ask of a document, worked out once.

    ``roles`` says of a token what kind of mention it heads ("armed", "civilian", "place" …); ``kinds`` what kinds
    of mention a sentence holds, and how many candidates.
    """

    annotated: Annotated
    roles: dict[int, str] = field(init=False, default_factory=dict)
    kinds: dict[int, dict[str, int]] = field(init=False)
    _means: dict[int, tuple[Vector, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = defaultdict(lambda: defaultdict(int))
        annotated = self.annotated
        for actor in annotated.actors:
            self.roles[actor.token] = _class_of(actor.form, actor.civilian)
            self._count(actor.span, self.roles[actor.token])
        for toponym in annotated.toponyms:
            self._count(toponym.span, "place")
            for name in toponym.names:
                for index in annotated.parse.tokens_between(name.start, name.end):
                    self.roles.setdefault(index, "place")
        for timex in annotated.timexes:
            self._count(timex.span, "time")
        for quantity in annotated.quantities:
            self._count(quantity.span, "quantity")
        for mention in annotated.candidates:
            self._count(mention.trigger, "candidate")

    def _count(self, span: Span, kind: str) -> None:
        token = self.annotated.parse.token_at(span.start)
        if token is not None:
            self.kinds[self.annotated.parse.tokens[token].sentence][kind] += 1

    def context(self, sentence: int, left_out: Sequence[int]) -> Vector:
        """The mean vector of the content words of a sentence but for some of its tokens; zero where there is none."""
        parse = self.annotated.parse
        if sentence not in self._means:
            held = parse.sentences[sentence]
            self._means[sentence] = sum_vectors(parse, range(held.first, held.last))
        total, count = self._means[sentence]
        away, fewer = sum_vectors(parse, left_out)
        return mean(total - away, count - fewer)


def _class_of(form: str, civilian: bool | None) -> str:
    if form in {"pronoun", "anaphor"}:
        return form
    if civilian is None:
        return "person" if form == "person" else "party"
    return "civilian" if civilian else "armed"


def sum_vectors(parse: Parse, indices: Sequence[int]) -> tuple[Vector, int]:
    """The sum of the unit vectors of the content words among the tokens, and how many there were."""
    total, count = _nothing(parse), 0
    for index in indices:
        token = parse.tokens[index]
        if token.pos in CONTENT and parse.vectors is not None:
            vector: Any = parse.vectors(token.text)
            if vector is not None:
                total = total + vector
                count += 1
    return total, count


def mean(total: Vector, count: int) -> Vector:
    """The direction of a sum of vectors, of length 1; zero where nothing was summed."""
    length = float(np.linalg.norm(total)) if count > 0 else 0.0
    return total / length if length > 1e-6 else total * 0.0


def _nothing(parse: Parse) -> Vector:
    return _zero(parse.vectors.width if parse.vectors is not None else 0)


@lru_cache(maxsize=4)
def _zero(width: int) -> Vector:
    return np.zeros(width)
