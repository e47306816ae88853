"""The words of a speaker: noun or pronoun, number and gender, name, and the party that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from greffier.languages import load
from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import ActorMention
from greffier.model.parse import Token
from greffier.model.record import SourceKind
from greffier.model.span import Span


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``attribution`` that tell one voice from another."""

    lists: Mapping[str, frozenset[str]]
    anaphors: Mapping[str, SourceKind]
    inverted: Mapping[str, str]
    plural_endings: tuple[str, ...]
    kinds: Mapping[str, SourceKind]

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
        {noun: kind for kind in reversed(data["kinds"]) for noun in data["kinds"][kind]},
    )


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


class MentionReader:
    """Reads the speakers' words of one document."""

    def __init__(self, annotated: Annotated, words: Words) -> None:
        self._annotated = annotated
        self._words = words

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
            kind=kind,
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
        if (
            opener in self._words["feminine_openers"]
            or opener in self._words["masculine_openers"]
            or opener in self._words["singular_openers"]
        ):
            return any(token.folded in self._words["and"] for token in tokens)
        if head is None or not head.morph or head.text[0].isupper():
            return None
        return head.has("Number=Plur")

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
        name = name or self._name_beside(span, head, kind)
        if name is None:
            return None, frozenset()
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
        """« le commissaire Abdi Nur Hassan » → "Abdi Nur Hassan"; « le porte-parole de l'Otan » → None."""
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
