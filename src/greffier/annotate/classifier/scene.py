"""What surrounds the candidates of one document: who, where, when and how many, sentence by sentence."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from greffier.model.annotated import Annotated
from greffier.model.parse import Parse, Sentence
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
        """What the words around a token are about: its sentence first, then its paragraph and the document."""
        parse = self.annotated.parse
        sentence = parse.sentence_of(index)
        away, fewer = sum_vectors(parse, left_out)
        whole = (("sentence", sentence.index), ("paragraph", sentence.paragraph), ("document", 0))
        sums = [self._sum(*extent) for extent in whole]
        parts = [mean(total - away, count - fewer) for total, count in sums]
        shared = (share * part for share, part in zip(SHARES, parts, strict=True))
        return mean(sum(shared, _nothing(parse)), 1)

    def _sum(self, extent: str, number: int) -> tuple[Vector, int]:
        """The sum of the vectors of a sentence, of a paragraph or of the whole document, remembered."""
        if (extent, number) not in self._sums:
            sentences = self.annotated.parse.sentences
            if extent == "sentence":
                held = sentences[number]
                found = sum_vectors(self.annotated.parse, range(held.first, held.last))
            else:
                inside = range(len(sentences)) if extent == "document" else _sentences_of(sentences, number)
                sums = [self._sum("sentence", one) for one in inside]
                found = (
                    sum((total for total, _ in sums), _nothing(self.annotated.parse)),
                    sum(count for _, count in sums),
                )
            self._sums[extent, number] = found
        return self._sums[extent, number]


def _sentences_of(sentences: Sequence[Sentence], paragraph: int) -> range:
    first = bisect_left(sentences, paragraph, key=lambda one: one.paragraph)
    return range(first, bisect_right(sentences, paragraph, lo=first, key=lambda one: one.paragraph))


def _class_of(form: str, civilian: bool | None) -> str:
    if form in {"pronoun", "anaphor"}:
        return form
    if civilian is None:
        return "person" if form == "person" else "party"
    return "civilian" if civilian else "armed"


def sum_vectors(parse: Parse, indices: Sequence[int]) -> tuple[Vector, int]:
    """The sum of the unit vectors of the content words among the tokens, and how many there were."""
    if parse.vectors is None:
        return _nothing(parse), 0
    words = [parse.tokens[index].text for index in indices if parse.tokens[index].pos in CONTENT]
    found: list[Vector] = [vector for word in words if (vector := parse.vectors(word)) is not None]
    if not found:
        return _nothing(parse), 0
    total = found[0].astype(np.float64)
    for vector in found[1:]:
        total += vector
    return total, len(found)


def mean(total: Vector, count: int) -> Vector:
    """The direction of a sum of vectors, of length 1; zero where nothing was summed."""
    length = math.sqrt(float(total @ total)) if count > 0 else 0.0
    return total / length if length > 1e-6 else total * 0.0


def _nothing(parse: Parse) -> Vector:
    return _zero(parse.vectors.width if parse.vectors is not None else 0)


@lru_cache(maxsize=4)
def _zero(width: int) -> Vector:
    return np.zeros(width)
