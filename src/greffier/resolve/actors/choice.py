"""Choosing among an actor mention's candidates: by the countries of the text, the year, and who is named elsewhere."""

from __future__ import annotations

from collections.abc import Set

from greffier.model.actor import Actor
from greffier.model.mentions import Resolution
from greffier.resolve.actors.setting import Setting

_ABROAD = 0.6  # worth of a country that the registry does not list first: the actor is there, but not at home
_NAMED = 5.0  # worth of being named in full elsewhere in the text


def choose(
    candidates: tuple[Actor, ...], setting: Setting, sentence: int, year: int | None, named: Set[str]
) -> tuple[Actor | None, Resolution]:
    """The candidate that fits the text best, with the reason; None where nothing tells them apart."""
    ids = tuple(actor.id for actor in candidates)
    if len(candidates) == 1:
        return candidates[0], Resolution(ids, "only candidate")
    alive = tuple(a for a in candidates if year is None or a.existed_in(year)) or candidates
    if len(alive) == 1:
        return alive[0], Resolution(ids, f"the only one that existed in {year}")
    scored = sorted(((_score(actor, setting, sentence, named), actor) for actor in alive), key=lambda item: -item[0])
    (best, first), (second, _) = scored[0], scored[1]
    ranked = tuple(actor.id for _, actor in scored)
    if best > second:
        return first, Resolution(ranked, "the text speaks of its country" if first.id not in named else "named in full")
    parents = [a for a in alive if all(b is a or b.parent == a.id for b in alive)]
    if parents:
        return parents[0], Resolution(ranked, "the others belong to it")
    return None, Resolution(ranked, "nothing tells the candidates apart")


def _score(actor: Actor, setting: Setting, sentence: int, named: Set[str]) -> float:
    near = max(
        (setting.near(sentence, code) * (_ABROAD if i else 1.0) for i, code in enumerate(actor.countries)),
        default=0.0,
    )
    return near + (_NAMED if actor.id in named else 0.0)
