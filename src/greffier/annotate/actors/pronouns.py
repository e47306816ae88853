"""Pronouns that may stand for a party."""

from __future__ import annotations

from greffier.annotate.actors.pieces import Piece, Pieces
from greffier.model.mentions import ActorMention
from greffier.model.parse import Token


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
        found.append(ActorMention(span, piece.first, "pronoun", (), None, piece.pronoun))
    return found


def find_clitics(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """Pronouns that are a verb's object (« les a arrêtés »), and « trois autres » without a noun."""
    found = []
    for token in pieces.parse.tokens:
        if not free[token.index]:
            continue
        if _is_clitic(pieces, token):
            rule = "actors.pronoun.object"
        elif pieces.is_a("others", token.index) and _is_headless(pieces, token.index):
            rule = "actors.pronoun.others"
        else:
            continue
        found.append(ActorMention(pieces.span(token.index, token.index + 1), token.index, "pronoun", (), None, rule))
    return found


def _is_clitic(pieces: Pieces, token: Token) -> bool:
    """« les » before a verb or its auxiliary, whatever the tagger calls it."""
    if token.pos not in ("PRON", "DET") or not pieces.is_a("object_pronouns", token.index):
        return False
    after = pieces.token(token.index + 1)
    if after is None or token.head <= token.index:
        return False
    return after.pos == "AUX" or (after.pos in ("VERB", "PRON") and pieces.parse.tokens[token.head].pos == "VERB")


def _is_headless(pieces: Pieces, at: int) -> bool:
    """« deux autres ont été blessés », but not « deux autres soldats »."""
    before, after = pieces.token(at - 1), pieces.token(at + 1)
    counted = before is not None and (before.pos == "NUM" or pieces.is_a("before", at - 1) or before.folded == "d'")
    return counted and (after is None or after.pos not in ("NOUN", "PROPN", "ADJ", "NUM"))


def _is_determiner(pieces: Pieces, piece: Piece) -> bool:
    """« ce dernier chiffre » is no pronoun."""
    after = pieces.token(piece.last)
    return piece.last - piece.first > 1 and after is not None and after.pos == "NOUN"


def _is_impersonal(pieces: Pieces, piece: Piece) -> bool:
    """« il pourrait s'agir », « il y a »: nobody at all."""
    near = range(piece.last, min(piece.last + 4, pieces.parse.sentence_of(piece.first).last))
    return pieces.is_a("masculine", piece.first) and any(pieces.is_a("impersonal", i) for i in near)
