"""Counts: how many the words say there are, as bounds.

What only looks like a count (a date, an age, a distance, a sum of money, a road's number) is left out, so that
nothing later takes it for people. The grammar is data (``languages/<language>/numerals.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from greffier.languages.grammar import Found, load_grammar
from greffier.model.annotated import Annotated
from greffier.model.mentions import Quantity


class Bounds(NamedTuple):
    """From ``low`` to ``high``, both included; None where the words set no bound."""

    low: int | None
    high: int | None
    approximate: bool


Fields = Mapping[str, str | int]


def find_quantities(annotated: Annotated) -> tuple[Quantity, ...]:
    """The counts of a text, from left to right; spans include their modifiers.

    >>> from greffier.model.document import Document
    >>> text = "Au moins 12 morts et une quinzaine de blessés, des dizaines de disparus."
    >>> found = find_quantities(Annotated(Document("sha256:0", text, "fr")))
    >>> [(q.span.quote, q.low, q.high, q.approximate) for q in found]
    [('Au moins 12', 12, None, False), ('une quinzaine', 15, 15, True), ('des dizaines', 20, 99, True)]

    Raises LookupError where the document's language has no grammar of numbers.
    """
    document = annotated.document
    grammar = load_grammar(document.language, "numerals")
    quantities = []
    for found in grammar.find(document.folded):
        bounds = read_bounds(found)
        if bounds is not None:
            quantities.append(Quantity(document.span(found.start, found.end), *bounds, found.rule))
    return tuple(quantities)


def read_bounds(found: Found) -> Bounds | None:
    """The bounds that the fields of a match set, None where they set none (« entre 15 et 10 »)."""
    fields = found.fields
    bounds = _SENSES[str(fields["sense"])](fields)
    if bounds is None:
        return None
    for name in ("modifier", "trailing"):
        if name in fields:
            bounds = _modify(bounds, str(fields[name]))
    return bounds


def _modify(bounds: Bounds, modifier: str) -> Bounds:
    low, high, approximate = bounds
    if modifier == "least":
        return Bounds(low, None, approximate)
    if modifier == "more":
        return Bounds(None if low is None else low + 1, None, approximate)
    if modifier == "less":
        return Bounds(None, None if high is None else high - 1, approximate)
    if modifier == "most":
        return Bounds(None, high, approximate)
    return Bounds(low, high, True)


def _number(fields: Fields, name: str) -> int:
    value = fields[name]
    if not isinstance(value, int):
        raise TypeError(f"field {name!r} of a count is {value!r}, expected a number: mend the grammar's tables")
    return value


def _exact(fields: Fields) -> Bounds:
    return Bounds(_number(fields, "n"), _number(fields, "n"), False)


def _half(fields: Fields) -> Bounds:
    number = _number(fields, "n") * 3 // 2
    return Bounds(number, number, False)


def _between(fields: Fields) -> Bounds | None:
    """« dix à quinze mille »: the lower number shares the scale of the higher."""
    low, high = _number(fields, "n"), _number(fields, "n2")
    scale = next((s for s in (1_000_000_000, 1_000_000, 1000, 100) if high % s == 0 and high // s < 1000), 1)
    if low < 1000 and low * scale < high and "scaled" in fields:
        low *= scale
    return Bounds(low, high, False) if low < high else None


def _amount(fields: Fields) -> Bounds:
    return Bounds(_number(fields, "amount"), _number(fields, "amount"), True)


def _amounts(fields: Fields) -> Bounds:
    """« des dizaines » is 20 to 99, « des milliers » 2,000 to 9,999."""
    unit = _number(fields, "amounts")
    return Bounds(2 * unit, 10 * unit - 1, True)


def _counted(fields: Fields) -> Bounds:
    number = _number(fields, "n") * _number(fields, "amounts")
    return Bounds(number, number, True)


def _several(fields: Fields) -> Bounds:
    return Bounds(2, None, True)


def _none(fields: Fields) -> Bounds:
    return Bounds(0, 0, False)


_SENSES: Mapping[str, Callable[[Fields], Bounds | None]] = {
    "exact": _exact,
    "half": _half,
    "between": _between,
    "amount": _amount,
    "amounts": _amounts,
    "counted": _counted,
    "several": _several,
    "none": _none,
}
