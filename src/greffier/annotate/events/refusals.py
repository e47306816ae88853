"""What only looks like an event: idioms, compounds, figures of speech, memories; what is staged is in ``scenes``."""

from __future__ import annotations

import re
from functools import lru_cache

from greffier.annotate.events.hits import Hit
from greffier.annotate.events.lexicon_loading import load_lexicon
from greffier.annotate.events.reading import Reading, sentence_start
from greffier.annotate.events.scenes import Scenes
from greffier.annotate.events.shapes import is_infinitive
from greffier.model.ontology import is_violent

_REACH_OF_MEMORY = 8


class Refusals:
    """The refusals of one document; what does not depend on the event is worked out once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._language = reading.annotated.document.language
        self._scenes = Scenes(reading)
        self._idioms: dict[int, list[tuple[int, int]]] = {}

    def refuse(self, hit: Hit) -> bool:
        """True where the event is to be left out."""
        if self._in_idiom(hit) or self._scenes.stage(hit.token):
            return True
        type_ = hit.rule.type
        if is_violent(self._reading.lexicon.defaults.get(type_, type_)) and self._is_enabled(hit):
            return True
        return hit.noun and (
            self._is_any(hit) or self._is_compound(hit) or self._is_remembered(hit) or self._is_qualified(hit)
        )

    def _in_idiom(self, hit: Hit) -> bool:
        token = self._reading.token(hit.token)
        sentence = self._reading.parse.sentences[token.sentence]
        if sentence.index not in self._idioms:
            folded = self._reading.annotated.document.folded[sentence.start : sentence.end]
            found = _idiom_pattern(self._language).finditer(folded)
            self._idioms[sentence.index] = [match.span() for match in found]
        offset = token.start - sentence.start
        return any(start <= offset < end for start, end in self._idioms[sentence.index])

    def _is_enabled(self, hit: Hit) -> bool:
        """« des drones capables de frapper », « permettent de mener des attaques »: what may be done, not what was."""
        reading, words = self._reading, _word_set(self._language, "enabling")
        verb = hit.carriers[0].verb if hit.noun and hit.carriers else hit.token
        head = reading.token(reading.token(verb).head)
        if not is_infinitive(reading, verb) or head.index == verb:
            return False
        enabling = head.lemma in words or reading.plains[head.index] in words
        return enabling and (head.pos == "ADJ" or ("Tense=Pres" in head.morph and "VerbForm=Fin" in head.morph))

    def _is_any(self, hit: Hit) -> bool:
        """« toute attaque recevra une réponse »: none in particular."""
        before, singular = hit.words[0] - 1, "singular" in hit.shapes
        violent = is_violent(self._reading.lexicon.defaults.get(hit.rule.type, hit.rule.type))
        return violent and singular and before >= 0 and self._reading.is_word(before, "universals")

    def _is_compound(self, hit: Hit) -> bool:
        """« fusil d'assaut », « hélicoptère de combat »: a bare noun after « de » that says what a thing is for."""
        before = hit.words[0] - 2
        bare = before >= 0 and "of-bare" in hit.shapes
        return bare and self._reading.plains[before] in _word_set(self._language, "compound_heads")

    def _is_remembered(self, hit: Hit) -> bool:
        """« l'anniversaire de l'attaque », « hommage aux victimes du massacre »."""
        reading, words = self._reading, _word_set(self._language, "commemorations")
        start = max(sentence_start(reading, hit.token), hit.words[0] - _REACH_OF_MEMORY)
        for index in range(hit.words[0] - 1, start - 1, -1):
            if reading.plains[index] in words or reading.token(index).lemma in words:
                return True
            if reading.is_finite(index) or reading.token(index).text in {",", ";", ":", "."}:
                return False
        return False

    def _is_qualified(self, hit: Hit) -> bool:
        """« attaque verbale », « offensive diplomatique », also past another adjective."""
        reading, words = self._reading, _word_set(self._language, "qualifiers")
        before, after = hit.words[0] - 1, hit.words[-1] + 1
        around = [before, after]
        if after < len(reading.plains) and reading.token(after).pos == "ADJ":
            around.append(after + 1)
        return any(0 <= index < len(reading.plains) and reading.plains[index] in words for index in around)


@lru_cache(maxsize=8)
def _idiom_pattern(language: str) -> re.Pattern[str]:
    patterns = [rule["pattern"] for rule in load_lexicon(language).refusals["idioms"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})")


@lru_cache(maxsize=32)
def _word_set(language: str, key: str) -> frozenset[str]:
    lexicon = load_lexicon(language)
    return lexicon.inflection.all_forms(lexicon.refusals[key])
