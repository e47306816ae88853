"""Noun phrases around names and nouns: how far they reach, and whose they are.

The phrase is read from left to right over the tokens, not from the parser's arrows, which are least sure just here
(names, appositions, brackets): noun, adjectives, demonyms, a name beside it, « de » with another party, an
acronym in brackets.
"""

from __future__ import annotations

import re
from dataclasses import replace

from greffier.annotate.actors.person_names import read_person_name
from greffier.annotate.actors.phrase import Phrase
from greffier.annotate.actors.pieces import Piece, Pieces

_OPEN, _CLOSE = frozenset("«“\"'"), frozenset("»”\"'")
_ACRONYM = re.compile(r"[A-ZÀ-Ý][\w’'\-/]{1,11}")
_DEEP = 4  # « le porte-parole du chef de la branche armée de X »


def read_phrase(pieces: Pieces, piece: Piece, depth: int = 0) -> Phrase:
    """The phrase of the name or noun: « des combattants du groupe État islamique (EI) »."""
    phrase = Phrase(piece, _reach_left(pieces, piece.first), piece.last, _head_of(pieces, piece))
    _close_quotation(pieces, phrase)
    _reach_right(pieces, phrase, depth)
    _close_quotation(pieces, phrase)
    return phrase


def _close_quotation(pieces: Pieces, phrase: Phrase) -> None:
    """« des « amba boys » »: what the phrase opens it closes."""
    tokens = pieces.parse.tokens
    inside = [token.text for token in tokens[phrase.first : phrase.last]]
    opened = inside.count("«") > inside.count("»")
    closing = pieces.token(phrase.last)
    if opened and closing is not None and closing.text in _CLOSE:
        phrase.last += 1


def _head_of(pieces: Pieces, piece: Piece) -> int:
    inside = range(piece.first, piece.last)
    roots = [i for i in inside if pieces.parse.tokens[i].head not in inside or pieces.parse.tokens[i].head == i]
    return roots[0] if roots else piece.first


def _reach_left(pieces: Pieces, at: int) -> int:
    first = at
    while (token := pieces.token(first - 1)) is not None and token.sentence == pieces.parse.tokens[at].sentence:
        if (
            (token.text in _OPEN and pieces.is_a("articles", first - 2))
            or token.pos == "NUM"
            or pieces.is_a("before", first - 1)
            or pieces.is_a("articles", first - 1)
        ):
            first -= 1
        elif pieces.is_a("of", first - 1) and pieces.is_a("quantities", first - 2) and first == at:
            first -= 2
            at = first
        else:
            break
    return _without_contraction(pieces, first)


def _without_contraction(pieces: Pieces, first: int) -> int:
    """« du groupe »: the article belongs to the preposition; « des soldats » keeps it where it is a determiner."""
    token, before = pieces.parse.tokens[first], pieces.token(first - 1)
    if not pieces.is_a("of", first) or token.pos != "ADP":
        return first
    governed = before is not None and before.pos in ("NOUN", "PROPN", "ADJ", "VERB", "ADV")
    return first + 1 if governed or not pieces.is_a("articles", first) else first


def _reach_right(pieces: Pieces, phrase: Phrase, depth: int) -> None:
    while (token := pieces.token(phrase.last)) is not None:
        at = phrase.last
        if token.sentence != pieces.parse.tokens[phrase.head].sentence and token.text != "(":
            return
        if not (
            _take_pointer(pieces, phrase, at)
            or _take_name(pieces, phrase, at)
            or _take_brackets(pieces, phrase, at)
            or _take_modifier(pieces, phrase, at)
            or (depth < _DEEP and _take_complement(pieces, phrase, at, depth))
        ):
            return


