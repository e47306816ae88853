"""One document as the event rules see it: its words in plain form, their classes, its prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field

from greffier.annotate.events.layers import classes_of_layers
from greffier.annotate.events.lexicon import Lexicon
from greffier.annotate.events.words import plain
from greffier.model.annotated import Annotated
from greffier.model.parse import Parse, Token

_AFTER_A_HEAD = frozenset(("ADP", "PUNCT", "CCONJ", "AUX", "PRON", "ADV"))
_DEED = frozenset(("deed",))
_NAME = frozenset(("name",))
_ANYBODY = frozenset(("pronoun",))
_SPEAKER = frozenset(("speaker",))


@dataclass(slots=True)
class Reading:
    """What the rules ask of the text, worked out once per document and remembered."""

    annotated: Annotated
    lexicon: Lexicon
    parse: Parse = field(init=False)
    plains: list[str] = field(init=False)
    prepositions: dict[int, tuple[str, int]] = field(init=False)
    actor_at: dict[int, tuple[int, int]] = field(init=False, default_factory=dict)
    shapes: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _classes: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _given: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _words_of: dict[int, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.parse = self.annotated.parse
        self.plains = [plain(token.text) for token in self.parse.tokens]
        self.prepositions = dict(self._find_prepositions())
        self._given = classes_of_layers(self.annotated, self.lexicon)
        for actor in self.annotated.actors:
            if actor.form != "pronoun":
                tokens = self.parse.tokens_between(actor.span.start, actor.span.end)
                self.actor_at[actor.token] = (tokens.start, tokens.stop)

    def token(self, index: int) -> Token:
        """The token itself."""
        return self.parse.tokens[index]

    def words_of(self, sentence: int) -> frozenset[str]:
        """The plain forms of a sentence."""
        if sentence not in self._words_of:
            held = self.parse.sentences[sentence]
            self._words_of[sentence] = frozenset(self.plains[held.first : held.last])
        return self._words_of[sentence]

    def is_word(self, index: int, listed: str) -> bool:
        """True where the token's plain form stands in one of the lists of grammar.yaml."""
        return self.plains[index] in self.lexicon.words[listed]

    def classes(self, index: int) -> frozenset[str]:
        """The classes of a noun; of what it counts, where it only counts (« une trentaine de soldats »)."""
        if index not in self._classes:
            self._classes[index] = self._find_classes(index)
        return self._classes[index]

    def belongs(self, index: int, wanted: frozenset[str]) -> bool:
        """True where the noun belongs to one of the classes, or is one of the words themselves."""
        classes = self.classes(index)
        if self.surely_belongs(index, wanted):
            return True
        if "name" in classes:
            return bool(wanted & {"person", "armed", "civilian", "body", "party", "place", "military-site"})
        if "speaker" in classes:
            return bool(wanted & {"person", "pronoun"})
        return "pronoun" in classes and bool(
            wanted & {"person", "armed", "civilian", "body", "party", "captive", "wounded"}
        )

    def surely_belongs(self, index: int, wanted: frozenset[str]) -> bool:
        """As :meth:`belongs`, without the benefit of the doubt for names and pronouns."""
        if "unknown" in wanted and not self.classes(index):
            return True
        if self.classes(index) & wanted or self.plains[index] in wanted or self.token(index).lemma in wanted:
            return True
        counted = self.complement_of(index) if self.is_word(index, "fixed_heads_nouns") else None
        return counted is not None and (self.plains[counted] in wanted or self.token(counted).lemma in wanted)

    def _find_classes(self, index: int) -> frozenset[str]:
        token, word = self.token(index), self.plains[index]
        if self.is_word(index, "anaphors") and index and self.is_word(index - 1, "demonstratives"):
            return _ANYBODY
        found = self.lexicon.classes.get(word, frozenset()) or self.lexicon.classes.get(token.lemma, frozenset())
        if not found or token.text[0].isupper():
            found |= self._given.get(index, frozenset())
        if found and any(self.is_word(other, "arming") for other in range(index + 1, min(index + 4, len(self.plains)))):
            found |= {"armed"}
        counts = self.is_number(index) or (token.pos == "PRON" and not self.is_word(index, "pointers"))
        if word in self.lexicon.words["fixed_heads_nouns"] or counts:  # « onze de nos prisonniers »
            counted = self.complement_of(index)
            if counted is not None:
                found |= self.classes(counted) - (_DEED if found else frozenset())  # « un groupe d'assaut » is no deed
        if self.is_number(index) and index + 1 < len(self.plains):
            found |= self.lexicon.classes.get(self.plains[index + 1], frozenset())
        if not found and (token.pos == "PRON" or self.is_clitic(index)):
            return self._pronoun(index)
        if not found and (token.pos == "PROPN" or (not self.is_number(index) and token.text[:1].isupper())):
            return _NAME
        return found

    def is_clitic(self, index: int) -> bool:
        """True for « les » in « les ont exécutés », which the tagger may call an article."""
        token = self.token(index)
        if token.pos != "DET" or not self.is_word(index, "object_clitics") or index + 1 >= len(self.plains):
            return False
        return token.head > index and self.token(index + 1).pos == "AUX" and self.token(token.head).pos == "VERB"

    def _pronoun(self, index: int) -> frozenset[str]:
        """« ils » may stand for anybody, « je » only for who speaks, « cela » for nobody."""
        if self.is_word(index, "things"):
            return frozenset()
        return _SPEAKER if self.is_word(index, "speakers") else _ANYBODY

    def complement_of(self, index: int) -> int | None:
        """The head of the « de » complement that follows the noun at once."""
        following = index + 1
        if following in self.prepositions and self.prepositions[following][0] == "of":
            return self.noun_after(self.prepositions[following][1])
        return None

    def real_head(self, index: int) -> int:
        """The noun itself where the parse makes a small word the head (« au moins 43 civils »)."""
        if self.token(index).pos not in {"ADP", "ADV", "DET", "CCONJ"} and not self._figure_before_noun(index):
            return index
        noun = self.noun_after(index + 1)
        return index if noun is None else noun

    def is_number(self, index: int) -> bool:
        """True for a figure, also one that the tagger took for a noun (« 03 soldats », « huit cents familles »)."""
        token = self.token(index)
        return token.pos == "NUM" or token.text[0].isdigit() or self.is_word(index, "number_words")

    def is_taken_for_conjunction(self, index: int) -> bool:
        """« un car de voyageurs »: a noun that the tagger took for a conjunction, right after its determiner."""
        return self.token(index).pos == "CCONJ" and index > 0 and self.token(index - 1).pos == "DET"

    def _figure_before_noun(self, index: int) -> bool:
        """« 03 terroristes », « deux cents sacs »: figures that the parse makes the head of what they count."""
        following = index + 1
        figure = self.token(index).text[0].isdigit() or self.is_word(index, "number_words")
        if not figure or following >= len(self.plains):
            return False
        token = self.token(following)
        return token.pos in {"NOUN", "ADJ", "PROPN", "X"} or token.text[0].isdigit()

    def noun_after(self, index: int, reach: int = 7) -> int | None:
        """The head of the noun phrase that begins at the token: past determiners, numbers, adjectives and adverbs."""
        tokens = self.parse.tokens
        sentence = tokens[index].sentence if index < len(tokens) else -1
        number = None
        for position in range(index, min(index + reach, len(tokens))):
            token = tokens[position]
            if token.sentence != sentence:
                break
            figure = self.is_number(position)
            noun = token.pos in {"NOUN", "PROPN", "X"} and not (figure and self._figure_before_noun(position))
            noun = noun or self.is_taken_for_conjunction(position)
            if noun or (token.pos == "PRON" and not self.is_word(position, "articles")):
                return position
            if figure or (token.pos == "PRON" and number is None):
                number = position
            elif token.pos == "ADJ" and (position + 1 == len(tokens) or tokens[position + 1].pos in _AFTER_A_HEAD):
                return number if number is not None else position
            elif self._ends_phrase(position, index):
                break
        return number

    def _ends_phrase(self, position: int, start: int) -> bool:
        token = self.token(position)
        if token.pos in {"VERB", "AUX", "PUNCT", "SCONJ"}:
            return token.text not in '«"“'
        return token.pos == "ADP" and position > start and not self.is_word(position, "partitives")

    def is_causative(self, index: int) -> bool:
        """True for a form of the verb that makes others act (« faire »)."""
        lexicon = self.lexicon
        return self.token(index).lemma == lexicon.causative or lexicon.causative in lexicon.verb_forms.get(
            self.plains[index], ()
        )

    def is_demonym(self, index: int) -> bool:
        """True for the adjective of a country, a people or a party (« russe », « syro-irakien »)."""
        return self.plains[index].rsplit("-", 1)[-1] in self.lexicon.demonyms

    def is_finite(self, index: int) -> bool:
        """True where the token is a finite verb or auxiliary."""
        token = self.token(index)
        return token.pos in {"VERB", "AUX"} and "VerbForm=Fin" in token.morph

    def _quantifies(self, index: int) -> int:
        """How many tokens « au moins », « près de », « plus de » take where a number follows; 0 elsewhere."""
        for words in self.lexicon.quantifiers:
            end = index + len(words)
            if tuple(self.plains[index:end]) == words and end < len(self.plains):
                number = self.token(end)
                if number.pos == "NUM" or number.text[0].isdigit() or self.counts(end) or self.counts(end + 1):
                    return len(words)
        return 0

    def counts(self, index: int) -> bool:
        """True for a noun or determiner that counts (« une dizaine », « deux »)."""
        return index < len(self.plains) and (
            self.plains[index] in self.lexicon.words["fixed_heads_nouns"] or self.is_number(index)
        )

    def _find_prepositions(self) -> list[tuple[int, tuple[str, int]]]:
        """Where a preposition begins: its relation and the index after it."""
        found: list[tuple[int, tuple[str, int]]] = []
        plains, busy = self.plains, 0
        for index, word in enumerate(plains):
            article = self.token(index).pos == "DET" and self.is_word(index, "elided_articles")
            if index < busy or word not in self.lexicon.prepositions or article:
                continue
            if (length := self._quantifies(index)) > 0:
                busy = index + length
                continue
            for relation, rest in self.lexicon.prepositions[word]:
                end = index + 1 + len(rest)
                if tuple(plains[index + 1 : end]) == rest:
                    found.append((index, (relation, end)))
                    busy = end
                    break
        return found


def sentence_end(reading: Reading, index: int) -> int:
    """The index after the last token of the token's sentence."""
    return reading.parse.sentence_of(index).last


def sentence_start(reading: Reading, index: int) -> int:
    """The index of the first token of the token's sentence."""
    return reading.parse.sentence_of(index).first
