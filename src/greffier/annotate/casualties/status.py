"""Which figures stand: older tolls are superseded, parts belong to a total beside them.

Number patterns are matched on a text in which every figure's first character is ``NUMBER``, so that a rule can say
« contre (a number) » without spelling numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from greffier.annotate.casualties.figures import Figure
from greffier.annotate.casualties.phrases import Phrases
from greffier.annotate.casualties.rules import NUMBER, Elided, Older
from greffier.model.record import CasualtyStatus


class Statuses:
    """Reads the status of the figures of one sentence."""

    def __init__(self, phrases: Phrases, folded: str) -> None:
        self._phrases = phrases
        self._lexicon = phrases.lexicon
        self._start = phrases.sentence.start
        self._folded = folded[phrases.sentence.start : phrases.sentence.end]
        self._marked = self._mark()
        self._older = list(self._older_numbers())
        self._elided = self._elided_numbers() if NUMBER in self._marked else {}
        self._parts = self._number_starts(self._lexicon.parts)
        self._clauses = [(m.start(), r) for r in self._lexicon.older_clauses for m in r.pattern.finditer(self._folded)]

    def _mark(self) -> str:
        characters = list(self._folded)
        for figure in self._phrases.figures:
            characters[self._phrases.tokens[figure.first].start - self._start] = NUMBER
        return "".join(characters)

    def elided(self, figure: Figure) -> Elided | None:
        """The rule by which the figure leaves its harm to another."""
        return self._elided.get(self.position(figure))

    def _elided_numbers(self) -> dict[int, Elided]:
        found: dict[int, Elided] = {}
        for rule in self._lexicon.elided:
            for match in rule.pattern.finditer(self._marked):
                after = rule.after is None or rule.after.match(self._folded, self._number_end(match.end()))
                if after:
                    found.setdefault(match.end(), rule)
        return found

    def _older_numbers(self) -> list[int]:
        found = []
        for rule in self._lexicon.older_numbers:
            for match in rule.pattern.finditer(self._marked):
                position = self._marked.find(NUMBER, match.end())
                if position < 0:
                    continue
                if rule.after is None or rule.after.match(self._folded, self._number_end(position)):
                    found.append(position)
        return found

    def _number_end(self, position: int) -> int:
        for figure in self._phrases.figures:
            if self._phrases.tokens[figure.first].start - self._start == position:
                return self._phrases.tokens[figure.last].end - self._start
        return position + 1

    def _number_starts(self, rules: Sequence[Older]) -> list[int]:
        ends = [match.end() for rule in rules for match in rule.pattern.finditer(self._marked)]
        return sorted(position for end in ends if (position := self._marked.find(NUMBER, end)) >= 0)

    def position(self, figure: Figure) -> int:
        """Where the figure begins, counted from the sentence."""
        return self._phrases.tokens[figure.first].start - self._start

    def is_older(self, figure: Figure) -> bool:
        """True for a number that a rule such as « contre (number) auparavant » opens."""
        return self.position(figure) in self._older

    def opens_part(self, figure: Figure) -> bool:
        """True for a number right after « dont », « parmi lesquels »."""
        return self.position(figure) in self._parts

    def opens_of_which(self, figure: Figure) -> bool:
        """True for a number after « dont »."""
        return self._lexicon.of_which.search(self._folded[: self.position(figure)]) is not None

    def status(self, figure: Figure, harm: int) -> CasualtyStatus:
        """The status of a figure by the words of its sentence."""
        if self.is_older(figure) or self.is_in_older_clause(harm):
            return "superseded"
        if self.opens_part(figure) or self.counted_among(figure) is not None:
            return "part"
        return "current"

    def is_in_older_clause(self, harm: int) -> bool:
        """True where the words before a token say that its toll is an older one."""
        offset = self._phrases.tokens[harm].start - self._start
        for start, _ in self._clauses:
            if start < offset and not re.search("[;:]|, (?:mais|puis) ", self._folded[start:offset]):
                return True
        return False

    def counted_among(self, figure: Figure) -> re.Match[str] | None:
        """« (figure) figurent parmi les victimes », matched in the sentence; ``harm`` is the word of harm."""
        end = self._phrases.tokens[figure.last].end - self._start
        matches = (rule.pattern.search(self._folded, end, end + 60) for rule in self._lexicon.parts_after)
        return next((match for match in matches if match is not None), None)

    def is_revision(self, figure: Figure) -> bool:
        """« passé de douze à seize »: a range that tells an old figure and a new one."""
        if figure.approximate or figure.low is None or figure.high is None or figure.low == figure.high:
            return False
        before = self._folded[max(0, self.position(figure) - 70) : self.position(figure)]
        return self._lexicon.revision.search(before) is not None
