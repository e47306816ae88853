"""Numbers and the phrases that they count: « au moins vingt policiers maliens » is one figure.

A figure is what a harm word then takes as its victims. Where the words count without a number (« son fils »,
« l'homme »), :func:`single` makes a figure of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from greffier.annotate.casualties.figures import Figure
from greffier.annotate.casualties.lexicon import Lexicon
from greffier.annotate.casualties.rules import Harm
from greffier.model.annotated import Annotated
from greffier.model.mentions import Quantity
from greffier.model.parse import Parse, Sentence, Token

_NOMINAL = ("NOUN", "PROPN", "ADJ", "VERB", "X")
_QUOTES = "«»\"“”'"
_LONG = 6


class Phrases:
    """The figures of one sentence, and the words around them."""

    def __init__(self, annotated: Annotated, sentence: Sentence, lexicon: Lexicon, quantities: Sequence[Quantity]):
        self.parse: Parse = annotated.parse
        self.tokens: Sequence[Token] = annotated.parse.tokens
        self.sentence = sentence
        self.lexicon = lexicon
        self.actors = annotated.actors
        self._actor_spans = annotated.actor_spans
        self.figures: tuple[Figure, ...] = tuple(self._find(quantities))
        self._by_token = {i: figure for figure in self.figures for i in range(figure.first, figure.last + 1)}

    def at(self, index: int) -> Figure | None:
        """The figure whose phrase holds the token."""
        return self._by_token.get(index)

    def _find(self, quantities: Sequence[Quantity]) -> Iterator[Figure]:
        taken = self.sentence.first
        spans: dict[int, tuple[int, Quantity]] = {}
        for quantity in quantities:
            within = self.parse.tokens_between(quantity.span.start, quantity.span.end)
            if within and not self._is_a_noun(within[0]):
                spans[within[0]] = (within[-1], quantity)
        self._starts = frozenset(spans)
        index = self.sentence.first
        while index < self.sentence.last:
            found = None
            if index >= taken:
                found = self._counted(index, spans)
            if found is not None:
                yield found
                taken = found.last + 1
            index += 1

    def _counted(self, index: int, spans: Mapping[int, tuple[int, Quantity]]) -> Figure | None:
        """The figure that begins at a token; of « une famille de neuf personnes » the nine."""
        if index not in spans and not (self._is_one(index) or self._is_one_of(index, spans)):
            return None
        one = self._numbered(index, *spans[index]) if index in spans else self._one(index)
        return self._of_members(one, spans) or self._of_all(one, spans) or one

    def _of_all(self, part: Figure, spans: Mapping[int, tuple[int, Quantity]]) -> Figure | None:
        """« six des vingt otages »: six of those."""
        after = part.last + 1
        if not part.bare or after >= self.sentence.last or self.tokens[after].folded not in self.lexicon.words["of"]:
            return None
        inner = next((index for index in (after + 1, after + 2) if index in spans), None)
        if inner is None:
            return None
        whole = self._numbered(inner, *spans[inner])
        return None if whole.bare else replace(part, last=whole.last, head=whole.head, bare=False, whole=whole)

    def _of_members(self, one: Figure, spans: Mapping[int, tuple[int, Quantity]]) -> Figure | None:
        inner = one.last + 2
        if one.low == 1 and inner in spans and self._is_group_of(one):
            members = self._numbered(inner, *spans[inner])
            if self.group(members.head) is not None:
                return replace(members, first=one.first)
        return None

    def _one(self, index: int) -> Figure:
        return self._phrase(index, index, 1, 1, approximate=False)

    def _is_group_of(self, figure: Figure) -> bool:
        """« un groupe de », « une famille entière de »."""
        words = self.lexicon.words
        named = self.tokens[figure.head].folded in words["sets"]
        return named and self.tokens[figure.last + 1].folded in words["of"]

    def _is_a_noun(self, first: int) -> bool:
        """« nombre de civils » counts; « le nombre de civils » names a number."""
        before = self.tokens[first - 1].folded if first > self.sentence.first else ""
        return self.tokens[first].folded in self.lexicon.words["number_nouns"] and (
            before in self.lexicon.words["definite"] or before in self.lexicon.words["of"]
        )

    def _is_one(self, index: int) -> bool:
        token = self.tokens[index]
        before = self.tokens[index - 1].folded if index > self.sentence.first else ""
        if before in self.lexicon.words["definite"]:
            return False  # « l'un après l'autre »
        return token.folded in self.lexicon.words["one"] and not token.text.isdigit()

    def _is_one_of(self, index: int, spans: Mapping[int, tuple[int, Quantity]]) -> bool:
        """« l'une des deux filles »: one."""
        following = self.tokens[index + 1 : index + 2]
        counted = self.tokens[index].folded in self.lexicon.words["one"] and index + 2 in spans
        return counted and bool(following) and following[0].folded in self.lexicon.words["of"]

    def _numbered(self, first: int, last: int, quantity: Quantity) -> Figure:
        return self._phrase(first, last, quantity.low, quantity.high, approximate=quantity.approximate)

    def _phrase(self, first: int, last: int, low: int | None, high: int | None, *, approximate: bool) -> Figure:
        words = self.lexicon.words
        last = self._past_digits(last)
        head, index, bare = last, last + 1, True
        end = min(self.sentence.last, last + _LONG)
        while index < end and self._is_before_noun(index, end):
            if self.tokens[index].folded in words["standins"]:
                head = index
            index += 1
        if index < end and self._is_counted(index):
            head, bare = index, False
        elif index - 1 > last and self.group(index - 1) is not None:
            head, bare = index - 1, False
        elif self.group(last) is not None:
            bare = False
        if self.tokens[head].folded in words["pairs"] and low == high == 1:
            low = high = 2
        if self.tokens[head].folded in words["households"]:
            high, approximate = None, True
        start = self._with_determiner(first)
        owned = start < first and self.tokens[start].folded in words["possessive"]
        return Figure(low, high, approximate, start, self.extent(head), head, bare, True, owned)

    def _with_determiner(self, first: int) -> int:
        before = first - 1
        if before >= self.sentence.first and self.tokens[before].folded in self.lexicon.words["plural_determiners"]:
            return before
        return first

    def _past_digits(self, last: int) -> int:
        """« quatorze (14) civils »: the digits repeat the word."""
        following = self.tokens[last + 1 : min(self.sentence.last, last + 4)]
        repeats = len(following) == 3 and following[0].text == "(" and following[2].text == ")"
        return last + 3 if repeats and following[1].text.isdigit() else last

    def _is_before_noun(self, index: int, end: int) -> bool:
        token, words = self.tokens[index], self.lexicon.words
        if token.pos == "ADJ" and index + 1 < end and self.tokens[index + 1].pos == "NOUN":
            return self.group(index + 1) is not None or self.group(index) is None
        return token.folded in words["link_words"] or token.folded in words["pre_nominal"] or token.text in _QUOTES

    def _is_counted(self, index: int) -> bool:
        token = self.tokens[index]
        if token.folded in self.lexicon.counted:
            return True
        if self._is_verb_of_harm(token) or token.pos == "VERB":
            return self.group(index) is not None
        if token.folded in self.lexicon.words["not_nouns"]:
            return False
        return token.pos in _NOMINAL and token.text[0].isalnum()

    def extent(self, head: int) -> int:
        """The last token of the phrase: adjectives and « de » complements, no clause, no other preposition."""
        last, index = head, head + 1
        below = set(self.parse.subtree(head))
        while index < self.sentence.last and index in below and index - head < 14:
            token = self.tokens[index]
            if self._is_harm(index) or index in self._starts:
                break
            if token.pos in ("ADJ", "NOUN", "PROPN") or (token.pos == "VERB" and index == head + 1):
                if not self._is_time(index):
                    last = index
            elif not (
                token.folded in self.lexicon.words["of"] or token.pos == "DET" or token.text in (*_QUOTES, "(", ")")
            ):
                break
            index += 1
        closers = self.tokens[last + 1 : last + 2]
        return last + 1 if closers and closers[0].text == ")" else last

    def _is_harm(self, index: int) -> bool:
        """A word of harm ends a phrase, but « garde du corps » is one."""
        token, lexicon = self.tokens[index], self.lexicon
        if self.tokens[index - 1].folded in lexicon.words["of"]:
            return False
        counted = token.folded in lexicon.counted and self.group(index) is None
        return counted or self._is_verb_of_harm(token)

    def _is_verb_of_harm(self, token: Token) -> bool:
        return token.folded in self.lexicon.verbs or token.text.lower() in self.lexicon.participles

    def _is_time(self, index: int) -> bool:
        return self.tokens[index].folded in self.lexicon.words["times"]

    def single(self, index: int, *, contracted: bool = False) -> Figure | None:
        """One person named without a number: « le photographe », « Bakht Zaman », « lui ».

        ``contracted``: also « du photographe », as the complement of a noun. None for plurals, groups and things.
        """
        token, words = self.tokens[index], self.lexicon.words
        if token.folded in words["singular_pronouns"] and token.pos == "PRON":
            return Figure(1, 1, False, index, index, index, False, False)
        first = self._determiner(index)
        if first is None and contracted and self.tokens[index - 1].folded in self.lexicon.words["contracted"]:
            first = index
        if token.pos == "PROPN" and (first is None or self.tokens[index - 1].pos in ("PROPN", "NOUN")):
            first = self._name_start(index)
        if first is None or not self._is_one_person(index):
            return None
        return Figure(1, 1, False, first, self.extent(index), index, False, False)

    def _determiner(self, index: int) -> int | None:
        for before in range(index - 1, max(self.sentence.first, index - 4) - 1, -1):
            token = self.tokens[before]
            if token.folded in self.lexicon.words["definite"]:
                return before
            if (
                token.pos != "ADJ"
                and token.text not in _QUOTES
                and token.folded not in self.lexicon.words["pre_nominal"]
            ):
                return None
        return None

    def _name_start(self, index: int) -> int:
        while index > self.sentence.first and self.tokens[index - 1].pos == "PROPN":
            index -= 1
        return index

    def _is_one_person(self, index: int) -> bool:
        token = self.tokens[index]
        if token.has("Number=Plur") or self._names_a_party(index):
            return False
        singular = token.folded
        if singular in self.lexicon.not_people or singular in self.lexicon.collective:
            return False
        if token.pos == "PROPN":
            return not token.text.isupper()
        return singular in self.lexicon.people or singular.endswith(self.lexicon.endings)

    def _names_a_party(self, index: int) -> bool:
        start = self.tokens[index].start
        return any(self.actors[i].form in ("name", "composed") for i in self._actor_spans.at(start))

    def group(self, index: int) -> str | None:
        """ "civilian", "armed", "rebel" for a noun that surely names people, else None."""
        token = self.tokens[index]
        forms = (token.folded, token.folded.rstrip("sx"), token.lemma)
        for form in forms:
            if form in self.lexicon.people:
                return self.lexicon.people[form]
        named = token.text[0].isupper() or token.pos == "NOUN"
        return "civilian" if named and self._is_of_a_country(forms) else None

    def _is_of_a_country(self, forms: Sequence[str]) -> bool:
        return any(form in self.lexicon.demonyms for form in forms)

    def opened_by(self, index: int) -> Figure | None:
        """The figure or the one person whose phrase begins at a token."""
        for head in range(index, min(self.sentence.last, index + 3)):
            figure = self.at(head) or self.single(head)
            if figure is not None:
                return figure if figure.first == index else None
        return None

    def is_subject(self, figure: Figure) -> bool:
        """True where a finite verb follows the figure: it tells more than a part of something."""
        following = self.tokens[figure.last + 1 : min(self.sentence.last, figure.last + 3)]
        while following and following[0].pos == "ADV":
            following = following[1:]
        return bool(following) and (following[0].pos == "AUX" or following[0].has("VerbForm=Fin"))

    def fits(self, figure: Figure, harm: Harm) -> bool:
        """True where what is counted can suffer the harm."""
        if figure.high == 0 or (figure.low is None and figure.high is None):
            return False
        token = self.tokens[figure.head]
        if not figure.counted:
            sure = harm.needs == "anyone" or harm.names
            return sure or token.pos != "PROPN" or figure.first < figure.head
        if figure.bare or token.folded in self.lexicon.words["standins"]:
            return True
        return not self._is_thing(figure) and self._has_kind(figure.head, harm)

    def _is_thing(self, figure: Figure) -> bool:
        """A thing, an animal, a unit of measure, a deed; or one group, which is no person."""
        token, lexicon = self.tokens[figure.head], self.lexicon
        forms = {token.folded, token.folded.rstrip("sx"), token.lemma}
        named = self.group(figure.head) is not None
        deeds = frozenset() if named else lexicon.words["event_nouns"]
        things = (lexicon.not_people, lexicon.words["units"], deeds)
        unknown = not named and not forms & lexicon.collective
        if unknown and token.folded.rstrip("s").endswith(lexicon.not_endings):
            return True
        return any(forms & words for words in things) or (figure.high == 1 and bool(forms & lexicon.collective))

    def _has_kind(self, head: int, harm: Harm) -> bool:
        token, group = self.tokens[head], self.group(head)
        if harm.needs == "civilian":
            return group == "civilian"
        if harm.needs == "armed":
            return group in ("armed", "rebel") or token.folded in self.lexicon.words["ours"]
        named = token.pos == "PROPN" or token.folded.rstrip("s").endswith(self.lexicon.endings)
        return harm.needs == "anyone" or group is not None or named
