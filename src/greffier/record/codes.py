"""The standard schemes' codes for an event: ACLED, PLOVER, UCDP. A code the facts do not settle is None."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from greffier.model.actor import Actor
from greffier.model.ontology import ONTOLOGY
from greffier.model.record import AcledCode, Codes, PloverCode

_STATE = frozenset({"state-forces", "government"})
_ARMED = frozenset({"rebel-group", "political-militia", "identity-militia", "external-forces"})
_MODES = {
    "air-strike": "aerial", "shelling": "heavy-weapons", "remote-explosive": "explosives", "grenade": "explosives",
    "suicide-bombing": "suicide-attack", "chemical-weapon": "unconventional", "abduction": "abduct",
    "sexual-violence": "sexual", "arrest": "arrest", "protest": "demo", "riot": "riot", "withdrawal": "withdraw",
}  # fmt: skip


def code_event(event_type: str, agents: Iterable[Actor | None], targets: Iterable[Actor | None]) -> Codes:
    """The codes of an event between known (Actor) and unknown (None) parties.

    >>> code_event("air-strike", [], []).acled
    AcledCode(event_type='Explosions/Remote violence', sub_event_type='Air/drone strike')
    """
    entry = ONTOLOGY[event_type]
    sides = _kinds(agents), _kinds(targets)
    plover = PloverCode(entry.plover, _MODES.get(event_type)) if entry.plover else None
    return Codes(_acled(entry.acled, sides[0]), plover, _ucdp(entry.ucdp, *sides))


def _kinds(actors: Iterable[Actor | None]) -> frozenset[str]:
    return frozenset("unknown" if actor is None else actor.kind for actor in actors)


def _acled(code: tuple[str, str] | None, agents: frozenset[str]) -> AcledCode | None:
    if code is None:
        return None
    if code[1] != "by-actors":
        return AcledCode(*code)
    if agents and agents <= _STATE:
        return AcledCode(code[0], "Government regains territory")
    return AcledCode(code[0], "Non-state actor overtakes territory") if agents and agents <= _ARMED else None


def _ucdp(
    code: Literal["by-actors", 1, 2, 3] | None, agents: frozenset[str], targets: frozenset[str]
) -> Literal[1, 2, 3] | None:
    if code != "by-actors":
        return code
    if targets == {"civilians"}:
        return 3
    both = agents | targets
    if not agents or not targets or not both <= _STATE | _ARMED:
        return None
    return 1 if both & _STATE else 2
