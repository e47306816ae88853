"""From attributions to voices: who speaks, who relays, and who is new."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Attribution
from greffier.model.record import SourceKind
from greffier.model.span import Span
from greffier.resolve.sources.drafts import Draft, Drafts
from greffier.resolve.sources.mentions import Mention, MentionReader
from greffier.resolve.sources.recall import Recall
from greffier.resolve.sources.words import source_words


class Resolver:
    """Gathers the voices of one document in reading order."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._words = source_words(annotated.document.language)
        self.drafts = Drafts(annotated.document.outlet)
        self._recall = Recall(self.drafts, self._words)
        self._by_span: dict[tuple[int, int], int] = {}
        self._nobody: int | None = None
        self._reader = MentionReader(annotated, self._words)

    def speaker(self, attribution: Attribution) -> int:
        """The index of the voice of an attribution, made where it is new."""
        if attribution.source is None:
            voice = self._unnamed(attribution.cue)
        else:
            voice = self._voice_of(attribution.source, attribution.kind, self._quoted(attribution.content))
        self.drafts[voice].spoke = True
        relays = [relay for relay in (attribution.via, *attribution.relays) if relay is not None]
        chain = [voice, *(self._voice_of(relay, self._relay_kind(relay)) for relay in relays)]
        for inner, outer in pairwise(chain):
            self.drafts.link(inner, outer)
        return voice

    def _quoted(self, said: Span) -> Span | None:
        """What is said, where it is a quotation."""
        inside = self._annotated.quote_spans.covering(Span(said.start, said.start + 1, said.quote[:1]))
        return said if any(not self._annotated.quotes[index].scare for index in inside) else None

    def _relay_kind(self, relay: Span) -> SourceKind:
        mention = self._reader.read(relay, "outlet")
        platform = mention.head in self._words["platforms"] or any(
            word in self._words["platforms"] for word in fold(relay.quote).split() if len(word) > 1
        )
        if platform or any(phrase in fold(relay.quote) for phrase in self._words["platform_phrases"]):
            return "social-media"
        if (
            mention.actor is not None
            and mention.actor.kind != "media"
            and self._words.kinds.get(mention.head) != "outlet"
        ):
            return "organisation"
        return "outlet" if mention.capital else self._words.kinds.get(mention.head, "outlet")

    def link_nested(self, attributions: Iterable[Attribution], speakers: list[int]) -> None:
        """« X a affirmé que …, rapporte l'agence Y »: where X speaks only inside Y's words, Y passes X on."""
        pairs = list(zip(attributions, speakers, strict=True))
        outer_of: dict[int, int | None] = {}
        for inner, voice in pairs:
            around = [pairs[index] for index in self._annotated.contents.covering(inner.cue)]
            holders = [
                (len(outer.content), other) for outer, other in around
                if other != voice and not outer.content.overlaps(outer.cue)
                and (inner.source is None or outer.content.covers(inner.source))
            ]  # fmt: skip
            found = min(holders)[1] if holders else None
            outer_of[voice] = found if voice not in outer_of else (found and outer_of[voice])
        for voice, outer in outer_of.items():
            if outer:
                self.drafts.link(voice, outer)

    def _unnamed(self, cue: Span) -> int:
        if self._nobody is None:
            self._nobody = self.drafts.add(Draft("unnamed", None, None, None, set()))
        return self._nobody

    def _voice_of(self, span: Span, kind: SourceKind, said: Span | None = None) -> int:
        key = (span.start, span.end)
        if key not in self._by_span:
            mention = self._reader.read(span, kind)
            voice = self._nearer_subject(mention, said) if mention.pronoun is not None else None
            voice = self._recall.find(mention, said) if voice is None else voice
            if voice is None and mention.pronoun is not None:
                return self._someone_named_before(span)
            self._by_span[key] = self._new(mention) if voice is None else voice
            self.drafts.note(self._by_span[key], mention)
        voice = self._by_span[key]
        self.drafts[voice].last_at = max(self.drafts[voice].last_at, span.start)
        return voice

    def _someone_named_before(self, span: Span) -> int:
        """A pronoun that no speaker fits: the person named last before it, else nobody."""
        before = [one for one in self._annotated.actors if one.span.end <= span.start]
        person = next((mention.span for mention in reversed(before) if mention.form == "person"), None)
        return self._unnamed(span) if person is None else self._voice_of(person, "person")

    def _nearer_subject(self, mention: Mention, said: Span | None) -> int | None:
        """The subject of the sentence before, which comes before a speaker further back where it agrees."""
        subject = self._reader.subject_before(mention.span.start)
        if subject is None or any(draft.last_outside(said) >= subject.start for draft in self.drafts if draft.spoke):
            return None
        noun = self._reader.read(subject, "person")
        kind = self._words.kinds.get(noun.head, "person")
        if None not in (noun.plural, mention.plural) and noun.plural != mention.plural:
            return None
        if None not in (noun.feminine, mention.feminine) and noun.feminine != mention.feminine:
            return None
        return self._voice_of(subject, kind)

    def _new(self, mention: Mention) -> int:
        actor = mention.actor
        if mention.possessive and actor is None:
            actor = self._owner() or self._reader.possessor(mention.span)
        return self.drafts.add(Draft(mention.kind, mention, mention.name, actor, set(mention.keys)))

    def _owner(self) -> Actor | None:
        """Whose spokesman « son porte-parole » is: the last voice that belongs to a party."""
        return next((self.drafts[v].actor for v in self.drafts.recent() if self.drafts[v].actor is not None), None)
