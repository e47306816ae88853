"""Named individuals: a title and a name (« le sénateur Selim al-Nouri »), or a name that is introduced by its body
(« Bello Sani, de la Garde nationale »)."""

from __future__ import annotations

from greffier.annotate.actors.person_names import is_capital, read_person_name
from greffier.annotate.actors.phrase import candidates_of
from greffier.annotate.actors.phrases import read_phrase
from greffier.annotate.actors.pieces import Pieces
from greffier.model.actor import Actor
from greffier.model.mentions import ActorMention

_NEAR = 10  # tokens from an office to the name of who holds it


def find_persons(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """Names of two words or more outside every other phrase, where a title stands before or a body after."""
    found: list[ActorMention] = []
    at = 0
    while at < len(pieces.parse.tokens):
        end = read_person_name(pieces, at) if free[at] and is_capital(pieces, at) else at
        mention = _person_at(pieces, at, end) if end > at else None
        if mention is not None:
            found.append(mention)
        at = max(end, at + 1)
    return found


def _person_at(pieces: Pieces, at: int, end: int) -> ActorMention | None:
    titled = pieces.is_a("titles", at - 1)
    bodies = _body_after(pieces, end) or _body_before(pieces, at)
    if not titled and (end - at < 2 or (bodies is None and not _speaks(pieces, at, end))):
        return None
    first = at - 1 if titled else at
    return ActorMention(
        span=pieces.span(first, end),
        token=at,
        form="person",
        candidates=bodies or (),
        civilian=None,
        rule="actors.person.titled" if titled else "actors.person.introduced",
        name=pieces.span(at, end),
    )


def _body_after(pieces: Pieces, end: int) -> tuple[Actor, ...] | None:
    """« Bello Sani, de la Garde nationale »; « X, porte-parole du M23 »: the candidates of the body."""
    comma = pieces.token(end)
    if comma is None or comma.text not in (",", "("):
        return None
    start = end + 1
    while pieces.is_a("of", start) or pieces.is_a("articles", start):
        start += 1
    piece = pieces.parties.get(start)
    if piece is None or (piece.sort == "noun" and (piece.noun is None or piece.noun.sort == "thing")):
        return None
    phrase = read_phrase(pieces, piece)
    if piece.noun is not None and piece.noun.sort == "people" and not phrase.inner:
        return ()
    return candidates_of(phrase)


def _body_before(pieces: Pieces, at: int) -> tuple[Actor, ...] | None:
    """« le maire de la ville, Ihor Untel, »: whom the office before the comma belongs to."""
    comma = pieces.token(at - 1)
    if comma is None or comma.text != ",":
        return None
    first = max(at - _NEAR, pieces.parse.sentence_of(at).first)
    for index in range(first, at - 1):
        piece = pieces.parties.get(index)
        if piece is not None and piece.noun is not None and piece.noun.sort == "role":
            phrase = read_phrase(pieces, piece)
            return candidates_of(phrase) if phrase.name is None else None
    return None


def _speaks(pieces: Pieces, at: int, end: int) -> bool:
    """The subject of a verb that persons are subject of."""
    for index in range(at, end):
        token = pieces.parse.tokens[index]
        head = pieces.parse.tokens[token.head]
        if token.dep.startswith("nsubj") and head.lemma in pieces.lexicon.verbs:
            return True
    return False
