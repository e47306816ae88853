"""What kind of event a mention tells, where its words alone leave it open.

« Attaquer » and « tuer » say neither a clash nor violence against civilians; the parties decide, as in the ACLED
codebook: unarmed victims make it violence against civilians, armed ones a clash. Where no party is named, the thing
that was attacked decides: a village, a market, a bus.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from greffier.languages import load
from greffier.model.annotated import Annotated
from greffier.model.folding import fold_word
from greffier.model.mentions import Argument, EventMention, Involvement
from greffier.model.ontology import OPEN_TYPES
from greffier.resolve.occurrences.participants import actor_of, is_civilian

_WITHOUT_ARMS = "international-organisation"
"""A kind of registry actors that does not fight; missions of soldiers are external forces there."""


def settle_type(
    annotated: Annotated, mention: EventMention, involved: Sequence[Involvement], tolls: Sequence[int]
) -> tuple[str, str]:
    """The ontology type of a mention, and the reason for it."""
    if mention.type not in OPEN_TYPES:
        return mention.type, "the trigger's own type"
    targets = [_is_unarmed(annotated, one.actor) for one in involved if one.argument.role == "target"]
    victims = [_victims_civilian(annotated, toll) for toll in tolls if annotated.tolls[toll].status != "part"]
    known = [civilian for civilian in (*targets, *victims) if civilian is not None]
    if known:
        armed = any(not civilian for civilian in known)
        return ("armed-clash", "armed targets") if armed else ("attack-on-civilians", "unarmed targets")
    if mention.type == "killing" and (targets or victims):
        return "attack-on-civilians", "killed people whom nothing calls armed"
    if any(_is_civilian_site(annotated, one.argument) for one in involved if one.argument.role == "target"):
        return "attack-on-civilians", "the place attacked is one where people live"
    return "armed-clash", "nothing says that the targets are unarmed"


def _is_unarmed(annotated: Annotated, actor: int | None) -> bool | None:
    """As civilian, and True for holders of a civil office, and for agencies."""
    civilian = is_civilian(annotated, actor)
    if actor is None or civilian is not None:
        return civilian
    known = annotated.parties[actor].actor
    is_office = annotated.actors[actor].noun in load(annotated.document.language, "occurrences")["civil_offices"]
    return True if is_office or (known and known.kind == _WITHOUT_ARMS) else None


def _victims_civilian(annotated: Annotated, toll: int) -> bool | None:
    victims = annotated.tolls[toll].victims
    return is_civilian(annotated, actor_of(annotated, victims)) if victims else None


def _is_civilian_site(annotated: Annotated, target: Argument) -> bool:
    word = annotated.parse.tokens[target.token].text
    return fold_word(word) in _civilian_sites(annotated.document.language)


@cache
def _civilian_sites(language: str) -> frozenset[str]:
    listed = load(language, "occurrences")["civilian_sites"]
    return frozenset(fold_word(word.strip()) for line in listed for word in line.split(","))
