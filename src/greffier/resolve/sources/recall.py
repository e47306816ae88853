"""Which earlier voice a mention calls back: by a pronoun, by a name, by the same noun or one of its class."""

from __future__ import annotations

from greffier.model.folding import fold
from greffier.model.span import Span
from greffier.resolve.sources.drafts import Draft, Drafts
from greffier.resolve.sources.mentions import Mention
from greffier.resolve.sources.words import Words

_BODIES = frozenset({"organisation", "official", "outlet"})


class Recall:
    """Looks among the voices met so far."""

    def __init__(self, drafts: Drafts, words: Words) -> None:
        self._drafts = drafts
        self._words = words

    def find(self, mention: Mention, said: Span | None = None) -> int | None:
        """The voice that the mention stands for, None where it is a new one; ``said`` is what it says."""
        if mention.pronoun is not None:
            return self._antecedent(mention, said)
        if mention.possessive:
            return self._same_words(mention)
        named = self._by_name(mention)
        if named is not None:
            return named
        if mention.same or mention.definite:
            return self._called_again(mention)
        return None

    def _antecedent(self, mention: Mention, said: Span | None) -> int | None:
        """The last speaker that agrees with the pronoun; failing that, the last of the same number.

        « « L'armée a menti », a-t-il dit »: whoever is named only inside what the pronoun says is not meant.
        """
        spoken = [v for v in self._drafts.recent() if self._drafts[v].first is not None and self._drafts[v].spoke]
        recent = sorted(
            (v for v in spoken if self._drafts[v].last_outside(said) >= 0),
            key=lambda v: -self._drafts[v].last_outside(said),
        )
        agreeing = [v for v in recent if self._agrees(v, mention, gender=True)]
        if agreeing:
            return agreeing[0]
        loosely = [v for v in recent if self._agrees(v, mention, gender=False)]
        return loosely[0] if loosely else None

    def _agrees(self, voice: int, mention: Mention, *, gender: bool) -> bool:
        first = self._drafts[voice].first
        if first is None:
            return False
        if mention.plural is not None and first.plural is not None and mention.plural != first.plural:
            return False
        return not gender or None in (mention.feminine, first.feminine) or mention.feminine == first.feminine

    def _same_words(self, mention: Mention) -> int | None:
        for voice in self._drafts.recent():
            first = self._drafts[voice].first
            if (
                first is not None
                and fold(first.span.quote) == fold(mention.span.quote)
                and first.actor == mention.actor
            ):
                return voice
        return None

    def _by_name(self, mention: Mention) -> int | None:
        for voice in self._drafts.recent():
            draft = self._drafts[voice]
            if mention.keys & draft.keys:
                return voice
            if (
                mention.actor is not None
                and draft.actor is not None
                and not mention.guessed
                and self._is_same_part(mention, draft)
            ):
                return voice
        return None

    def _is_same_part(self, mention: Mention, draft: Draft) -> bool:
        """Of one party, the body itself both times, or a speaker of the same noun both times."""
        if not self._same_actor(draft, mention):
            return False
        itself = self._speaks_itself(mention)
        if itself != (draft.first is not None and self._speaks_itself(draft.first)):
            return False
        return itself or mention.head in draft.heads

    @staticmethod
    def _speaks_itself(mention: Mention) -> bool:
        """True where the body speaks, not somebody for it."""
        return mention.actor is not None and mention.body and mention.name is not None and mention.kind in _BODIES

    def _called_again(self, mention: Mention) -> int | None:
        """« la source », « l'ONG », « ce responsable », « le communiqué »: the last voice that the noun fits."""
        if mention.head in self._words["loose_news"] and not mention.same:
            return None
        if mention.head in self._words["statement_nouns"]:
            return next(
                (v for v in self._drafts.recent() if self._drafts[v].kind in _BODIES and self._drafts[v].spoke), None
            )
        if self._is_very_same(mention):
            return self._last_to_speak(mention)
        return next((v for v in self._drafts.recent() if self._has_noun(v, mention)), None) or self._of_class(mention)

    def _is_very_same(self, mention: Mention) -> bool:
        """« la même source »: whoever spoke last, be it an army or a witness."""
        very = self._words["very_same"] & set(fold(mention.span.quote).split())
        return bool(very) and not mention.plural and self._words.anaphors.get(mention.head) == "unnamed"

    def _last_to_speak(self, mention: Mention) -> int | None:
        spoken = (v for v in self._drafts.recent() if self._drafts[v].spoke)
        return next((v for v in spoken if self._agrees(v, mention, gender=False)), None)

    def _has_noun(self, voice: int, mention: Mention) -> bool:
        if mention.head not in self._drafts[voice].heads or not self._agrees(voice, mention, gender=False):
            return False
        return mention.same or self._is_bare(mention) or self._is_extension(voice, mention)

    def _of_class(self, mention: Mention) -> int | None:
        """The last voice of the class that the noun names (« l'organisation » → the last organisation)."""
        wanted = self._words.anaphors.get(mention.head)
        agreeing = [v for v in self._drafts.recent() if self._agrees(v, mention, gender=False)]
        if wanted == "unnamed" and mention.same:
            return next((v for v in agreeing if self._drafts[v].spoke), None)
        if (
            wanted is None
            or mention.capital
            or not (mention.same or self._is_bare(mention) or wanted in ("organisation", "outlet"))
        ):
            return None
        fitting = (v for v in agreeing if self._drafts[v].kind == wanted and self._fits(self._drafts[v], mention))
        return next((v for v in fitting if self._same_actor(self._drafts[v], mention)), None)

    @staticmethod
    def _same_actor(draft: Draft, mention: Mention) -> bool:
        return mention.guessed or mention.actor is None or draft.actor is None or mention.actor.id == draft.actor.id

    def _is_bare(self, mention: Mention) -> bool:
        return len(mention.span.quote.replace("’", " ").replace("'", " ").split()) <= 2

    def _is_extension(self, voice: int, mention: Mention) -> bool:
        first = self._drafts[voice].first
        return first is not None and fold(mention.span.quote).split()[1:] == fold(first.span.quote).split()[1:]

    def _fits(self, draft: Draft, mention: Mention) -> bool:
        """A person's noun calls back a person of that noun only; a body's noun any body of that sort."""
        if mention.same and draft.kind == "unnamed":
            return True
        if draft.kind == "outlet":
            return self._is_bare(mention) and not draft.heads & self._words.anaphors.keys() - {mention.head}
        if draft.kind == "organisation":
            return True
        return mention.head in draft.heads or mention.same
