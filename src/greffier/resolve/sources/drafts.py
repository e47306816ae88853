"""The voices of one document while their mentions are gathered, and who passes whom on.

Voice 0 is the document; no chain of relays leads back to where it began.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from greffier.model.actor import Actor
from greffier.model.mentions import Voice
from greffier.model.record import SourceKind
from greffier.model.span import Span
from greffier.resolve.sources.mentions import Mention


@dataclass(slots=True)
class Draft:
    """A voice: who it is, how it was called, where it spoke last."""

    kind: SourceKind
    first: Mention | None
    name: str | None
    actor: Actor | None
    keys: set[str]
    spans: list[Span] = field(default_factory=list)
    via: int | None = None
    last_at: int = -1
    spoke: bool = False
    heads: set[str] = field(default_factory=set)

    def last_outside(self, said: Span | None) -> int:
        """Where the voice was mentioned last outside the words ``said``; -1 where it was not."""
        return max((span.start for span in self.spans if said is None or not said.covers(span)), default=-1)


class Drafts:
    """The voices of a document, by number."""

    def __init__(self, outlet: str | None) -> None:
        self._drafts = [Draft("document", None, outlet, None, set())]

    def __getitem__(self, voice: int) -> Draft:
        return self._drafts[voice]

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts)

    def recent(self) -> list[int]:
        """The voices other than the document, the last to be mentioned first."""
        return sorted(range(1, len(self._drafts)), key=lambda v: (-self._drafts[v].last_at, v))

    def add(self, draft: Draft) -> int:
        """The number of a new voice."""
        self._drafts.append(draft)
        return len(self._drafts) - 1

    def note(self, voice: int, mention: Mention) -> None:
        """Keep what one more mention tells of a voice."""
        draft = self._drafts[voice]
        draft.spans.append(mention.span)
        draft.keys |= mention.keys
        if mention.pronoun is None:
            draft.heads.add(mention.head)
        if draft.name is None:
            draft.name = mention.name
        if draft.actor is None:
            draft.actor = mention.actor

    def link(self, inner: int, outer: int) -> None:
        """Say that ``outer`` passes ``inner`` on, where nobody does yet and no circle would arise."""
        if inner in (outer, 0) or self._drafts[inner].via is not None or self._reaches(outer, inner):
            return
        self._drafts[inner].via = outer

    def _reaches(self, start: int, goal: int) -> bool:
        at: int | None = start
        while at is not None:
            if at == goal:
                return True
            at = self._drafts[at].via
        return False

    def voices(self) -> Iterator[Voice]:
        """The finished voices, the document first."""
        for draft in self._drafts:
            description = draft.first.span.quote if draft.first is not None else None
            yield Voice(draft.kind, draft.name, description, draft.actor, draft.via, tuple(sorted(set(draft.spans))))
