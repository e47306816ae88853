"""Numbers as they are written: digits with grouping, number words, and both (« 1,5 million »).

The words of a language are data, ``{"vingt": 20, "cent": 100, …}`` on folded text; a word worth 100 or more
multiplies what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from greffier.model.patterns import one_of

_GAP = re.compile(r"[\s-]+")
_GROUP = re.compile(r"[ .'](?=\d{3}(?!\d))|,(?=\d{3}(?!\d))")
_MOST_DIGITS = 15  # what a float keeps exactly; longer ones are no counts
_DIGITS = re.compile(r"\d+(?:[ .',]\d{3})*(?:,\d+)?")


def number_pattern(words: Iterable[str]) -> str:
    """A regular expression for number words in a row, joined by blanks or hyphens.

    >>> bool(re.fullmatch(number_pattern(["deux", "cent"]), "deux-cent"))
    True
    """
    word = one_of(words, blank=r"[\s-]")
    return rf"{word}(?:[\s-]+{word})*(?!\w)"


def read_number(text: str, words: Mapping[str, int]) -> int | None:
    """The number that folded words or digits stand for, None where they are no number.

    >>> french = {"quatre vingt": 80, "deux": 2, "dix": 10, "sept": 7, "mille": 1000, "million": 1000000}
    >>> read_number("quatre-vingt-dix-sept mille", french)
    97000
    >>> read_number("1,5 million", french), read_number("40.000", french), read_number("deux sept", french)
    (1500000, 40000, None)
    """
    digits = _DIGITS.match(text)
    if digits is None:
        return _add_up(_split(text, words), 0.0, words)
    whole, _, part = _GROUP.sub("", digits[0]).partition(",")
    if len(whole) > _MOST_DIGITS:
        return None
    scales = _split(text[digits.end() :], words)
    return _add_up(scales, float(f"{whole}.{part or 0}"), words)


def _split(text: str, words: Mapping[str, int]) -> list[str]:
    """The number words of the text; a compound (« vingt et un ») that is listed counts as one word."""
    parts, found = [part for part in _GAP.split(text) if part], []
    while parts:
        size = next((n for n in range(min(4, len(parts)), 1, -1) if " ".join(parts[:n]) in words), 1)
        found.append(" ".join(parts[:size]))
        del parts[:size]
    return found


def _add_up(parts: list[str], current: float, words: Mapping[str, int]) -> int | None:
    total = 0.0
    for part in parts:
        value = words.get(part)
        if value is None:
            return None
        if value >= 1000:
            total, current = total + (current or 1) * value, 0
        elif value == 100:
            current = (current or 1) * 100
        elif not _may_follow(current, value):
            return None
        else:
            current += value
    return round(total + current)


def _may_follow(current: float, value: int) -> bool:
    """« vingt trois » and « soixante dix » are numbers, « deux trois » and « vingt vingt » are not."""
    tens = int(current) % 100
    if value < 10:
        return tens % 10 == 0 and (tens != 10 or value >= 7)
    return tens in (0, 60, 80) if value < 20 else tens == 0
