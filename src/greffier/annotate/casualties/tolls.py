"""The tolls of one sentence as they are found, each with the figure that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from greffier.annotate.casualties.causes import Causes
from greffier.annotate.casualties.figures import Figure
from greffier.annotate.casualties.phrases import Phrases
from greffier.annotate.casualties.rules import Harm
from greffier.annotate.casualties.status import Statuses
from greffier.model.document import Document
from greffier.model.mentions import Argument, Toll
from greffier.model.record import CasualtyKind, CasualtyStatus

_NEAR = 60
_BEHIND = 40  # « … derrière eux » follows the figure at most so far
_OWN_DEEDS = ("captured", "abducted", "displaced")


@dataclass(frozen=True, slots=True)
class Read:
    """A toll and the figure that it was read from."""

    toll: Toll
    figure: Figure


class Tolls:
    """Gathers the tolls of one sentence."""

    def __init__(self, document: Document, phrases: Phrases, statuses: Statuses, causes: Causes, folded: str) -> None:
        self.document, self.phrases, self.statuses, self.causes = document, phrases, statuses, causes
        self.folded = folded
        self.lexicon = phrases.lexicon
        self.sentence = phrases.sentence
        self.tokens = phrases.tokens
        self.found: list[Read] = []
        self.used: set[tuple[int, CasualtyKind]] = set()

    def is_used(self, figure: Figure) -> bool:
        """True where a toll has been read from the figure."""
        return any(first == figure.first for first, _ in self.used)

    def put(self, toll: Toll, figure: Figure) -> None:
        """Add a toll as it is."""
        self.used.add((figure.first, toll.kind))
        self.found.append(Read(toll, figure))

    def join(self, host: Read, figure: Figure) -> None:
        """Add a figure to a toll of one person named, or put it beside one that has a number."""
        low, high = figure.low, figure.high
        if not host.figure.counted and host.toll.low is not None:
            self.found.remove(host)
            low = None if low is None else low + host.toll.low
            high = None if high is None or host.toll.high is None else high + host.toll.high
        span = self.document.span(host.toll.span.start, self.tokens[figure.last].end)
        if host in self.found:
            span = self.document.span(self.tokens[figure.first].start, self.tokens[figure.last].end)
        toll = replace(host.toll, low=low, high=high, approximate=figure.approximate, span=span, rule="toll.beside")
        self.put(toll, figure)

    def clause_start(self, offset: int) -> int:
        """Where the clause of a code point begins: after a semicolon or colon, or with the sentence."""
        cuts = [self.folded.rfind(mark, self.sentence.start, offset) for mark in ";:"]
        return max(self.sentence.start, *(cut + 1 for cut in cuts))

    def clause_end(self, offset: int) -> int:
        """Where the clause of a code point ends."""
        cuts = [self.folded.find(mark, offset, self.sentence.end) for mark in ";:"]
        return min([cut for cut in cuts if cut >= 0] + [self.sentence.end])

    def in_order(self) -> list[Toll]:
        """The tolls in text order, those that « et » joins sharing their cause.

        « un berger a péri et deux autres sont blessés dans l'explosion »: one cause for both.
        """
        tolls = sorted((read.toll for read in self.found), key=lambda toll: toll.span.start)
        causes = {index: toll.cause for index, toll in enumerate(tolls)}
        for pair in (*pairwise(range(len(tolls))), *pairwise(reversed(range(len(tolls))))):
            self._share(tolls, causes, *pair)
        return [replace(toll, cause=causes[index]) for index, toll in enumerate(tolls)]

    def _share(self, tolls: list[Toll], causes: dict[int, int | None], giver: int, taker: int) -> None:
        if (
            tolls[taker].kind not in _OWN_DEEDS
            and causes[taker] is None
            and causes[giver] is not None
            and self._are_joined(tolls[giver], tolls[taker])
        ):
            causes[taker] = causes[giver]

    def _are_joined(self, one: Toll, other: Toll) -> bool:
        first, second = sorted((one.span, other.span))
        between = self.folded[first.end : second.start]
        return len(between) < _NEAR and self.lexicon.parted.search(between) is None

    def add(
        self, harm: Harm, index: int, figure: Figure, victims: Figure | None, status: CasualtyStatus | None = None
    ) -> None:
        if ((figure.first, harm.kind) in self.used and status is None) or self._is_share(figure, index):
            return
        if status is None and self.statuses.is_revision(figure):
            older = replace(figure, high=figure.low)
            self.add(harm, index, older, victims, "superseded")
            figure = replace(figure, low=figure.high)
        self.used.add((figure.first, harm.kind))
        argument = self.argument(victims, harm.id) if victims is not None else self.side(figure, index, harm.id)
        start = min(self.tokens[figure.first].start, self.tokens[index].start)
        end = max(self.tokens[figure.last if victims is not None else figure.head].end, self.tokens[index].end)
        toll = Toll(
            kind=harm.kind,
            status=status or self._status(harm, figure, index),
            low=figure.low,
            high=figure.high,
            approximate=figure.approximate,
            span=self.document.span(start, end),
            token=index,
            victims=argument,
            cause=None if self._is_own_deed(harm) else self.causes.of(index),
            rule=harm.id,
            period=self._is_of_a_period(start, end),
        )
        self.found.append(Read(toll, figure))

    def _is_of_a_period(self, start: int, end: int) -> bool:
        """« 1 662 civils ont été tués dans la première moitié de l'année »: in the clause's own words."""
        clause = self.folded[self.clause_start(start) : self.clause_end(end)]
        return self.lexicon.period.search(clause) is not None

    def _status(self, harm: Harm, figure: Figure, index: int) -> CasualtyStatus:
        """« dont vingt hommes ont péri », « dont vingt tués »: a part only of other dead."""
        status = self.statuses.status(figure, index)
        whole = any(read.toll.kind == harm.kind for read in self.found)
        own = self.phrases.is_subject(figure) or self.statuses.opens_of_which(figure)
        return "current" if status == "part" and own and not whole else status

    def _is_own_deed(self, harm: Harm) -> bool:
        """« ont été enlevés » tells a deed of its own, « ont été tués » the outcome of another."""
        return harm.kind in _OWN_DEEDS and harm.frame != "counted"

    def _is_share(self, figure: Figure, index: int) -> bool:
        """A rate (« vingt personnes par jour ») or a fraction (« la moitié des 300 habitants »)."""
        start, end = self.tokens[figure.first].start, self.tokens[max(figure.last, index)].end
        opening = self.tokens[figure.first].folded
        before = self.folded[max(self.sentence.start, start - 30) : start]
        before += (
            f"{opening} " if opening in self.lexicon.words["of"] or opening in self.lexicon.words["contracted"] else ""
        )
        return bool(self.lexicon.rate.match(self.folded, end) or self.lexicon.fraction.search(before))

    def argument(self, figure: Figure, rule: str) -> Argument:
        span = self.document.span(self.tokens[figure.first].start, self.tokens[figure.last].end)
        return Argument("target", figure.head, span, rule)

    def side(self, figure: Figure, index: int, rule: str) -> Argument | None:
        """« sept morts chez les rebelles »: whose dead they are."""
        after = max(figure.last, index) if figure.bare else index
        match = self.lexicon.sides.match(self.folded, self.tokens[after].end, self.sentence.end)
        if match is None:
            return self._loser(index, rule)
        for position in range(
            self.phrases.parse.tokens_between(match.end(), self.sentence.end).start, self.sentence.last
        ):
            if self.tokens[position].pos in ("NOUN", "PROPN", "ADJ"):
                last = self.phrases.extent(position)
                return Argument("target", position, self.document.span(match.end(), self.tokens[last].end), rule)
        return None

    def _loser(self, index: int, rule: str) -> Argument | None:
        """« les assaillants ont laissé neuf cadavres derrière eux »: they are theirs."""
        verb = self.tokens[index].head
        if self.tokens[verb].lemma not in self.lexicon.words["leave"]:
            return None
        end = min(self.tokens[index].end + _BEHIND, self.sentence.end)
        if self.lexicon.left.search(self.folded, self.tokens[verb].end, end) is None:
            return None
        verbs = (verb, self.tokens[verb].head) if self.tokens[verb].dep == "conj" else (verb,)
        subject = next((at for one in verbs for at in self._subjects(one, index)), None)
        if subject is None or not self._are_people(subject):
            return None
        first = min((at for at in self.phrases.parse.subtree(subject) if at <= subject), default=subject)
        last = max(self.phrases.extent(subject), subject)
        return Argument("target", subject, self.document.span(self.tokens[first].start, self.tokens[last].end), rule)

    def _subjects(self, verb: int, before: int) -> list[int]:
        tokens = range(self.sentence.first, before)
        return [at for at in tokens if self.tokens[at].head == verb and self.tokens[at].dep.startswith("nsubj")]

    def _are_people(self, subject: int) -> bool:
        """Not what killed them: « la frappe a laissé douze morts sur le terrain »."""
        return self.phrases.group(subject) is not None or self.tokens[subject].pos in ("PROPN", "PRON")
