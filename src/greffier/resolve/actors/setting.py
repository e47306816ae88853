"""Where a text plays: which countries it points at, and how much, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greffier.model.annotated import Annotated
from greffier.registry import Word, border_words, find_pointers, split_words

_WEIGHTS = {"place": 1.5, "country": 1.0, "capital": 1.0, "demonym": 0.8, "people": 0.3, "actor": 0.7}
_EVERYWHERE = 0.25  # what a sighting anywhere in the text is worth
_FADE = 0.5  # what a sighting one sentence away is worth
_CLEAR = 1.5  # how much the first country must outweigh the second


@dataclass(frozen=True, slots=True)
class Setting:
    """The weight of each country in each sentence, and in the whole text."""

    sentences: tuple[Mapping[str, float], ...]
    whole: Mapping[str, float]
    placed: Mapping[int, frozenset[str]]

    def near(self, sentence: int, code: str) -> float:
        """How much the country is spoken of around a sentence; the whole text counts a little."""
        here = self.sentences[sentence].get(code, 0.0) if sentence < len(self.sentences) else 0.0
        beside = sum(
            self.sentences[i].get(code, 0.0) for i in (sentence - 1, sentence + 1) if 0 <= i < len(self.sentences)
        )
        return here + _FADE * beside + _EVERYWHERE * self.whole.get(code, 0.0)

    def country_of_people(self, sentence: int) -> str | None:
        """The country of those who are somewhere: the only one with places in the sentence, else as above."""
        here = self.placed.get(sentence, frozenset())
        return next(iter(here)) if len(here) == 1 else self.country(sentence)

    def tells_of(self, countries: Sequence[str]) -> bool:
        """True where one of the countries is spoken of anywhere."""
        return any(self.whole.get(code, 0.0) > 0 for code in countries)

    def country(self, sentence: int) -> str | None:
        """The country that the text is clearly about here, else as a whole; None where two are as likely."""
        here = {code: self.near(sentence, code) for code in self.whole}
        return _clearest(here) or _clearest(self.whole)


def _clearest(weights: Mapping[str, float]) -> str | None:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] <= 0:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
        return None
    return ranked[0][0]


def read_setting(annotated: Annotated) -> Setting:
    """Count places, countries' names, capitals, demonyms, and actors who are at home in one country."""
    sentences: tuple[defaultdict[str, float], ...] = tuple(defaultdict(float) for _ in annotated.parse.sentences)
    placed: defaultdict[int, set[str]] = defaultdict(set)
    for offset, code, sort in [*_pointed(annotated), *_placed(annotated), *_acted(annotated)]:
        token = annotated.parse.token_at(offset)
        if token is not None:
            sentence = annotated.parse.tokens[token].sentence
            sentences[sentence][code] += _WEIGHTS[sort]
            if sort == "place":
                placed[sentence].add(code)
    whole: defaultdict[str, float] = defaultdict(float)
    for weights in sentences:
        for code, weight in weights.items():
            whole[code] += weight
    return Setting(sentences, whole, {sentence: frozenset(codes) for sentence, codes in placed.items()})


def _pointed(annotated: Annotated) -> list[tuple[int, str, str]]:
    words = split_words(annotated.document.text)
    borders = border_words(annotated.document.language)
    found: list[tuple[int, str, str]] = []
    doers = {mention.span.start for mention in annotated.actors if mention.rule == "actors.deed"}
    border, last = False, 0
    for sighting in find_pointers(annotated.document.text, annotated.document.language):
        pointer, start = sighting.pointer, words[sighting.first].start
        border = _is_border(words, sighting.first, borders) or (
            border and sighting.first - last <= 3 and all(word.joined for word in words[last : sighting.first + 1])
        )
        last = sighting.last
        if (len(pointer.countries) == 1 or pointer.pair) and not border and start not in doers:
            found += [(start, code, pointer.sort) for code in pointer.countries]
    return found


def _is_border(words: Sequence[Word], at: int, borders: frozenset[str]) -> bool:
    """True within three words of « frontière », no comma between."""
    for index in range(at, max(at - 3, 0), -1):
        if not words[index].joined:
            return False
        if words[index - 1].folded in borders:
            return True
    return False


def _placed(annotated: Annotated) -> list[tuple[int, str, str]]:
    return [
        (toponym.span.start, place.location.place.country, "place")
        for toponym, place in zip(annotated.toponyms, annotated.places, strict=False)
        if place.location.place is not None and place.location.place.country
    ]


def _acted(annotated: Annotated) -> list[tuple[int, str, str]]:
    return [
        (mention.span.start, actor.countries[0], "actor")
        for mention in annotated.actors
        for actor in mention.candidates
        if mention.rule == "actors.name" and len(mention.candidates) == 1 and _at_home(actor.countries)
    ]


def _at_home(countries: Sequence[str]) -> bool:
    return len(countries) == 1
