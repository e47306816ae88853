"""Reads the tolls of one sentence: harm words first, then the figures that lean on them (parts, older tolls, sides)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from greffier.annotate.casualties.causes import Causes
from greffier.annotate.casualties.figures import Figure, Phrases, add_up
from greffier.annotate.casualties.frames import Verbs
from greffier.annotate.casualties.lexicon import Harm, Lexicon
from greffier.annotate.casualties.status import Statuses
from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, Quantity, Toll
from greffier.model.parse import Sentence
from greffier.model.record import CasualtyKind, CasualtyStatus

_ANYONE = Harm("toll.part", "killed", "counted", "person", None, None, None, None)
_NEAR = 45
_HEADING = 14


@dataclass(frozen=True, slots=True)
class Read:
    """A toll and the figure that it was read from."""

    toll: Toll
    figure: Figure


class Reader:
    """One sentence's tolls."""

    def __init__(
        self, annotated: Annotated, sentence: Sentence, lexicon: Lexicon, quantities: Sequence[Quantity], folded: str
    ) -> None:
        self.document = annotated.document
        self.lexicon = lexicon
        self.folded = folded
        self.sentence = sentence
        self.tokens = annotated.parse.tokens
        self.phrases = Phrases(annotated, sentence, lexicon, quantities)
        self.statuses = Statuses(self.phrases, folded)
        self.verbs = Verbs(self.phrases)
        self.causes = Causes(self.phrases, frozenset(event.token for event in annotated.events))
        self.found: list[Read] = []
        self.used: set[tuple[int, CasualtyKind]] = set()
        self.parts = self._find_parts()
        self.verbs.skip = {figure.first for figure in self.parts}

    def _find_parts(self) -> list[Figure]:
        opened = [f for f in self.phrases.figures if self.statuses.opens_part(f) and self.phrases.fits(f, _ANYONE)]
        return [
            part
            for figure in opened
            for part in self.verbs.coordinated(figure, self.sentence.last)
            if part.first >= figure.first
        ]

    def read(self, earlier: Sequence[Toll]) -> list[Toll]:
        """The sentence's tolls; ``earlier`` are those of the sentences before it."""
        for index in range(self.sentence.first, self.sentence.last):
            self._read_word(index)
        self._read_totals()
        self._read_parts(earlier)
        self._read_counted_among()
        self._read_leaning(earlier)
        return self._share_causes(sorted((read.toll for read in self.found), key=lambda toll: toll.span.start))

    def _share_causes(self, tolls: list[Toll]) -> list[Toll]:
        """« un soldat a péri et un autre a été blessé dans l'explosion »: one cause for both."""
        for this, that in [
            *zip(range(1, len(tolls)), range(len(tolls))),
            *zip(range(len(tolls)), range(1, len(tolls))),
        ]:
            if (
                tolls[this].cause is None
                and tolls[that].cause is not None
                and self._are_joined(tolls[this], tolls[that])
            ):
                tolls[this] = replace(tolls[this], cause=tolls[that].cause)
        return tolls

    def _are_joined(self, one: Toll, other: Toll) -> bool:
        first, second = sorted((one.span, other.span))
        between = self.folded[first.end : second.start]
        return len(between) < 60 and self.lexicon.parted.search(between) is None

    # --- harm words

    def _read_word(self, index: int) -> None:
        figure = self.phrases.at(index)
        token = self.tokens[index]
        if figure is not None and figure.head == index and figure.counted and not figure.bare:
            for harm in self.lexicon.counted.get(token.folded, ()):
                if figure.high != 0 and self._holds(harm, index, figure):
                    self._read_counted(harm, index, figure)
                    return
            if self.phrases.group(index) is not None:
                return
        for harm in self._noun_rules(index):
            figures = self._complement(index, harm)
            if figures and self._holds(harm, index, figures[0]):
                self._add_all(harm, index, figures)
                return
        for harm in self._verb_rules(index):
            if self._holds(harm, index, None) and not self._is_unreal(index):
                figures = [f for f in self.verbs.victims(harm, index) if (f.first, harm.kind) not in self.used]
                if figures:
                    self._add_all(harm, index, figures)
                    return

    def _noun_rules(self, index: int) -> tuple[Harm, ...]:
        token = self.tokens[index]
        return self.lexicon.nouns_of.get(token.folded, ()) if token.pos not in ("AUX", "ADV") else ()

    def _verb_rules(self, index: int) -> tuple[Harm, ...]:
        token = self.tokens[index]
        if token.pos in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT", "NUM"):
            return ()
        verbs = self.lexicon.verbs
        by_lemma = verbs.get(token.lemma, ()) if token.pos in ("VERB", "AUX") else ()
        return (*by_lemma, *(harm for harm in verbs.get(token.folded, ()) if harm not in by_lemma))

    def _holds(self, harm: Harm, index: int, figure: Figure | None) -> bool:
        start, end = self.tokens[index].start, self.tokens[index].end
        stop = self._clause_end(end)
        if harm.refuse and harm.refuse.match(self.folded[end:stop].lstrip(" \"'")):
            return False
        follows = harm.follows.search(self.folded[end : min(stop, end + 100)]) if harm.follows else None
        if harm.follows and follows is None:
            return False
        self.verbs.through = self.phrases.parse.tokens_between(0, end + follows.end()).stop if follows else 0
        clause = self.folded[self._clause_start(start) : stop]
        if harm.context and not harm.context.search(clause):
            return False
        single = figure is not None and figure.low == figure.high == 1
        return not (single and harm.one) or bool(harm.one and harm.one.search(clause))

    def _clause_start(self, offset: int) -> int:
        cuts = [self.folded.rfind(mark, self.sentence.start, offset) for mark in ";:"]
        return max(self.sentence.start, *(cut + 1 for cut in cuts))

    def _clause_end(self, offset: int) -> int:
        cuts = [self.folded.find(mark, offset, self.sentence.end) for mark in ";:"]
        return min([cut for cut in cuts if cut >= 0] + [self.sentence.end])

    def _is_unreal(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.has("VerbForm=Inf"):
            return False
        before = self.folded[max(self.sentence.start, token.start - 60) : token.start]
        return self.lexicon.unreal.search(before) is not None

    def _complement(self, index: int, harm: Harm) -> list[Figure]:
        """What follows « la mort de », as figures."""
        start = index + 1
        if start < self.sentence.last and self.tokens[start].folded in self.lexicon.words["to"]:
            start += 3
        if start >= self.sentence.last or self.tokens[start].folded not in self.lexicon.words["of"]:
            return []
        for position in range(start, min(self.sentence.last, start + 4)):
            figure = self.phrases.at(position) or self.phrases.single(position)
            if figure is not None and figure.first >= start:
                return [f for f in self.verbs.coordinated(figure, self.sentence.last) if self.phrases.fits(f, harm)]
        return []

    # --- tolls

    def _read_counted(self, harm: Harm, index: int, figure: Figure) -> None:
        if self._is_denied(figure.first) or self._is_feared(figure.first):
            return
        other = self._twin(index)
        self._add(harm, index, _shared(figure) if other else figure, victims=None)
        if other:
            self._add(other, index, _shared(figure), victims=None)

    def _is_denied(self, first: int) -> bool:
        """« n'a pas fait un seul mort »: the light verb before the figure is negated."""
        for index in range(first - 1, max(self.sentence.first, first - 5) - 1, -1):
            if self.tokens[index].pos == "VERB" and self.tokens[index].lemma in self.lexicon.words["tell_verbs"]:
                return self.verbs.negated(index, self.verbs.voice(index)[1])
        return False

    def _is_feared(self, first: int) -> bool:
        """« craint des dizaines de morts »: nobody has counted them yet."""
        start = self.tokens[first].start
        return self.lexicon.feared.search(self.folded[max(self.sentence.start, start - 40) : start]) is not None

    def _twin(self, index: int) -> Harm | None:
        """« trente tués ou blessés »: the other harm that shares the number."""
        following = self.tokens[index + 1 : min(self.sentence.last, index + 3)]
        if len(following) < 2 or following[0].folded not in self.lexicon.words["both"]:
            return None
        rules = self.lexicon.counted.get(following[1].folded, ()) or self.lexicon.verbs.get(following[1].folded, ())
        kinds = {self._kind_of(index), *(rule.kind for rule in rules)}
        return rules[0] if rules and kinds == {"killed", "injured"} else None

    def _kind_of(self, index: int) -> CasualtyKind | None:
        token = self.tokens[index]
        for table in (self.lexicon.counted, self.lexicon.verbs):
            for rules in (table.get(token.folded), table.get(token.lemma)):
                if rules:
                    return rules[0].kind
        return None

    def _add_all(self, harm: Harm, index: int, figures: Sequence[Figure]) -> None:
        groups = [self.phrases.group(figure.head) for figure in figures]
        twin = self._twin(index)
        for figure in add_up(figures, groups):
            shared = twin is not None and figure.high != 1
            self._add(harm, index, _shared(figure) if shared else figure, victims=figure)
            if shared and twin:
                self._add(twin, index + 2, _shared(figure), victims=figure)
            for member in figure.members:
                self._add(harm, index, member, victims=member, status="part")

    def _add(
        self, harm: Harm, index: int, figure: Figure, victims: Figure | None, status: CasualtyStatus | None = None
    ) -> None:
        if (figure.first, harm.kind) in self.used and status is None:
            return
        if status is None and self.statuses.is_revision(figure):
            older = replace(figure, high=figure.low)
            self._add(harm, index, older, victims, "superseded")
            figure = replace(figure, low=figure.high)
        self.used.add((figure.first, harm.kind))
        argument = self._argument(victims, harm.id) if victims is not None else self._side(figure, index, harm.id)
        start = min(self.tokens[figure.first].start, self.tokens[index].start)
        end = max(self.tokens[figure.last if victims is not None else figure.head].end, self.tokens[index].end)
        toll = Toll(
            kind=harm.kind,
            status=status or self.statuses.status(figure, index),
            low=figure.low,
            high=figure.high,
            approximate=figure.approximate,
            span=self.document.span(start, end),
            token=index,
            victims=argument,
            cause=self.causes.of(index),
            rule=harm.id,
        )
        self.found.append(Read(toll, figure))

    def _argument(self, figure: Figure, rule: str) -> Argument:
        span = self.document.span(self.tokens[figure.first].start, self.tokens[figure.last].end)
        return Argument("target", figure.head, span, rule)

    def _side(self, figure: Figure, index: int, rule: str) -> Argument | None:
        """« sept morts chez les rebelles »: whose dead they are."""
        after = max(figure.last, index) if figure.bare else index
        match = self.lexicon.sides.match(self.folded, self.tokens[after].end, self.sentence.end)
        if match is None:
            return None
        for position in range(
            self.phrases.parse.tokens_between(match.end(), self.sentence.end).start, self.sentence.last
        ):
            if self.tokens[position].pos in ("NOUN", "PROPN", "ADJ"):
                last = self.phrases.extent(position)
                return Argument("target", position, self.document.span(match.end(), self.tokens[last].end), rule)
        return None

    # --- figures that lean on a toll

    def _read_totals(self) -> None:
        """« le nombre de morts est passé à neuf », « Tués : 12 »."""
        for pattern, group in self.lexicon.totals:
            for match in pattern.finditer(self.folded, max(0, self.sentence.start - _HEADING), self.sentence.end):
                if match.end() < self.sentence.start:
                    continue
                word = match["harm"] if group is None else group
                token = self.phrases.parse.token_at(match.start("harm") if group is None else match.start())
                rules = self.lexicon.counted.get(word, ())
                after = match.start("number") if "number" in pattern.groupindex else match.end()
                for figure in self._bare_after(after) if rules and token is not None else ():
                    self._add(rules[0], token or 0, figure, victims=None)

    def _bare_after(self, offset: int) -> Iterator[Figure]:
        stop = min(self._clause_end(offset), offset + 80)
        for figure in self.phrases.figures:
            if offset <= self.tokens[figure.first].start < stop:
                if not figure.bare or any(first == figure.first for first, _ in self.used):
                    return
                yield figure

    def _read_parts(self, earlier: Sequence[Toll]) -> None:
        for figure in self.parts:
            host = self._host(figure, earlier, before_only=True)
            if host is None or any(first == figure.first for first, _ in self.used):
                continue
            kind = self._part_kind(figure) or host.kind
            self._lean(host, figure, kind, "part")

    def _read_counted_among(self) -> None:
        """« quatre enfants figurent parmi les victimes »."""
        for figure in self.phrases.figures:
            found = self.statuses.counted_among(figure)
            if found is None or any(first == figure.first for first, _ in self.used):
                continue
            for harm in self.lexicon.counted.get(found.group("harm"), ()):
                token = self.phrases.parse.token_at(self.sentence.start + found.start("harm"))
                if token is not None:
                    self._add(harm, token, figure, victims=figure, status="part")
                break

    def _part_kind(self, figure: Figure) -> CasualtyKind | None:
        if not figure.bare:
            return None
        end = self.tokens[figure.last].end
        following = self.folded[end : min(self.sentence.end, end + _NEAR)].split(",")[0]
        return next((kind for pattern, kind in self.lexicon.part_kinds if pattern.search(following)), None)

    def _read_leaning(self, earlier: Sequence[Toll]) -> None:
        for figure in self.phrases.figures:
            if any(first == figure.first for first, _ in self.used) or not figure.bare:
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
        before = [read for read in self.found if read.figure.first < figure.first]
        if before:
            return max(before, key=lambda read: read.figure.first).toll
        if self.found and not before_only:
            return self.found[0].toll
        return earlier[-1] if earlier else None

    def _lean(self, host: Toll, figure: Figure, kind: CasualtyKind, status: CasualtyStatus) -> None:
        self.used.add((figure.first, kind))
        victims = None if figure.bare else self._argument(figure, "toll.part")
        if figure.bare and status != "part":
            victims = self._side(figure, figure.last, host.rule)
        span = self.document.span(self.tokens[figure.first].start, self.tokens[figure.last].end)
        toll = replace(
            host, kind=kind, status=status, low=figure.low, high=figure.high, approximate=figure.approximate,
            span=span, victims=victims, rule=f"toll.{status}",
        )  # fmt: skip
        self.found.append(Read(toll, figure))


def _shared(figure: Figure) -> Figure:
    """A number that two harms share bounds each of them from above only."""
    return replace(figure, low=None, high=figure.high if figure.high is not None else None)
