"""Casualty figures: how many were killed, hurt, taken or driven out, of whom, and by which deed.

Each word of harm (« tués », « a fait trois morts », « la mort de ») is tied to the figure that it counts; then
each figure is told to be current, superseded or part of another.
"""

from __future__ import annotations

from bisect import bisect_left

from greffier.annotate.casualties.lexicon import lexicon
from greffier.annotate.casualties.reader import Reader
from greffier.model.annotated import Annotated
from greffier.model.mentions import Toll

__all__ = ["find_tolls"]

_ORDER = ("current", "superseded", "part")


def find_tolls(annotated: Annotated) -> tuple[Toll, ...]:
    """Every casualty figure of the text, in text order.

    « Le raid a fait douze morts, dont quatre enfants, et trente blessés » → killed 12, killed 4 (part), injured 30.

    Reads ``parse`` and ``quantities``; ``actors`` help to tell parties from persons. A harm without a number
    (« plusieurs soldats ont été tués » apart) or one that is denied gives no toll: the event says it.
    """
    words = lexicon(annotated.document.language)
    folded = annotated.document.folded
    starts = [quantity.span.start for quantity in annotated.quantities]
    found: list[Toll] = []
    for sentence in annotated.parse.sentences:
        first, last = (bisect_left(starts, offset) for offset in (sentence.start, sentence.end))
        quantities = annotated.quantities[first:last]
        reader = Reader(annotated, sentence, words, quantities, folded)
        found.extend(reader.read(found))
    return tuple(sorted(found, key=lambda toll: (toll.span.start, _ORDER.index(toll.status), toll.span.end)))
