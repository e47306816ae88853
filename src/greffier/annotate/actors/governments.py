"""Capitals and countries that act as their governments do."""

from __future__ import annotations

from greffier.annotate.actors.pieces import Piece, Pieces
from greffier.model.mentions import ActorMention
from greffier.registry import compose


def find_governments(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """Capitals and countries that act: « Bagdad a condamné », « avec Islamabad »."""
    return [
        ActorMention(
            span=pieces.document.span(
                pieces.parse.tokens[_with_article(pieces, piece)].start, pieces.parse.tokens[piece.last - 1].end
            ),
            token=piece.first,
            form="composed",
            candidates=tuple(compose("government", code) for code in piece.countries),
            civilian=None,
            rule=f"actors.government.{piece.sort}",
            countries=piece.countries,
        )
        for piece in pieces.pointers.values()
        if piece.sort in ("capital", "country") and free[piece.first] and _governs(pieces, piece)
    ]


def _with_article(pieces: Pieces, piece: Piece) -> int:
    before = piece.first - 1
    held = pieces.is_a("definite", before) and not pieces.is_a("of", before)
    return before if held and piece.sort == "country" else piece.first


def _governs(pieces: Pieces, piece: Piece) -> bool:
    before = _with_article(pieces, piece) - 1
    if pieces.is_a("place_prepositions", before) or pieces.is_a("of", before):
        return False
    if _opens_clause(pieces, before) and _acts(pieces, piece.last):
        return True
    token = pieces.parse.tokens[piece.first]
    head = pieces.parse.tokens[token.head]
    if token.dep.startswith("nsubj") or (token.dep in ("obj", "obl:agent", "obl:arg", "iobj", "conj")):
        return head.lemma in pieces.lexicon.verbs
    return pieces.is_a("government_links", before) and head.lemma in pieces.lexicon.verbs


def _opens_clause(pieces: Pieces, before: int) -> bool:
    token = pieces.token(before)
    return token is None or token.pos in ("PUNCT", "CCONJ", "SCONJ") or token.text in ".,;:«–—"


def _acts(pieces: Pieces, at: int) -> bool:
    """The next verb, not further than its auxiliaries and adverbs, is one that governments are subject of."""
    for token in pieces.parse.tokens[at : at + 5]:
        if token.lemma in pieces.lexicon.verbs:
            return True
        if token.pos not in ("AUX", "ADV", "PRON"):
            return False
    return False
