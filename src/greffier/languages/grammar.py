"""Rules over folded text: named macros expanded into patterns, the longest match at each place wins.

A grammar's data holds ``macros`` (name → pattern, used as ``{name}``), ``tables`` (group name → word → value)
and ``rules`` (``id, pattern, meaning, fields, examples, not``). In a pattern a blank stands for any run of
blanks or one line break. A named group gives the field of its name, read by the table of that name, as it
stands where ``raw`` lists it, else as a number; a name may come back in one pattern (two ways to say the hour),
the first that matches counts. ``day2`` is a field of its own (the second day of a range), read as ``day`` is.
A match stays within a paragraph; a pattern may look at the line breaks around it, not run over them.
``needs`` names tables or words of which one stands in every match: a paragraph without them is not searched.
A rule with ``skip: true`` takes its words away from the others and gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

from greffier.languages import load
from greffier.model.numbers import number_pattern, read_number
from greffier.model.patterns import one_of

_MACRO = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BLANK = re.compile(r" (?![?*+{\]])")
_NAMED = re.compile(r"\(\?P<(\w+)>")
_LINE_END = re.compile(r"(?<!\n)\n(?![\n•*-]|\d\d? ?[:h])|\t")
_WORD = re.compile(r"[a-z]+|\d")
_PARAGRAPH = re.compile(r"[^\n]+\n?")
_START = r"(?<!\w)(?<!\w-)"
_END = r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled. ``fields`` are the values that its words always have.

    ``needs``: one of these words (or digits) stands in every match.
    """

    id: str
    pattern: re.Pattern[str]
    fields: Mapping[str, str | int]
    skip: bool
    needs: frozenset[str]


Ahead = list[tuple[re.Match[str], Rule]]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a rule read, and the fields that they fill."""

    start: int
    end: int
    fields: dict[str, str | int]
    rule: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one phenomenon in one language, ready to read folded text."""

    rules: tuple[Rule, ...]
    tables: Mapping[str, Mapping[str, str | int]]
    numbers: Mapping[str, int]
    raw: frozenset[str]

    def find(self, folded: str) -> Iterator[Found]:
        """The matches from left to right, without overlap; at one place the longest, then a skip, then the first."""
        text = even_lines(folded)
        for paragraph in _PARAGRAPH.finditer(text):
            yield from self._find_within(text, *paragraph.span())

    def _find_within(self, text: str, start: int, end: int) -> Iterator[Found]:
        words = frozenset(_WORD.findall(text, start, end))
        rules = [rule for rule in self.rules if not rule.needs or not rule.needs.isdisjoint(words)]
        ahead = [(match, rule) for rule in rules if (match := rule.pattern.search(text, start, end))]
        while ahead:
            match, rule = min(ahead, key=lambda pair: (pair[0].start(), -pair[0].end(), not pair[1].skip))
            place = match.end()
            fields = None if rule.skip else self._read(rule, match)
            if fields is not None:
                yield Found(match.start(), place, fields, rule.id)
            ahead = list(_move_on(ahead, text, place, end))

    def _read(self, rule: Rule, match: re.Match[str]) -> dict[str, str | int] | None:
        """The rule's fields and those of the match; None where a word has no value."""
        fields = dict(rule.fields)
        for name, group in match.groupdict().items():
            if not (words := " ".join((group or "").split())):
                continue
            field = name.partition("__")[0]
            value = self._value(field.rstrip("2"), words)
            if value is None:
                return None
            fields.setdefault(field, value)
        return fields

    def _value(self, name: str, words: str) -> str | int | None:
        if name in self.raw:
            return words
        table = self.tables.get(name)
        return read_number(words, self.numbers) if table is None else table.get(words)


def even_lines(folded: str) -> str:
    """The text with its single line breaks as blanks: a line may be wrapped anywhere. Same length."""
    return _LINE_END.sub(" ", folded)


def build_grammar(data: Mapping[str, Any], shared: Mapping[str, Any] | None = None) -> Grammar:
    """Compile the data of a grammar; ``shared`` lends macros, tables and number words.

    Raises KeyError for a macro that nobody defines and ``re.error`` for a broken pattern, with the rule's id.
    """
    shared = shared or {}
    numbers = {**shared.get("numbers", {}), **data.get("numbers", {})}
    tables = {**shared.get("tables", {}), **data.get("tables", {})}
    macros = {**shared.get("macros", {}), **data.get("macros", {})}
    macros.setdefault("numword", number_pattern(numbers))
    for name, table in tables.items():
        macros.setdefault(name, f"(?P<{name}>{_alternatives(table)})")
        macros.setdefault(f"{name}_word", _alternatives(table))
    expanded = [(rule, _expand(rule["pattern"], macros, rule["id"])) for rule in data["rules"]]
    rules = tuple(_compile(rule, pattern, tables) for rule, pattern in expanded)
    return Grammar(rules, tables, numbers, frozenset(data.get("raw", ())))


def _move_on(ahead: Ahead, text: str, place: int, end: int) -> Iterator[tuple[re.Match[str], Rule]]:
    """The next match of each rule from ``place`` on, before ``end``."""
    for match, rule in ahead:
        if match.start() >= place:
            yield match, rule
        elif later := rule.pattern.search(text, place, end):
            yield later, rule


@lru_cache(maxsize=32)
def load_grammar(language: str, phenomenon: str) -> Grammar:
    """The grammar of ``languages/<language>/<phenomenon>`` with the words of ``calendar`` at its disposal.

    Raises LookupError where the language has no such data.
    """
    return build_grammar(load(language, phenomenon), load(language, "calendar"))


def _alternatives(table: Mapping[str, Any]) -> str:
    return f"(?:{one_of(table)})"


def _expand(pattern: str, macros: Mapping[str, str], rule: str) -> str:
    for _ in range(8):
        if not (names := set(_MACRO.findall(pattern))):
            return _BLANK.sub(" +", pattern)
        if unknown := names - set(macros):
            raise KeyError(f"rule {rule!r} uses {sorted(unknown)}, which is no macro")
        pattern = _MACRO.sub(lambda m: macros[m[1]], pattern)
    raise KeyError(f"the macros of rule {rule!r} name each other in a circle")


def _tell_apart(pattern: str) -> str:
    """Number the groups, since a compiled pattern may hold a name only once: ``hour__3``."""
    counter = count()
    return _NAMED.sub(lambda m: f"(?P<{m[1]}__{next(counter)}>", pattern)


def _compile(rule: Mapping[str, Any], pattern: str, tables: Mapping[str, Mapping[str, Any]]) -> Rule:
    try:
        compiled = re.compile(f"{_START}(?:{_tell_apart(pattern)}){_END}")
    except re.error as trouble:
        raise re.error(f"rule {rule['id']!r}: {trouble}", trouble.pattern, trouble.pos) from trouble
    return Rule(rule["id"], compiled, dict(rule.get("fields", {})), bool(rule.get("skip", False)), _needs(rule, tables))


def _needs(rule: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The last words of the tables that the rule needs one of, and the words that it names itself."""
    named = (tables.get(name, {name: 0}) for name in rule.get("needs", ()))
    return frozenset(_WORD.findall(key)[-1] for table in named for key in table)
