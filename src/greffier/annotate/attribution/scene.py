"""The document as the scanners see it: tokens, quotation levels, word lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from greffier.annotate.attribution.lexicon import Lexicon
from greffier.model.annotated import Annotated
from greffier.model.span import Span
from greffier.registry import find_pointers, split_words


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (both inside); ``head`` is the noun or name that says who."""

    first: int
    last: int
    head: int


class Scene:
    """One document, with the word lists of its language at hand."""

    def __init__(self, annotated: Annotated, lexicon: Lexicon) -> None:
        self.annotated = annotated
        self.tokens = annotated.parse.tokens
        self.lexicon = lexicon

    @cached_property
    def quote_of(self) -> list[int]:
        """For each token the index of the innermost quotation around it, -1 outside; scare quotes are no walls."""
        inside = [-1] * len(self.tokens)
        for number, quote in enumerate(self.annotated.quotes):
            if not quote.scare:
                for i in self.annotated.parse.tokens_between(quote.inner.start, quote.inner.end):
                    inside[i] = number
        return inside

    @cached_property
    def seats(self) -> frozenset[int]:
        """Where the names of countries and capitals begin."""
        document = self.annotated.document
        words = split_words(document.text)
        pointers = find_pointers(document.text, document.language)
        return frozenset(
            words[sighting.first].start for sighting in pointers if sighting.pointer.sort in ("country", "capital")
        )

    def span(self, first: int, last: int) -> Span:
        """The words from token ``first`` to token ``last``, both inside."""
        return self.annotated.document.span(self.tokens[first].start, self.tokens[last].end)

    def folded(self, i: int) -> str:
        """The folded form of a token, empty outside the text."""
        return self.tokens[i].folded if 0 <= i < len(self.tokens) else ""

    def is_in(self, i: int, name: str) -> bool:
        """True where token ``i`` stands in the word list ``name``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].folded in self.lexicon.words[name]

    def is_in_rule(self, i: int, words: frozenset[str]) -> bool:
        """True where token ``i``, or the word after its article, stands in a rule's own list."""
        if not words or i >= len(self.tokens):
            return False
        return self.folded(i) in words or (self.tokens[i].pos in ("DET", "ADP") and self.folded(i + 1) in words)

    def is_finite(self, i: int) -> bool:
        """True for a verb with a person; False outside the text."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        return token.has("VerbForm=Fin") and token.pos in ("VERB", "AUX")

    def is_infinitive(self, i: int) -> bool:
        """True for an infinitive; False outside the text."""
        return i < len(self.tokens) and self.tokens[i].has("VerbForm=Inf")

    def is_quantity(self, i: int) -> bool:
        """True for a number, whatever the tagger says of it (« neuf »); False outside the text."""
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        counted = token.pos not in ("DET", "PRON") and bool(self.annotated.quantity_spans.at(token.start))
        return token.pos == "NUM" or counted

    def is_plural(self, phrase: Phrase, after: int = -1) -> bool | None:
        """Whether a phrase is plural, by its first word, else by its head; None where neither says.

        ``after`` is the preposition before it, which may hold its article (« du groupe », « des rebelles »).
        """
        for i in (after, phrase.first):
            if i >= 0 and self.is_in(i, "plural_openers"):
                return True
            if i >= 0 and any(
                self.is_in(i, name) for name in ("masculine_openers", "feminine_openers", "singular_openers")
            ):
                return any(self.is_in(k, "and") for k in range(phrase.head, phrase.last))
        head = self.tokens[phrase.head]
        return head.has("Number=Plur") if "Number=" in head.morph else None
