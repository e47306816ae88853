"""The two sides of an incident, as most of its members name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from greffier.incidents.summary import Told
from greffier.model.actor import Actor
from greffier.model.folding import fold
from greffier.model.record import Event, Participant, Victims
from greffier.registry import find_actor


@dataclass(frozen=True, slots=True)
class Party:
    """One party: the registry's actor, or the text's own words where it has none."""

    name: str
    actor: Actor | None

    @property
    def key(self) -> str:
        """What tells it from others."""
        return self.actor.id if self.actor else fold(self.name)


@dataclass(frozen=True, slots=True)
class Side:
    """The party that most members name, those that they name together with it, and all that any member names."""

    principal: Party | None
    others: tuple[Party, ...]
    named: tuple[Party, ...]

    @property
    def actors(self) -> list[Actor | None]:
        """The parties on this side, None for one that the registry does not know."""
        return [party.actor for party in (self.principal, *self.others) if party]


def find_side(members: Sequence[Told], role: Literal["agent", "target"], other: Party | None = None) -> Side:
    """The side of an incident in a role: first known actors, then words; of these what most members name.

    Parties on which accounts differ are never put together on one side; nor is the ``other`` side's principal put here,
    whom another account may have in this role.
    """
    left_out = other.key if other else None
    named = [{party.key: party for party in _find_parties(one.event, role)} for one in members]
    told = [{key: party for key, party in parties.items() if key != left_out} for parties in named]
    every = {key: party for parties in told for key, party in parties.items()}
    counted = Counter(key for parties in told for key in parties)
    order = {key: number for number, key in enumerate(every)}
    ranked = sorted(every, key=lambda key: (every[key].actor is None, -counted[key], order[key]))
    if not ranked:
        return Side(None, (), ())
    beside = {key for parties in told if ranked[0] in parties for key in parties}
    others = tuple(every[key] for key in ranked[1:] if key in beside)
    return Side(every[ranked[0]], others, tuple(every[key] for key in ranked))


def _find_parties(event: Event, role: Literal["agent", "target"]) -> list[Party]:
    named = [party for party in event.participants if party.role == role]
    if role == "agent":
        found = [_make(party.name, party.actor) for party in named]
    else:
        victims = list(_find_victims(event))
        found = [_make(party.name, party.actor) for party in named if party.actor or _is_hurt(party, victims)]
        found = found or [_make(who.name, who.actor) for who in victims if who.name]
    return found


def _find_victims(event: Event) -> Iterator[Victims]:
    """Those whom the figures count on the side that was struck."""
    for figure in event.casualties:
        who = figure.who
        if who and (who.role == "target" or (who.civilian and event.type == "attack-on-civilians")):
            yield who


def _is_hurt(party: Participant, victims: Sequence[Victims]) -> bool:
    """True for words that a figure counts: people, where « deux véhicules » are none."""
    return any(who.span is not None and who.span.overlaps(party.span) for who in victims)


def _make(name: str, identity: str | None) -> Party:
    actor = find_actor(identity) if identity else None
    return Party(actor.name if actor else name, actor)
