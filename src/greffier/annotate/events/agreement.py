"""Which noun a past participle goes with: what agrees with it, and what belongs to another participle."""

from __future__ import annotations

from greffier.annotate.events.reading import Reading
from greffier.annotate.events.shapes import shapes_of


def described_noun(reading: Reading, participle: int) -> int:
    """The noun that a participle goes with: the parse's, or a nearer one where only that agrees with it."""
    head = reading.token(participle).head
    if "participle" not in shapes_of(reading, participle) or _agrees(reading, head, participle):
        return head
    nearer = range(participle - 1, max(head, participle - 5), -1)
    agreeing = (i for i in nearer if reading.token(i).pos == "NOUN" and _agrees(reading, i, participle))
    return next(agreeing, head)


def _agrees(reading: Reading, noun: int, participle: int) -> bool:
    """False where gender or number say that the two do not go together; unmarked words go with all."""
    a, b = (
        dict(part.split("=") for part in reading.token(i).morph.split("|") if "=" in part) for i in (noun, participle)
    )
    return all(a.get(key, b.get(key)) == b.get(key, a.get(key)) for key in ("Gender", "Number"))


def of_joined_participle(reading: Reading, noun: int) -> bool:
    """« avaient tiré des roquettes et ouvert le feu »: the object of the participle that « et » joins on."""
    before = noun - 1
    while before > 1 and reading.token(before).pos in {"DET", "ADJ", "NUM"} and not _participle(reading, before):
        before -= 1
    return (
        _participle(reading, before) and reading.token(before - 1).pos == "CCONJ" and reading.token(noun).head < before
    )


def _participle(reading: Reading, index: int) -> bool:
    return reading.plains[index] in reading.lexicon.participles
