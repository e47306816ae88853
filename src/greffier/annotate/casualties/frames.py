"""Whom a word of harm harms: the subject of the passive, the object of the active, the noun with the participle.

The parse leads; where it errs, the nearest figure in the same clause that nothing parts from the verb stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from greffier.annotate.casualties.figures import Figure
from greffier.annotate.casualties.lists import Lists
from greffier.annotate.casualties.phrases import Phrases
from greffier.annotate.casualties.rules import Harm
from greffier.annotate.casualties.verbs import Verbs

_CLAUSE_ENDS = ";:"
_REACH = 12
_ASIDE = 14
_OPENING = 25


class Frames:
    """Finds the victims of the verbs of one sentence.

    ``skip`` are the first tokens of figures that are parts of others; ``through`` is the token up to which the words of
    an idiom (« mettre hors d'état de nuire ») may stand between a verb and its object.
    """

    def __init__(self, phrases: Phrases, verbs: Verbs, lists: Lists) -> None:
        self.phrases, self.verbs, self.lists = phrases, verbs, lists
        self.parse = phrases.parse
        self.tokens = phrases.tokens
        self.words = phrases.lexicon.words
        self.first, self.last = phrases.sentence.first, phrases.sentence.last
        self.skip: frozenset[int] = frozenset()
        self.through = 0

    def victims(self, harm: Harm, verb: int) -> list[Figure]:
        """The figures that the verb harms, coordinated ones together."""
        voice, start = self.verbs.voice(verb)
        if voice == "participle":
            return self._usable(harm, self._with_participle(verb)) if harm.participle else []
        if harm.only_participle or self.verbs.negated(verb, start) is not harm.negated:
            return []
        if harm.frame == "to":
            return self._usable(harm, self._after_preposition(verb))
        if harm.frame == "object" and voice == "active":
            return self._usable(harm, self._objects(verb, harm))
        figures = self._usable(harm, self._subjects(verb, start, harm))
        return figures if self._agrees(verb, figures) else []

    def _agrees(self, verb: int, figures: list[Figure]) -> bool:
        """A plural verb needs more than one victim: « un berger …, d'autres ont été enlevés »."""
        alone = len(figures) == 1 and figures[0].high == 1
        return not (alone and self.tokens[verb].has("Number=Plur"))

    def _usable(self, harm: Harm, figures: list[Figure]) -> list[Figure]:
        """Those that can suffer the harm; beside one that surely names people, a word unknown to us does too."""
        if len(figures) > 1 and any(self.phrases.fits(figure, harm) for figure in figures):
            harm = replace(harm, needs="anyone") if harm.needs == "person" else harm
        return [figure for figure in figures if self.phrases.fits(figure, harm)]

    def _subjects(self, verb: int, start: int, harm: Harm) -> list[Figure]:
        figure = self._adjacent(start)
        if figure is not None and self.phrases.fits(figure, harm):
            return self.lists.coordinated(figure, start)
        aside = self._before_aside(start)
        if aside is not None and aside.counted and self.phrases.fits(aside, harm):
            return self.lists.coordinated(aside, start)
        for index in self._subject_tokens(verb):
            figure = self._figure(index)
            if figure is not None and self.phrases.fits(figure, harm):
                return self.lists.coordinated(figure, start)
            if figure is None and self.phrases.at(index) is None and self._are_uncounted_people(index):
                return []
        figure = self._nearest_left(start)
        if figure is not None and self.phrases.fits(figure, harm):
            return self.lists.coordinated(figure, start)
        one = self._nearest_single(start) or aside
        if one is not None and self.phrases.fits(one, harm):
            return self.lists.coordinated(one, start)
        figure = self._inverted(verb)
        return self.lists.coordinated(figure, self.last) if figure is not None else []

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
            found_so = token.pos == "ADJ" and token.dep == "obj"  # « retrouvé mort »
            if token.dep not in ("conj", "xcomp", "aux:pass", "cop") and not found_so:
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

    def _adjacent(self, start: int) -> Figure | None:
        """The figure that stands right before the verb group, unless a preposition governs it."""
        figure = self._at(start - 1) if start > self.first else None
        if figure is None or figure.last != start - 1:
            return None
        governed = figure.first > self.first and self.tokens[figure.first - 1].pos in ("ADP", "NOUN", "PROPN")
        return None if governed else figure

    def _are_uncounted_people(self, subject: int) -> bool:
        """« d'autres personnes … »: the subject is there, but no number."""
        return self.tokens[subject].has("Number=Plur") and self.phrases.group(subject) is not None

    def _nearest_single(self, start: int) -> Figure | None:
        for index in range(start - 1, max(self.first, start - 4) - 1, -1):
            one = self.phrases.single(index)
            if one is not None or self.tokens[index].pos in ("VERB", "AUX", "PUNCT"):
                return one
        return None

    def _before_aside(self, start: int) -> Figure | None:
        """« Ali Hassan, quatorze ans, est mort »: whoever stands before what two commas set apart."""
        if start - 1 <= self.first or self.tokens[start - 1].text != ",":
            return None
        for index in range(start - 2, max(self.first, start - _ASIDE), -1):
            if self.tokens[index].text == "," or self.tokens[index].text in _CLAUSE_ENDS:
                found = self._figure(index - 1)
                return found if found is not None and found.last == index - 1 else None
        return None

    def _inverted(self, verb: int) -> Figure | None:
        for index in range(verb + 1, min(self.last, verb + 3)):
            figure = self.phrases.at(index)
            if figure is not None:
                return figure
            if self.tokens[index].pos != "ADV":
                return None
        return None

    def _relative_object(self, verb: int) -> Figure | None:
        """« quatre boutiquiers que l'on a abattus »: what stands before « que »."""
        for index in range(verb - 1, max(self.first, verb - 8), -1):
            token = self.tokens[index]
            if token.folded in self.words["restriction"] and (token.pos == "PRON" or token.dep == "obj"):
                found = self._figure(index - 1) or self._figure(self.tokens[verb].head)
                return found if found is not None and index - 4 <= found.last < index else None
            if token.text in _CLAUSE_ENDS:
                return None
        return None

    def _objects(self, verb: int, harm: Harm) -> list[Figure]:
        figure = self._relative_object(verb) or self._first_right(verb, harm)
        if figure is None:
            for child in self.parse.children(verb):
                if self.tokens[child].dep == "obj" and child > verb:
                    figure = self._figure(child)
        if figure is None and harm.needs == "anyone":
            figure = self._clitic_object(verb)
        if figure is None or not self.phrases.fits(figure, harm):
            return []
        return self.lists.coordinated(figure, self.last) if figure.first > verb else [figure]

    def _clitic_object(self, verb: int) -> Figure | None:
        """« un éclat l'a blessé »: one person named before."""
        for index in range(verb - 1, max(self.first, verb - 3) - 1, -1):
            token = self.tokens[index]
            if token.folded in self.words["object_clitics"] and token.pos == "PRON":
                return Figure(1, 1, False, index, index, index, False, False)
            if token.pos != "AUX":
                return None
        return None

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
                figure = figure or self.phrases.single(min(index + 1, self.last - 1))
                figure = figure or self.phrases.single(index, contracted=True)
                if figure is not None:
                    return self.lists.coordinated(figure, self.last)
        return []

    def _with_participle(self, verb: int) -> list[Figure]:
        return self._left_of_participle(verb) or self._right_of_opening(verb)

    def _of_which(self, figure: Figure) -> Figure:
        """« neuf enfants d'un couple de médecins tués »: the nine; « deux des huit otages enlevés »: the eight."""
        before = figure.first - 1
        head = self._at(before - 1) if before > self.first and self.tokens[before].folded in self.words["of"] else None
        people = head is not None and head.last == before - 1 and self.phrases.group(head.head) is not None
        return head if head is not None and people else figure.whole or figure

    def _right_of_opening(self, verb: int) -> list[Figure]:
        """« Interpellé en janvier, l'homme comparaît libre »: the sentence opens on what its subject suffered."""
        if any(self.tokens[i].pos not in ("ADV", "PUNCT") for i in range(self.first, verb)):
            return []
        for index in range(verb + 1, min(self.last - 1, verb + _OPENING)):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS or token.has("VerbForm=Fin"):
                return []
            figure = self.phrases.opened_by(index + 1) if token.text == "," else None
            if figure is not None:
                plural = self.tokens[verb].has("Number=Plur")
                return [figure] if plural is not (figure.low == figure.high == 1) else []
        return []

    def _left_of_participle(self, verb: int) -> list[Figure]:
        aside = self._before_aside(verb)
        if aside is not None and aside.counted:
            return self.lists.coordinated(aside, verb)
        for index in range(verb - 1, max(self.first, verb - 8) - 1, -1):
            figure = self._at(index)
            if figure is not None:
                figure = self._of_which(figure)
                return self.lists.coordinated(figure, verb) if figure.counted else [figure]
            token = self.tokens[index]
            one = self.phrases.single(index) if token.pos in ("NOUN", "PROPN") else None
            if one is not None and index >= verb - 3:
                return [one]
            if token.folded in self.words["at_least"]:
                continue
            if token.pos in ("VERB", "AUX", "ADP") or token.text in _CLAUSE_ENDS:
                return []
        return []
