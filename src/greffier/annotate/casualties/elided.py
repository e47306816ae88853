"""Figures that leave their harm to another: « sept morts, les rebelles de trente », « deux à Gao et une à Kidal »."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from greffier.annotate.casualties.figures import Figure, Phrases
from greffier.annotate.casualties.rules import Elided as Rule
from greffier.annotate.casualties.rules import Harm
from greffier.annotate.casualties.status import Statuses
from greffier.annotate.casualties.tolls import Tolls
from greffier.model.mentions import Toll

_ANYONE = Harm("toll.elided", "killed", "counted", "person", None, None, None, None)
_CLAUSE_ENDS = ",;:.()!?"
_BACK = 3
"""How many sentences back the harm may be told."""

Lean = Callable[[Toll, Figure, Rule], None]


class Elisions:
    """Reads the elided figures of one sentence."""

    def __init__(self, phrases: Phrases, statuses: Statuses, tolls: Tolls) -> None:
        self.phrases, self.statuses, self.tolls = phrases, statuses, tolls
        self.tokens, self.sentence = phrases.tokens, phrases.sentence

    def find(self, earlier: Sequence[Toll]) -> Iterator[tuple[Figure, Rule, Toll]]:
        """Each figure with the rule that reads it and the toll whose harm it takes."""
        for figure in self.phrases.figures:
            rule = self.statuses.elided(figure)
            if rule is None or self.tolls.is_used(figure) or not self._fits(figure, rule):
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

    def read_equals(self) -> None:
        """« quatre morts et autant de blessés »."""
        folded = self.tolls.folded
        for match in self.phrases.lexicon.equals.finditer(folded, self.sentence.start, self.sentence.end):
            rules = self.phrases.lexicon.counted.get(match["harm"], ())
            token = self.phrases.parse.token_at(match.start("harm"))
            host = next((r for r in reversed(self.tolls.found) if r.toll.span.end <= match.start()), None)
            if rules and token is not None and host is not None:
                span = self.tolls.document.span(match.start(), match.end())
                toll = replace(host.toll, kind=rules[0].kind, span=span, token=token, victims=None, rule="toll.equal")
                self.tolls.put(toll, replace(host.figure, first=token, last=token))
