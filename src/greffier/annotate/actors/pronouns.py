"""Pronouns that may stand for a party."""

from __future__ import annotations

from greffier.annotate.actors.pieces import Piece, Pieces
from greffier.model.mentions import ActorMention


def find_pronouns(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """The pronouns outside every other phrase, but for those that stand for nobody (« il y a »)."""
    found = []
    for piece in pieces.pronouns.values():
        token = pieces.parse.tokens[piece.first]
        if (
            piece.pronoun is None
            or not free[piece.first]
            or token.dep.startswith("expl")
            or _is_impersonal(pieces, piece)
        ):
            continue
        if _is_determiner(pieces, piece):
            continue
        start = token.start + (token.text.rfind("-") + 1 if token.text[0] in "-‑" else 0)
        span = pieces.document.span(start, pieces.parse.tokens[piece.last - 1].end)
        found.append(ActorMention(span, piece.first, "pronoun", (), None, piece.pronoun.id))
    return found


def _is_determiner(pieces: Pieces, piece: Piece) -> bool:
    """« ce dernier chiffre » is no pronoun."""
    after = pieces.token(piece.last)
    return piece.last - piece.first > 1 and after is not None and after.pos == "NOUN"


def _is_impersonal(pieces: Pieces, piece: Piece) -> bool:
    """« il pourrait s'agir », « il y a »: nobody at all."""
    near = range(piece.last, min(piece.last + 4, pieces.parse.sentence_of(piece.first).last))
    return pieces.is_a("masculine", piece.first) and any(pieces.is_a("impersonal", i) for i in near)
