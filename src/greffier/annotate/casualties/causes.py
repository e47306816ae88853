"""The event word that a clause ties a harm to.

« le raid a fait dix morts », « tués dans l'explosion », « s'est fait exploser …, tuant », « bilan du raid ».
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from greffier.annotate.casualties.phrases import Phrases

_CLAUSE_ENDS = ";:"
_REACH = 16


class Causes:
    """Finds causes within one sentence."""

    def __init__(self, phrases: Phrases, event_tokens: Container[int]) -> None:
        self.phrases = phrases
        self.parse = phrases.parse
        self.tokens = phrases.tokens
        self.words = phrases.lexicon.words
        self.events = event_tokens
        self.first, self.last = phrases.sentence.first, phrases.sentence.last

    def of(self, harm: int) -> int | None:
        """The token of the deed that the harm word's own clause names, or None.

        A weapon stands for the deed that it does: « une bombe s'est abattue …, faisant quatre morts », « blessés par
        une grenade lancée d'une moto ».
        """
        cause = next(self._candidates(harm), None)
        if cause is None or cause in self.events or not self._is_weapon(cause):
            return cause
        below = (verb for verb in self.parse.children(cause) if self.tokens[verb].dep == "acl")
        thrown = (verb for verb in below if verb > cause and verb in self.events)
        told = (verb for verb in self.parse.ancestors(cause) if verb in self.events)
        return next(thrown, None) or next(told, cause)

    def _candidates(self, harm: int) -> Iterator[int]:
        yield from self._gerund(harm)
        yield from self._adverbial_right(harm)
        yield from self._subject(harm)
        yield from self._toll_of(harm)
        yield from self._adverbial_left(harm)

    def _is_event(self, index: int) -> bool:
        token = self.tokens[index]
        return token.lemma in self.words["event_nouns"] or token.folded in self.words["event_nouns"]

    def _is_weapon(self, index: int) -> bool:
        token = self.tokens[index]
        return token.lemma in self.words["weapons"] or token.folded in self.words["weapons"]

    def _gerund(self, harm: int) -> Iterator[int]:
        """« s'est fait exploser …, tuant neuf personnes »: the finite verb that the gerund hangs from."""
        token = self.tokens[harm]
        verb = harm if token.folded.endswith(tuple(self.words["gerund"])) else token.head
        if not self.tokens[verb].folded.endswith(tuple(self.words["gerund"])):
            return
        if self.tokens[verb].pos == "NOUN" and not self._joins_object(verb):
            return
        before = self._noun_before(verb)
        if before is not None:
            yield before
        for index in self.parse.ancestors(verb):
            if self.tokens[index].pos == "VERB" and index < verb and not self._is_harm(index):
                yield index
                return
        for index in range(verb - 1, self.first - 1, -1):
            if self.tokens[index].pos == "VERB":
                yield index
                return

    def _joins_object(self, index: int) -> bool:
        """« tuant deux hommes et blessant 14 civils »: a gerund that the tagger takes for a noun."""
        joined = index > self.first and self.tokens[index - 1].folded in self.words["joiners"]
        return joined and index + 1 < self.last and self.tokens[index + 1].pos in ("NUM", "DET", "ADP")

    def _noun_before(self, verb: int) -> int | None:
        """« une embuscade faisant cinq morts »: the gerund stands with the noun, no comma between."""
        for index in range(verb - 1, max(self.first, verb - 6) - 1, -1):
            token = self.tokens[index]
            if token.text == "," or token.pos in ("VERB", "AUX"):
                return None
            if self._is_event(index):
                return index
        return None

    def _is_harm(self, index: int) -> bool:
        return self.tokens[index].lemma in self.phrases.lexicon.verbs

    def _adverbial_right(self, harm: int) -> Iterator[int]:
        for index in range(harm + 1, min(self.last, harm + _REACH)):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS or token.pos == "AUX":
                return
            if self._is_event(index) and self._is_adverbial(index):
                yield index
                return

    def _is_adverbial(self, index: int) -> bool:
        """An event noun after « dans », « lors de », « par »; a weapon only after « par », « sur »."""
        allowed = self.words["by"] if self._is_weapon(index) else self.words["prepositions"]
        for before in range(index - 1, max(self.first, index - 5) - 1, -1):
            token = self.tokens[before]
            if token.folded in allowed and token.folded not in self.words["before_noun"]:
                return True
            if not (token.folded in self.words["before_noun"] or token.pos in ("DET", "ADJ", "NUM")):
                return False
        return False

    def _subject(self, harm: int) -> Iterator[int]:
        """The subject of the harm verb, of the light verb before it, or of the verb that governs either."""
        verb, seen = harm, 0
        while seen < 5:
            seen += 1
            for child in self.parse.children(verb):
                if self.tokens[child].dep.startswith("nsubj"):
                    yield from self._event_in(child, verb)
            token = self.tokens[verb]
            if token.dep.startswith("acl") and self._is_event(token.head):
                yield token.head
            if token.head == verb or token.head < self.first:
                break
            verb = token.head
        yield from self._surface_subject(harm)

    def _event_in(self, subject: int, verb: int) -> Iterator[int]:
        if self.tokens[subject].folded not in self.words["relative"]:
            yield from (subject,) if self._is_event(subject) else ()
            return
        head = self.tokens[verb].head if self.tokens[verb].dep.startswith("acl") else subject
        if self._is_event(head):
            yield head
            return
        before = (index for index in range(subject - 1, self.first - 1, -1) if self._is_event(index))
        yield from (index for index in before if head == subject or index < head)

    def _surface_subject(self, harm: int) -> Iterator[int]:
        """« Une frappe … a tué » where the parse lost the subject: an event noun, one verb group, the harm."""
        verbs = 0
        for index in range(harm - 1, max(self.first, harm - 24) - 1, -1):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS:
                return
            verbs += token.pos == "VERB"
            if verbs > 1:
                return
            if self._is_event(index) and self._heads_clause(index):
                yield index
                return

    def _heads_clause(self, index: int) -> bool:
        for before in range(index - 1, max(self.first, index - 4) - 1, -1):
            if self.tokens[before].pos not in ("DET", "ADJ", "NUM"):
                return self.tokens[before].pos == "PUNCT"
        return index - self.first <= 3

    def _adverbial_left(self, harm: int) -> Iterator[int]:
        for index in range(harm - 1, max(self.first, harm - 40) - 1, -1):
            if self.tokens[index].text in _CLAUSE_ENDS:
                return
            if self._is_event(index) and self._is_adverbial(index):
                yield index
                return

    def _toll_of(self, harm: int) -> Iterator[int]:
        """« le bilan du raid : vingt marins tués »."""
        tolls = [i for i in range(self.first, harm) if self.tokens[i].folded in self.words["tell_toll"]]
        for index in range(tolls[-1], harm) if tolls else ():
            if self._is_event(index):
                yield index
                return
