"""A noun phrase around a name or a noun, and whom it may stand for by its own words."""

from __future__ import annotations

from dataclasses import dataclass, field

from greffier.annotate.actors.pieces import Piece
from greffier.model.actor import Actor
from greffier.model.span import Span
from greffier.registry import compose


@dataclass
class Phrase:
    """A phrase being read: tokens ``first`` to ``last`` (half-open) around ``head``."""

    piece: Piece
    first: int
    last: int
    head: int
    countries: list[str] = field(default_factory=list)
    beside: Piece | None = None
    inner: Phrase | None = None
    name: Span | None = None
    also: list[Phrase] = field(default_factory=list)
    bare: bool = True


def candidates_of(phrase: Phrase) -> tuple[Actor, ...]:
    """Whom the phrase may stand for, by its own words alone.

    « combattants de l'EI » are the EI's; « otages des ADF » are not the ADF's; « soldats du régime syrien » are the
    country's army, not its government.
    """
    if phrase.piece.sort == "name":
        return _nearest(phrase.piece.candidates, phrase.countries)
    noun = phrase.piece.noun
    if noun is None or not noun.inherits:
        return _composed(noun.makes if noun else None, [*phrase.countries, *_inner_countries(phrase)])
    if phrase.beside is not None:
        return _nearest(phrase.beside.candidates, phrase.countries)
    if phrase.inner is not None:
        return _inherited(phrase, candidates_of(phrase.inner))
    return _composed(noun.makes, phrase.countries)


def _inner_countries(phrase: Phrase) -> list[str]:
    return phrase.inner.countries if phrase.inner is not None else []


def _inherited(phrase: Phrase, inner: tuple[Actor, ...]) -> tuple[Actor, ...]:
    makes = phrase.piece.noun.makes if phrase.piece.noun else None
    if phrase.piece.noun is None or makes is None or makes == "government":
        return inner
    above = ("government-of-", "military-forces-of-") if phrase.piece.noun.sort == "body" else ("government-of-",)
    made = [compose(makes, actor.countries[0]) for actor in inner if actor.id.startswith(above)]
    return tuple(made) or inner or _composed(makes, phrase.countries)


def _composed(makes: str | None, countries: list[str]) -> tuple[Actor, ...]:
    return tuple(compose(makes, code) for code in dict.fromkeys(countries)) if makes else ()


def _nearest(candidates: tuple[Actor, ...], countries: list[str]) -> tuple[Actor, ...]:
    """« Hezbollah libanais », « talibans pakistanais »: the adjective chooses."""
    near = tuple(a for a in candidates if set(a.countries) & set(countries))
    return near or candidates
