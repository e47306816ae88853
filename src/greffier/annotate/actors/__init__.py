"""Find who is spoken of: names, composed and generic phrases, persons, words that point back, pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.actors.groups import find_groups
from greffier.annotate.actors.lexicon import NounClass, load_lexicon
from greffier.annotate.actors.persons import find_persons, take_person
from greffier.annotate.actors.phrases import Phrase, candidates_of, read_phrase
from greffier.annotate.actors.pieces import Piece, Pieces, find_pieces
from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention
from greffier.registry import compose

__all__ = ["find_actors"]

_CIVIL = frozenset({"civilians", "protesters", "rioters"})


def find_actors(annotated: Annotated) -> tuple[ActorMention, ...]:
    """All words that name or describe a party, in text order, the longer first where two begin together.

    « des combattants du groupe État islamique (EI) » gives the whole phrase, and inside it « groupe État islamique
    (EI) »: both are the Islamic State. « les armées syrienne et irakienne » gives two mentions.
    """
    lexicon = load_lexicon(annotated.document.language)
    pieces = find_pieces(annotated.document, annotated.parse, lexicon)
    free = [True] * len(annotated.parse.tokens)
    found = find_groups(pieces, free)
    found += _find_phrases(pieces, free)
    found += _find_capitals(pieces, free)
    found += find_persons(pieces, free)
    found += _find_pronouns(pieces, free)
    unique = {(mention.span.start, mention.span.end, mention.token): mention for mention in found}
    return tuple(sorted(unique.values(), key=lambda m: (m.span.start, -m.span.end, m.token)))


def _find_phrases(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    found: list[ActorMention] = []
    at = 0
    while at < len(free):
        piece = pieces.parties.get(at) if free[at] else None
        if piece is None or not _is_party(pieces, piece):
            at += 1
            continue
        phrase = read_phrase(pieces, piece)
        _share_country(pieces, phrase)
        take_person(pieces, phrase)
        mentions = list(_mentions_of(pieces, phrase))
        found += mentions
        if mentions:
            free[phrase.first : phrase.last] = [False] * (phrase.last - phrase.first)
        at = phrase.last if mentions else piece.last
    return found


def _is_party(pieces: Pieces, piece: Piece) -> bool:
    if not piece.vague:
        return True
    if not pieces.is_a("definite", piece.first - 1):
        return False
    after = pieces.token(piece.last)
    pointed = pieces.pointers.get(piece.last)
    modified = after is not None and (after.pos == "ADJ" or pieces.is_a("of", piece.last))
    return not modified and pointed is None


def _share_country(pieces: Pieces, phrase: Phrase) -> None:
    """« l'armée et l'aviation syriennes »: the plural adjective is both nouns'."""
    if phrase.countries or not phrase.bare or not pieces.is_a("conjunctions", phrase.last):
        return
    at = phrase.last + 1
    while pieces.is_a("articles", at):
        at += 1
    second = pieces.parties.get(at)
    pointer = pieces.pointers.get(second.last) if second is not None and second.sort == "noun" else None
    if pointer is not None and pointer.sort == "demonym":
        plural = pieces.parse.tokens[pointer.last - 1].folded.endswith("s")
        single = not pieces.parse.tokens[at].folded.endswith("s")
        if plural and single:
            phrase.countries.extend(pointer.countries)


def _mentions_of(pieces: Pieces, phrase: Phrase, inside: bool = False) -> Iterator[ActorMention]:
    mention = _mention_of(pieces, phrase)
    if mention is not None:
        yield mention
    for other in phrase.also:
        if (second := _mention_of(pieces, other)) is not None:
            yield second
    if phrase.beside is not None and phrase.name is None:
        beside = Phrase(phrase.beside, phrase.beside.first, phrase.beside.last, phrase.beside.first)
        if (named := _mention_of(pieces, beside)) is not None:
            yield named
    if phrase.inner is not None:
        yield from _mentions_of(pieces, phrase.inner, inside=True)


def _mention_of(pieces: Pieces, phrase: Phrase) -> ActorMention | None:
    noun, candidates = phrase.piece.noun, candidates_of(phrase)
    form = _form_of(pieces, phrase, candidates)
    if form is None:
        return None
    tokens = pieces.parse.tokens
    return ActorMention(
        span=pieces.document.span(tokens[phrase.first].start, tokens[phrase.last - 1].end),
        token=phrase.head,
        form=form[0],
        candidates=candidates,
        civilian=_civilian(noun, candidates),
        rule=form[1],
        noun=noun.name if noun else None,
        countries=tuple(dict.fromkeys(phrase.countries)),
        name=phrase.name,
    )


