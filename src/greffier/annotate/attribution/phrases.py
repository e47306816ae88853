"""Noun phrases read on the surface: who speaks, who passes it on.

The parser's arrows are least sure where reports put the speaker: inverted after the verb, with a day or a medium
between (« ont affirmé mardi à la presse des élus locaux »). Word order and word classes are surer.
"""

from __future__ import annotations

from greffier.annotate.attribution.media import Media
from greffier.annotate.attribution.scene import Phrase

_BREAKS = ("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX", "DET")
_CLOSING = '»”"›)]'
_OPENING = '«“"‹(['


class Phrases(Media):
    """Reads noun phrases from left to right and from right to left."""

    def read_phrase(self, i: int, end: int) -> Phrase | None:
        """The noun phrase that begins at token ``i``, before token ``end``; None where none begins."""
        first = i
        if (
            i + 1 < end
            and self.is_in(i, "same_words")
            and self.is_in(i + 1, "latter")
            and not self._names_latter(i + 2, end)
        ):
            return Phrase(i, i + 1, i + 1)
        i = self._skip_openers(i, end)
        if i >= end or not self._may_head(i):
            return self._pronoun(first, end)
        head = i
        last = self._read_tail(i, end)
        named = self._name_end(head, end)
        last = self._read_tail(named, end) if named > last else last
        return Phrase(first, last, self._meaning(head, last))

    def _name_end(self, head: int, end: int) -> int:
        """The last token of a known name that begins at ``head`` (« Médecins sans frontières »), else ``head``."""
        start = self.tokens[head].start
        here = [self.annotated.actors[index] for index in self.annotated.actor_spans.at(start)]
        known = (actor.span.end for actor in here if actor.candidates and actor.span.start == start)
        stop = max(known, default=start)
        last = head
        while last + 1 < end and self.tokens[last + 1].end <= stop:
            last += 1
        return last

    def _names_latter(self, i: int, end: int) -> bool:
        """« cette dernière source »: the noun follows."""
        return i < end and self.tokens[i].pos == "NOUN" and self.lexicon.kind_of_noun(self.folded(i)) is not None

    def _skip_openers(self, i: int, end: int) -> int:
        start = i
        while i < end:
            token = self.tokens[i]
            following = i + 1 < end and self._may_go_on(i + 1)
            opener = token.pos in ("DET", "NUM") or token.folded in self.lexicon.words["openers"]
            adjective = token.pos == "ADJ" and i + 1 < end and self.tokens[i + 1].pos in ("NOUN", "PROPN", "ADJ", "NUM")
            if (
                token.pos == "DET"
                or (opener and following and not (self.is_in(i, "bare_of") and i == start))
                or (adjective and not token.text[0].isupper())
                or (token.text in _OPENING and i > start)
            ):
                i += 1
            else:
                break
        return i

    def _may_go_on(self, i: int) -> bool:
        return self.tokens[i].pos not in ("PUNCT", "CCONJ", "SCONJ", "AUX") or self.tokens[i].text in _OPENING

    def _may_head(self, i: int) -> bool:
        token = self.tokens[i]
        if self.is_in(i, "temporal") or token.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX"):
            return False
        if self.is_in(i, "partitives") and self.is_in(i + 1, "of"):
            return True
        if self.is_in(i, "clitics") or self.is_in(i, "free_pronouns"):
            return False
        if token.pos in ("NOUN", "PROPN", "X") or token.text[0].isupper():
            return not token.text.startswith("-")
        return self.lexicon.kind_of_noun(token.folded) is not None or self._stands_as_noun(i)

    def _stands_as_noun(self, i: int) -> bool:
        """« les shebab », « un « terroriste » »: what an article makes a noun, whatever the tagger says."""
        before = self.tokens[i - 1] if i else self.tokens[i]
        if self.tokens[i].pos == "PRON":
            return before.pos == "DET"
        return self.tokens[i].pos == "ADJ" and (before.pos == "DET" or before.text in _OPENING)

    def _pronoun(self, i: int, end: int) -> Phrase | None:
        if i < end and self.is_in(i, "free_pronouns"):
            return Phrase(i, i, i)
        return None

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
            elif self._joins_adjectives(i, last, end):
                last, i = i + 1, i + 2
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
        if self._breaks_off(i, last) or (token.has("Tense=Pres") and token.has("VerbForm=Part")):
            return False
        if token.pos == "VERB" and not token.has("VerbForm=Part"):
            return token.text[0].isupper()
        return (
            token.pos in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "X")
            or token.text[0].isupper()
            or (token.pos == "ADV" and self._participle_follows(i))
        )

    def _breaks_off(self, i: int, last: int) -> bool:
        """True for a word that no noun phrase goes on with."""
        token = self.tokens[i]
        named = token.text[0].isupper() and self.tokens[last].text[0].isupper()
        if self.is_in(i, "contacts") or self.is_in(i, "negators") or token.pos in _BREAKS:
            return True
        if (self.is_in(i, "temporal") and not named) or self._begins_anew(i, last):
            return True
        if token.text.startswith("-") and len(token.text) > 1:
            return True
        return token.pos == "VERB" and self.is_in(i + 1, "by") and not self._belongs_to_name(i)

    def _belongs_to_name(self, i: int) -> bool:
        """« les Nations unies par la voix de », « un bilan communiqué par »: no participle, or one of authors."""
        if self.is_in(i, "author_participles"):
            return True
        around = self.annotated.actor_spans.at(self.tokens[i].start)
        return any(self.annotated.actors[index].candidates for index in around)

    def _begins_anew(self, i: int, last: int) -> bool:
        """« Reuters deux habitants », « l'AFP établi à partir de »: what follows a name is no part of it."""
        if not self.tokens[last].text[0].isupper() or self.tokens[i].text[0].isupper():
            return False
        counts = self.tokens[i].pos == "NUM" and i + 1 < len(self.tokens) and self.tokens[i + 1].pos in ("NOUN", "ADJ")
        return counts or self.is_in(i, "author_participles")

    def _names_on(self, i: int, end: int) -> bool:
        """« le quotidien Le Pays »: a name that begins with a capital article."""
        token = self.tokens[i]
        return token.pos == "DET" and token.text[0].isupper() and i + 1 < end and self.tokens[i + 1].text[0].isupper()

    def _participle_follows(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and (
            self.tokens[i + 1].has("VerbForm=Part") or (self.is_in(i, "degrees") and self.tokens[i + 1].pos == "ADJ")
        )

    def _bound(self, i: int, end: int) -> int | None:
        """« de la Défense », « à Deir Ezzor »: the end of a phrase tied on by a preposition, None where none is."""
        if not self.is_in(i, "binders") or i + 1 >= end or self._is_article(i):
            return None
        first = i + 1
        if self.is_in(first, "of") or self.is_in(first, "to"):
            first += 1
        inner = self.inner_phrase(first, end)
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

    def inner_phrase(self, i: int, end: int) -> Phrase | None:
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

    def _joins_adjectives(self, i: int, last: int, end: int) -> bool:
        """« des sources administratives et policières »."""
        if not self.is_in(i, "and") or i + 1 >= end:
            return False
        return self.tokens[last].pos == "ADJ" and self.tokens[i + 1].pos == "ADJ" and self.tokens[i + 1].text.islower()

    def _joined(self, i: int, end: int) -> int | None:
        """« un imam et trois voisins »: the end of a phrase tied on by « et », None where a clause follows."""
        if not self.is_in(i, "and") or i + 1 >= end:
            return None
        start = self._skip_openers(i + 1, end)
        if start >= end or not self._may_head(start) or (start == i + 1 and not self.tokens[start].text[0].isupper()):
            return None
        if self.tokens[i + 1].pos == "PRON" or (self.lexicon.senses(self.tokens[start]) and start == i + 1):
            return None
        last = self._read_tail(start, end)
        after = last + 1
        if after < end and (self.is_finite(after) or self.is_in(after, "clitics") or self.is_in(after, "auxiliaries")):
            return None
        return last

    def _meaning(self, head: int, last: int) -> int:
        """Past a title or a partitive (« l'un de leurs chefs », « une dizaine d'habitants ») the noun that says who."""
        if self.tokens[head].folded.rstrip(".") in self.lexicon.words["titles"] and head < last:
            return head + 1
        if self.is_in(head, "partitives") and self.is_in(head + 1, "of"):
            inner = self.inner_phrase(head + 2, last + 1)
            if inner is not None:
                return inner.head
        return head

    def phrase_tail(self, i: int, end: int) -> int:
        """The last token of what hangs on token ``i`` (« source sécuritaire à Tillabéri »)."""
        return self._read_tail(i, end)

    def phrase_ending_at(self, last: int, floor: int) -> Phrase | None:
        """The longest noun phrase that ends with token ``last`` and begins at ``floor`` or later."""
        for first in range(self._leftmost(last, floor), last + 1):
            token = self.tokens[first]
            if token.pos in ("ADP", "CCONJ", "SCONJ", "ADV") and token.folded not in self.lexicon.words["openers"]:
                continue
            if self.is_in(first, "of") and token.pos != "DET" and not self._opens_plural(first):
                continue
            if self.is_in(first, "to") and not self.is_in(first + 1, "bounds"):
                continue
            phrase = self.read_phrase(first, last + 1)
            if phrase is not None and phrase.last == last:
                return phrase
        return None

    def _opens_plural(self, i: int) -> bool:
        """« mais des habitants »: an article that the tagger takes for a preposition."""
        before = self.tokens[i - 1] if i else None
        return self.is_in(i, "indefinite_articles") and (
            before is None or before.pos in ("PUNCT", "CCONJ", "SCONJ", "ADV")
        )

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