def _take_pointer(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    pointer = pieces.pointers.get(at)
    if pointer is None or pointer.sort not in ("demonym", "people"):
        return _take_second_pointer(pieces, phrase, at) or _take_office(pieces, phrase, at)
    if pieces.parse.tokens[at].text[0].isupper() and phrase.piece.sort == "noun":
        return False
    if pointer.sort == "demonym" and not phrase.countries:
        phrase.countries.extend(pointer.countries)
    phrase.last, phrase.bare = pointer.last, False
    return True


def _take_office(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    """« le ministère turc de la Défense »: an office keeps its field."""
    noun = phrase.piece.noun
    if noun is None or noun.makes != "government" or not pieces.is_a("of", at):
        return False
    field_at = at + 1 + pieces.is_a("articles", at + 1)
    token = pieces.token(field_at)
    if token is None or not token.text[0].isupper() or field_at in pieces.parties or field_at in pieces.pointers:
        return False
    phrase.last = field_at + 1
    return True


def _take_second_pointer(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    """« les armées tchadienne et malienne »: the second adjective is a second party."""
    pointer = pieces.pointers.get(at + 1)
    if not phrase.countries or not pieces.is_a("conjunctions", at) or pointer is None:
        return False
    if pointer.sort != "demonym" or phrase.piece.sort != "noun":
        return False
    other = Phrase(phrase.piece, phrase.first, pointer.last, at + 1, list(pointer.countries), bare=False)
    phrase.also.append(other)
    phrase.last = pointer.last
    return True


def _take_name(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    """A name set beside the noun: « le groupe Wagner », « des « amba boys » »."""
    quoted = pieces.parse.tokens[at].text in _OPEN
    name = pieces.parties.get(at + quoted)
    if name is None or name.sort != "name" or name.vague or phrase.piece.sort != "noun" or phrase.beside:
        return False
    if phrase.inner is not None:
        return False
    phrase.beside, phrase.last, phrase.bare = name, name.last, False
    closing = pieces.token(name.last)
    if quoted and closing is not None and closing.text in _CLOSE:
        phrase.last += 1
    return True


def _take_brackets(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    """An acronym in brackets belongs to the phrase."""
    if pieces.parse.tokens[at].text != "(":
        return False
    close = next((i for i in range(at + 1, at + 6) if (t := pieces.token(i)) and t.text == ")"), None)
    if close is None:
        return False
    tokens = pieces.parse.tokens
    inside = pieces.document.text[tokens[at + 1].start : tokens[close - 1].end]
    piece = pieces.parties.get(at + 1)
    known = piece is not None and piece.sort == "name" and piece.last == close
    if not known and not (_ACRONYM.fullmatch(inside) and sum(c.isupper() for c in inside) >= 2):
        return False
    if known and piece is not None and not _join_acronym(phrase, piece):
        return False
    phrase.last = close + 1
    return True


def _join_acronym(phrase: Phrase, acronym: Piece) -> bool:
    """« la mission des Nations unies (Minusma) »: the acronym is the mission's, not the United Nations'."""
    if phrase.piece.sort == "name":
        return bool({a.id for a in phrase.piece.candidates} & {a.id for a in acronym.candidates})
    if phrase.beside is None:
        phrase.beside = acronym
    return True


def _take_modifier(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    token = pieces.parse.tokens[at]
    if pieces.is_a("not_modifiers", at) or (at in pieces.parties and pieces.parties[at].sort == "name"):
        return False
    adjective = token.pos == "ADJ" and token.text.islower() and not _is_verb(pieces, phrase, at)
    if pieces.is_a("modifiers", at) or adjective or _is_participle_before_owner(pieces, at):
        phrase.last, phrase.bare = at + 1, False
        _change_sides(pieces, phrase, at)
        return True
    return False


def _is_participle_before_owner(pieces: Pieces, at: int) -> bool:
    """« les unités spécialisées de la police »: a participle between the noun and whose it is."""
    token, after = pieces.parse.tokens[at], pieces.token(at + 1)
    if token.pos != "VERB" or not token.has("VerbForm=Part") or after is None or not pieces.is_a("of", at + 1):
        return False
    owner = at + 2 + pieces.is_a("articles", at + 2)
    return owner in pieces.parties


def _change_sides(pieces: Pieces, phrase: Phrase, at: int) -> None:
    """« forces paramilitaires », « soldats étrangers »: an adjective after which they are no army of the country's."""
    noun = phrase.piece.noun
    if noun is None or noun.name not in ("army", "troops", "military-thing", "air-force"):
        return
    for kind, name in (("irregular", "fighters"), ("foreign", "foreign-troops")):
        if pieces.is_a(kind, at):
            phrase.piece = replace(phrase.piece, noun=pieces.lexicon.classes[name])


def _is_verb(pieces: Pieces, phrase: Phrase, at: int) -> bool:
    """« les miliciens contrôlent »: a verb's plural that the tagger took for an adjective; adjectives agree in -s."""
    plural = pieces.parse.tokens[phrase.head].folded[-1:] in "sx"
    endings = tuple(pieces.lexicon.words["verb_endings"])
    return plural and pieces.parse.tokens[at].folded.endswith(endings)


def _take_complement(pieces: Pieces, phrase: Phrase, at: int, depth: int) -> bool:
    """« de » with another party: « soldats du régime », « porte-parole du M23 », « forces de Kiev »."""
    if not pieces.is_a("of", at) or phrase.inner is not None or phrase.piece.sort != "noun":
        return False
    start = at + 1
    while pieces.is_a("articles", start) or pieces.is_a("before", start):
        start += 1
    quoted = (token := pieces.token(start)) is not None and token.text in _OPEN
    piece = pieces.parties.get(start + quoted)
    if piece is not None:
        phrase.inner = read_phrase(pieces, piece, depth + 1)
        if piece.noun is not None and piece.noun.sort == "role":
            take_person(pieces, phrase.inner)
        phrase.last, phrase.bare = phrase.inner.last, False
        return True
    return _take_country(pieces, phrase, start)


def _take_country(pieces: Pieces, phrase: Phrase, start: int) -> bool:
    pointer = pieces.pointers.get(start)
    if pointer is None or pointer.sort not in ("country", "capital") or phrase.countries:
        return False
    phrase.countries.extend(pointer.countries)
    phrase.last, phrase.bare = pointer.last, False
    return True


def take_person(pieces: Pieces, phrase: Phrase) -> bool:
    """Let the title's phrase reach over the name that follows it; True where there is one."""
    if phrase.piece.noun is None or phrase.piece.noun.sort not in ("role", "people"):
        return False
    end = read_person_name(pieces, phrase.last)
    comma = pieces.token(phrase.last)
    if end == phrase.last and comma is not None and comma.text == "," and phrase.piece.noun.sort == "role":
        end = read_person_name(pieces, phrase.last + 1)
        if end - phrase.last < 3:  # « le porte-parole, Jean Untel »: both names
            return False
        start = phrase.last + 1
    else:
        start = phrase.last
    if end == phrase.last or (end - start == 1 and phrase.piece.noun.sort == "people"):
        return False
    phrase.name = pieces.span(start, end)
    phrase.last = end
    return True
