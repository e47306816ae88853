"""What stands around a speaker: days, manners, relays, and who is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from greffier.annotate.attribution.phrases import Phrases
from greffier.annotate.attribution.scene import Phrase
from greffier.model.parse import Sentence

_OPENING = '«“"‹(['


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """What was skipped after a verb of saying: where it ended, and the media met on the way."""

    next: int
    via: tuple[Phrase, ...] = ()


class Reader(Phrases):
    """Reads the phrases and adjuncts of one document."""

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
        adverb = token.pos == "ADV" or self.is_in(i, "sentence_adverbs")
        opens = self.is_in(i, "adjunct_openers") and self.is_in(i + 1, "of")  # « auprès de », « lors de »
        if adverb and not opens and not self.is_in(i, "negative_infinitive") and not self.is_in(i, "that"):
            return i + 1, ()
        if self.is_in(i, "comparatives") and self.is_in(i + 1, "temporal"):
            return i + 2, ()  # « plus tard »
        if time := self.skip_time(i, end):
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
        return self._skip_opened(i, end)

    def _skip_opened(self, i: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
        """« à l'AFP », « dans un message », and « , citée par l'agence X, »."""
        if self.is_in(i, "adjunct_openers"):
            return self._skip_prepositional(i, end)
        if self.is_in(i, "relay_participles") and self.tokens[i - 1].text == ",":
            found, step = self.relay_at(i, end)
            return step, tuple(found)
        return i, ()

    def skip_time(self, i: int, end: int) -> int | None:
        k = i
        while (
            k < end and k < i + 5 and (self.tokens[k].pos in ("DET", "NUM", "ADJ") or self.tokens[k].text[0].isdigit())
        ):
            k += 1
        if k < end and self.is_in(k, "temporal"):
            k += 1
            while k < end and (
                self.is_in(k, "temporal") or self._counts_time(k) or self.is_in(k, "same_words")
                or (self.is_in(k, "comparatives") and self.is_in(k + 1, "temporal"))
            ):  # fmt: skip
                k += 1
            return k
        return None

    def _counts_time(self, i: int) -> bool:
        """« mardi 4 mars 2025 », but not « mardi deux habitants »."""
        return self.tokens[i].pos == "NUM" and (self.tokens[i].text[0].isdigit() or not self._opens_noun(i))

    def _opens_noun(self, i: int) -> bool:
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else self.tokens[i]
        return following.pos in ("NOUN", "ADJ") and not self.is_in(i + 1, "temporal")

    def _skip_insertion(self, i: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
        """A comma, adjuncts, and the comma that closes them."""
        k = i + 1
        via: list[Phrase] = []
        while k < end and self.tokens[k].text != ",":
            step, relays = self._skip_adjunct(k, end)
            if step == k:
                return self._skip_aside(i, end), ()
            via.extend(relays)
            k = step
        return (k + 1, tuple(via)) if k < end and k > i + 1 else (i, ())

    def _skip_aside(self, i: int, end: int) -> int:
        """« rapporte, sans citer de source, que », « prétend, comme toujours, n'avoir … »: a short aside."""
        for k in range(i + 1, min(end - 1, i + 12)):
            if self.tokens[k].text == ",":
                return k + 1 if self.is_in(k + 1, "that") or self._infinitive_at(k + 1, end) else i
        return i

    def _infinitive_at(self, i: int, end: int) -> bool:
        while i < end and self.is_in(i, "negative_infinitive"):
            i += 1
        return i < end and self.is_infinitive(i)

    def _skip_prepositional(self, i: int, end: int) -> tuple[int, tuple[Phrase, ...]]:
        of = self.is_in(i, "of")
        article = not self.is_in(i, "bare_of") and self.is_in(i + 1, "same_words")  # « du même bilan »
        fixed = i + 1 < end and self.is_in(i + 1, "of_adjuncts") and not article
        if self.is_in(i, "indefinite_articles") or (of and not fixed):
            return i, ()
        k = i + 1
        while k < end and (self.is_in(k, "of") or self.is_in(k, "to")):
            k += 1
        if k >= end or self.is_infinitive(k) or self.tokens[k].text in _OPENING:
            return i, ()
        if self.tokens[k].pos in ("ADV", "ADP") and (self.is_in(i, "by") or self.is_in(k, "manner_nouns")):
            return k + 1, ()
        if time := self.skip_time(k, end):
            return self._skip_time_tail(time, end), ()
        phrase = self.inner_phrase(k, end)
        if phrase is None or (of and self.tokens[phrase.head].text[0].isupper()):
            return i, ()
        phrase = self.up_to_name(phrase) if self.is_listener(phrase) else self._up_to_speaker(phrase)
        phrase = self._without_participle(phrase)
        return self._skip_relayed(phrase.last + 1, end, [phrase] if self.is_relay(phrase) and not of else [])

    def _skip_time_tail(self, i: int, end: int) -> int:
        """« dans la nuit de lundi à mardi », « au cours de la journée »."""
        while i + 1 < end and (self.is_in(i, "of") or self.is_in(i, "to")):
            time = self.skip_time(i + 1, end)
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
            elif self.is_in(i, "of") and self._counts(i + 1, end):
                break  # « fait état dans un bilan | d'au moins dix morts »
            elif self.is_in(i, "of") and not self.is_in(i + 1, "of_adjuncts"):
                inner = self.inner_phrase(i + 1, end)
                if inner is None or self._opens_speaker(i, inner):
                    break
                inner = self.up_to_name(inner)
                if self.is_relay(inner):
                    relays.append(inner)
                elif relays and relays[-1].last == i - 1:  # « la télévision d'État »
                    relays[-1] = Phrase(relays[-1].first, inner.last, relays[-1].head)
                i = inner.last + 1
            else:
                break
        return i, tuple(relays)

    def _counts(self, i: int, end: int) -> bool:
        """« dix morts », « au moins dix morts »."""
        k = i + 2 if self.is_in(i + 1, "bounds") else i
        return k < end and self.is_quantity(k)

    def _up_to_speaker(self, phrase: Phrase) -> Phrase:
        """« dans ce communiqué | Awa Sy », « pour sa part | Reuters »: a name after a manner is the speaker's."""
        if self.is_in(phrase.head, "manner_nouns"):
            for i in range(phrase.head + 1, phrase.last + 1):
                if self.tokens[i].text[0].isupper() and not self._is_platform_name(i):
                    return Phrase(phrase.first, i - 1, phrase.head)
        return phrase

    def _without_participle(self, phrase: Phrase) -> Phrase:
        """« un communiqué | diffusé par l'agence X »: what follows the participle is the relay's."""
        last = phrase.last
        while last > phrase.head and self.is_in(last, "relay_participles"):
            last -= 1
        return Phrase(phrase.first, last, phrase.head)

    def _opens_speaker(self, i: int, inner: Phrase) -> bool:
        """« à l'AFP des sources locales »: an indefinite article that the tagger may take for a preposition."""
        return (
            self.is_in(i, "indefinite_articles")
            and self.tokens[inner.head].text[0].islower()
            and self.lexicon.kind_of_noun(self.folded(inner.head)) not in (None, "outlet")
        )

    def relay_at(self, i: int, end: int) -> tuple[list[Phrase], int]:
        """The media named after a participle of relaying (« cité par », « diffusé sur »), and where they end."""
        if not self.is_in(i, "relay_participles"):
            return [], i
        k = i + 1
        while k < end and (self.tokens[k].pos == "ADV" or (self.skip_time(k, end) or k) > k):
            k = max(k + 1, self.skip_time(k, end) or 0)
        if self.is_in(k, "gerund_openers") and self.is_in(k + 1, "online"):
            k += 2
        if k >= end or not self.is_in(k, "relay_links"):
            return [], i
        phrase = self.read_phrase(k + 1, end) or self.inner_phrase(k + 1, end)
        if phrase is None:
            return [], i
        known = self.is_relay(phrase)
        if not known and (self.is_in(i, "contacts_only") or not self._is_by(k) or not self._may_relay(phrase)):
            return [], phrase.last + 1
        found = [phrase]
        return found, phrase.last + 1

    def _is_by(self, i: int) -> bool:
        return self.is_in(i, "by")

    def cited_after(
        self, sentence: Sentence, source: Phrase | None, via: tuple[Phrase, ...], right: int
    ) -> tuple[Phrase | None, tuple[Phrase, ...], int]:
        """« rapporte l'agence A, citant B » and « A, qui cite B »: B speaks, A passes it on; and where it ends."""
        k = right + 1
        if k < sentence.last and self.tokens[k].text == ",":
            k += 1
        if self.is_in(k, "relatives"):
            k += 1
        while k < sentence.last and self.is_in(k, "reflexives"):
            k += 1
        start = self._after_citing(k, sentence.last) if source is not None else None
        if source is None or start is None:
            return source, via, right
        while start < sentence.last and self.tokens[start].text in _OPENING:
            start += 1
        cited = self.read_phrase(self.skip_adjuncts(start, sentence.last).next, sentence.last)
        if cited is None or self._is_evidence(start - 1, cited):
            return source, via, right
        return cited, (source, *via), cited.last

    def _is_evidence(self, verb: int, cited: Phrase) -> bool:
        """« qui s'appuie sur les récits de rescapés »: what a body weighed and tells in its own name."""
        leans = not any(
            "cite" in sense.rule.takes and not sense.then for sense in self.lexicon.senses(self.tokens[verb])
        )
        head = self.tokens[cited.head]
        return leans and any(self.lexicon.is_word(name, head) for name in ("statement_nouns", "picture_nouns"))

    def _after_citing(self, k: int, end: int) -> int | None:
        """Where the one who is cited begins after « citant », « s'appuie sur »; None where nobody is cited."""
        if k >= end:
            return None
        for sense in self.lexicon.senses(self.tokens[k]):
            words = [self.folded(i) for i in range(k + 1, k + 1 + len(sense.then))]
            if "cite" in sense.rule.takes and sense.shape in ("finite", "gerund") and words == list(sense.then):
                return k + 1 + len(sense.then)
        return None

    def statement_adjunct(self, i: int, end: int) -> int | None:
        """Where « dans un communiqué … », « par la voix de … » begins after token ``i``, or None."""
        for k in range(i + 1, end - 1):
            if not self.is_in(k, "statement_openers"):
                continue
            noun = next(
                (n for n in range(k + 1, min(k + 4, end)) if self.tokens[n].pos not in ("DET", "NUM", "ADJ")), k
            )
            if self.lexicon.is_word("statement_media", self.tokens[noun]):
                return k
        return None

    def relays_at_head(self, sentence: Sentence) -> tuple[Phrase, ...]:
        """« À l'AFP, un infirmier a affirmé … », « Sur Telegram, … »: who was told, at the head of a sentence."""
        first = sentence.first + self.is_in(sentence.first, "reflexives")
        first += self.is_in(first, "speaking_participles")
        if not self.is_in(first, "adjunct_openers"):
            return ()
        end, via = self._skip_prepositional(first, sentence.last)
        return via if end < sentence.last and self.tokens[end].text == "," else ()

    def relays_between(self, first: int, last: int) -> Iterator[Phrase]:
        """Media named after participles of relaying anywhere in ``first <= token < last``."""
        i = first
        while i < last:
            found, step = self.relay_at(i, last)
            yield from found
            i = max(step, i + 1)
