"""Who took part, where another clause says so.

A toll names the people hit, a claim of responsibility or an accusation the author of the deed (``claims``); an arrest
or a seizure told as part of an operation is the work of those who led it; the rest the story tells (``authors``). Each
keeps the words it was read from, and the voice that says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, Involvement, Occurrence
from greffier.model.ontology import is_violent
from greffier.resolve.occurrences.authors import complete_authors
from greffier.resolve.occurrences.claims import name_claimants
from greffier.resolve.occurrences.participants import actor_of


def complete_roles(annotated: Annotated, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences with the agents and targets that other clauses name."""
    found = [_with_victims(annotated, occurrence) for occurrence in occurrences]
    found = name_claimants(annotated, found)
    for index, occurrence in enumerate(found):
        if occurrence.part_of is not None and not _has(occurrence, "agent"):
            whole = found[occurrence.part_of]
            found[index] = _with_leaders(occurrence, whole, "led the operation that this is part of")
    return complete_authors(annotated, found)


def _has(occurrence: Occurrence, role: str) -> bool:
    return any(one.argument.role == role for one in occurrence.involved)


def _with_victims(annotated: Annotated, occurrence: Occurrence) -> Occurrence:
    """An event without a target hit those whom its tolls count, its own authors apart."""
    if occurrence.type == "armed-clash":
        occurrence = _turned(annotated, occurrence)
    if _has(occurrence, "target") or not is_violent(occurrence.type):
        return occurrence
    authors = {_name(annotated, one.actor) for one in occurrence.involved if one.argument.role == "agent"}
    hit: dict[str, Involvement] = {}
    for index in occurrence.tolls:
        toll = annotated.tolls[index]
        victims = toll.victims if toll.status == "current" else None
        actor = actor_of(annotated, victims) if victims else None
        name = _name(annotated, actor)
        if victims is not None and name is not None and name not in authors:
            target = Argument("target", victims.token, victims.span, toll.rule)
            hit.setdefault(name, Involvement(target, actor, reason="counted among its victims"))
    return replace(occurrence, involved=(*occurrence.involved, *hit.values()))


def _turned(annotated: Annotated, occurrence: Occurrence) -> Occurrence:
    """« Deux soldats ont été tués dans des heurts avec les rebelles »: these did it, where the dead are not theirs."""
    held = [one for one in occurrence.involved if one.argument.rule == "with-complement"]
    if (
        _has(occurrence, "agent")
        or not held
        or len(held) < sum(o.argument.role == "target" for o in occurrence.involved)
    ):
        return occurrence
    opponents = {_name(annotated, one.actor) for one in held}
    victims = [annotated.tolls[index].victims for index in occurrence.tolls]
    names = {_name(annotated, actor_of(annotated, victim)) for victim in victims if victim is not None}
    if not names - {None} or names & opponents:
        return occurrence
    turned = {id(one): replace(one, argument=replace(one.argument, role="agent")) for one in held}
    return replace(occurrence, involved=tuple(turned.get(id(one), one) for one in occurrence.involved))


def _name(annotated: Annotated, actor: int | None) -> str | None:
    return None if actor is None else annotated.parties[actor].name


def _with_leaders(part: Occurrence, whole: Occurrence, reason: str) -> Occurrence:
    leaders = [one for one in whole.involved if one.argument.role == "agent"]
    inherited = (replace(one, reason=reason) for one in leaders)
    return replace(part, involved=(*part.involved, *inherited))
