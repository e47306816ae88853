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
SHARES = (1.0, 0.5, 0.5)
"""How much of a context comes from the sentence, from the paragraph and from the document."""
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
    _sums: dict[tuple[str, int], tuple[Vector, int]] = field(init=False, default_factory=dict)

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

    def context(self, index: int, left_out: Sequence[int]) -> Vector:
        """What the words around a token are about, but for some of them: its sentence first, then paragraph and document."""
        parse = self.annotated.parse
        sentence = parse.sentence_of(index)
        away, fewer = sum_vectors(parse, left_out)
        whole = (("sentence", sentence.index), ("paragraph", sentence.paragraph), ("document", 0))
        parts = [share * mean(*_less(self._sum(*where), away, fewer)) for share, where in zip(SHARES, whole, strict=True)]
        return mean(sum(parts[1:], parts[0]), 1)

    def _sum(self, extent: str, number: int) -> tuple[Vector, int]:
        """The sum of the vectors of a sentence, of a paragraph or of the whole document, remembered."""
        if (extent, number) not in self._sums:
            sentences = self.annotated.parse.sentences
            if extent == "sentence":
                held = sentences[number]
                found = sum_vectors(self.annotated.parse, range(held.first, held.last))
            else:
                inside = [one.index for one in sentences if extent == "document" or one.paragraph == number]
                sums = [self._sum("sentence", one) for one in inside]
                found = (sum((total for total, _ in sums), _nothing(self.annotated.parse)), sum(count for _, count in sums))
            self._sums[extent, number] = found
        return self._sums[extent, number]


def _less(summed: tuple[Vector, int], away: Vector, fewer: int) -> tuple[Vector, int]:
    return summed[0] - away, summed[1] - fewer


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
