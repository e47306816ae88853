"""Who the voices are: one for each distinct speaker of a document, with the chain through which they reach the reader.

Voice 0 is the document itself. A speaker comes back as a pronoun (« a-t-elle précisé »), as « la même source », as a
noun of the same class (« l'ONG ») or by a part of its name; whatever fits none of the voices is a new one. ``via`` is
the voice that passes the words on. A voice keeps the words by which it was first introduced as its description.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Attribution, Voice
from greffier.model.record import SourceKind
from greffier.model.span import Span
from greffier.resolve.source_mentions import Mention, MentionReader, source_words

_BODIES = frozenset({"organisation", "official", "outlet"})


@dataclass(slots=True)
class _Draft:
    """A voice while its mentions are gathered."""

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


def resolve_sources(annotated: Annotated) -> tuple[tuple[Voice, ...], tuple[int, ...]]:
    """The voices of the document, and for each attribution the index of the one that speaks.

    « Selon une source militaire, … », then « a-t-elle précisé » → voice 1 for both, with both mentions in ``spans``.
    """
    resolver = _Resolver(annotated)
    speakers = [resolver.speaker(attribution) for attribution in annotated.attributions]
    resolver.link_nested(annotated.attributions, speakers)
    return tuple(resolver.voices()), tuple(speakers)


def voice_at(annotated: Annotated, offset: int) -> int:
    """The index of the voice that tells what stands at ``offset`` (code points), innermost first; 0: the document."""
    at = attribution_at(annotated, offset)
    return 0 if at is None else annotated.speakers[at]


def attribution_at(annotated: Annotated, offset: int) -> int | None:
    """The index of the innermost attribution whose content covers ``offset``, or None."""
    said = annotated.attributions
    covering = [(len(said[i].content), -said[i].cue.start, i) for i in annotated.contents.at(offset)]
    return min(covering)[2] if covering else None


class _Resolver:
    """Gathers the voices of one document in reading order."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._words = source_words(annotated.document.language)
        self._drafts = [_Draft("document", None, annotated.document.outlet, None, set())]
        self._by_span: dict[tuple[int, int], int] = {}
        self._nobody: int | None = None
        self._reader = MentionReader(annotated, self._words)

    # ------------------------------------------------------------------ one attribution

    def speaker(self, attribution: Attribution) -> int:
        """The index of the voice of an attribution, made where it is new."""
        if attribution.source is None:
            voice = self._unnamed(attribution.cue)
        else:
            voice = self._voice_of(attribution.source, attribution.kind)
        self._drafts[voice].spoke = True
        relays = [relay for relay in (attribution.via, *attribution.relays) if relay is not None]
        chain = [voice, *(self._voice_of(relay, self._relay_kind(relay)) for relay in relays)]
        for inner, outer in pairwise(chain):
            self._link(inner, outer)
        return voice

    def _relay_kind(self, relay: Span) -> SourceKind:
        mention = self._reader.read(relay, "outlet")
        platform = mention.head in self._words["platforms"] or any(
            word in self._words["platforms"] for word in fold(relay.quote).split() if len(word) > 1
        )
        if platform or any(phrase in fold(relay.quote) for phrase in self._words["platform_phrases"]):
            return "social-media"
        return "outlet" if mention.capital else self._words.kinds.get(mention.head, "outlet")

    def _link(self, inner: int, outer: int) -> None:
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
                self._link(voice, outer)

    def _unnamed(self, cue: Span) -> int:
        if self._nobody is None:
            self._nobody = self._add(_Draft("unnamed", None, None, None, set()))
        return self._nobody

    # ------------------------------------------------------------------ one mention

    def _voice_of(self, span: Span, kind: SourceKind) -> int:
        key = (span.start, span.end)
        if key not in self._by_span:
            mention = self._reader.read(span, kind)
            voice = self._find(mention)
            if voice is None and mention.pronoun is not None:
                return self._someone_named_before(span)
            self._by_span[key] = self._new(mention) if voice is None else voice
            self._note(self._by_span[key], mention)
        voice = self._by_span[key]
        self._drafts[voice].last_at = max(self._drafts[voice].last_at, span.start)
        return voice

    def _find(self, mention: Mention) -> int | None:
        if mention.pronoun is not None:
            return self._antecedent(mention)
        if mention.possessive:
            return self._same_words(mention)
        named = self._by_name(mention)
        if named is not None:
            return named
        if mention.same or mention.definite:
            return self._called_again(mention)
        return None

    def _someone_named_before(self, span: Span) -> int:
        """A pronoun that no speaker fits: the person named last before it, else nobody."""
        before = [one for one in self._annotated.actors if one.span.end <= span.start]
        person = next((mention.span for mention in reversed(before) if mention.form == "person"), None)
        return self._unnamed(span) if person is None else self._voice_of(person, "person")

    def _recent(self) -> list[int]:
        return sorted(range(1, len(self._drafts)), key=lambda v: (-self._drafts[v].last_at, v))

    def _antecedent(self, mention: Mention) -> int | None:
        """The last speaker that agrees with the pronoun; failing that, the last of the same number.

        A subject of the sentence before that may speak and agrees comes before a speaker further back.
        """
        if (nearer := self._nearer_subject(mention)) is not None:
            return nearer
        recent = [v for v in self._recent() if self._drafts[v].first is not None and self._drafts[v].spoke]
        agreeing = [v for v in recent if self._agrees(v, mention, gender=True)]
        if agreeing:
            return agreeing[0]
        loosely = [v for v in recent if self._agrees(v, mention, gender=False)]
        return loosely[0] if loosely else None

    def _nearer_subject(self, mention: Mention) -> int | None:
        subject = self._reader.subject_before(mention.span.start)
        if subject is None or any(draft.last_at >= subject.start for draft in self._drafts if draft.spoke):
            return None
        noun = self._reader.read(subject, "person")
        kind = self._words.kinds.get(noun.head, "person")
        if None not in (noun.plural, mention.plural) and noun.plural != mention.plural:
            return None
        if None not in (noun.feminine, mention.feminine) and noun.feminine != mention.feminine:
            return None
        return self._voice_of(subject, kind)

    def _agrees(self, voice: int, mention: Mention, *, gender: bool) -> bool:
        first = self._drafts[voice].first
        if first is None:
            return False
        if mention.plural is not None and first.plural is not None and mention.plural != first.plural:
            return False
        return not gender or None in (mention.feminine, first.feminine) or mention.feminine == first.feminine

    def _same_words(self, mention: Mention) -> int | None:
        for voice in self._recent():
            first = self._drafts[voice].first
            if (
                first is not None
                and fold(first.span.quote) == fold(mention.span.quote)
                and first.actor == mention.actor
            ):
                return voice
        return None

    def _by_name(self, mention: Mention) -> int | None:
        for voice in self._recent():
            draft = self._drafts[voice]
            if mention.keys & draft.keys:
                return voice
            if mention.actor is not None and draft.actor is not None and self._is_same_part(mention, draft):
                return voice
        return None

    def _is_same_part(self, mention: Mention, draft: _Draft) -> bool:
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
        return mention.actor is not None and mention.name is not None and mention.kind in _BODIES

    def _called_again(self, mention: Mention) -> int | None:
        """« la source », « l'ONG », « ce responsable », « le communiqué »: the last voice that the noun fits."""
        if mention.head in self._words["statement_nouns"]:
            return next((v for v in self._recent() if self._drafts[v].kind in _BODIES and self._drafts[v].spoke), None)
        return next((v for v in self._recent() if self._has_noun(v, mention)), None) or self._of_class(mention)

    def _has_noun(self, voice: int, mention: Mention) -> bool:
        if mention.head not in self._drafts[voice].heads or not self._agrees(voice, mention, gender=False):
            return False
        return mention.same or self._is_bare(mention) or self._is_extension(voice, mention)

    def _of_class(self, mention: Mention) -> int | None:
        """The last voice of the class that the noun names (« l'organisation » → the last organisation)."""
        wanted = self._words.anaphors.get(mention.head)
        agreeing = [v for v in self._recent() if self._agrees(v, mention, gender=False)]
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
    def _same_actor(draft: _Draft, mention: Mention) -> bool:
        return mention.actor is None or draft.actor is None or mention.actor.id == draft.actor.id

    def _is_bare(self, mention: Mention) -> bool:
        return len(mention.span.quote.replace("’", " ").replace("'", " ").split()) <= 2

    def _is_extension(self, voice: int, mention: Mention) -> bool:
        first = self._drafts[voice].first
        return first is not None and fold(mention.span.quote).split()[1:] == fold(first.span.quote).split()[1:]

    def _fits(self, draft: _Draft, mention: Mention) -> bool:
        """A person's noun calls back a person of that noun only; a body's noun any body of that sort."""
        if mention.same and draft.kind == "unnamed":
            return True
        if draft.kind == "outlet":
            return self._is_bare(mention) and not draft.heads & self._words.anaphors.keys() - {mention.head}
        if draft.kind == "organisation":
            return True
        return mention.head in draft.heads or mention.same

    # ------------------------------------------------------------------ drafts

    def _new(self, mention: Mention) -> int:
        actor = mention.actor
        if mention.possessive and actor is None:
            actor = self._owner() or self._reader.possessor(mention.span)
        return self._add(_Draft(mention.kind, mention, mention.name, actor, set(mention.keys)))

    def _owner(self) -> Actor | None:
        """Whose spokesman « son porte-parole » is: the last voice that belongs to a party."""
        return next((self._drafts[v].actor for v in self._recent() if self._drafts[v].actor is not None), None)

    def _add(self, draft: _Draft) -> int:
        self._drafts.append(draft)
        return len(self._drafts) - 1

    def _note(self, voice: int, mention: Mention) -> None:
        draft = self._drafts[voice]
        draft.spans.append(mention.span)
        draft.keys |= mention.keys
        if mention.pronoun is None:
            draft.heads.add(mention.head)
        if draft.name is None:
            draft.name = mention.name
        if draft.actor is None:
            draft.actor = mention.actor

    def voices(self) -> Iterable[Voice]:
        """The finished voices, the document first."""
        for draft in self._drafts:
            description = draft.first.span.quote if draft.first is not None else None
            yield Voice(draft.kind, draft.name, description, draft.actor, draft.via, tuple(sorted(set(draft.spans))))
