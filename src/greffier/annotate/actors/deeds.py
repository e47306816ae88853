"""Adjectives that tell whose deed it was: « une frappe israélienne », « des tirs d'artillerie russes »."""

from __future__ import annotations

from greffier.annotate.actors.pieces import Piece, Pieces
from greffier.model.mentions import ActorMention
from greffier.registry import compose

_NEAR = 4  # tokens from the deed to its adjective


def find_doers(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """The armed forces behind demonyms that qualify a deed, each mention no more than the adjective."""
    return [
        ActorMention(
            span=pieces.span(piece.first, piece.last),
            token=piece.first,
            form="composed",
            candidates=tuple(compose("military", code) for code in piece.countries),
            civilian=False,
            rule="actors.deed",
            countries=piece.countries,
        )
        for piece in pieces.pointers.values()
        if piece.sort == "demonym" and free[piece.first] and _qualifies_deed(pieces, piece)
    ]


def _qualifies_deed(pieces: Pieces, piece: Piece) -> bool:
    for index in range(piece.first - 1, max(piece.first - 1 - _NEAR, -1), -1):
        if pieces.is_a("deeds", index):
            return pieces.parse.tokens[piece.first].text.islower()
        token = pieces.parse.tokens[index]
        if not pieces.is_a("deed_links", index) and not (token.pos == "ADJ" and token.text.islower()):
            return False
    return False
