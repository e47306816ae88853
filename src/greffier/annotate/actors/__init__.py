"""Find who is spoken of: names, composed and generic phrases, persons, words that point back, pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.actors.deeds import find_doers
from greffier.annotate.actors.forms import form_of
from greffier.annotate.actors.governments import find_governments
from greffier.annotate.actors.groups import find_apposed, find_groups
from greffier.annotate.actors.lexicon import NounClass, load_lexicon
from greffier.annotate.actors.persons import find_persons
from greffier.annotate.actors.phrase import Phrase, candidates_of
from greffier.annotate.actors.phrases import read_phrase, take_person
from greffier.annotate.actors.pieces import Pieces, find_pieces
from greffier.annotate.actors.pronouns import find_clitics, find_pronouns
from greffier.model.actor import Actor
from greffier.model.annotated import Annotated
from greffier.model.mentions import ActorMention

__all__ = ["find_actors"]

_CIVIL = frozenset({"civilians", "protesters", "rioters"})


def find_actors(annotated: Annotated) -> tuple[ActorMention, ...]:
    """All words that name or describe a party, in text order, the longer first where two begin together.

    « des combattants du groupe État islamique (EI) » gives the whole phrase, and inside it « groupe État islamique
    (EI) »: both are the Islamic State. « les armées tchadienne et malienne » gives two mentions.
    """
    lexicon = load_lexicon(annotated.document.language)
    pieces = find_pieces(annotated.document, annotated.parse, lexicon)
    free = [True] * len(annotated.parse.tokens)
    found = find_groups(pieces, free)
    found += _find_phrases(pieces, free)
    for mention in [mention for mention in found if mention.form in ("generic", "anaphor")]:
        apposed = find_apposed(pieces, free, mention) if mention.noun in ("group", "bands", "organisation") else None
        if apposed is not None:
            found.append(apposed)
            free[apposed.token] = False
    found += find_doers(pieces, free)
    found += find_governments(pieces, free)
    found += find_persons(pieces, free)
    found += find_pronouns(pieces, free)
    found += find_clitics(pieces, free)
    unique = {(mention.span.start, mention.span.end, mention.token): mention for mention in found}
    return tuple(sorted(unique.values(), key=lambda m: (m.span.start, -m.span.end, m.token)))


def _find_phrases(pieces: Pieces, free: list[bool]) -> list[ActorMention]:
    found: list[ActorMention] = []
    at = 0
    while at < len(free):
        piece = pieces.parties.get(at) if free[at] else None
        if piece is None:
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


def _share_country(pieces: Pieces, phrase: Phrase) -> None:
    """« l'armée et l'aviation turques »: the plural adjective is both nouns'."""
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
    form = form_of(pieces, phrase, candidates)
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


def _civilian(noun: NounClass | None, candidates: tuple[Actor, ...]) -> bool | None:
    if noun is not None and noun.civilian is not None:
        return noun.civilian
    kinds = {actor.kind for actor in candidates}
    if kinds and kinds <= _CIVIL:
        return True
    fighting = {"state-forces", "rebel-group", "political-militia", "identity-militia", "external-forces"}
    return False if kinds and kinds <= fighting else None
