"""A speaker's words one by one: which of them says who, and their number and gender."""

from __future__ import annotations

from greffier.model.annotated import Annotated
from greffier.model.parse import Token
from greffier.model.span import Span
from greffier.resolve.sources.words import Words


class Wording:
    """Reads the words of one document's speakers."""

    def __init__(self, annotated: Annotated, words: Words) -> None:
        self._annotated = annotated
        self._words = words

    def _tokens(self, span: Span) -> list[Token]:
        parse = self._annotated.parse
        return [parse.tokens[i] for i in parse.tokens_between(span.start, span.end)]

    def _is_pronoun(self, tokens: list[Token], first: str) -> bool:
        return len(tokens) == 1 and (first in self._words["free_pronouns"] or first in self._words["subject_pronouns"])

    def _head(self, tokens: list[Token]) -> Token | None:
        skipped = self._words["openers"] | self._words["same_words"] | self._words["definite"] | self._words["titles"]
        for position, token in enumerate(tokens):
            if (
                token.pos in ("DET", "NUM", "ADP", "PUNCT")
                or token.folded in skipped
                or token.folded in self._words["possessives"]
            ):
                continue
            if token.pos == "ADJ" and position + 1 < len(tokens) and tokens[position + 1].pos == "NOUN":
                continue
            if token.folded in self._words["partitives"] and position + 2 < len(tokens):
                continue
            return token
        return tokens[-1] if tokens else None

    def _number(self, tokens: list[Token], pronoun: str | None, head: Token | None) -> bool | None:
        opener = pronoun or (tokens[0].folded if tokens else "")
        if opener in self._words["plural_openers"]:
            return True
        if (
            opener in self._words["feminine_openers"]
            or opener in self._words["masculine_openers"]
            or opener in self._words["singular_openers"]
        ):
            return any(token.folded in self._words["and"] for token in tokens)
        if head is None or not head.morph or head.text[0].isupper():
            return None
        return head.has("Number=Plur")

    def _gender(self, tokens: list[Token], pronoun: str | None, head: Token | None) -> bool | None:
        opener = pronoun or (tokens[0].folded if tokens else "")
        if opener in self._words["feminine_openers"]:
            return True
        if opener in self._words["masculine_openers"]:
            return False
        if head is not None and head.pos == "NOUN" and "Gender=" in head.morph:
            return head.has("Gender=Fem")
        return None
