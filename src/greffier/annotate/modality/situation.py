"""Where an event's words stand: their verb group, what precedes and follows, the clause they are told in."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from greffier.annotate.modality.lexicon import Lexicon
from greffier.model.parse import Parse, Token
from greffier.model.span import Span

_SEGMENT = re.compile(r"[,;:()«»\"]|\s-\s")
_HARD = re.compile(r"[;:]")
_QUOTES = '«»"“”'
_REACH = 240
_OPENING = 25
_ASIDE = 14


class Situation:
    """An event word (``token``) with the words around it, folded.

    ``verb`` is its verb (its own, or the light verb of its trigger), ``noun`` its noun; either may be None.
    """

    def __init__(self, parse: Parse, folded: str, token: int, trigger: Span | None, lexicon: Lexicon) -> None:
        self.parse, self.folded, self.token, self.lexicon = parse, folded, token, lexicon
        self.tokens = parse.tokens
        self.sentence = parse.sentence_of(token)
        within = parse.tokens_between(trigger.start, trigger.end) if trigger else range(token, token + 1)
        within = within if token in within else range(token, token + 1)
        self.first, self.last = within[0], within[-1]
        word = self.tokens[token]
        nominal = word.pos in ("NOUN", "PROPN") and not self._has_auxiliary(token) and not self._is_marked(token)
        self.noun: int | None = token if nominal else None
        verbs = [i for i in within if self.tokens[i].pos == "VERB"] or [
            i for i in within if self.tokens[i].pos == "AUX"
        ]
        self.verb: int | None = (verbs[-1] if verbs else None) if nominal else token

    def _has_auxiliary(self, index: int) -> bool:
        before = self.tokens[index - 1] if index > self.sentence.first else None
        return before is not None and before.pos == "AUX"

    def _is_marked(self, index: int) -> bool:
        """An infinitive that the tagger took for a noun: « pour ravitailler »."""
        word, words = self.tokens[index], self.lexicon.words
        before = self.tokens[index - 1].folded if index > self.sentence.first else ""
        return before in words["infinitive_markers"] and word.folded.endswith(tuple(words["infinitives"]))

    @cached_property
    def start(self) -> int:
        """The first token of the verb group: auxiliary, negator or clitic."""
        index = start = self.verb if self.verb is not None else self.token
        while index > self.sentence.first and self.token - index < 9:
            before = self.tokens[index - 1]
            chained = index - 1 >= self.first and before.has("VerbForm=Part")
            if chained or before.pos == "AUX" or before.folded in self.lexicon.words["group"]:
                start = index - 1
            elif not (
                before.pos == "ADV" or before.folded in self.lexicon.words["within_group"] or before.text in _QUOTES
            ):
                break
            index -= 1
        return min([start, *self._far_auxiliaries()])

    def _far_auxiliaries(self) -> list[int]:
        """« aurait, selon des témoins, ouvert »: the auxiliary across an aside, by the parse or by commas."""
        if self.verb is None:
            return []
        near = range(max(self.sentence.first, self.verb - _ASIDE), self.verb)
        tied = [i for i in self.parse.children(self.verb) if i in near and self.tokens[i].dep.startswith("aux")]
        if self.tokens[self.verb - 1].text != "," or self.verb - 1 not in near:
            return tied
        return [*tied, *(i for i in near if self.tokens[i].pos == "AUX" and self.tokens[i + 1].text == ",")]

    @cached_property
    def finite(self) -> Token:
        """The word of the group that carries tense and mood."""
        verb = self.verb if self.verb is not None else self.token
        for index in range(self.start, verb + 1):
            token = self.tokens[index]
            if token.pos in ("AUX", "VERB") and token.folded not in self.lexicon.words["group"]:
                return token
        return self.tokens[verb]

    @property
    def is_infinitive(self) -> bool:
        """True where the verb group is an infinitive."""
        return self.finite.has("VerbForm=Inf") or self.finite.folded.endswith(tuple(self.lexicon.words["infinitives"]))

    @property
    def is_perfect(self) -> bool:
        """True for a perfect infinitive: « avoir tué »."""
        return self.is_infinitive and self.finite.lemma in self.lexicon.words["have"] and self.finite.index != self.verb

    @property
    def is_finite(self) -> bool:
        """True where the group has a conjugated verb."""
        return self.finite.has("VerbForm=Fin") or (self.finite.pos == "AUX" and not self.is_infinitive)

    @cached_property
    def left(self) -> str:
        """What precedes the verb group in its sentence, up to ``;`` or ``:``."""
        return self._back(self.tokens[self.start].start)

    @cached_property
    def noun_left(self) -> str:
        """What precedes the noun, up to ``;`` or ``:``."""
        return self._back(self.tokens[self.token].start)

    def _back(self, offset: int) -> str:
        before = self.folded[max(self.sentence.start, offset - _REACH) : offset]
        before = before.replace("« ", "").replace("«", "").replace('"', "")
        return before[max((m.end() for m in _HARD.finditer(before)), default=0) :]

    @cached_property
    def group(self) -> str:
        """The verb group and the rest of the trigger."""
        return self.folded[self.tokens[self.start].start : self.tokens[max(self.last, self.token)].end]

    @cached_property
    def after(self) -> str:
        """What follows the event word, up to ``;`` or ``:``."""
        offset = self.tokens[self.token].end
        following = self.folded[offset : min(self.sentence.end, offset + 110)].replace(" »", "")
        hard = _HARD.search(following)
        return following[: hard.start()] if hard else following

    @cached_property
    def near(self) -> str:
        """The event's own segment between commas, and the segments without a conjugated verb."""
        cuts = [self.sentence.start]
        cuts += [m.end() for m in _SEGMENT.finditer(self.folded, self.sentence.start, self.sentence.end)]
        segments = list(pairwise([*cuts, self.sentence.end]))
        mine = [number for number, (start, end) in enumerate(segments) if self._is_within(start, end)]
        mine += [number - 1 for number in mine if number and self._goes_on(*segments[number])]
        kept = [self.folded[start:end] for number, (start, end) in enumerate(segments)
                if number in mine or self._is_aside(start, end)]  # fmt: skip
        return " | ".join(kept)

    def _is_within(self, start: int, end: int) -> bool:
        return any(start <= self.tokens[index].start < end for index in (self.token, self.start))

    def _goes_on(self, start: int, end: int) -> bool:
        words = self.folded[start:end].split(maxsplit=1)
        return bool(words) and words[0] in self.lexicon.words["continued"]

    def _is_aside(self, start: int, end: int) -> bool:
        """A short opening, or a stretch without a conjugated verb: it says when or how often."""
        return (start == self.sentence.start and end - start <= _OPENING) or not self._has_verb(start, end)

    def _has_verb(self, start: int, end: int) -> bool:
        tokens = (self.tokens[i] for i in self.parse.tokens_between(start, end))
        return any(t.has("VerbForm=Fin") or (t.pos == "VERB" and t.has("VerbForm=Part")) for t in tokens)

    @property
    def is_plural(self) -> bool:
        """True for a plural noun."""
        word = self.tokens[self.token]
        return self.noun is not None and (word.has("Number=Plur") or word.folded.endswith(("s", "x")))
