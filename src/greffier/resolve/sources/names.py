"""What a speaker is called: a body's name, a person's, one in apposition, letters in brackets."""

from __future__ import annotations

from greffier.model.actor import Actor
from greffier.model.folding import fold
from greffier.model.parse import Token
from greffier.model.record import SourceKind
from greffier.model.span import Span
from greffier.resolve.sources.wording import Wording


class Names(Wording):
    """Reads names."""

    def _name(
        self, span: Span, tokens: list[Token], head: Token | None, kind: SourceKind, actor: Actor | None
    ) -> tuple[str | None, frozenset[str]]:
        if head is None:
            return None, frozenset()
        acronyms = {fold(t.text) for t in tokens if len(t.text) > 1 and t.text.isupper()}
        name = self._body_name(span, head, kind) if self._is_body(head, kind) else self._personal_name(tokens, head)
        name = name or self._name_beside(span, head, kind)
        if name is None:
            return None, frozenset(acronyms) if self._is_body(head, kind) and "(" in span.quote else frozenset()
        keys = {fold(name), *acronyms} if self._is_body(head, kind) else {fold(name), fold(name.split()[-1])}
        if actor is not None and self._is_body(head, kind):
            name = actor.name
        return name, frozenset(key for key in keys if key)

    def _name_beside(self, span: Span, head: Token, kind: SourceKind) -> str | None:
        """« un résident, Alex Josué, », « le porte-parole, le colonel Ba, »: the name in apposition."""
        rest = self._annotated.document.text[span.end : span.end + 2]
        if rest != ", " or head.text[0].isupper() or kind not in ("official", "witness", "person", "organisation"):
            return None
        end = self._annotated.document.text.find(",", span.end + 2)
        tokens = self._tokens(self._annotated.document.span(span.end + 2, end)) if 0 < end < span.end + 60 else []
        inner = self._head(tokens)
        if inner is None or not tokens[-1].text[0].isupper() or self._is_known(span.end + 2):
            return None
        name = self._personal_name(tokens, inner)
        return name if name and tokens[0].text[0].isupper() + len(name.split()) > 1 else None

    def _is_known(self, start: int) -> bool:
        """« un élu, Human Rights Watch et »: the words name a party of the registry, not the person."""
        here = [self._annotated.actors[index] for index in self._annotated.actor_spans.at(start)]
        return any(mention.candidates and mention.form != "person" for mention in here)

    def _is_body(self, head: Token, kind: SourceKind) -> bool:
        singular = self._words.singular(head.folded)
        if head.text[0].islower():
            return head.folded in self._words["institutions"] or singular in self._words["institutions"]
        return kind in ("organisation", "outlet", "social-media") or singular in self._words["institutions"]

    def _body_name(self, span: Span, head: Token, kind: SourceKind) -> str | None:
        words = span.quote[max(0, head.start - span.start) :]
        words = words.split(" (")[0].strip(' ,«»“”"')
        named = any(word[:1].isupper() for word in words.replace("’", " ").replace("'", " ").split())
        return words if named or kind == "social-media" else None

    def _personal_name(self, tokens: list[Token], head: Token) -> str | None:
        """« le commandant Moussa Idriss Tall » → "Moussa Idriss Tall"; « le porte-parole de l'Otan » → None."""
        run: list[Token] = []
        for token in tokens[tokens.index(head) :]:
            if not run and ((self._is_office(token) and token is not tokens[0]) or self._is_title_of(token)):
                continue
            if token.text[0].isupper() or (
                run and token.folded in self._words["name_links"] and token is not tokens[-1]
            ):
                run.append(token)
            elif run or token.pos == "ADP":
                break
        while run and not run[-1].text[0].isupper():
            run.pop()
        if not run or (run[0] is head and len(run) == 1 and head.start == tokens[0].start and len(tokens) > 1):
            return run[0].text if run else None
        return self._annotated.document.text[run[0].start : run[-1].end]

    def _is_office(self, token: Token) -> bool:
        """« le Secrétaire général », « le Président Diop »: an office is no name, whatever its first letter."""
        return self._words.kinds.get(self._words.singular(token.folded)) == "official"

    def _is_title_of(self, token: Token) -> bool:
        """« le Défenseur des droits »: a noun with what it is of behind it."""
        following = self._annotated.parse.tokens[token.index + 1 : token.index + 2]
        known = self._words.kinds.get(self._words.singular(token.folded)) is not None
        return known and any(after.folded in self._words["of"] for after in following)
