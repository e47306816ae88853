"""The registry's party that a speaker's words belong to."""

from __future__ import annotations

from greffier.model.actor import Actor
from greffier.model.folding import fold
from greffier.model.mentions import ActorMention
from greffier.model.parse import Token
from greffier.model.span import Span
from greffier.resolve.sources.names import Names


class Belonging(Names):
    """Finds parties in the words of speakers."""

    def _actor(self, span: Span, head: Token | None) -> Actor | None:
        """The registry actor that the words belong to: the one at the head first, else one named inside."""
        annotated = self._annotated
        if not annotated.parties or head is None:
            return None
        inside: Actor | None = None
        heading: list[int] = []
        for index in annotated.actor_spans.overlapping(span):
            mention, party = annotated.actors[index], annotated.parties[index]
            if party.actor is None or self._renamed(mention, span):
                continue
            if mention.form == "pronoun":
                continue  # whose « ses » are is asked of the voices first
            if mention.form == "generic" and self._is_indefinite(span):
                continue
            if mention.span.start <= head.start < mention.span.end:
                heading.append(index)
            inside = inside or party.actor
        innermost = min(heading, key=lambda i: len(annotated.actors[i].span), default=None)
        return inside if innermost is None else annotated.parties[innermost].actor

    def _is_observer(self, head: Token) -> bool:
        """« l'ONG », « cette organisation »: a body that speaks of parties and is none."""
        return head.text[0].islower() and self._words.singular(head.folded) in self._words["observers"]

    def possessor(self, span: Span) -> Actor | None:
        """The party behind « leurs », « son » inside the words, where the registry's readers know it."""
        annotated = self._annotated
        for index in annotated.actor_spans.overlapping(span) if annotated.parties else ():
            mention, party = annotated.actors[index], annotated.parties[index]
            if mention.form == "pronoun" and party.actor is not None:
                return None if party.actor.kind == "media" else party.actor
        return None

    def _is_indefinite(self, span: Span) -> bool:
        """« un officier »: somebody, of no army that the words name."""
        return fold(span.quote).split(" ")[0] in self._words["indefinites"]

    @staticmethod
    def _renamed(mention: ActorMention, span: Span) -> bool:
        """True where the speaker's words go on to a name of their own after « le collectif », « le groupe »."""
        if mention.form not in ("anaphor", "pronoun"):
            return False
        rest = span.quote[max(0, mention.span.end - span.start) :]
        return any(word[:1].isupper() for word in rest.split())
