"""Which phrases name a medium, a platform, or those who merely listen."""

from __future__ import annotations

from greffier.annotate.attribution.scene import Phrase, Scene


class Media(Scene):
    """Tells media from other speakers."""

    def is_outlet(self, phrase: Phrase) -> bool:
        """True where the phrase names a medium: by a noun, by a well-known name, or by the registry."""
        head = self.tokens[phrase.head]
        kind = self.lexicon.kind_of_noun(head.folded)
        if kind is not None and (head.text[0].islower() or kind == "outlet"):
            return kind == "outlet"
        known = self._known_kind(phrase)
        return known == "media" if known else self._is_known_outlet(phrase)

    def _known_kind(self, phrase: Phrase) -> str | None:
        """What the registry says of the name at the head; empty for a name that it does not know, None for none."""
        actors = self.annotated.actors
        around = [actors[index] for index in self.annotated.actor_spans.at(self.tokens[phrase.head].start)]
        if not around:
            return None
        innermost = min(around, key=lambda mention: len(mention.span))
        return innermost.candidates[0].kind if innermost.candidates else ""

    def gathers_testimony(self, phrase: Phrase) -> bool:
        """True for a private body to which witnesses speak (« a raconté à Amnesty International »)."""
        if self.lexicon.is_word("testimony_bodies", self.tokens[phrase.head]):
            return phrase.last > phrase.head
        return self._known_kind(phrase) == "organisation"

    def _is_known_outlet(self, phrase: Phrase) -> bool:
        names = self.lexicon.words["outlet_names"]
        words = [self.tokens[i].folded for i in range(phrase.head, phrase.last + 1)]
        if not self.tokens[phrase.head].text[0].isupper():
            return False
        if any(word in self.lexicon.words["outlet_words"] for word in (words[0], words[-1])):
            return True
        return any(" ".join(words[:n]) in names for n in range(min(len(words), 4), 0, -1))

    def ends_outlet(self, last: int) -> bool:
        """True where a well-known medium's name ends with token ``last``."""
        names = self.lexicon.words["outlet_names"]
        words = [self.tokens[i].folded for i in range(max(0, last - 3), last + 1)]
        return any(" ".join(words[n:]) in names for n in range(len(words)))

    def up_to_name(self, phrase: Phrase) -> Phrase:
        """The phrase up to the medium's own name: « à l'AFP | Dieudonné Ilunga », « à la presse | Moussa Ba »."""
        names = self.lexicon.words["outlet_names"]
        for first in range(phrase.head, phrase.last):
            words = [self.tokens[i].folded for i in range(first, min(phrase.last, first + 3) + 1)]
            known = (n for n in range(len(words) - 1, 0, -1) if " ".join(words[:n]) in names)
            length = next(known, 0) if self.tokens[first].text[0].isupper() else 0
            if not length and self.lexicon.is_word("listeners", self.tokens[first]):
                length = 1
            after = first + length
            if length and self.tokens[after].pos != "ADJ" and self.tokens[after].text[0].isupper():
                return Phrase(phrase.first, after - 1, phrase.head)
        return phrase

    def is_platform(self, phrase: Phrase) -> bool:
        """True where the phrase names a social medium."""
        words = [self.tokens[i].folded for i in range(phrase.first, phrase.last + 1)]
        head = self.tokens[phrase.head]
        if self._is_platform_name(phrase.head):
            return True
        joined = " ".join(words)
        return any(platform in joined for platform in self.lexicon.phrases["platform_phrases"]) or (
            self.lexicon.is_word("platform_nouns", head)
            and any(self._is_platform_name(i) for i in range(phrase.first, phrase.last + 1))
        )

    def _is_platform_name(self, i: int) -> bool:
        token = self.tokens[i]  # a name of one letter keeps the full stop that follows it: « sur X. »
        return token.folded.rstrip(".") in self.lexicon.words["platforms"] and token.text[0].isupper()

    def is_listener(self, phrase: Phrase) -> bool:
        """True where the phrase names who is told: a medium, the press."""
        return self.lexicon.is_word("listeners", self.tokens[phrase.head]) or self.is_outlet(phrase)

    def is_relay(self, phrase: Phrase) -> bool:
        """True where the phrase names somebody who passes words on to the reader."""
        if self.lexicon.is_word("listeners", self.tokens[phrase.head]) or self.is_in(phrase.first, "own_openers"):
            return self._names_outlet(phrase)
        return self.is_outlet(phrase) or self.is_platform(phrase) or self.gathers_testimony(phrase)

    def _names_outlet(self, phrase: Phrase) -> bool:
        """« un journaliste de l'AFP »: a medium is named inside."""
        names = self.lexicon.words["outlet_names"]
        return any(self.tokens[i].folded in names and self.tokens[i].text[0].isupper()
                   for i in range(phrase.head + 1, phrase.last + 1))  # fmt: skip

    def may_be_medium(self, phrase: Phrase) -> bool:
        """True for a medium, and for an unknown name where a medium is to be expected."""
        return self.is_relay(phrase) or (
            self.tokens[phrase.head].text[0].isupper()
            and not self.lexicon.is_word("listeners", self.tokens[phrase.head])
        )

    def _may_relay(self, phrase: Phrase) -> bool:
        head = self.tokens[phrase.head]
        return head.folded not in self.lexicon.words["manner_nouns"] and not self.lexicon.is_word("listeners", head)
