"""What only looks like an event: idioms, compounds, films, football, markets, commemorations."""

from __future__ import annotations

import re
from functools import lru_cache

from greffier.annotate.events.lexicon import load_lexicon, plain
from greffier.annotate.events.reading import Reading, sentence_start
from greffier.annotate.events.triggers import Hit


class Refusals:
    """The refusals of one document; what does not depend on the event is worked out once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._data = reading.lexicon.refusals
        self._idioms = self._find_idioms()
        self._scores = [_score(reading, sentence.first, sentence.last) for sentence in reading.parse.sentences]
        self._paragraphs = self._sum_paragraphs()
        self._pages = self._find_pages()

    def refuse(self, hit: Hit) -> bool:
        """True where the event is to be left out."""
        reading = self._reading
        token = reading.token(hit.token)
        if any(start <= token.start < end for start, end in self._idioms):
            return True
        if self._staged(hit.token):
            return True
        return hit.noun and (self._compound(hit) or self._commemorated(hit) or self._qualified(hit))

    def _find_idioms(self) -> list[tuple[int, int]]:
        folded = self._reading.annotated.document.folded
        pattern = _idiom_pattern(self._reading.annotated.document.language)
        return [match.span() for match in pattern.finditer(folded)]

    def _staged(self, index: int) -> bool:
        """True in a clause about a film, a match, a market: its own words vote, its sentence and paragraph less."""
        reading = self._reading
        sentence = reading.parse.sentence_of(index)
        own = _score(reading, *_segment(reading, index))
        whole = self._scores[sentence.index]
        around = self._paragraphs[sentence.paragraph]
        for scene in self._data["scenes"]:
            votes = [score[scene] - score["conflict"] for score in (own, whole, around)]
            vote = votes[0] + self._data["reach"][scene] * (votes[1] - votes[0]) + 0.4 * (votes[2] - votes[1])
            if vote + (1 if scene in self._pages else 0) >= 2:
                return True
        return False

    def _sum_paragraphs(self) -> dict[int, dict[str, float]]:
        sums: dict[int, dict[str, float]] = {}
        for sentence, score in zip(self._reading.parse.sentences, self._scores, strict=True):
            total = sums.setdefault(sentence.paragraph, dict.fromkeys(score, 0.0))
            for scene, value in score.items():
                total[scene] += value
        return sums

    def _find_pages(self) -> frozenset[str]:
        """Scenes that the whole document is about: a page of culture, of sport."""
        total = {scene: sum(score[scene] for score in self._scores) for scene in (*self._data["scenes"], "conflict")}
        return frozenset(
            scene for scene in self._data["scenes"] if total[scene] >= 6 and total[scene] > 1.5 * total["conflict"]
        )

    def _compound(self, hit: Hit) -> bool:
        """« fusil d'assaut », « hélicoptère de combat »: a bare noun after « de » that says what a thing is for."""
        reading, before = self._reading, hit.words[0] - 1
        if "of-bare" not in hit.shapes or "plural" in hit.shapes or before < 1:
            return False
        head = reading.plains[before - 1]
        return head in self._words("compound_heads")

    def _commemorated(self, hit: Hit) -> bool:
        """« l'anniversaire de l'attaque », « hommage aux victimes du massacre », « dix ans après l'attentat »."""
        reading = self._reading
        start = sentence_start(reading, hit.token)
        words = self._words("commemorations")
        for index in range(hit.words[0] - 1, max(start, hit.words[0] - 8) - 1, -1):
            if reading.plains[index] in words or reading.token(index).lemma in words:
                return True
            if reading.is_finite(index) or reading.token(index).text in {",", ";", ":", "."}:
                return False
        return False

    def _qualified(self, hit: Hit) -> bool:
        """« attaque verbale », « guerre commerciale », « offensive diplomatique »."""
        reading = self._reading
        words = self._words("qualifiers")
        around = (hit.words[0] - 1, hit.words[-1] + 1, hit.words[-1] + 2)
        for index in around:
            if 0 <= index < len(reading.plains) and reading.plains[index] in words:
                if index != hit.words[-1] + 2 or reading.token(index - 1).pos == "ADJ":
                    return True
        return False

    def _words(self, key: str) -> frozenset[str]:
        return _word_set(self._reading.annotated.document.language, key)


@lru_cache(maxsize=8)
def _idiom_pattern(language: str) -> re.Pattern[str]:
    patterns = [rule["pattern"] for rule in load_lexicon(language).refusals["idioms"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})")


@lru_cache(maxsize=32)
def _word_set(language: str, key: str) -> frozenset[str]:
    words = {plain(word) for word in load_lexicon(language).refusals[key]}
    return frozenset(words | {word + "s" for word in words if not word.endswith(("s", "x"))})


@lru_cache(maxsize=8)
def _scene_words(language: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Word form → the scenes it speaks for, with its weight."""
    found: dict[str, list[tuple[str, float]]] = {}
    data = load_lexicon(language).refusals
    for scene, weights in {**data["scenes"], "conflict": data["conflict"]}.items():
        for weight, words in weights.items():
            for word in words:
                for form in {plain(word), plain(word) + "s"}:
                    found.setdefault(form, []).append((scene, float(weight)))
    return {word: tuple(listed) for word, listed in found.items()}


def _segment(reading: Reading, index: int) -> tuple[int, int]:
    """The tokens between the commas and other stops around a token."""
    sentence = reading.parse.sentence_of(index)
    first, last = index, index + 1
    while first > sentence.first and reading.token(first - 1).text not in {",", ";", ":", "–", "—"}:
        first -= 1
    while last < sentence.last and reading.token(last).text not in {",", ";", ":", "–", "—"}:
        last += 1
    return first, last


def _score(reading: Reading, first: int, last: int) -> dict[str, float]:
    """How strongly the words of a stretch speak for each scene; a word counts once."""
    language = reading.annotated.document.language
    table = _scene_words(language)
    score = dict.fromkeys((*reading.lexicon.refusals["scenes"], "conflict"), 0.0)
    for word in table.keys() & _grams(reading, first, last):
        for scene, weight in table[word]:
            score[scene] += weight
    if first < last:
        text = reading.annotated.document.folded[reading.token(first).start : reading.token(last - 1).end]
        for scene, weight, pattern in _signals(language):
            score[scene] += weight * bool(pattern.search(text))
    return score


@lru_cache(maxsize=8)
def _signals(language: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    listed = load_lexicon(language).refusals["signals"]
    return tuple((raw["scene"], float(raw["weight"]), re.compile(raw["pattern"])) for raw in listed)


def _grams(reading: Reading, first: int, last: int) -> set[str]:
    plains = reading.plains
    singles = set(plains[first:last])
    return singles | {f"{a} {b}" for a, b in zip(plains[first:last], plains[first + 1 : last], strict=False)}
