"""Where a text plays: which countries it points at, and how much, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from greffier.model.annotated import Annotated
from greffier.registry import border_words, find_pointers, split_words

_WEIGHTS = {"place": 1.5, "country": 1.0, "capital": 1.0, "demonym": 0.8, "people": 0.3, "actor": 0.7}
_FADE = 0.5  # what a sighting one sentence away is worth
_CLEAR = 1.5  # how much the first country must outweigh the second


@dataclass(frozen=True, slots=True)
class Setting:
    """The weight of each country in each sentence, and in the whole text."""

    sentences: tuple[Counter[str], ...]
    whole: Counter[str]

    def near(self, sentence: int, code: str) -> float:
        """How much the country is spoken of around a sentence; the whole text counts a little."""
        here = self.sentences[sentence][code] if sentence < len(self.sentences) else 0.0
        beside = sum(self.sentences[i][code] for i in (sentence - 1, sentence + 1) if 0 <= i < len(self.sentences))
        return here + _FADE * beside + 0.25 * self.whole[code]

    def country(self, sentence: int) -> str | None:
        """The country that the text is clearly about here, else as a whole; None where two are as likely."""
        here = Counter({code: self.near(sentence, code) for code in self.whole})
        return _clearest(here) or _clearest(self.whole)


def _clearest(weights: Counter[str]) -> str | None:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] <= 0:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
        return None
    return ranked[0][0]


def read_setting(annotated: Annotated) -> Setting:
    """Count places, countries' names, capitals, demonyms, and actors who are at home in one country."""
    sentences = tuple(Counter[str]() for _ in annotated.parse.sentences)
    for offset, code, sort in [*_pointed(annotated), *_placed(annotated), *_acted(annotated)]:
        token = annotated.parse.token_at(offset)
        if token is not None:
            sentences[annotated.parse.tokens[token].sentence][code] += _WEIGHTS[sort]
    whole: Counter[str] = Counter()
    for weights in sentences:
        whole.update(weights)
    return Setting(sentences, whole)


def _pointed(annotated: Annotated) -> list[tuple[int, str, str]]:
    words = split_words(annotated.document.text)
    borders = border_words(annotated.document.language)
    found = []
    for sighting in find_pointers(annotated.document.text, words, annotated.document.language):
        pointer, start = sighting.pointer, words[sighting.first].start
        border = any(word.folded in borders for word in words[max(sighting.first - 3, 0) : sighting.first])
        if (len(pointer.countries) == 1 or pointer.pair) and not border:
            found += [(start, code, pointer.sort) for code in pointer.countries]
    return found


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
        if mention.form == "name" and len(mention.candidates) == 1 and _at_home(actor.countries)
    ]


def _at_home(countries: Sequence[str]) -> bool:
    return len(countries) == 1
