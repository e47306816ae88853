"""Whom a word of harm harms: the subject of the passive, the object of the active, the noun with the participle.

The parse leads; where it errs, the nearest figure in the same clause that nothing parts from the verb stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from greffier.annotate.casualties.figures import Figure, Phrases
from greffier.annotate.casualties.lexicon import Harm
from greffier.model.parse import Token

Voice = Literal["active", "passive", "participle"]
_QUOTES = '«»"“”'
_CLAUSE_ENDS = ";:"
_REACH = 12


class Verbs:
    """Reads the verbs of one sentence.

    ``skip`` are the first tokens of figures that are parts of others; ``through`` is the token up to which the words of
    an idiom (« mettre hors d'état de nuire ») may stand between a verb and its object.
    """

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.parse = phrases.parse
        self.tokens = phrases.tokens
        self.words = phrases.lexicon.words
        self.first, self.last = phrases.sentence.first, phrases.sentence.last
        self.skip: set[int] = set()
        self.through = 0

    def voice(self, verb: int) -> tuple[Voice, int]:
        """The voice of a verb, and where its group begins: the first auxiliary, clitic or the verb itself."""
        start, seen = verb, None
        for index in range(verb - 1, max(self.first, verb - 8) - 1, -1):
            token = self.tokens[index]
            if token.lemma in self.words["be"] or token.folded in self.words["been"]:
                return "passive", self._group_start(index)
            if token.lemma in self.words["have"]:
                return "active", self._group_start(index)
            if token.lemma in self.words["causative"] and seen is None and self._is_reflexive(index):
                return "passive", self._group_start(index)
            if token.lemma in self.words["found"] and seen is None:
                return self.voice(index)
            if not (token.pos == "ADV" or token.text in _QUOTES or token.folded in self.words["within_group"]):
                break
            seen = token
        token = self.tokens[verb]
        if self._is_gerund(token):
            return "active", start
        linked = self._linked(verb)
        if linked is not None:
            return self.voice(linked)[0], start
        if token.pos in ("VERB", "AUX") and (token.has("VerbForm=Fin") or token.has("VerbForm=Inf")):
            return "active", self._group_start(verb)
        return "participle", start

    def _is_gerund(self, token: Token) -> bool:
        if token.has("VerbForm=Part") and token.has("Tense=Pres"):
            return True
        return token.folded.endswith(tuple(self.words["gerund"])) and token.pos != "NOUN"

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

    def _linked(self, verb: int) -> int | None:
        """« a tué deux hommes et blessé trois autres »: the verb whose auxiliary this participle shares."""
        before = self.tokens[verb - 1] if verb > self.first else None
        if before is None or not (before.folded in self.words["joiners"] or before.pos == "ADV"):
            return None
        head = self.tokens[verb].head
        if self.tokens[verb].dep == "conj" and head < verb and self._has_auxiliary(head):
            return head
        for index in range(verb - 1, max(self.first, verb - 25) - 1, -1):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS:
                return None
            if token.pos == "VERB" and self._has_auxiliary(index):
                return index
        return None

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

    def victims(self, harm: Harm, verb: int) -> list[Figure]:
        """The figures that the verb harms, coordinated ones together."""
        voice, start = self.voice(verb)
        if voice != "participle" and self.negated(verb, start):
            return []
        if harm.only_participle and voice != "participle":
            return []
        if harm.frame == "to":
            return self._usable(harm, self._after_preposition(verb))
        if voice == "participle" and not harm.participle:
            return []
        if voice == "participle":
            return self._usable(harm, self._left_of_participle(verb))
        if harm.frame == "object" and voice == "active":
            return self._usable(harm, self._objects(verb, harm))
        figures = self._usable(harm, self._subjects(verb, start, harm))
        return figures if self._agrees(verb, figures) else []

    def _agrees(self, verb: int, figures: list[Figure]) -> bool:
        """A plural verb needs more than one victim: « un berger …, d'autres ont été enlevés »."""
        alone = len(figures) == 1 and figures[0].high == 1
        return not (alone and self.tokens[verb].has("Number=Plur"))

    def _usable(self, harm: Harm, figures: list[Figure]) -> list[Figure]:
        return [figure for figure in figures if self.phrases.fits(figure, harm)]

    def _subjects(self, verb: int, start: int, harm: Harm) -> list[Figure]:
        for index in self._subject_tokens(verb):
            figure = self._figure(index)
            if figure is not None and self.phrases.fits(figure, harm):
                return self.coordinated(figure, start)
            if figure is None and self.phrases.at(index) is None and self._are_uncounted_people(index):
                return []
        figure = self._nearest_left(start)
        if figure is not None and self.phrases.fits(figure, harm):
            return self.coordinated(figure, start)
        one = self._nearest_single(start)
        if one is not None and self.phrases.fits(one, harm):
            return self.coordinated(one, start)
        figure = self._inverted(verb)
        return self.coordinated(figure, self.last) if figure is not None else []

    def _subject_tokens(self, verb: int) -> Iterator[int]:
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            for child in self.parse.children(verb):
                if self.tokens[child].dep.startswith("nsubj"):
                    yield self._antecedent(child, verb)
                    return
            token = self.tokens[verb]
            if token.dep in ("acl:relcl", "acl"):
                yield token.head
                return
            if token.dep not in ("conj", "xcomp", "aux:pass", "cop"):
                return
            verb = token.head

    def _antecedent(self, subject: int, verb: int) -> int:
        if self.tokens[subject].folded not in self.words["relative"]:
            return subject
        if self.tokens[verb].dep.startswith("acl"):
            return self.tokens[verb].head
        for index in range(subject - 1, self.first - 1, -1):
            if self.tokens[index].pos in ("NOUN", "PROPN"):
                return index
        return subject

    def _figure(self, index: int) -> Figure | None:
        return self._at(index) or self.phrases.single(index)

    def _at(self, index: int) -> Figure | None:
        """The figure at a token, unless it is a part of another (« dont quatre enfants »)."""
        figure = self.phrases.at(index)
        return None if figure is not None and figure.first in self.skip else figure

    def _nearest_left(self, start: int) -> Figure | None:
        for index in range(start - 1, max(self.first, start - _REACH) - 1, -1):
            figure = self._at(index)
            if figure is not None:
                return figure
            token = self.tokens[index]
            if token.pos in ("VERB", "AUX") or token.text in _CLAUSE_ENDS:
                return None
        return None

    def _are_uncounted_people(self, subject: int) -> bool:
        """« d'autres personnes … »: the subject is there, but no number."""
        return self.tokens[subject].has("Number=Plur") and self.phrases.group(subject) is not None

    def _nearest_single(self, start: int) -> Figure | None:
        for index in range(start - 1, max(self.first, start - 4) - 1, -1):
            one = self.phrases.single(index)
            if one is not None or self.tokens[index].pos in ("VERB", "AUX", "PUNCT"):
                return one
        return None

    def _inverted(self, verb: int) -> Figure | None:
        for index in range(verb + 1, min(self.last, verb + 3)):
            figure = self.phrases.at(index)
            if figure is not None:
                return figure
            if self.tokens[index].pos != "ADV":
                return None
        return None

    def _objects(self, verb: int, harm: Harm) -> list[Figure]:
        figure = self._first_right(verb, harm)
        if figure is None:
            for child in self.parse.children(verb):
                if self.tokens[child].dep == "obj" and child > verb:
                    figure = self._figure(child)
        if figure is None or not self.phrases.fits(figure, harm):
            return []
        return self.coordinated(figure, self.last)

    def _first_right(self, verb: int, harm: Harm) -> Figure | None:
        for index in range(verb + 1, min(self.last, verb + _REACH)):
            figure = self.phrases.at(index)
            token = self.tokens[index]
            if figure is not None and index == figure.first:
                if self._governs(index - 1) and self.phrases.fits(figure, harm):
                    return figure
            elif figure is None and (token.pos == "VERB" or token.text in _CLAUSE_ENDS) and index >= self.through:
                return None
            elif figure is None and index <= verb + 4:
                one = self.phrases.single(index)
                if one is not None and self._governs(one.first - 1) and self.phrases.fits(one, harm):
                    return one
        return None

    def _governs(self, before: int) -> bool:
        """True where the token before a phrase is no preposition that would make it an adverbial or a complement."""
        token = self.tokens[before]
        if token.folded in self.words["partitive"]:
            return self.tokens[before - 1].pos in ("VERB", "AUX", "ADV")
        return token.pos != "ADP"

    def _after_preposition(self, verb: int) -> list[Figure]:
        for index in range(verb + 1, min(self.last, verb + _REACH)):
            figure = self.phrases.at(index)
            if self.tokens[index - 1].folded in self.words["to"]:
                figure = figure or self.phrases.single(min(index + 1, self.last - 1)) or self.phrases.single(index)
                if figure is not None:
                    return self.coordinated(figure, self.last)
        return []

    def _left_of_participle(self, verb: int) -> list[Figure]:
        for index in range(verb - 1, max(self.first, verb - 8) - 1, -1):
            figure = self._at(index)
            if figure is not None:
                return self.coordinated(figure, verb) if figure.counted else [figure]
            token = self.tokens[index]
            one = self.phrases.single(index) if token.pos in ("NOUN", "PROPN") else None
            if one is not None and index >= verb - 3:
                return [one]
            if token.folded in self.words["at_least"]:
                continue
            if token.pos in ("VERB", "AUX", "ADP") or token.text in _CLAUSE_ENDS:
                return []
        return []

    def coordinated(self, figure: Figure, end: int) -> list[Figure]:
        """The figure and those joined to it by « et », « ainsi que » or the commas of a list, before the token ``end``."""
        right: list[tuple[Figure, bool]] = []
        while (link := self._joined_right(right[-1][0] if right else figure, end)) is not None:
            right.append(link)
        while right and not right[-1][1]:
            right.pop()
        listed, found = bool(right), [figure, *(joined for joined, _ in right)]
        while (back := self._joined_left(found[0])) is not None and (listed or back[1]):
            found.insert(0, back[0])
            listed = True
        return found

    def _joined_left(self, figure: Figure) -> tuple[Figure, bool] | None:
        index = figure.first - 1
        while index >= self.first and self.tokens[index].folded in self.words["joiners"]:
            index -= 1
        if index == figure.first - 1 or index < self.first:
            return None
        joined, before = self._has_and(index + 1, figure.first), self.phrases.at(index)
        if before is None:
            before = self._single_ending(index)
        elif not self.phrases.group(before.head) and figure.counted:
            before = None
        return (before, joined) if before is not None else None

    def _single_ending(self, last: int) -> Figure | None:
        for index in range(last, max(self.first, last - 4) - 1, -1):
            one = self.phrases.single(index)
            if one is not None and one.last >= last:
                return one
        return None

    def _joined_right(self, figure: Figure, end: int) -> tuple[Figure, bool] | None:
        index = figure.last + 1
        while index < end and self.tokens[index].folded in self.words["joiners"]:
            index += 1
        if index == figure.last + 1 or index >= end:
            return None
        joined, after = self._has_and(figure.last + 1, index), self.phrases.at(index)
        if after is not None:
            return (after, joined) if after.first == index and self._is_victim(after) else None
        for head in range(index, min(end, index + 3)):
            one = self.phrases.single(head)
            if one is not None and one.first == index:
                return one, joined
        return None

    def _is_victim(self, figure: Figure) -> bool:
        """A figure may join another's verb unless it has a harm word or a verb of its own after it."""
        token = self.tokens[figure.head]
        if token.folded in self.phrases.lexicon.counted and self.phrases.group(figure.head) is None:
            return False
        following = self.tokens[figure.last + 1 : figure.last + 2]
        return not (following and following[0].folded in self.phrases.lexicon.counted) and not figure.bare

    def _has_and(self, start: int, end: int) -> bool:
        """False for a lone comma: it joins only in a list that goes on to an « et »; otherwise it sets apart."""
        return any(self.tokens[index].folded != "," for index in range(start, end))
