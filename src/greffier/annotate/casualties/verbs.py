"""The verb group: its voice, where it begins, whether it is denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from greffier.annotate.casualties.phrases import Phrases
from greffier.model.parse import Token

Voice = Literal["active", "passive", "participle"]
_QUOTES = '«»"“”()'
_CLAUSE_ENDS = ";:"
_ASIDE = 14


class Verbs:
    """Reads the verbs of one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.tokens = phrases.tokens
        self.words = phrases.lexicon.words
        self.presents = phrases.lexicon.presents
        self.first, self.last = phrases.sentence.first, phrases.sentence.last

    def voice(self, verb: int) -> tuple[Voice, int]:
        """The voice of a verb, and where its group begins: the first auxiliary, clitic or the verb itself."""
        found = self._by_auxiliary(verb)
        if found is not None:
            return found
        token = self.tokens[verb]
        if self._is_gerund(token):
            return "active", verb
        if token.pos != "NOUN" and token.text.lower() in self.presents:
            return "active", self._group_start(verb)
        for linked in self._linked(verb):
            voice = self.voice(linked)[0]
            if voice != "participle":
                return voice, verb
        if token.pos in ("VERB", "AUX") and (token.has("VerbForm=Fin") or token.has("VerbForm=Inf")):
            return "active", self._group_start(verb)
        return "participle", verb

    def _by_auxiliary(self, verb: int) -> tuple[Voice, int] | None:
        """What the nearest auxiliary says; « retrouvés morts », « s'est fait tuer » count as passives."""
        start = self._before_aside(verb)
        for index in range(start - 1, max(self.first, start - 8) - 1, -1):
            token, near = self.tokens[index], index == verb - 1
            causative = token.lemma in self.words["causative"] and self._is_reflexive(index)
            if token.lemma in self.words["be"] or token.folded in self.words["been"] or (near and causative):
                return "passive", self._group_start(index)
            if token.lemma in self.words["have"]:
                return "active", self._group_start(index)
            if near and token.lemma in self.words["found"]:
                return self.voice(index)
            if not (token.pos == "ADV" or token.text in _QUOTES or token.folded in self.words["within_group"]):
                return None
        return None

    def _before_aside(self, verb: int) -> int:
        """« a, dans le nord, enlevé une femme »: where the aside between the auxiliary and the participle begins."""
        if verb <= self.first or self.tokens[verb - 1].text != ",":
            return verb
        for index in range(verb - 2, max(self.first, verb - _ASIDE), -1):
            if self.tokens[index].text == ",":
                before = self.tokens[index - 1]
                helper = before.lemma in self.words["have"] or before.lemma in self.words["be"] or before.pos == "ADV"
                return index if helper else verb
            if self.tokens[index].text in _CLAUSE_ENDS:
                break
        return verb

    def _is_gerund(self, token: Token) -> bool:
        if token.has("VerbForm=Part") and token.has("Tense=Pres"):
            return True
        if not token.folded.endswith(tuple(self.words["gerund"])):
            return False
        return token.pos != "NOUN" or self._joins_object(token.index)

    def _joins_object(self, index: int) -> bool:
        """« tuant deux hommes et blessant 14 civils »: after a joiner and before a number, whatever the tagger says."""
        if index <= self.first or index + 1 >= self.last:
            return False
        joined = self.tokens[index - 1].folded in self.words["joiners"]
        return joined and self.tokens[index + 1].pos in ("NUM", "DET", "ADP")

    def _group_start(self, index: int) -> int:
        while index > self.first and (
            self.tokens[index - 1].pos == "AUX"
            or self.tokens[index - 1].folded in self.words["negators"]
            or self.tokens[index - 1].folded in self.words["clitics"]
        ):
            index -= 1
        return index

    def _is_reflexive(self, index: int) -> bool:
        before = self.tokens[max(self.first, index - 3) : index]
        return any(token.folded in self.words["reflexive"] for token in before)

    def _linked(self, verb: int) -> Iterator[int]:
        """« a tué deux hommes et blessé trois autres »: the verbs whose auxiliary this participle may share."""
        before = self.tokens[verb - 1] if verb > self.first else None
        if before is None or not (before.folded in self.words["joiners"] or before.pos == "ADV"):
            return
        head = self.tokens[verb].head
        if self.tokens[verb].dep == "conj" and head < verb and self._has_auxiliary(head):
            yield head
        for index in range(verb - 1, max(self.first, verb - 25) - 1, -1):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS:
                return
            if token.pos == "VERB" and self._has_auxiliary(index):
                yield index

    def _has_auxiliary(self, verb: int) -> bool:
        window = self.tokens[max(self.first, verb - 4) : verb]
        return any(t.lemma in self.words["be"] or t.lemma in self.words["have"] for t in window)

    def negated(self, verb: int, start: int) -> bool:
        """« n'ont pas été tués », « sans tuer », « n'avoir perdu aucun »: but not « ne … que »."""
        window = range(max(self.first, start - 3), min(self.last, verb + 6))
        negator = [i for i in window if i <= verb and self.tokens[i].folded in self.words["negators"]]
        if not negator:
            return any(self.tokens[i].folded in self.words["without"] for i in range(max(self.first, start - 2), verb))
        around = range(max(self.first, negator[0] - 5), window.stop)
        full = any(self.tokens[i].folded in self.words["negative_words"] for i in around)
        only = any(self.tokens[i].folded in self.words["restriction"] for i in range(negator[0], window.stop))
        return full or not only
