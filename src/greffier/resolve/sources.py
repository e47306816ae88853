"""Who the voices are: one for each distinct speaker of a document, with the chain through which they reach the reader.

Voice 0 is the document itself. A speaker comes back as a pronoun (« a-t-elle précisé »), as « la même source », as a
noun of the same class (« l'ONG ») or by a part of its name; whatever fits none of the voices is a new one. ``via`` is
the voice that passes the words on. A voice keeps the words by which it was first introduced as its description.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from greffier.languages import load
from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import ActorMention, Attribution, Voice
from greffier.model.parse import Token
from greffier.model.record import SourceKind
from greffier.model.span import Span

_BODIES = frozenset({"organisation", "official", "outlet"})


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``attribution`` that tell one voice from another."""

    lists: Mapping[str, frozenset[str]]
    anaphors: Mapping[str, SourceKind]
    inverted: Mapping[str, str]
    plural_endings: tuple[str, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def singular(self, word: str) -> str:
        """The word without its plural ending."""
        return word[:-1] if len(word) > 3 and word.endswith(self.plural_endings) else word


@cache
def source_words(language: str) -> Words:
    """The words of a language that resolve voices. Raises LookupError where it has none."""
    data = load(language, "attribution")
    return Words(
        {
            k: frozenset(map(str, v))
            for k, v in data.items()
            if isinstance(v, list) and all(isinstance(x, str) for x in v)
        },
        {noun: kind for kind, nouns in data["anaphors"].items() for noun in nouns},
        dict(data["inverted_pronouns"]),
        tuple(data["plural_endings"]),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of one speaker, read for what they tell of who it is."""

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
    """The index of the voice that tells what stands at ``offset`` (code points): the innermost one, 0 for the document."""
    at = attribution_at(annotated, offset)
    return 0 if at is None else annotated.speakers[at]


def attribution_at(annotated: Annotated, offset: int) -> int | None:
    """The index of the innermost attribution whose content covers ``offset``, or None."""
    covering = [
        (len(a.content), -a.cue.start, i)
        for i, a in enumerate(annotated.attributions)
        if a.content.start <= offset < a.content.end
    ]
    return min(covering)[2] if covering else None


class _Resolver:
    """Gathers the voices of one document in reading order."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._words = source_words(annotated.document.language)
        self._drafts = [_Draft("document", None, annotated.document.outlet, None, set())]
        self._by_span: dict[tuple[int, int], int] = {}
        self._nobody: int | None = None
        self._actor_starts = [mention.span.start for mention in annotated.actors]

    # ------------------------------------------------------------------ one attribution

    def speaker(self, attribution: Attribution) -> int:
        """The index of the voice of an attribution, made where it is new."""
        if attribution.source is None:
            voice = self._unnamed(attribution.cue)
        else:
            voice = self._voice_of(attribution.source, attribution.kind)
        self._drafts[voice].spoke = True
        chain = [voice]
        for relay in (attribution.via, *attribution.relays):
            if relay is not None:
                chain.append(self._voice_of(relay, self._relay_kind(relay)))
        for inner, outer in zip(chain, chain[1:], strict=False):
            self._link(inner, outer)
        return voice

    def _relay_kind(self, relay: Span) -> SourceKind:
        mention = self._read(relay, "outlet")
        platform = mention.head in self._words["platforms"] or any(
            word in self._words["platforms"] for word in fold(relay.quote).split() if len(word) > 1
        )
        if platform or "reseaux" in fold(relay.quote):
            return "social-media"
        return "outlet"

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
            holders = [
                (len(outer.content), other) for outer, other in pairs
                if other != voice and outer.content.covers(inner.cue) and not outer.content.overlaps(outer.cue)
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
            mention = self._read(span, kind)
            voice = self._find(mention)
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

    def _recent(self) -> list[int]:
        return sorted(range(1, len(self._drafts)), key=lambda v: (-self._drafts[v].last_at, v))

    def _antecedent(self, mention: Mention) -> int | None:
        """The last speaker that agrees with the pronoun; failing that, the last of the same number."""
        recent = [v for v in self._recent() if self._drafts[v].first is not None and self._drafts[v].spoke]
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
            if mention.actor is not None and draft.actor is not None and mention.actor.id == draft.actor.id:
                if self._speaks_itself(mention) == (draft.first is not None and self._speaks_itself(draft.first)):
                    if self._speaks_itself(mention) or mention.head in draft.heads:
                        return voice
        return None

    @staticmethod
    def _speaks_itself(mention: Mention) -> bool:
        """True where the body speaks, not somebody for it."""
        return mention.actor is not None and mention.name is not None and mention.kind in _BODIES

    def _called_again(self, mention: Mention) -> int | None:
        """« la source », « l'ONG », « ce responsable », « le communiqué »: the last voice that the noun fits."""
        if mention.head in self._words["statement_nouns"]:
            return next((v for v in self._recent() if self._drafts[v].kind in _BODIES), None)
        for voice in self._recent():
            if mention.head in self._drafts[voice].heads and self._agrees(voice, mention, gender=False):
                if mention.same or self._is_bare(mention) or self._is_extension(voice, mention):
                    return voice
        wanted = self._words.anaphors.get(mention.head)
        if wanted == "unnamed" and mention.same:
            return next((v for v in self._recent() if self._drafts[v].spoke and self._agrees(v, mention, gender=False)), None)
        if wanted is None or not (mention.same or self._is_bare(mention) or wanted in ("organisation", "outlet")):
            return None
        if mention.capital:
            return None
        for voice in self._recent():
            draft = self._drafts[voice]
            if not self._same_actor(draft, mention):
                continue
            if draft.kind == wanted and self._agrees(voice, mention, gender=False) and self._fits(draft, mention):
                return voice
        return None

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
        if draft.kind in ("organisation", "outlet"):
            return True
        return mention.head in draft.heads or mention.same

    # ------------------------------------------------------------------ reading a mention

    def _read(self, span: Span, kind: SourceKind) -> Mention:
        tokens = self._tokens(span)
        first = tokens[0].folded if tokens else fold(span.quote)
        pronoun = self._words.inverted.get(first) or (first if self._is_pronoun(tokens, first) else None)
        if any(token.folded in self._words["latter"] for token in tokens[1:2]):
            pronoun = first
        head = self._head(tokens)
        actor = self._actor(span, head) if pronoun is None else None
        plural, feminine = self._number(tokens, pronoun, head), self._gender(tokens, pronoun, head)
        name, keys = self._name(span, tokens, head, kind, actor) if pronoun is None else (None, frozenset())
        return Mention(
            span, kind, self._words.singular(head.folded) if head else first, head is not None and head.text[0].isupper(),
            pronoun, feminine, plural, first in self._words["definite"],
            any(token.folded in self._words["same_words"] for token in tokens[:3]),
            any(token.folded in self._words["possessives"] for token in tokens[:4]), name, keys, actor,
        )  # fmt: skip

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
        if opener in self._words["feminine_openers"] or opener in self._words["masculine_openers"] or opener == "l'":
            return any(token.folded in self._words["and"] for token in tokens)
        return None if head is None or not head.morph else head.has("Number=Plur")

    def _gender(self, tokens: list[Token], pronoun: str | None, head: Token | None) -> bool | None:
        opener = pronoun or (tokens[0].folded if tokens else "")
        if opener in self._words["feminine_openers"]:
            return True
        if opener in self._words["masculine_openers"]:
            return False
        if head is not None and head.pos == "NOUN" and "Gender=" in head.morph:
            return head.has("Gender=Fem")
        return None

    def _name(
        self, span: Span, tokens: list[Token], head: Token | None, kind: SourceKind, actor: Actor | None
    ) -> tuple[str | None, frozenset[str]]:
        if head is None:
            return None, frozenset()
        acronyms = {fold(t.text) for t in tokens if len(t.text) > 1 and t.text.isupper()}
        name = self._body_name(span, head, kind) if self._is_body(head, kind) else self._personal_name(tokens, head)
        if name is None:
            return None, frozenset()
        keys = {fold(name), *acronyms} if self._is_body(head, kind) else {fold(name), fold(name.split()[-1])}
        if actor is not None and self._is_body(head, kind):
            name = actor.name
        return name, frozenset(key for key in keys if key)

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
        """« le commissaire Abdi Nur Hassan » → "Abdi Nur Hassan"; « le porte-parole de l'Otan » → None."""
        run: list[Token] = []
        for token in tokens[tokens.index(head) :]:
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

    def _actor(self, span: Span, head: Token | None) -> Actor | None:
        """The registry actor that the words belong to: the one at the head first, else one named inside."""
        annotated = self._annotated
        if not annotated.parties or head is None:
            return None
        inside: Actor | None = None
        stop = bisect_right(self._actor_starts, span.end)
        for mention, party in zip(annotated.actors[:stop], annotated.parties[:stop], strict=True):
            if party.actor is None or not mention.span.overlaps(span) or self._renamed(mention, span):
                continue
            if mention.form == "generic" and self._is_indefinite(span):
                continue
            if mention.span.start <= head.start < mention.span.end:
                return party.actor
            inside = inside or party.actor
        return inside

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

    # ------------------------------------------------------------------ drafts

    def _new(self, mention: Mention) -> int:
        actor = mention.actor
        if mention.possessive and actor is None:
            actor = self._owner()
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
