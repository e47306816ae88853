"""Figures that lean on a toll: parts, older numbers, other sides, totals told apart from their noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from greffier.annotate.casualties.elided import Elisions
from greffier.annotate.casualties.figures import Figure
from greffier.annotate.casualties.lists import Lists
from greffier.annotate.casualties.phrases import Phrases
from greffier.annotate.casualties.rules import Harm
from greffier.annotate.casualties.status import Statuses
from greffier.annotate.casualties.tolls import Tolls
from greffier.model.mentions import Toll
from greffier.model.record import CasualtyKind, CasualtyStatus

_ANYONE = Harm("toll.part", "killed", "counted", "person", None, None, None, None)
_NEAR = 45
_HEADING = 14
_TOTAL = 80


class Leaning:
    """Reads the figures of one sentence that have no harm word of their own; ``parts`` are those of « dont »."""

    def __init__(self, phrases: Phrases, statuses: Statuses, lists: Lists, tolls: Tolls) -> None:
        self.phrases, self.statuses, self.tolls, self.lists = phrases, statuses, tolls, lists
        self.lexicon = phrases.lexicon
        self.sentence = phrases.sentence
        self.tokens = phrases.tokens
        self.folded = tolls.folded
        self.elisions = Elisions(phrases, statuses, tolls)
        opened = [f for f in phrases.figures if statuses.opens_part(f) and phrases.fits(f, _ANYONE)]
        listed = [(f, part) for f in opened for part in lists.coordinated(f, self.sentence.last)]
        self.opened = [(figure, part) for figure, part in listed if part.first >= figure.first]
        self.parts = [part for figure, part in listed if part.first >= figure.first]

    def without_verb(self) -> frozenset[int]:
        """Where the parts begin that tell no harm of their own, as « dont quatre ont été blessés » does."""
        return frozenset(part.first for opened, part in self.opened if not self._is_own_subject(opened))

    def _is_own_subject(self, opened: Figure) -> bool:
        """« dont trois ont été blessés »; but in « quatorze hommes dont dix soldats sont morts » the fourteen died."""
        before = opened.first - 1
        while before > self.sentence.first and self.tokens[before].text != "," and before > opened.first - 4:
            before -= 1
            if self.phrases.at(before) is not None:
                return False
        return self.phrases.is_subject(opened)

    def read(self, earlier: Sequence[Toll]) -> None:
        """Add the leaning tolls; ``earlier`` are those of the sentences before."""
        self._read_totals()
        self._read_parts(earlier)
        self._read_counted_among()
        self._read_leaning(earlier)
        self._read_elided(earlier)
        self.elisions.read_beside(self.lists)
        self.elisions.read_multiples(earlier)

    def _read_elided(self, earlier: Sequence[Toll]) -> None:
        for figure, rule, host in list(self.elisions.find(earlier)):
            status = rule.status or ("superseded" if self.statuses.is_in_older_clause(figure.first) else "current")
            self._lean(host, figure, host.kind, status, rule.id)

    def _read_totals(self) -> None:
        """« le nombre de morts est passé à neuf », « Tués : 12 »."""
        for total in self.lexicon.totals:
            for match in total.pattern.finditer(self.folded, max(0, self.sentence.start - _HEADING), self.sentence.end):
                if match.end() < self.sentence.start:
                    continue
                word = total.harm or match["harm"]
                token = self.phrases.parse.token_at(match.start("harm") if total.harm is None else match.start())
                rules = self.lexicon.counted.get(word, ())
                after = match.start("number") if "number" in total.pattern.groupindex else match.end()
                for figure in self._counted_after(after, total.people) if rules and token is not None else ():
                    self.tolls.add(rules[0], token or 0, figure, victims=None if figure.bare else figure)

    def _counted_after(self, offset: int, people: bool) -> Iterator[Figure]:
        """The bare numbers that follow in the clause, with ``people`` also a number of people."""
        stop = min(self.tolls.clause_end(offset), offset + _TOTAL)
        for figure in self.phrases.figures:
            if offset <= self.tokens[figure.first].start < stop:
                fits = figure.bare or (people and self.phrases.fits(figure, _ANYONE))
                if not fits or self.tolls.is_used(figure):
                    return
                yield figure

    def _read_parts(self, earlier: Sequence[Toll]) -> None:
        for figure in self.parts:
            host = self._host(figure, earlier, before_only=True)
            if host is None or self.tolls.is_used(figure):
                continue
            kind = self._part_kind(figure) or host.kind
            self._lean(host, figure, kind, "part")

    def _read_counted_among(self) -> None:
        """« quatre enfants figurent parmi les victimes »."""
        for figure in self.phrases.figures:
            found = self.statuses.counted_among(figure)
            if found is None or self.tolls.is_used(figure):
                continue
            for harm in self.lexicon.counted.get(found.group("harm"), ()):
                token = self.phrases.parse.token_at(self.sentence.start + found.start("harm"))
                if token is not None:
                    self.tolls.add(harm, token, figure, victims=figure, status="part")
                break

    def _part_kind(self, figure: Figure) -> CasualtyKind | None:
        if not figure.bare:
            return None
        end = self.tokens[figure.last].end
        following = self.folded[end : min(self.sentence.end, end + _NEAR)].split(",")[0]
        return next((kind for pattern, kind in self.lexicon.part_kinds if pattern.search(following)), None)

    def _read_leaning(self, earlier: Sequence[Toll]) -> None:
        for figure in self.phrases.figures:
            if self.tolls.is_used(figure) or not figure.bare:
                continue
            if self.statuses.is_older(figure):
                host = self._host(figure, earlier, before_only=False)
                if host is not None:
                    self._lean(host, figure, host.kind, "superseded")
            elif self._has_side(figure):
                host = self._host(figure, (), before_only=True)
                if host is not None:
                    self._lean(host, figure, host.kind, host.status)

    def _has_side(self, figure: Figure) -> bool:
        return self.lexicon.sides.match(self.folded, self.tokens[figure.last].end) is not None

    def _host(self, figure: Figure, earlier: Sequence[Toll], *, before_only: bool) -> Toll | None:
        """The toll that a figure leans on: the one whose number stands last before it, else one beside it."""
        before = [read for read in self.tolls.found if read.figure.first < figure.first]
        if before:
            return max(before, key=lambda read: read.figure.first).toll
        if self.tolls.found and not before_only:
            return self.tolls.found[0].toll
        return earlier[-1] if earlier else None

    def _lean(
        self, host: Toll, figure: Figure, kind: CasualtyKind, status: CasualtyStatus, rule: str | None = None
    ) -> None:
        victims = None if figure.bare else self.tolls.argument(figure, "toll.part")
        if figure.bare and status != "part":
            victims = self.tolls.side(figure, figure.last, host.rule)
        span = self.tolls.document.span(self.tokens[figure.first].start, self.tokens[figure.last].end)
        toll = replace(
            host, kind=kind, status=status, low=figure.low, high=figure.high, approximate=figure.approximate,
            span=span, victims=victims, rule=rule or f"toll.{status}",
        )  # fmt: skip
        self.tolls.put(toll, figure)
