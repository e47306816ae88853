"""Clauses about a film, a match, a market, an accident: their words are weighed against those of conflict."""

from __future__ import annotations

import re
from functools import lru_cache

from greffier.annotate.events.lexicon_loading import load_lexicon
from greffier.annotate.events.reading import Reading

Score = dict[str, float]

_ENOUGH = 2.0
_PARAGRAPH = 0.4
_PAGE = 1.0
_PAGE_WEIGHT, _PAGE_SHARE = 6.0, 1.5
_CONFLICT = "conflict"
_BREAKS = frozenset((",", ";", ":", "–", "—"))


class Scenes:
    """Which clauses of a document are staged. A clause's own words count in full, those of its sentence by the scene's
    ``reach``, those of its paragraph by 0.4; a page that is all about the scene adds one. Two are enough.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._data = reading.lexicon.refusals
        sentences = reading.parse.sentences
        self._sentences = [_score(reading, sentence.first, sentence.last) for sentence in sentences]
        self._paragraphs: dict[int, Score] = {}
        for sentence, score in zip(sentences, self._sentences, strict=True):
            _add(self._paragraphs.setdefault(sentence.paragraph, dict.fromkeys(score, 0.0)), score)
        self._pages = self._find_pages()

    def stage(self, index: int) -> bool:
        """True where the token stands in a clause about a scene."""
        sentence = self._reading.parse.sentence_of(index)
        around = self._paragraphs[sentence.paragraph]
        if not any(around[scene] for scene in self._data["scenes"]):
            return False
        scores = (
            _score(self._reading, *_segment(self._reading, index)),
            self._sentences[sentence.index],
            around,
        )
        return any(self._vote(scene, scores) >= _ENOUGH for scene in self._data["scenes"])

    def _vote(self, scene: str, scores: tuple[Score, Score, Score]) -> float:
        own, sentence, paragraph = (score[scene] - score[_CONFLICT] for score in scores)
        page = _PAGE if scene in self._pages else 0.0
        reach = float(self._data["reach"][scene])
        return own + reach * (sentence - own) + _PARAGRAPH * (paragraph - sentence) + page

    def _find_pages(self) -> frozenset[str]:
        """The scenes that the whole document is about: a page of culture, of sport."""
        total = dict.fromkeys((*self._data["scenes"], _CONFLICT), 0.0)
        for score in self._sentences:
            _add(total, score)
        least = max(_PAGE_WEIGHT, _PAGE_SHARE * total[_CONFLICT])
        return frozenset(scene for scene in self._data["scenes"] if total[scene] >= least)


def _add(total: Score, score: Score) -> None:
    for scene, value in score.items():
        total[scene] += value


def _segment(reading: Reading, index: int) -> tuple[int, int]:
    """The tokens between the commas and other stops around a token."""
    sentence = reading.parse.sentence_of(index)
    first, last = index, index + 1
    while first > sentence.first and reading.token(first - 1).text not in _BREAKS:
        first -= 1
    while last < sentence.last and reading.token(last).text not in _BREAKS:
        last += 1
    return first, last


def _score(reading: Reading, first: int, last: int) -> Score:
    """How strongly the words of a stretch speak for each scene; each counts once, in halves: sums are exact."""
    language, plains = reading.annotated.document.language, reading.plains
    table = _scene_words(language)
    score = dict.fromkeys((*reading.lexicon.refusals["scenes"], _CONFLICT), 0.0)
    pairs = {f"{a} {b}" for a, b in zip(plains[first:last], plains[first + 1 : last], strict=False)}
    for word in table.keys() & (set(plains[first:last]) | pairs):
        for scene, weight in table[word]:
            score[scene] += weight
    if first < last:
        text = reading.annotated.document.folded[reading.token(first).start : reading.token(last - 1).end]
        for scene, weight, pattern in _signals(language):
            score[scene] += weight * bool(pattern.search(text))
    return score


@lru_cache(maxsize=8)
def _scene_words(language: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Word form → the scenes it speaks for, with its weight."""
    found: dict[str, list[tuple[str, float]]] = {}
    lexicon = load_lexicon(language)
    scenes = {**lexicon.refusals["scenes"], _CONFLICT: lexicon.refusals[_CONFLICT]}
    for scene, weights in scenes.items():
        for weight, words in weights.items():
            for word in words:
                for form in lexicon.inflection.forms(word):
                    found.setdefault(form, []).append((scene, float(weight)))
    return {word: tuple(listed) for word, listed in found.items()}


@lru_cache(maxsize=8)
def _signals(language: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    listed = load_lexicon(language).refusals["signals"]
    return tuple((raw["scene"], float(raw["weight"]), re.compile(raw["pattern"])) for raw in listed)
