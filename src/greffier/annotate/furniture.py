"""Furniture: the lines of a page that are no part of the report (links to other reports, bylines, credits, buttons).

They stay in the text and its offsets; only the reading passes them over, so that a headline of another report tells
no event and a byline no agent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from greffier.languages import load
from greffier.model.folding import fold

_LINK_LENGTH, _MOST_LINKS = 160, 10
_LINE = re.compile(r"[^\n]+")
_STOPS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One family of lines. ``cased``: sees the line as written; ``bare``: a heading whose links follow it."""

    id: str
    pattern: re.Pattern[str]
    cased: bool
    bare: bool


@cache
def furniture_rules(language: str) -> tuple[FurnitureRule, ...]:
    """The rules of a language, in order."""
    return tuple(
        FurnitureRule(rule["id"], re.compile(rule["pattern"]), bool(rule.get("cased")), bool(rule.get("bare")))
        for rule in load(language, "furniture")["rules"]
    )


def find_furniture(text: str, rules: Sequence[FurnitureRule]) -> list[tuple[int, int]]:
    """The stretches (start, end) of the text that are furniture, in order.

    >>> text = "Deux soldats ont été tués.\\nLire aussi : Un pont détruit à Gao"
    >>> [text[start:end] for start, end in find_furniture(text, furniture_rules("fr"))]
    ['Lire aussi : Un pont détruit à Gao']
    """
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if match.group().strip()]
    return list(_furniture(text, lines, rules))


def _furniture(
    text: str, lines: Sequence[tuple[int, int]], rules: Sequence[FurnitureRule]
) -> Iterator[tuple[int, int]]:
    links = 0
    for start, end in lines:
        line = text[start:end].strip()
        rule = _rule_of(line, rules)
        if rule is not None:
            links = _MOST_LINKS if rule.bare else 0
            yield start, end
        elif links and len(line) <= _LINK_LENGTH and not line.endswith(_STOPS):
            links -= 1
            yield start, end
        else:
            links = 0


def _rule_of(line: str, rules: Sequence[FurnitureRule]) -> FurnitureRule | None:
    folded = fold(line)
    found = [rule for rule in rules if rule.pattern.search(line if rule.cased else folded)]
    return next((rule for rule in found if rule.bare), found[0] if found else None)
