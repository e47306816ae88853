"""Figures that leave their harm to another: « sept morts, les rebelles de trente », « deux à Gao et une à Kidal »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from greffier.annotate.casualties.figures import Figure, add_up
from greffier.annotate.casualties.lists import Lists
from greffier.annotate.casualties.phrases import Phrases
from greffier.annotate.casualties.rules import Elided as Rule
from greffier.annotate.casualties.rules import Harm
from greffier.annotate.casualties.status import Statuses
from greffier.annotate.casualties.tolls import Tolls
from greffier.model.mentions import Toll

_ANYONE = Harm("toll.elided", "killed", "counted", "person", None, None, None, None)
_CLAUSE_ENDS = ",;:.()!?"
_BACK = 3
"""How many sentences back the harm may be told."""


class Elisions:
    """Reads the elided figures of one sentence."""

    def __init__(self, phrases: Phrases, statuses: Statuses, tolls: Tolls) -> None:
        self.phrases, self.statuses, self.tolls = phrases, statuses, tolls
        self.tokens, self.sentence = phrases.tokens, phrases.sentence

    def find(self, earlier: Sequence[Toll]) -> Iterator[tuple[Figure, Rule, Toll]]:
        """Each figure with the rule that reads it and the toll whose harm it takes."""
        for figure in self.phrases.figures:
            if self.tolls.is_used(figure) or not (self.tolls.found or earlier):
                continue
            rule = self.statuses.elided(figure)
            if rule is None or not self._fits(figure, rule):
                continue
            host = self._host(figure, earlier if rule.back else ())
            if host is not None:
                yield figure, rule, host

    def _fits(self, figure: Figure, rule: Rule) -> bool:
        standin = self.tokens[figure.head].folded in self.phrases.lexicon.words["standins"]
        if rule.bare and not (figure.bare or standin):
            return False
        told = (rule.verbless and self._has_verb(figure)) or (rule.quiet and self._has_verb_before(figure))
        return not told and self.phrases.fits(figure, _ANYONE)

    def _has_verb(self, figure: Figure) -> bool:
        """A verb in the rest of the clause: the figure is the subject of something else."""
        for index in range(figure.last + 1, self.sentence.last):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS:
                return False
            if token.pos == "AUX" or token.has("VerbForm=Fin"):
                return True
        return False

    def _has_verb_before(self, figure: Figure) -> bool:
        """A verb that counts nothing between the number and the start of its clause."""
        for index in range(figure.first - 1, self.sentence.first - 1, -1):
            token = self.tokens[index]
            if token.text in _CLAUSE_ENDS or token.pos in ("CCONJ", "SCONJ"):
                return False
            if token.pos in ("VERB", "AUX") and token.lemma not in self.phrases.lexicon.words["count_verbs"]:
                return True
        return False

    def _host(self, figure: Figure, earlier: Sequence[Toll]) -> Toll | None:
        """The last toll told before the figure in its sentence, else the first after it, else the last one earlier."""
        before = [read for read in self.tolls.found if read.figure.first < figure.first]
        if before:
            return max(before, key=lambda read: (read.toll.status != "part", read.figure.first)).toll
        if self.tolls.found:
            return self.tolls.found[0].toll
        return next((toll for toll in reversed(earlier) if self._is_near(toll)), None)

    def _is_near(self, toll: Toll) -> bool:
        return self.tokens[self.sentence.first].sentence - self.tokens[toll.token].sentence <= _BACK and (
            toll.status != "part"
        )

    def read_beside(self, lists: Lists) -> None:
        """« Il a été tué avec sa femme et ses deux filles »: four; beside a number, a figure of their own."""
        pattern, start = self.phrases.lexicon.beside, self.sentence.start
        if not self.tolls.found:
            return
        for match in pattern.finditer(self.tolls.folded, start, self.sentence.end):
            told = [read for read in self.tolls.found if start <= read.toll.span.start < match.end()]
            first = self.phrases.opened_by(self.phrases.parse.tokens_between(match.end(), self.sentence.end).start)
            if not told or first is None or not self.phrases.fits(first, _ANYONE) or self.tolls.is_used(first):
                continue
            others = add_up(lists.coordinated(first, self.sentence.last), [None])
            for other in others:
                self.tolls.join(told[-1], other)

    def read_multiples(self, earlier: Sequence[Toll]) -> None:
        """« quatre morts et autant de blessés », « la guérilla en revendique le double »."""
        lexicon = self.phrases.lexicon
        if not self.tolls.found and not earlier:
            return
        for pattern in (lexicon.equals, lexicon.multiples):
            for match in pattern.finditer(self.tolls.folded, self.sentence.start, self.sentence.end):
                told = [read.toll for read in self.tolls.found if read.toll.span.end <= match.start()]
                near = (toll for toll in (*reversed(told), *reversed(earlier)) if self._is_near(toll))
                host = next(near, None)
                if host is not None:
                    times = lexicon.times[match["times"]] if "times" in pattern.groupindex else 1
                    self._put_multiple(host, match, times)

    def _put_multiple(self, host: Toll, match: re.Match[str], times: int) -> None:
        harms = self.phrases.lexicon.counted.get(match["harm"] or "", ())
        token = self.phrases.parse.token_at(match.end() - 1)
        if token is None or not (harms or match["harm"] is None):
            return
        span = self.tolls.document.span(match.start(), match.end())
        kind = harms[0].kind if harms else host.kind
        toll = replace(
            host, kind=kind, span=span, token=token, victims=None, rule="toll.multiple",
            low=None if host.low is None else host.low * times, high=None if host.high is None else host.high * times,
        )  # fmt: skip
        self.tolls.put(toll, Figure(toll.low, toll.high, toll.approximate, token, token, token, True, True))
