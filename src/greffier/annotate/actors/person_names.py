"""How far a person's name reaches: « Karim al-Bayati », « Umar ben Ari », « N’Diaye »."""

from __future__ import annotations

from greffier.annotate.actors.pieces import Pieces
from greffier.model.parse import Token

_HYPHENS = frozenset("-‑–")


def read_person_name(pieces: Pieces, at: int) -> int:
    """The token after the capitalised name that begins here; ``at`` itself where none does."""
    last, end, sentence = at, at, None
    while (token := pieces.token(last)) is not None and sentence in (None, token.sentence):
        sentence = token.sentence
        if _is_name(pieces, token) and not _taken(pieces, last, inside=end > at):
            last = end = last + 1
        elif (end > at and (pieces.is_a("particles", last) or token.text in _HYPHENS)) or (
            end == at and pieces.is_a("leading", last) and is_capital(pieces, last + 1)
        ):
            last += 1
        else:
            break
    return end


def _is_name(pieces: Pieces, token: Token) -> bool:
    """« Karim », « al-Hassani », « N’Diaye »: a capital at the head, or after a particle."""
    if token.text[0].isupper():
        return token.text[-1] != "."
    particle, _, rest = token.folded.replace("'", "-").partition("-")
    return bool(rest) and pieces.lexicon.has("particles", particle) and token.text[len(particle) + 1].isupper()


def is_capital(pieces: Pieces, at: int) -> bool:
    token = pieces.token(at)
    if token is not None and token.text in _HYPHENS:
        token = pieces.token(at + 1)
    return token is not None and token.text[0].isupper()


def _taken(pieces: Pieces, at: int, inside: bool = False) -> bool:
    token = pieces.parse.tokens[at]
    piece, pointer = pieces.parties.get(at), pieces.pointers.get(at)
    if token.text.isupper() and len(token.text) > 1:
        return True
    named = piece is not None and (piece.sort == "name" or token.pos in ("NOUN", "DET", "PRON"))
    if inside and piece is not None and piece.sort == "name" and piece.last - at == 1:
        return False  # a surname that a group bears as well
    return named or (pointer is not None and pointer.sort in ("country", "capital"))
