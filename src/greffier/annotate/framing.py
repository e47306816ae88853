"""Loaded words: what a voice calls its enemies, its own, and the harm done.

They are recorded and never repeated in a canonical field. Rules are data: a pattern, the kind, the neutral reading.
A word in quotation marks in the report's own voice is held at arm's length ("scare-quotes"); inside the words of
another voice it is that voice's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.mentions import LoadedWords, Quote
from greffier.model.record import FramingKind
from greffier.model.span import Span
from greffier.model.spans import SpanIndex

_NEAR = 4  # words between a verb of naming and the name that it gives


@dataclass(frozen=True, slots=True)
class FramingRule:
    """A family of loaded words. ``needs``: strings of which the folded text must hold one."""

    id: str
    kind: FramingKind
    pattern: re.Pattern[str]
    neutral: str | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FramingRules:
    """All rules of one language. ``refusals`` match what is no loaded word although it looks like one."""

    rules: tuple[FramingRule, ...]
    refusals: tuple[re.Pattern[str], ...]
    scare: str
    not_after: frozenset[str]
    naming: frozenset[str]
    links: frozenset[str]


@cache
def framing_rules(language: str) -> FramingRules:
    """The framing rules of a language. Raises LookupError where it has none."""
    data = load(language, "framing")
    return FramingRules(
        tuple(
            FramingRule(r["id"], r["kind"], _whole_words(r["pattern"]), r["neutral"], tuple(r["needs"]))
            for r in data["rules"]
        ),
        tuple(_whole_words(refusal["pattern"]) for refusal in data["refusals"]),
        data["scare"]["id"],
        frozenset(data["scare"]["not_after"]),
        frozenset(data["scare"]["naming"]),
        frozenset(data["describes_links"]),
    )


def _whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")


def find_framing(annotated: Annotated) -> tuple[LoadedWords, ...]:
    """The loaded words of the text, in order; of two that overlap the longer one.

    « Le raid a fait huit martyrs » → « martyrs », honorific, neutral "people killed".
    """
    rules = framing_rules(annotated.document.language)
    folded = annotated.document.folded
    refused = [match.span() for pattern in rules.refusals for match in pattern.finditer(folded)]
    found: list[LoadedWords] = []
    taken = SpanIndex()
    for words in sorted(
        _matches(annotated, rules, folded, refused), key=lambda w: (-len(w.span), w.span.start, w.rule)
    ):
        if not taken.overlapping(words.span):
            taken.add(words.span)
            found.append(words)
    found.extend(_scare_quotes(annotated, rules, taken))
    return tuple(sorted(found, key=lambda words: words.span))


def _matches(
    annotated: Annotated, rules: FramingRules, folded: str, refused: list[tuple[int, int]]
) -> Iterator[LoadedWords]:
    for rule in rules.rules:
        if not any(stem in folded for stem in rule.needs):
            continue
        for match in rule.pattern.finditer(folded):
            start, end = _loaded(match)
            if any(first < end and start < last for first, last in refused):
                continue
            span = annotated.document.span(start, end)
            kind = _kind(annotated, rule, span)
            yield LoadedWords(span, kind, rule.neutral, _described(annotated, rules, span), rule.id)


def _loaded(match: re.Match[str]) -> tuple[int, int]:
    """The named group where the rule has one and it took part, else the whole match, without outer spaces."""
    name = next((n for n, words in match.groupdict().items() if words), None)
    start, end = match.span(name) if name else match.span()
    words = match.string[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _kind(annotated: Annotated, rule: FramingRule, span: Span) -> FramingKind:
    """A label that the report itself sets in quotation marks is held at arm's length."""
    if rule.kind != "label" or _is_attributed(annotated, span):
        return rule.kind
    held = any(annotated.quotes[index].scare for index in annotated.quote_spans.covering(span))
    return "scare-quotes" if held else rule.kind


def _is_attributed(annotated: Annotated, span: Span) -> bool:
    return bool(annotated.contents.covering(span))


def _described(annotated: Annotated, rules: FramingRules, span: Span) -> Span | None:
    """Whom the words describe: the party they stand in, or the one named right after (« terroristes de Daech »)."""
    mentions = [annotated.actors[index] for index in annotated.actor_spans.covering(span)]
    around = [mention.span for mention in mentions if mention.form != "person"]
    if around:
        return min(around, key=len)
    tokens = annotated.parse.tokens
    after = annotated.parse.tokens_between(span.end, len(annotated.document.text))
    i = after.start
    if i >= len(tokens) or tokens[i].folded not in rules.links:
        return None
    while i < len(tokens) and (tokens[i].folded in rules.links or tokens[i].pos == "DET"):
        i += 1
    last = i
    while last < len(tokens) and tokens[last].text[0].isupper():
        last += 1
    return annotated.document.span(tokens[i].start, tokens[last - 1].end) if last > i else None


def _scare_quotes(annotated: Annotated, rules: FramingRules, taken: SpanIndex) -> Iterator[LoadedWords]:
    for quote in annotated.quotes:
        if quote.scare and not taken.overlapping(quote.inner) and _holds_off(annotated, rules, quote):
            taken.add(quote.inner)
            yield LoadedWords(quote.inner, "scare-quotes", None, None, rules.scare)


def _holds_off(annotated: Annotated, rules: FramingRules, quote: Quote) -> bool:
    """A few small-letter words in the report's own voice, that are no title, name or slogan."""
    if not quote.inner.quote[0].islower() or _is_attributed(annotated, quote.inner):
        return False
    before = annotated.parse.tokens_between(0, quote.span.start)
    last = before.stop - 1
    if last < 0:
        return True
    sentence = annotated.parse.sentence_of(last)
    near = annotated.parse.tokens[max(sentence.first, last - _NEAR) : last + 1]
    return near[-1].folded not in rules.not_after and not any(token.folded in rules.naming for token in near)
