"""What stands around each time expression: its sentence, its paragraph, its heading, whether it dates a saying."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from greffier.model.annotated import Annotated
from greffier.model.folding import fold
from greffier.model.mentions import Timex
from greffier.resolve.dates.scopes import PARAGRAPH, Scope, find_scope, is_cited
from greffier.resolve.dates.tense import find_tense
from greffier.resolve.dates.words import Words, load_words

_SENTENCE = re.compile(r"(?<=[.!?…])[ \t]*[»”\"]?\s+(?=[«“\"(\[–—-]?\s*[A-ZÀ-ÝŒ])")
_BREAK = re.compile(r"[.,;:!?\n]")
_REPORT_REACH, _PHRASE = 40, 25
_NEAR, _MEMORY = 80, 20_000  # expressions and characters looked back over: a long text stays linear


@dataclass(frozen=True, slots=True)
class Surroundings:
    """For each time expression, by its index: where it stands and what its surroundings say.

    ``tenses``: 1 where its verb looks ahead, -1 back, 0 unknown; ``reporting``: it dates a saying
    (« a indiqué mardi »), not what is said.
    """

    scopes: tuple[Scope, ...]
    tenses: tuple[int, ...]
    reporting: tuple[bool, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: str
    bounds: tuple[int, ...]
    words: Words

    def cited(self, timex: Timex) -> bool:
        """True where the expression dates another writing (« notre bulletin du 4 mars »)."""
        return is_cited(self.folded, timex, self.words)

    def _of_sentence(self, sentence: int) -> range:
        """The expressions of a sentence: they stand side by side."""
        return range(bisect_left(self.sentences, sentence), bisect_right(self.sentences, sentence))

    def same_sentence(self, index: int) -> list[int]:
        """The other expressions of the sentence, nearest first, those of a verb of saying last."""
        mates = [i for i in self._of_sentence(self.sentences[index]) if i != index]
        return sorted(mates, key=lambda i: (self.reporting[i], abs(i - index), i))

    def sayings(self, index: int) -> list[int]:
        """The expressions of the sentence that date a saying (« comme annoncé la veille, a dit mercredi un élu »)."""
        return [i for i in self.same_sentence(index) if self.reporting[i]]

    def earlier(self, index: int) -> list[int]:
        """The expressions before this one back to the heading that it stands under, nearest first.

        Those that date a saying are left to the end, unless this one dates a saying too.
        """
        near = max(0, index - _NEAR)
        heading = next((i for i in range(index - 1, near, -1) if self.scopes[i] == "section"), near)
        return sorted(range(heading, index), key=lambda i: (self.reporting[i] != self.reporting[index], -i))

    def headings(self, index: int) -> list[int]:
        """The headings above this expression, nearest first."""
        near = range(index - 1, max(-1, index - _NEAR), -1)
        return [i for i in near if self.scopes[i] == "section"]

    def just_after(self, index: int) -> list[int]:
        """The expression that follows within the same phrase (« un an après l'attaque du 7 octobre »)."""
        after = index + 1
        if after >= len(self.starts) or self.starts[after] - self.ends[index] > _PHRASE:
            return []
        return [] if _BREAK.search(self.folded[self.ends[index] : self.starts[after]]) else [after]

    def touching(self, index: int) -> list[int]:
        """The expression that follows at once (« huit mois après le 7 octobre »)."""
        after = index + 1
        return [after] if after < len(self.starts) and self.starts[after] - self.ends[index] <= 1 else []

    def nearby(self, index: int) -> list[int]:
        """The expressions of the sentence and of the one before in the paragraph, before this one, nearest first."""
        here, paragraph = self.sentences[index], self.paragraphs[index]
        near = range(index - 1, max(-1, index - _NEAR), -1)
        return [i for i in near if self.sentences[i] >= here - 1 and self.paragraphs[i] == paragraph]

    def times_of(self, index: int, noun: str, pointed_at: bool) -> list[int]:
        """The expressions in the sentences that name an event before, the nearest such sentence first.

        Failing these, for an event that is pointed at (« ce raid ») or goes by a common noun (« l'attaque »), the
        first time that the text tells: that of its main event.
        """
        place, found = self.starts[index], list[int]()
        stem = re.compile(rf"\b{re.escape(noun[: max(4, len(noun) - 2)])}")
        for match in reversed(list(stem.finditer(self.folded, max(0, place - _MEMORY), place))):
            sentence = bisect_right(self.bounds, match.start()) - 1
            there = [i for i in self._of_sentence(sentence) if i != index]
            found += sorted(there, key=lambda i: (self.reporting[i], abs(self.starts[i] - match.start())))
        if pointed_at or self.words.incidents.match(noun):
            found += [i for i in range(min(index, _NEAR)) if self.scopes[i] == "clause" and not self.reporting[i]]
        return list(dict.fromkeys(found))


def read_surroundings(annotated: Annotated) -> Surroundings:
    """Look around the time expressions of a text once, for all of them."""
    text, timexes = annotated.document.text, annotated.timexes
    folded, words = fold(text), load_words(annotated.document.language)
    bounds = _sentence_bounds(annotated)
    ends = (*bounds[1:], len(text))
    breaks = (0, *(match.end() for match in PARAGRAPH.finditer(text)))
    starts = tuple(timex.span.start for timex in timexes)
    sentences = tuple(bisect_right(bounds, start) - 1 for start in starts)
    paragraphs = tuple(bisect_right(breaks, start) - 1 for start in starts)
    lines = [(breaks[p], p) for p in paragraphs]
    return Surroundings(
        tuple(find_scope(text, folded, t, line, words) for t, line in zip(timexes, lines, strict=True)),
        tuple(
            find_tense(annotated, folded, t.span, (bounds[s], ends[s]), words)
            for t, s in zip(timexes, sentences, strict=True)
        ),
        tuple(_reports(folded, start, words) for start in starts),
        sentences,
        paragraphs,
        starts,
        tuple(timex.span.end for timex in timexes),
        folded,
        bounds,
        words,
    )


def _sentence_bounds(annotated: Annotated) -> tuple[int, ...]:
    if annotated.parse.sentences:
        return (0, *(sentence.start for sentence in annotated.parse.sentences[1:]))
    text = annotated.document.text
    ends = {match.end() for pattern in (PARAGRAPH, _SENTENCE) for match in pattern.finditer(text)}
    return (0, *sorted(ends - {0}))


def _reports(folded: str, start: int, words: Words) -> bool:
    return words.reporting.search(folded[max(0, start - _REPORT_REACH) : start]) is not None
