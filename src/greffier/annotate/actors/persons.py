"""Named individuals: a title and a name (« le député Karim al-Bayati »), or a name that is introduced by its body
(« Umar Ari, de la Force civile mixte »)."""

from __future__ import annotations

from greffier.annotate.actors.phrases import Phrase, candidates_of, read_phrase
from greffier.annotate.actors.pieces import Pieces
from greffier.model.actor import Actor
from greffier.model.mentions import ActorMention
from greffier.model.parse import Token
from greffier.model.span import Span

_HYPHENS = frozenset("-‑–")


def read_person_name(pieces: Pieces, at: int) -> int:
    """The token after the capitalised name that begins here; ``at`` itself where none does."""
    last, end, sentence = at, at, None
    while (token := pieces.token(last)) is not None and sentence in (None, token.sentence):
        sentence = token.sentence
        if _is_name(pieces, token) and not _taken(pieces, last):
            last = end = last + 1
        elif (end > at and (pieces.is_a("particles", last) or token.text in _HYPHENS)) or (
            end == at and pieces.is_a("leading", last) and _capital(pieces, last + 1)
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


def _capital(pieces: Pieces, at: int) -> bool:
    token = pieces.token(at)
    if token is not None and token.text in _HYPHENS:
        token = pieces.token(at + 1)
    return token is not None and token.text[0].isupper()


def _taken(pieces: Pieces, at: int) -> bool:
    token = pieces.parse.tokens[at]
    piece, pointer = pieces.parties.get(at), pieces.pointers.get(at)
    if token.text.isupper() and len(token.text) > 1:
        return True
    named = piece is not None and (piece.sort == "name" or token.pos in ("NOUN", "DET", "PRON"))
    return named or (pointer is not None and pointer.sort in ("country", "capital"))


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
    phrase.name = _span(pieces, start, end)
    phrase.last = end
    return True


def find_persons(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """Names of two words or more outside every other phrase, where a title stands before or a body after."""
    found: list[ActorMention] = []
    at = 0
    while at < len(pieces.parse.tokens):
        end = read_person_name(pieces, at) if free[at] and _capital(pieces, at) else at
        mention = _person_at(pieces, at, end) if end > at else None
        if mention is not None:
            found.append(mention)
        at = max(end, at + 1)
    return found


def _person_at(pieces: Pieces, at: int, end: int) -> ActorMention | None:
    titled = pieces.is_a("titles", at - 1)
    bodies = _body_after(pieces, end)
    if not titled and (end - at < 2 or (bodies is None and not _speaks(pieces, at, end))):
        return None
    first = at - 1 if titled else at
    return ActorMention(
        span=_span(pieces, first, end),
        token=at,
        form="person",
        candidates=bodies or (),
        civilian=None,
        rule="actors.person.titled" if titled else "actors.person.introduced",
        name=_span(pieces, at, end),
    )


def _body_after(pieces: Pieces, end: int) -> tuple[Actor, ...] | None:
    """« Umar Ari, de la Force civile mixte »; « X, porte-parole du M23 »: the candidates of the body."""
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


def _speaks(pieces: Pieces, at: int, end: int) -> bool:
    """The subject of a verb that persons are subject of."""
    for index in range(at, end):
        token = pieces.parse.tokens[index]
        head = pieces.parse.tokens[token.head]
        if token.dep.startswith("nsubj") and head.lemma in pieces.lexicon.verbs:
            return True
    return False


def _span(pieces: Pieces, first: int, last: int) -> Span:
    tokens = pieces.parse.tokens
    return pieces.document.span(tokens[first].start, tokens[last - 1].end)
