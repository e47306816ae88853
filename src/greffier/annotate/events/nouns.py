"""The shape of a noun: definite, indefinite, demonstrative, possessive or bare; counted; singular or plural."""

from __future__ import annotations

from greffier.annotate.events.reading import Reading, sentence_start

_DETERMINED = frozenset(("demonstrative", "possessive", "indefinite", "definite", "of-bare"))
_OPENERS = frozenset(("«", '"', "“"))


def noun_shapes(reading: Reading, noun: int) -> frozenset[str]:
    """The shapes that the words before it give a noun; "of-bare": singular after a mere « de » (« fusil d'assaut »)."""
    found = {"plural" if reading.token(noun).has("Number=Plur") else "singular"}
    for index in range(noun - 1, max(noun - 5, sentence_start(reading, noun)) - 1, -1):
        token = reading.token(index)
        if token.pos == "NUM":
            found.add("counted")
        elif token.pos != "ADJ" and token.text not in _OPENERS:
            shape = _determined(reading, index, "singular" in found)
            found.update((shape,) if shape else ())
            break
    if reading.token(noun).pos == "ADJ" and reading.token(noun - 1).pos == "NOUN":
        found.add("adjective")  # « une reconnaissance offensive »
    if not found & _DETERMINED:
        found.add("bare")
    return frozenset(found)


def _determined(reading: Reading, index: int, singular: bool) -> str | None:
    """What a word before the noun makes of it, None where it determines nothing."""
    token = reading.token(index)
    determiner = token.pos == "DET"
    for listed, shape in (("demonstratives", "demonstrative"), ("possessives", "possessive")):
        if determiner and reading.is_word(index, listed):
            return shape
    if reading.is_word(index, "plural_of") and (determiner or reading.token(index - 1).pos not in {"NOUN", "PROPN"}):
        return "indefinite"
    if reading.is_word(index, "definites") and (determiner or token.has("PronType=Art")):
        return "definite"
    if determiner or reading.is_word(index, "articles"):
        return "indefinite"
    return _after_of(reading, index, singular) if reading.is_word(index, "of_words") else None


def _after_of(reading: Reading, index: int, singular: bool) -> str:
    """« fusil d'assaut » is "of-bare"; « après trois heures de combat » and « une vague d'attaques » are not."""
    timed = index > 0 and reading.is_word(index - 1, "time_nouns")
    return "of-bare" if singular and not timed else "indefinite"
