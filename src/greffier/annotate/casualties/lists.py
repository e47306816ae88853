"""Coordinated figures: « deux femmes, un vieillard et quatre enfants »."""

from __future__ import annotations

from greffier.annotate.casualties.figures import Figure
from greffier.annotate.casualties.phrases import Phrases
from greffier.model.parse import Token


class Lists:
    """Finds what is listed beside a figure, in one sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.tokens = phrases.tokens
        self.words = phrases.lexicon.words
        self.first, self.last = phrases.sentence.first, phrases.sentence.last

    def coordinated(self, figure: Figure, end: int) -> list[Figure]:
        """The figure and those joined to it by « et » or the commas of a list, before the token ``end``."""
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
        while index >= self.first and self._joins(index):
            index -= 1
        if index == figure.first - 1 or index < self.first:
            return None
        joined, before = self._has_and(index + 1, figure.first), self.phrases.at(index)
        if before is None:
            before = self._single_ending(index)
        elif not self._is_list_member(before, figure):
            before = None
        return (before, joined) if before is not None else None

    def _is_list_member(self, before: Figure, figure: Figure) -> bool:
        if self.tokens[before.head].folded in self.phrases.lexicon.counted:
            return False
        return self.phrases.group(before.head) is not None or not figure.counted

    def _single_ending(self, last: int) -> Figure | None:
        for index in range(last, max(self.first, last - 4) - 1, -1):
            one = self.phrases.single(index)
            if one is not None and one.last >= last:
                return one
        return None

    def _joined_right(self, figure: Figure, end: int) -> tuple[Figure, bool] | None:
        index = figure.last + 1
        while index < end and self._is_joiner(index, figure.last + 1):
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

    def _is_joiner(self, index: int, first: int) -> bool:
        """« à un lieutenant et à deux caporaux »: the preposition comes again after « et »."""
        if self.phrases.at(index) is not None:
            return False
        again = self.words["to"] | self.words["of"]
        return self._joins(index) or (index > first and self.tokens[index].folded in again)

    def _joins(self, index: int) -> bool:
        """A word or comma of a list; « où », a pronoun, is not « ou »."""
        return self.tokens[index].folded in self.words["joiners"] and self.tokens[index].pos != "PRON"

    def _is_victim(self, figure: Figure) -> bool:
        """A figure may join another's verb unless it has a harm word or a verb of its own after it."""
        token, lexicon = self.tokens[figure.head], self.phrases.lexicon
        harms = lexicon.counted.get(token.folded, ())
        if harms and (self.phrases.group(figure.head) is None or harms[0].kind == "injured"):
            return False
        following = self.tokens[figure.last + 1 : figure.last + 2]
        if following and following[0].has("VerbForm=Fin") and not self._is_plural_verb(following[0], figure):
            return False
        return not (following and following[0].folded in self.phrases.lexicon.counted) and not figure.bare

    def _is_plural_verb(self, verb: Token, figure: Figure) -> bool:
        """« deux femmes et un enfant ont été tués »: the verb is of all of them, not of the last alone."""
        return verb.has("Number=Plur") and figure.high == 1

    def _has_and(self, start: int, end: int) -> bool:
        """False for a lone comma: it joins only in a list that goes on to an « et »; otherwise it sets apart."""
        return any(self.tokens[index].folded != "," for index in range(start, end))
