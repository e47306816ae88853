"""The mentions of a text, looked back on from one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention, Party


@dataclass(frozen=True, slots=True)
class References:
    """The mentions of a text with those parties that are known already."""

    annotated: Annotated
    parties: Sequence[Party | None]
    data: Mapping[str, Any]

    def before(self, index: int, far: int) -> Iterator[int]:
        """Mentions before this one, nearest first, not further back than so many sentences."""
        mentions, tokens = self.annotated.actors, self.annotated.parse.tokens
        here = tokens[mentions[index].token].sentence
        for other in range(index - 1, -1, -1):
            if here - tokens[mentions[other].token].sentence > far:
                return
            if mentions[other].span.end <= mentions[index].span.start and not self.is_aside(other):
                yield other

    def is_aside(self, index: int) -> bool:
        """True for « Al-Qaïda » in « liés à Al-Qaïda »: told in passing, seldom taken up again."""
        return self.is_after("affiliation", index)

    def is_after(self, kind: str, index: int, far: int = 3) -> bool:
        """True where a word of that kind stands up to so many tokens before the mention."""
        tokens, mention = self.annotated.parse.tokens, self.annotated.actors[index]
        first = self.annotated.parse.token_at(mention.span.start) or 0
        return any(token.folded in self.data[kind] for token in tokens[max(first - far, 0) : first])


def is_known(party: Party, mention: ActorMention) -> bool:
    """True where the party has a name: the registry's, or one that the text itself gives."""
    return party.actor is not None or mention.name is not None
