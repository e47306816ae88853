"""The words of a speaker: noun or pronoun, number and gender, name, and the party that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from greffier.model.actor import Actor
from greffier.model.folding import fold
from greffier.model.parse import Token
from greffier.model.record import SourceKind
from greffier.model.span import Span
from greffier.resolve.sources.belonging import Belonging


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of one speaker, read for what they tell of who it is.

    ``guessed``: the actor is only the party that « l'organisation » was thought to stand for; a voice that fits
    the noun comes before it. ``body``: an institution, not somebody who speaks for it.
    """

    span: Span
    kind: SourceKind
    head: str
    capital: bool
    pronoun: str | None
    feminine: bool | None
    plural: bool | None
    definite: bool
    same: bool
    possessive: bool
    name: str | None
    keys: frozenset[str]
    actor: Actor | None
    guessed: bool
    body: bool


class MentionReader(Belonging):
    """Reads the speakers' words of one document."""

    def read(self, span: Span, kind: SourceKind) -> Mention:
        """What the words of a speaker tell; ``kind`` is the sort of voice that the attribution found."""
        tokens = self._tokens(span)
        first = tokens[0].folded if tokens else fold(span.quote)
        pronoun = self._words.inverted.get(first) or (first if self._is_pronoun(tokens, first) else None)
        if any(token.folded in self._words["latter"] for token in tokens[1:2]):
            pronoun = first
        head = self._head(tokens)
        actor = self._actor(span, head) if pronoun is None else None
        plural, feminine = self._number(tokens, pronoun, head), self._gender(tokens, pronoun, head)
        name, keys = self._name(span, tokens, head, kind, actor) if pronoun is None else (None, frozenset())
        noun = self._words.singular(head.folded) if head else first
        return Mention(
            span=span,
            kind=self._kind(kind, actor, head),
            head=noun,
            capital=head is not None and head.text[0].isupper(),
            pronoun=pronoun,
            feminine=feminine,
            plural=plural,
            definite=first in self._words["definite"],
            same=any(token.folded in self._words["same_words"] for token in tokens[:3]),
            possessive=any(token.folded in self._words["possessives"] for token in tokens[:4]),
            name=name,
            keys=keys,
            actor=actor,
            body=head is not None and self._is_body(head, kind),
            guessed=head is not None and self._is_observer(head) and name is None,
        )

    def _kind(self, kind: SourceKind, actor: Actor | None, head: Token | None) -> SourceKind:
        """The kind, mended where the party turned out to be no medium (« l'AA »: Arakan Army, not Anadolu)."""
        if kind != "outlet" or actor is None or actor.kind == "media" or head is None or not head.text[0].isupper():
            return kind
        return "official" if actor.kind in ("government", "state-forces") else "organisation"

    def subject_before(self, offset: int) -> Span | None:
        """The subject of the sentence before the one at ``offset``, in the same paragraph, if it may be a speaker.

        « Le porte-parole balaie les critiques. Il affirme … » → « Le porte-parole ».
        """
        parse = self._annotated.parse
        here = parse.sentence_at(offset)
        if here is None or here.index == 0 or parse.sentences[here.index - 1].paragraph != here.paragraph:
            return None
        before = parse.sentences[here.index - 1]
        for token in parse.tokens[before.first : before.last]:
            if token.dep == "nsubj" and token.pos in ("NOUN", "PROPN") and self._may_speak(token):
                return self._phrase_around(token, before.first)
        return None

    def _may_speak(self, token: Token) -> bool:
        singular = self._words.singular(token.folded)
        return token.folded in self._words.kinds or singular in self._words.kinds

    def _phrase_around(self, head: Token, floor: int) -> Span:
        parse = self._annotated.parse
        first = last = head.index
        while first > floor and parse.tokens[first - 1].pos in ("DET", "ADJ", "NUM"):
            first -= 1
        below = set(parse.subtree(head.index))
        while last + 1 in below and parse.tokens[last + 1].pos not in ("PUNCT", "VERB", "AUX", "PRON"):
            last += 1
        return self._annotated.document.span(parse.tokens[first].start, parse.tokens[last].end)