_Form = tuple[str, str]


def _form_of(pieces: Pieces, phrase: Phrase, candidates: tuple[Actor, ...]):  # type: ignore[no-untyped-def]
    noun = phrase.piece.noun
    if phrase.name is not None:
        return "person", "actors.person.role"
    if noun is None:
        return "name", "actors.name"
    if phrase.beside is not None and noun.sort == "group":
        return "name", "actors.name.beside"
    if candidates:
        return "composed", f"actors.composed.{noun.name}"
    if _is_ours(pieces, phrase, noun):
        return "pronoun", "actors.pronoun.ours"
    if _is_theirs(pieces, phrase, noun):
        return "pronoun", "actors.pronoun.theirs"
    if phrase.inner is not None or phrase.countries:
        return "generic", f"actors.generic.{noun.name}"
    if noun.name == "party-thing":
        return None
    if _points_back(pieces, phrase, noun):
        return "anaphor", f"actors.anaphor.{noun.name}"
    return "generic", f"actors.generic.{noun.name}"


def _is_ours(pieces: Pieces, phrase: Phrase, noun: NounClass) -> bool:
    return noun.civilian is not True and any(
        pieces.is_a("possessive_we", index) for index in range(phrase.first, phrase.piece.first)
    )


def _is_theirs(pieces: Pieces, phrase: Phrase, noun: NounClass) -> bool:
    return noun.civilian is not True and any(
        pieces.is_a("possessive_they", index) for index in range(phrase.first, phrase.piece.first)
    )


_BACK = frozenset({"attackers", "fighters", "unknown-armed", "enemy", "coalition", "group", "organisation"})


def _points_back(pieces: Pieces, phrase: Phrase, noun: NounClass) -> bool:
    """A definite noun for a party with nothing that says which one."""
    if noun.name not in _BACK or (noun.sort == "group" and _is_plural(pieces, phrase)):
        return False
    inside = range(phrase.first, phrase.piece.first)
    if any(pieces.is_a("definite", index) and not pieces.is_a("indefinite", index) for index in inside):
        return True
    return not inside and pieces.is_a("contracted", phrase.first - 1)


def _is_plural(pieces: Pieces, phrase: Phrase) -> bool:
    return pieces.parse.tokens[phrase.piece.first].folded.endswith("s")


def _civilian(noun: NounClass | None, candidates: tuple[Actor, ...]) -> bool | None:
    if noun is not None and noun.civilian is not None:
        return noun.civilian
    kinds = {actor.kind for actor in candidates}
    if kinds and kinds <= _CIVIL:
        return True
    fighting = {"state-forces", "rebel-group", "political-militia", "identity-militia", "external-forces"}
    return False if kinds and kinds <= fighting else None


def _find_capitals(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
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
    token = next(pieces.parse.tokens[i] for i in range(piece.first, piece.last))
    head = pieces.parse.tokens[token.head]
    if token.dep.startswith("nsubj") or (token.dep in ("obj", "obl:agent", "obl:arg", "iobj", "conj")):
        return head.lemma in pieces.lexicon.verbs
    return pieces.is_a("government_links", before) and head.lemma in pieces.lexicon.verbs


def _is_impersonal(pieces: Pieces, piece: Piece) -> bool:
    """« il pourrait s'agir », « il y a »: nobody at all."""
    near = range(piece.last, min(piece.last + 4, pieces.parse.sentence_of(piece.first).last))
    return pieces.is_a("masculine", piece.first) and any(pieces.is_a("impersonal", i) for i in near)


def _is_determiner(pieces: Pieces, piece: Piece) -> bool:
    """« ce dernier chiffre » is no pronoun."""
    after = pieces.token(piece.last)
    return piece.last - piece.first > 1 and after is not None and after.pos == "NOUN"


def _find_pronouns(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    found = []
    for piece in pieces.pronouns.values():
        token = pieces.parse.tokens[piece.first]
        if piece.pronoun is None or not free[piece.first] or token.dep.startswith("expl") or _is_impersonal(pieces, piece):
            continue
        if _is_determiner(pieces, piece):
            continue
        start = token.start + (token.text.rfind("-") + 1 if token.text[0] in "-‑" else 0)
        span = pieces.document.span(start, pieces.parse.tokens[piece.last - 1].end)
        found.append(ActorMention(span, piece.first, "pronoun", (), None, piece.pronoun.id))
    return found
