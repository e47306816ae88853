"""Groups that the registry does not know: « le Front pour la renaissance du Sahel (FRS) », and their acronyms."""

from __future__ import annotations

import re

from greffier.annotate.actors.pieces import Piece, Pieces
from greffier.model.mentions import ActorMention
from greffier.model.span import Span

_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-Za-zÀ-ÿ0-9\-]{1,9}")
_FAR = 12  # words of a name before its acronym
_SORTS = ("body", "group", "people")


def find_groups(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    """Names that the text itself gives to a party, each with its acronym wherever it comes back."""
    found: list[ActorMention] = []
    acronyms: dict[str, Span] = {}
    for at in range(len(pieces.parse.tokens)):
        if free[at] and (end := _reach_named(pieces, at)):
            found.append(_mention(pieces, at, end, pieces.span(at, end), "actors.group.named"))
            free[at:end] = [False] * (end - at)
        elif free[at] and (end := _reach_name(pieces, at)):
            acronym = _bracketed(pieces, end)
            if acronym is None and end - at < 3:
                continue
            name = pieces.span(at, end)
            if acronym is not None:
                acronyms[acronym] = name
                end += 3
            found.append(_mention(pieces, at, end, name))
            free[at:end] = [False] * (end - at)
    return found + _find_acronyms(pieces, free, acronyms)


def _reach_name(pieces: Pieces, at: int) -> int:
    """The token after a capitalised noun for a group and what names it; 0 where no such name begins."""
    piece, token = pieces.parties.get(at), pieces.parse.tokens[at]
    if not _may_begin(piece) or not token.text[0].isupper():
        return 0
    first = pieces.parse.sentence_of(at).first
    end = piece.last if piece else at
    last = end
    while (token_ := pieces.token(last)) is not None and last < at + _FAR and token_.sentence == token.sentence:
        if token_.pos in ("NOUN", "PROPN", "ADJ") and token_.text not in "()":
            end = last + 1
        elif not (pieces.is_a("of", last) or pieces.is_a("name_links", last)):
            break
        last += 1
    if at == first and _bracketed(pieces, end) is None:
        return 0
    return end if end > at + 1 else 0


def _reach_named(pieces: Pieces, at: int) -> int:
    """The token after « colonne Dagoberto Ramos », « gang de Grand Ravine »; 0 for others."""
    piece = pieces.parties.get(at)
    if piece is None or (piece.noun is None and not piece.vague) or pieces.parse.tokens[at].text[0].isupper():
        return 0
    words = " ".join(pieces.parse.tokens[i].folded for i in range(at, piece.last))
    if words not in pieces.lexicon.words["naming"]:
        return 0
    start = piece.last
    if words in pieces.lexicon.words["naming_of"] and pieces.is_a("of", start):
        start += 1 + pieces.is_a("articles", start + 1)
    return _end_of_name(pieces, start, gang=words in pieces.lexicon.words["gangs"])


def find_apposed(pieces: Pieces, free: list[bool], group: ActorMention) -> ActorMention | None:
    """« une faction inconnue, Ashab al-Kahf, a revendiqué »: the name between commas after a group told by its noun."""
    end = _comma_after(pieces, group)
    if end is None or end + 1 >= len(free) or not free[end + 1]:
        return None
    last = _end_of_apposed(pieces, end + 1)
    after = pieces.token(last)
    if last == end + 1 or after is None or after.text not in (",", "(", "."):
        return None
    name = pieces.span(end + 1, last)
    return ActorMention(name, end + 1, "name", (), group.civilian, "actors.group.apposed", group.noun, (), name)


def _comma_after(pieces: Pieces, group: ActorMention) -> int | None:
    """The comma that follows the group, an adverb and an adjective between at most."""
    first = pieces.parse.tokens_between(group.span.start, group.span.end).stop
    for index in range(first, first + 4):
        token = pieces.token(index)
        if token is None or token.pos in ("VERB", "AUX", "CCONJ", "SCONJ", "NOUN"):
            return None
        if token.text == ",":
            return index
    return None


def _end_of_apposed(pieces: Pieces, start: int) -> int:
    """As below, particles inside the name too (« Ashab al-Kahf al-Jadid »)."""
    end = _end_of_name(pieces, start)
    while end and (token := pieces.token(end)) is not None:
        if token.text.split("-")[0] not in pieces.lexicon.words["leading"]:
            break
        end += 1
    return max(end, start)


def _end_of_name(pieces: Pieces, start: int, gang: bool = False) -> int:
    """The token after a run of capitalised words that are nobody known; 0 where none begins.

    A gang may bear a name that other fighters have: « le gang Taliban ».
    """
    end = start
    while (token := pieces.token(end)) is not None and token.text[0].isupper() and len(token.text) > 1:
        known, pointer = pieces.parties.get(end), pieces.pointers.get(end)
        if known is not None and known.sort == "name" and (not gang or _has_gang(known)):
            return 0
        if pointer is not None and pointer.sort != "people":
            return 0
        end += 1
    return end if end > start else 0


def _has_gang(name: Piece) -> bool:
    return any(actor.kind in ("political-militia", "identity-militia") for actor in name.candidates)


def _may_begin(piece: Piece | None) -> bool:
    return piece is not None and piece.noun is not None and piece.noun.sort in _SORTS and not piece.noun.civilian


def _bracketed(pieces: Pieces, at: int) -> str | None:
    tokens = [pieces.token(at + i) for i in range(3)]
    if any(token is None for token in tokens):
        return None
    opening, inside, closing = (token.text for token in tokens if token)
    if opening != "(" or closing != ")" or not _ACRONYM.fullmatch(inside):
        return None
    return inside if sum(c.isupper() for c in inside) >= 2 else None


def _find_acronyms(pieces: Pieces, free: list[bool], acronyms: dict[str, Span]) -> list[ActorMention]:
    return [
        _mention(pieces, token.index, token.index + 1, acronyms[token.text], "actors.group.acronym")
        for token in pieces.parse.tokens
        if token.text in acronyms and free[token.index] and token.start > acronyms[token.text].end
    ]


def _mention(pieces: Pieces, first: int, last: int, name: Span, rule: str = "actors.group.unknown") -> ActorMention:
    while pieces.is_a("definite", first - 1) and not pieces.is_a("of", first - 1):
        first -= 1
    head = next((i for i in range(first, last) if i in pieces.parties), last - 1)
    piece = pieces.parties.get(head)
    noun = piece.noun.name if piece is not None and piece.noun is not None else None
    known = pieces.parties.get(last - 2)
    candidates = known.candidates if known is not None and rule.endswith("unknown") else ()
    civilian = piece.noun.civilian if piece is not None and piece.noun is not None else None
    return ActorMention(pieces.span(first, last), head, "name", candidates, civilian, rule, noun, (), name)
