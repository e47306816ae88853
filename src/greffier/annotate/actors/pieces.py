"""What stands at each token: an actor's name, a noun for a party, a word that points at a country, a pronoun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from greffier.annotate.actors.lexicon import Lexicon, Noun, NounClass
from greffier.model.actor import Actor
from greffier.model.document import Document
from greffier.model.parse import Parse, Token
from greffier.model.span import Span
from greffier.registry import Phrases, Word, find_names, find_pointers, split_words
from greffier.registry.words import Value


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens ``first`` to ``last`` (half-open) and what they are."""

    sort: Literal["name", "noun", "demonym", "country", "capital", "people", "pronoun"]
    first: int
    last: int
    candidates: tuple[Actor, ...] = ()
    countries: tuple[str, ...] = ()
    noun: NounClass | None = None
    pronoun: str | None = None
    vague: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of a text by the token they begin at: parties (names, nouns), pointers, pronouns."""

    document: Document
    parse: Parse
    lexicon: Lexicon
    parties: dict[int, Piece]
    pointers: dict[int, Piece]
    pronouns: dict[int, Piece]

    def token(self, index: int) -> Token | None:
        """The token, or None past either end of the text."""
        return self.parse.tokens[index] if 0 <= index < len(self.parse.tokens) else None

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` to ``last`` (half-open)."""
        tokens = self.parse.tokens
        return self.document.span(tokens[first].start, tokens[last - 1].end)

    def is_a(self, kind: str, index: int) -> bool:
        """True where the token is a word of that kind of the lexicon."""
        token = self.token(index)
        return token is not None and self.lexicon.has(kind, token.folded)


def find_pieces(document: Document, parse: Parse, lexicon: Lexicon) -> Pieces:
    """Look every word up once."""
    words = split_words(document.text)
    pointers = {piece.first: piece for piece in _find_pointers(document, parse, words)}
    pronouns = {piece.first: piece for piece in _find_pronouns(parse, words, lexicon)}
    named, stopped = _find_named(document, parse, words)
    names = [name for name in named if not name.vague or _stands_alone(parse, lexicon, pointers, name)]
    nouns = list(_find_nouns(parse, words, lexicon))
    taken = {index for piece in names for index in range(piece.first, piece.last)} | stopped
    free = [noun for noun in nouns if noun.first not in taken]
    parties = {piece.first: piece for piece in [*free, *_longest(names, nouns)]}
    return Pieces(document, parse, lexicon, parties, pointers, pronouns)


def _stands_alone(parse: Parse, lexicon: Lexicon, pointers: Mapping[int, Piece], name: Piece) -> bool:
    """« la coalition » and nothing more: not « une coalition », « la coalition de gauche »."""
    before = parse.tokens[name.first - 1] if name.first else None
    if before is None or not lexicon.has("definite", before.folded) or name.last in pointers:
        return False
    after = parse.tokens[name.last] if name.last < len(parse.tokens) else None
    return after is None or (after.pos != "ADJ" and not lexicon.has("of", after.folded))


def _longest(names: Iterable[Piece], nouns: Iterable[Piece]) -> Iterator[Piece]:
    reach = {noun.first: noun for noun in nouns}
    for name in names:
        noun = reach.get(name.first)
        yield noun if noun is not None and noun.last > name.last else name


def _tokens_of(parse: Parse, words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    start, end = parse.token_at(words[first].start), parse.token_at(words[last - 1].end - 1)
    return None if start is None or end is None else (start, end + 1)


def _find_named(document: Document, parse: Parse, words: Sequence[Word]) -> tuple[list[Piece], set[int]]:
    names: list[Piece] = []
    stopped: set[int] = set()
    for hit in find_names(document.text, words, document.language):
        if (reach := _tokens_of(parse, words, hit.first, hit.last)) is None:
            continue
        if hit.candidates:
            names.append(Piece("name", *reach, candidates=hit.candidates, vague=hit.vague, loose=hit.loose))
        else:
            stopped.update(range(*reach))
    return names, stopped


def _find_nouns(parse: Parse, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Piece]:
    for reach, nouns in _find_phrases(parse, words, lexicon.nouns):
        last = parse.tokens[reach[1] - 1].text
        noun = next((noun for noun in nouns if _ends_alike(noun, last)), None)
        if noun and (reach[1] - reach[0] > 1 or _may_be_noun(parse, reach[0], lexicon)):
            yield Piece("noun", *reach, noun=noun.noun)


def _ends_alike(noun: Noun, text: str) -> bool:
    """« la marche » is no « marché »: the last letter keeps its accent (capitals may have lost theirs)."""
    return text.isupper() or noun.form.rstrip("s")[-1:].lower() == text.rstrip("s")[-1:].lower()


def _may_be_noun(parse: Parse, at: int, lexicon: Lexicon) -> bool:
    """« des civils » but not « les victimes civiles », whatever the tagger calls them."""
    token = parse.tokens[at]
    if token.pos in ("VERB", "AUX", "ADV"):
        return False
    if token.pos != "ADJ" or at == 0:
        return True
    before = parse.tokens[at - 1]
    return before.pos in ("DET", "NUM", "ADP", "PUNCT") or any(
        lexicon.has(kind, before.folded) for kind in ("articles", "of", "before")
    )


def _find_pronouns(parse: Parse, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Piece]:
    for reach, found in _find_phrases(parse, words, lexicon.pronouns):
        yield Piece("pronoun", *reach, pronoun=found[0])


def _find_phrases(
    parse: Parse, words: Sequence[Word], phrases: Phrases[Value]
) -> Iterator[tuple[tuple[int, int], list[Value]]]:
    last = 0
    for at in phrases.openings(words):
        length, values = next(phrases.at(words, at), (1, [])) if at >= last else (1, [])
        if values:
            last = at + length
            if (reach := _tokens_of(parse, words, at, last)) is not None:
                yield reach, values


def _find_pointers(document: Document, parse: Parse, words: Sequence[Word]) -> Iterator[Piece]:
    for sighting in find_pointers(document.text, document.language):
        if (reach := _tokens_of(parse, words, sighting.first, sighting.last)) is not None:
            yield Piece(sighting.pointer.sort, *reach, countries=sighting.pointer.countries)
