"""The events of a document with what the rules about their parties ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import Involvement, Occurrence
from greffier.resolve.occurrences.participants import is_civilian


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a document, in the order of the text."""

    annotated: Annotated
    occurrences: list[Occurrence]

    def parties(self, index: int, role: str) -> list[Involvement]:
        """The parties of an event in a role."""
        return [one for one in self.occurrences[index].involved if one.argument.role == role]

    def names(self, index: int, role: str) -> set[str]:
        """The same by name."""
        return {self.annotated.parties[one.actor].name for one in self.parties(index, role) if one.actor is not None}

    def actors(self, index: int, role: str) -> list[tuple[Involvement, Actor]]:
        """The same, those that the registry knows."""
        found = ((one, one.actor) for one in self.parties(index, role) if one.actor is not None)
        parties = self.annotated.parties
        return [(one, actor) for one, at in found if (actor := parties[at].actor) is not None]

    def armed(self, index: int, role: str) -> list[Involvement]:
        """The same, those that the words or the registry call armed."""
        return [one for one in self.parties(index, role) if is_civilian(self.annotated, one.actor) is False]

    def is_told(self, index: int) -> bool:
        """True for what the text tells as having happened lately."""
        told = self.annotated.modalities[self.occurrences[index].mention]
        return told.kind in ("asserted", "alleged") and not told.negated and not told.background

    def is_many(self, index: int) -> bool:
        return self.annotated.modalities[self.occurrences[index].mention].aggregate

    def token(self, index: int) -> int:
        return self.annotated.events[self.occurrences[index].mention].token

    def sentence(self, index: int) -> int:
        return self.annotated.parse.tokens[self.token(index)].sentence

    def paragraph(self, index: int) -> int:
        return self.annotated.parse.sentence_of(self.token(index)).paragraph

    def give(self, index: int, found: Sequence[Involvement]) -> None:
        """Add parties to an event."""
        held = self.occurrences[index]
        self.occurrences[index] = replace(held, involved=(*held.involved, *found))

    def lend(self, one: Involvement, lender: int, reason: str) -> Involvement:
        """A party of one event as the author of another, in the voice that names it."""
        voice = one.voice if one.voice is not None else self.occurrences[lender].voice
        return replace(one, argument=replace(one.argument, role="agent"), voice=voice, reason=reason)
