"""Reads the tolls of one sentence: its harm words first, then the figures that lean on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from greffier.annotate.casualties.causes import Causes
from greffier.annotate.casualties.figures import Figure, add_up
from greffier.annotate.casualties.frames import Frames
from greffier.annotate.casualties.leaning import Leaning
from greffier.annotate.casualties.lexicon import Lexicon
from greffier.annotate.casualties.lists import Lists
from greffier.annotate.casualties.phrases import Phrases
from greffier.annotate.casualties.rules import Harm
from greffier.annotate.casualties.status import Statuses
from greffier.annotate.casualties.tolls import Tolls
from greffier.annotate.casualties.verbs import Verbs
from greffier.model.annotated import Annotated
from greffier.model.mentions import Quantity, Toll
from greffier.model.parse import Sentence, Token
from greffier.model.record import CasualtyKind

_ASIDE = 9
_ENDS = ";:."


class Reader:
    """One sentence's tolls."""

    def __init__(
        self, annotated: Annotated, sentence: Sentence, lexicon: Lexicon, quantities: Sequence[Quantity], folded: str
    ) -> None:
        self.lexicon, self.sentence, self.folded = lexicon, sentence, folded
        self.tokens = annotated.parse.tokens
        self.phrases = Phrases(annotated, sentence, lexicon, quantities)
        statuses, self.verbs = Statuses(self.phrases, folded), Verbs(self.phrases)
        self.lists = Lists(self.phrases)
        self.frames = Frames(self.phrases, self.verbs, self.lists)
        causes = Causes(self.phrases, annotated.events_by_token)
        self.tolls = Tolls(annotated.document, self.phrases, statuses, causes, folded)
        self.leaning = Leaning(self.phrases, statuses, self.lists, self.tolls)
        self.frames.skip = self.leaning.without_verb()

    def read(self, earlier: Sequence[Toll]) -> list[Toll]:
        """The sentence's tolls; ``earlier`` are those of the sentences before it."""
        for index in range(self.sentence.first, self.sentence.last):
            self._read_word(index)
        self.leaning.read(earlier)
        return self.tolls.in_order()

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
                figures = [f for f in self.frames.victims(harm, index) if (f.first, harm.kind) not in self.tolls.used]
                figures = [f for f in figures if f.head != index]
                figures = [f for f in figures if not harm.least or max(f.low or 0, f.high or 0) >= harm.least]
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
        by_form = (*verbs.get(token.folded, ()), *self.lexicon.participles.get(token.text.lower(), ()))
        return tuple(dict.fromkeys((*by_lemma, *by_form)))

    def _holds(self, harm: Harm, index: int, figure: Figure | None) -> bool:
        start, end = self.tokens[index].start, self.tokens[index].end
        stop = self.tolls.clause_end(end)
        if harm.refuse and harm.refuse.match(self.folded[end:stop].lstrip(" \"'")):
            return False
        follows = harm.follows.search(self.folded[end : min(stop, end + 100)]) if harm.follows else None
        if harm.follows and follows is None:
            return False
        self.frames.through = self.phrases.parse.tokens_between(0, end + follows.end()).stop if follows else 0
        clause = self.folded[self.tolls.clause_start(start) : stop]
        if (harm.context and not harm.context.search(clause)) or (harm.unless and harm.unless.search(clause)):
            return False
        single = figure is not None and figure.low == figure.high == 1
        return not (single and harm.one) or bool(harm.one and harm.one.search(clause))

    def _is_unreal(self, index: int) -> bool:
        """Only planned (« menace d'exécuter »), or denied by whoever is said to have done it (« nie avoir tué »)."""
        token = self.tokens[index]
        infinitive = token.has("VerbForm=Inf")
        start = token.start if infinitive else self.tokens[self.verbs.voice(index)[1]].start
        before = self.folded[max(self.sentence.start, start - 60) : start]
        pattern = self.lexicon.unreal if infinitive else self.lexicon.denied
        return pattern.search(before) is not None

    def _complement(self, index: int, harm: Harm) -> list[Figure]:
        """What follows « la mort de », as figures; « la mort, dimanche, de trois hommes »."""
        start = self._complement_start(index)
        if start is None:
            return []
        for position in range(start, min(self.sentence.last, start + 4)):
            if self.tokens[position].text in _ENDS:
                return []
            figure = self.phrases.at(position) or self.phrases.single(position, contracted=True)
            if figure is not None and figure.first >= start:
                return [f for f in self.lists.coordinated(figure, self.sentence.last) if self.phrases.fits(f, harm)]
        return []

    def _complement_start(self, index: int) -> int | None:
        """Where the « de » of a noun stands, past adjectives or an aside between commas."""
        commas = 0
        for position in range(index + 1, min(self.sentence.last, index + _ASIDE)):
            token = self.tokens[position]
            if token.folded in self.lexicon.words["of"] and commas != 1:
                return position
            commas += token.text == ","
            if commas > 2 or not (commas == 1 or token.text == "," or self._is_in_phrase(token)):
                return None
            if commas == 0 and position >= index + 4:
                return None
        return None

    def _is_in_phrase(self, token: Token) -> bool:
        """« le corps criblé de balles de »: a participle belongs to the phrase, a finite verb does not."""
        return token.pos in ("ADP", "DET", "NOUN", "ADJ") or (token.pos == "VERB" and token.has("VerbForm=Part"))

    def _read_counted(self, harm: Harm, index: int, figure: Figure) -> None:
        if self._is_denied(figure.first) or self._is_feared(figure.first):
            return
        other = self._twin(index)
        self.tolls.add(harm, index, _shared(figure) if other else figure, victims=None)
        if other:
            self.tolls.add(other, index, _shared(figure), victims=None)

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

    def _twin_before(self, index: int) -> Harm | None:
        """« a tué et blessé des milliers de »: the verb before, which shares the object."""
        if index - 2 < self.sentence.first or self.tokens[index - 1].folded not in self.lexicon.words["both"]:
            return None
        rules = self._verb_rules(index - 2)
        kinds = {self._kind_of(index), *(rule.kind for rule in rules)}
        told = any(read.toll.token == index - 2 for read in self.tolls.found)
        return rules[0] if rules and not told and kinds == {"killed", "injured"} else None

    def _kind_of(self, index: int) -> CasualtyKind | None:
        token = self.tokens[index]
        for table in (self.lexicon.counted, self.lexicon.verbs):
            for rules in (table.get(token.folded), table.get(token.lemma)):
                if rules:
                    return rules[0].kind
        return None

    def _add_all(self, harm: Harm, index: int, figures: Sequence[Figure]) -> None:
        groups = [self.phrases.group(figure.head) for figure in figures]
        twin, place = self._twin(index), index + 2
        if twin is None and harm.frame == "object":
            twin, place = self._twin_before(index), index - 2
        for figure in add_up(figures, groups):
            shared = twin is not None and figure.high != 1
            self.tolls.add(harm, index, _shared(figure) if shared else figure, victims=figure)
            if shared and twin:
                self.tolls.add(twin, place, _shared(figure), victims=figure)
            for member in figure.members:
                self.tolls.add(harm, index, member, victims=member, status="part")


def _shared(figure: Figure) -> Figure:
    """A number that two harms share bounds each of them from above only."""
    return replace(figure, low=None, high=figure.high if figure.high is not None else None)
