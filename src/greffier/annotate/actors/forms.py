"""What sort of mention a phrase makes: a name, a composed or generic phrase, a person, words that point back."""

from __future__ import annotations

from typing import Literal

from greffier.annotate.actors.lexicon import NounClass
from greffier.annotate.actors.phrase import Phrase
from greffier.annotate.actors.pieces import Pieces
from greffier.model.actor import Actor

Form = Literal["name", "composed", "generic", "person", "anaphor", "pronoun"]


def form_of(pieces: Pieces, phrase: Phrase, candidates: tuple[Actor, ...]) -> tuple[Form, str] | None:
    """What sort of mention the phrase makes, and the rule that says so; None for a thing that is nobody's.

    Positions, vehicles and the like are mentions only where the words tie them to a party.
    """
    noun = phrase.piece.noun
    if phrase.name is not None:
        return "person", "actors.person.role"
    if noun is None or (phrase.beside is not None and noun.sort == "group"):
        return "name", "actors.name.beside" if noun else f"actors.name{'.loose' if phrase.piece.loose else ''}"
    if candidates:
        return "composed", f"actors.composed.{noun.name}"
    return _form_without_candidates(pieces, phrase, noun)


def _form_without_candidates(pieces: Pieces, phrase: Phrase, noun: NounClass) -> tuple[Form, str] | None:
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
