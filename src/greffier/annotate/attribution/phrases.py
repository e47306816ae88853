"""Noun phrases read on the surface: who speaks, who passes it on.

The parser's arrows are least sure where reports put the speaker: inverted after the verb, with a day or a medium
between (« ont affirmé mardi à la presse des élus locaux »). Word order and word classes are surer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from greffier.annotate.attribution.lexicon import Lexicon
from greffier.model.annotated import Annotated
from greffier.model.parse import Sentence, Token
from greffier.model.span import Span

_CLOSING = '»”"›)]'
_OPENING = '«“"‹(['


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (both inside); ``head`` is the noun or name that says who."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """What was skipped after a verb of saying: where it ended, and the media met on the way."""

    next: int
    via: tuple[Phrase, ...] = ()


class Reader:
    """Reads the phrases of one document."""

    def __init__(self, annotated: Annotated, lexicon: Lexicon) -> None:
        self.annotated = annotated
        self.tokens = annotated.parse.tokens
        self.lexicon = lexicon

    @cached_property
    def quote_of(self) -> list[int]:
        """For each token the index of the innermost quotation around it, -1 outside; scare quotes are no walls."""
        inside = [-1] * len(self.tokens)
        for number, quote in enumerate(self.annotated.quotes):
            if not quote.scare:
                for i in self.annotated.parse.tokens_between(quote.inner.start, quote.inner.end):
                    inside[i] = number
        return inside

    def span(self, first: int, last: int) -> Span:
        """The words from token ``first`` to token ``last``, both inside."""
        return self.annotated.document.span(self.tokens[first].start, self.tokens[last].end)

    def folded(self, i: int) -> str:
        """The folded form of a token, empty outside the text."""
        return self.tokens[i].folded if 0 <= i < len(self.tokens) else ""

    def is_in(self, i: int, name: str) -> bool:
        """True where token ``i`` stands in the word list ``name``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].folded in self.lexicon.words[name]

    def is_in_rule(self, i: int, words: frozenset[str]) -> bool:
        """True where token ``i``, or the word after its article, stands in a rule's own list."""
        if not words or i >= len(self.tokens):
            return False
        return self.folded(i) in words or (self.tokens[i].pos in ("DET", "ADP") and self.folded(i + 1) in words)

    def is_finite(self, i: int) -> bool:
        """True for a verb with a person."""
        token = self.tokens[i]
        return token.has("VerbForm=Fin") and token.pos in ("VERB", "AUX")

    def is_infinitive(self, i: int) -> bool:
        """True for an infinitive."""
        return self.tokens[i].has("VerbForm=Inf")

    # ------------------------------------------------------------------ phrases

    def read_phrase(self, i: int, end: int) -> Phrase | None:
        """The noun phrase that begins at token ``i``, before token ``end``; None where none begins."""
        first = i
        if i + 1 < end and self.is_in(i, "same_words") and self.is_in(i + 1, "latter"):
            return Phrase(i, i + 1, i + 1)
        i = self._skip_openers(i, end)
        if i >= end or not self._may_head(i):
            return self._pronoun(first, end)
        head = i
        last = self._read_tail(i, end)
        return Phrase(first, last, self._meaning(head, last))

    def _pronoun(self, i: int, end: int) -> Phrase | None:
        if i < end and self.is_in(i, "free_pronouns"):
            return Phrase(i, i, i)
        return None

    def _skip_openers(self, i: int, end: int) -> int:
        start = i
        while i < end:
            token = self.tokens[i]
            following = i + 1 < end and self._may_go_on(i + 1)
            opener = token.pos in ("DET", "NUM") or token.folded in self.lexicon.words["openers"]
            adjective = token.pos == "ADJ" and i + 1 < end and self.tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ", "NUM")
            if token.pos == "DET" or (opener and following and not (token.folded == "de" and i == start)):
                i += 1
            elif adjective and not token.text[0].isupper():
                i += 1
            elif token.text in _OPENING and i > start:
                i += 1
            else:
                break
        return i

    def _may_go_on(self, i: int) -> bool:
        return self.tokens[i].pos not in ("PUNCT", "CCONJ", "SCONJ", "AUX") or self.tokens[i].text in _OPENING

    def _may_head(self, i: int) -> bool:
        token = self.tokens[i]
        if token.folded in self.lexicon.words["temporal"] or token.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX"):
            return False
        if self.is_in(i, "partitives") and self.is_in(i + 1, "of"):
            return True
        if token.folded in self.lexicon.words["clitics"] or self.is_in(i, "free_pronouns"):
            return False
        if token.pos in ("NOUN", "PROPN") or token.text[0].isupper() or token.pos == "X":
            return not token.text.startswith("-")
        if self.lexicon.kind_of_noun(token.folded) is not None:
            return True
        before = self.tokens[i - 1] if i else token
        if token.pos == "PRON" and before.pos == "DET":
            return True
        return token.pos == "ADJ" and (before.pos == "DET" or before.text in _OPENING)

    def _read_tail(self, i: int, end: int) -> int:
        last = i
        i += 1
        while i < end:
            token = self.tokens[i]
            if token.text == "(":
                closing = self._closing(i, end)
                if closing is None:
                    break
                last, i = closing, closing + 1
            elif self._hangs_on(i, last):
                last, i = i, i + 1
            elif self._names_on(i, end):
                last, i = i + 1, i + 2
            elif token.text in _OPENING and self.quote_of[i - 1] == self.quote_of[min(i + 1, len(self.tokens) - 1)]:
                i += 1
            elif token.text in _CLOSING and any(self.tokens[k].text in _OPENING for k in range(last - 3, i)):
                last, i = i, i + 1
            elif bound := self._bound(i, end):
                last, i = bound, bound + 1
            elif joined := self._joined(i, end):
                last, i = joined, joined + 1
            else:
                break
        return last

    def _closing(self, i: int, end: int) -> int | None:
        for k in range(i + 1, min(i + 9, end)):
            if self.tokens[k].text == ")":
                return k
        return None

    def _hangs_on(self, i: int, last: int) -> bool:
        token = self.tokens[i]
        if token.folded in self.lexicon.words["contacts"] or token.folded in self.lexicon.words["temporal"]:
            return False
        if token.folded in self.lexicon.words["negators"] or token.pos in (
            "PUNCT",
            "ADP",
            "CCONJ",
            "SCONJ",
            "AUX",
            "DET",
        ):
            return False
        if token.text.startswith("-") and len(token.text) > 1:
            return False
        if token.pos == "VERB" and not token.has("VerbForm=Part"):
            return token.text[0].isupper()
        if token.has("Tense=Pres") and token.has("VerbForm=Part"):
            return False
        return (
            token.pos in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "X")
            or token.text[0].isupper()
            or (token.pos == "ADV" and self._participle_follows(i))
        )

    def _names_on(self, i: int, end: int) -> bool:
        """« le quotidien Le Pays »: a name that begins with a capital article."""
        token = self.tokens[i]
        return token.pos == "DET" and token.text[0].isupper() and i + 1 < end and self.tokens[i + 1].text[0].isupper()

    def _participle_follows(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].has("VerbForm=Part")

    def _bound(self, i: int, end: int) -> int | None:
        """« de la Défense », « à Deir Ezzor »: the end of a phrase tied on by a preposition, None where none is."""
        if not self.is_in(i, "binders") or i + 1 >= end or self._is_article(i):
            return None
        first = i + 1
        if self.is_in(first, "of") or self.is_in(first, "to"):
            first += 1
        inner = self._inner(first, end)
        if inner is None:
            return None
        noun = self.tokens[inner.head]
        if not self.is_in(i, "of"):
            if noun.folded in self.lexicon.words["manner_nouns"] or self.is_listener(inner):
                return None
        elif i + 1 < end and self.is_in(i + 1, "of_adjuncts") and self.is_in(i, "of") and not noun.text[0].isupper():
            return None
        return inner.last

    def _is_article(self, i: int) -> bool:
        """« des habitants » after another noun is a new phrase, where the tagger says so."""
        return self.tokens[i].pos == "DET" and self.is_in(i, "indefinite_articles")

    def _inner(self, i: int, end: int) -> Phrase | None:
        start = self._skip_openers(i, end)
        if start >= end or not self._may_head(start):
            return None
        last = start
        while last + 1 < end:
            if self._names_on(last + 1, end):
                last += 2
            elif not self._hangs_on(last + 1, last) and self.tokens[last + 1].text != "(":
                break
            elif self.tokens[last + 1].text == "(":
                closing = self._closing(last + 1, end)
                if closing is None:
                    break
                last = closing
            else:
                last += 1
        return Phrase(i, last, start)

    def _joined(self, i: int, end: int) -> int | None:
        """« un médecin et deux habitants »: the end of a phrase tied on by « et », None where a clause follows."""
        if not self.is_in(i, "and") or i + 1 >= end:
            return None
        start = self._skip_openers(i + 1, end)
        if start >= end or not self._may_head(start) or (start == i + 1 and not self.tokens[start].text[0].isupper()):
            return None
        if self.tokens[i + 1].pos == "PRON" or self.lexicon.senses(self.tokens[start]) and start == i + 1:
            return None
        last = self._read_tail(start, end)
        after = last + 1
        if after < end and (self.is_finite(after) or self.is_in(after, "clitics") or self.is_in(after, "auxiliaries")):
            return None
        return last

    def _meaning(self, head: int, last: int) -> int:
        """Past a title or a partitive (« l'un de leurs commandants », « une dizaine d'habitants ») the noun that says who."""
        if self.tokens[head].folded.rstrip(".") in self.lexicon.words["titles"] and head < last:
            return head + 1
        if self.is_in(head, "partitives") and self.is_in(head + 1, "of"):
            inner = self._inner(head + 2, last + 1)
            if inner is not None:
                return inner.head
        return head

    def phrase_ending_at(self, last: int, floor: int) -> Phrase | None:
        """The longest noun phrase that ends with token ``last`` and begins at ``floor`` or later."""
        for first in range(self._leftmost(last, floor), last + 1):
            token = self.tokens[first]
            if token.pos in ("ADP", "CCONJ", "SCONJ", "ADV") and token.folded not in self.lexicon.words["openers"]:
                continue
            if self.is_in(first, "of") and token.pos != "DET" and not self._opens_plural(first):
                continue
            phrase = self.read_phrase(first, last + 1)
            if phrase is not None and phrase.last == last:
                return phrase
        return None

    def _opens_plural(self, i: int) -> bool:
        """« mais des habitants »: an article that the tagger takes for a preposition."""
        before = self.tokens[i - 1] if i else None
        return self.is_in(i, "indefinite_articles") and (before is None or before.pos in ("PUNCT", "CCONJ", "SCONJ", "ADV"))

    def _leftmost(self, last: int, floor: int) -> int:
        first = last
        depth = 0
        while first > floor:
            token = self.tokens[first - 1]
            depth += (token.text == ")") - (token.text == "(")
            if depth == 0 and (
                token.text in ",;:.!?…–—«" or self.is_finite(first - 1) or token.pos == "SCONJ"
                or self.is_in(first - 1, "relatives") or self.quote_of[first - 1] != self.quote_of[last]
            ):  # fmt: skip
                break
            first -= 1
        return first

    # ------------------------------------------------------------------ media and adjuncts

    def is_outlet(self, phrase: Phrase) -> bool:
        """True where the phrase names a medium: by a noun, by a well-known name, or by the registry."""
        head = self.tokens[phrase.head]
        kind = self.lexicon.kind_of_noun(head.folded)
        if kind is not None and (head.text[0].islower() or kind == "outlet"):
            return kind == "outlet"
        for actor in self.annotated.actors:
            if actor.span.start <= head.start < actor.span.end:
                return any(candidate.kind == "media" for candidate in actor.candidates[:1])
        return self._is_known_outlet(phrase)

    def _is_known_outlet(self, phrase: Phrase) -> bool:
        names = self.lexicon.words["outlet_names"]
        words = [self.tokens[i].folded for i in range(phrase.head, phrase.last + 1)]
        if not self.tokens[phrase.head].text[0].isupper():
            return False
        return any(" ".join(words[:n]) in names for n in range(min(len(words), 4), 0, -1))

    def is_platform(self, phrase: Phrase) -> bool:
        """True where the phrase names a social medium."""
        words = [self.tokens[i].folded for i in range(phrase.first, phrase.last + 1)]
        head = self.tokens[phrase.head]
        if head.folded in self.lexicon.words["platforms"] and head.text[0].isupper():
            return True
        joined = " ".join(words)
        return any(platform in joined for platform in self.lexicon.phrases["platform_phrases"]) or (
            self.lexicon.is_word("platform_nouns", head)
            and any(self.tokens[i].folded in self.lexicon.words["platforms"] and self.tokens[i].text[0].isupper()
                    for i in range(phrase.first, phrase.last + 1))
        )  # fmt: skip

    def is_listener(self, phrase: Phrase) -> bool:
        """True where the phrase names who is told: a medium, the press."""
        return self.lexicon.is_word("listeners", self.tokens[phrase.head]) or self.is_outlet(phrase)

    def is_relay(self, phrase: Phrase) -> bool:
        """True where the phrase names somebody who passes words on to the reader."""
        if self.lexicon.is_word("listeners", self.tokens[phrase.head]) or self.is_in(phrase.first, "own_openers"):
            return self._names_outlet(phrase)
        return self.is_outlet(phrase) or self.is_platform(phrase)

    def _names_outlet(self, phrase: Phrase) -> bool:
        """« un journaliste de l'AFP »: a medium is named inside."""
        names = self.lexicon.words["outlet_names"]
        return any(self.tokens[i].folded in names and self.tokens[i].text[0].isupper()
                   for i in range(phrase.head + 1, phrase.last + 1))  # fmt: skip

    def skip_adjuncts(self, i: int, end: int) -> Adjuncts:
        """Walk over days, adverbs, media and manners (« mardi soir à l'AFP par téléphone »)."""
        via: list[Phrase] = []
        while i < end:
            step, relays = self._skip_adjunct(i, end)
            if step == i:
                break
            via.extend(relays)
            i = step
        return Adjuncts(i, tuple(via))

    def skip_adjuncts_to_by(self, i: int, end: int) -> int | None:
        """The « par » of a passive, days and places on the way skipped; None where there is none."""
        while i < end and i < len(self.tokens):
            if self.is_in(i, "by"):
                return i
            step, _ = self._skip_adjunct(i, end)
            if step == i:
                return None
            i = step
        return None

    def _skip_adjunct(self, i: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
        token = self.tokens[i]
        if token.pos == "ADV" or self.is_in(i, "sentence_adverbs"):
            if not self.is_in(i, "negative_infinitive") and not self.is_in(i, "that"):
                return i + 1, ()
        if time := self._skip_time(i, end):
            return time, ()
        if (
            self.is_in(i, "free_pronouns")
            and i + 1 < end
            and self.tokens[i + 1].text == ","
            and self.tokens[i - 1].text == ","
        ):
            return i + 1, ()
        if token.text == ",":
            return self._skip_insertion(i, end)
        if self.is_in(i, "adjunct_openers"):
            return self._skip_prepositional(i, end)
        return i, ()

    def _skip_time(self, i: int, end: int) -> int | None:
        k = i
        while (
            k < end and k < i + 5 and (self.tokens[k].pos in ("DET", "NUM", "ADJ") or self.tokens[k].text[0].isdigit())
        ):
            k += 1
        if k < end and self.is_in(k, "temporal"):
            k += 1
            while k < end and (self.is_in(k, "temporal") or self.tokens[k].pos == "NUM" or self.is_in(k, "same_words")):
                k += 1
            return k
        return None

    def _skip_insertion(self, i: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
        """A comma, adjuncts, and the comma that closes them."""
        k, via = i + 1, []
        while k < end and self.tokens[k].text != ",":
            step, relays = self._skip_adjunct(k, end)
            if step == k:
                return i, ()
            via.extend(relays)
            k = step
        return (k + 1, tuple(via)) if k < end and k > i + 1 else (i, ())

    def _skip_prepositional(self, i: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
        if self.is_in(i, "of") and not (i + 1 < end and self.is_in(i + 1, "of_adjuncts")):
            return i, ()
        k = i + 1
        while k < end and (self.is_in(k, "of") or self.is_in(k, "to")):
            k += 1
        if k < end and self.tokens[k].pos == "ADV" and self.is_in(i, "by"):
            return k + 1, ()
        if k < end and (self.is_infinitive(k) or self.tokens[k].text in _OPENING):
            return i, ()
        if k < end and (time := self._skip_time(k, end)):
            return self._skip_time_tail(time, end), ()
        phrase = self._inner(k, end)
        if phrase is None:
            return i, ()
        if self.is_in(i, "of") and self.tokens[phrase.head].text[0].isupper():
            return i, ()
        last, relays = phrase.last, [phrase] if self.is_relay(phrase) and not self.is_in(i, "of") else []
        return self._skip_relayed(last + 1, end, relays)

    def _skip_time_tail(self, i: int, end: int) -> int:
        """« dans la nuit de lundi à mardi », « au cours de la journée »."""
        while i + 1 < end and (self.is_in(i, "of") or self.is_in(i, "to")):
            time = self._skip_time(i + 1, end)
            if time is None:
                break
            i = time
        return i

    def _skip_relayed(self, i: int, end: int, relays: list[Phrase]) -> tuple[int, tuple[Phrase, ...]]:
        """After « dans un communiqué »: « relayé par X », « sur Y », « de Z »."""
        while i < end:
            if self.is_in(i, "relay_participles"):
                found, step = self.relay_at(i, end)
                if step == i:
                    return i + 1, tuple(relays)
                relays.extend(found)
                i = step
            elif self.is_in(i, "of") and not self.is_in(i + 1, "of_adjuncts"):
                inner = self._inner(i + 1, end)
                if inner is None:
                    break
                if self.is_relay(inner):
                    relays.append(inner)
                i = inner.last + 1
            else:
                break
        return i, tuple(relays)

    def relay_at(self, i: int, end: int) -> tuple[list[Phrase], int]:
        """The media named after a participle of relaying (« cité par », « diffusé sur »), and where they end."""
        if not self.is_in(i, "relay_participles"):
            return [], i
        k = i + 1
        while k < end and (self.tokens[k].pos == "ADV" or (self._skip_time(k, end) or k) > k):
            k = max(k + 1, self._skip_time(k, end) or 0)
        if self.folded(k) == "en" and self.folded(k + 1) == "ligne":
            k += 2
        if k >= end or not self.is_in(k, "relay_links"):
            return [], i
        phrase = self.read_phrase(k + 1, end) or self._inner(k + 1, end)
        if phrase is None:
            return [], i
        known = self.is_relay(phrase)
        if not known and (self.is_in(i, "contacts_only") or not self._is_by(k) or not self._may_relay(phrase)):
            return [], phrase.last + 1
        found = [phrase]
        return found, phrase.last + 1

    def _is_by(self, i: int) -> bool:
        return self.is_in(i, "by")

    def phrase_tail(self, i: int, end: int) -> int:
        """The last token of what hangs on token ``i`` (« source militaire à Deir Ezzor »)."""
        return self._read_tail(i, end)

    def may_be_medium(self, phrase: Phrase) -> bool:
        """True for a medium, and for an unknown name where a medium is to be expected."""
        return self.is_relay(phrase) or (
            self.tokens[phrase.head].text[0].isupper()
            and not self.lexicon.is_word("listeners", self.tokens[phrase.head])
        )

    def cited_after(
        self, sentence: Sentence, source: Phrase | None, via: tuple[Phrase, ...], right: int
    ) -> tuple[Phrase | None, tuple[Phrase, ...], int]:
        """« rapporte l'agence A, citant B » and « A, qui cite B »: B speaks, A passes it on; and where it ends."""
        k = right + 1
        if k < sentence.last and self.tokens[k].text == ",":
            k += 1
        if self.is_in(k, "relatives"):
            k += 1
        if source is None or k >= sentence.last:
            return source, via, right
        if not any(
            "cite" in sense.rule.takes and sense.shape != "past" for sense in self.lexicon.senses(self.tokens[k])
        ):
            return source, via, right
        start = k + 1
        while start < sentence.last and self.tokens[start].text in _OPENING:
            start += 1
        cited = self.read_phrase(self.skip_adjuncts(start, sentence.last).next, sentence.last)
        if cited is None:
            return source, via, right
        return cited, (source, *via), cited.last

    def statement_adjunct(self, i: int, end: int) -> int | None:
        """Where « dans un communiqué … », « par la voix de … » begins after token ``i``, or None."""
        for k in range(i + 1, end - 1):
            if not self.is_in(k, "statement_openers"):
                continue
            noun = next((n for n in range(k + 1, min(k + 4, end)) if self.tokens[n].pos not in ("DET", "NUM", "ADJ")), k)
            if self.lexicon.is_word("statement_media", self.tokens[noun]):
                return k
        return None

    def _may_relay(self, phrase: Phrase) -> bool:
        head = self.tokens[phrase.head]
        return head.folded not in self.lexicon.words["manner_nouns"] and not self.lexicon.is_word("listeners", head)

    def is_plural(self, phrase: Phrase, after: int = -1) -> bool | None:
        """Whether a phrase is plural, by its first word, else by its head; None where neither says.

        ``after`` is the preposition before it, which may hold its article (« du groupe », « des rebelles »).
        """
        for i in (after, phrase.first):
            if i >= 0 and self.is_in(i, "plural_openers"):
                return True
            if i >= 0 and any(self.is_in(i, name) for name in ("masculine_openers", "feminine_openers", "singular_openers")):
                return any(self.is_in(k, "and") for k in range(phrase.head, phrase.last))
        head = self.tokens[phrase.head]
        return head.has("Number=Plur") if "Number=" in head.morph else None

    def relays_between(self, first: int, last: int) -> Iterator[Phrase]:
        """Media named after participles of relaying anywhere in ``first <= token < last``."""
        i = first
        while i < last:
            found, step = self.relay_at(i, last)
            yield from found
            i = max(step, i + 1)

    def sentence_tokens(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return list(self.tokens[sentence.first : sentence.last])
