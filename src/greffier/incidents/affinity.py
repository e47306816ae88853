"""How well two types of event can be two accounts of one event.

One party's air strike is the other's misfired rocket, and a third voice's explosion; a clash is called a massacre by
those who lost. An arrest is no shelling. Only what is listed here, and a type with itself, can be one event.
"""

from __future__ import annotations

from itertools import combinations

_BLASTS = ("air-strike", "shelling", "remote-explosive", "suicide-bombing", "grenade", "chemical-weapon")
_CROWDS = ("protest", "protest-intervention", "excessive-force", "riot")


def _pairs() -> dict[frozenset[str], float]:
    known = {frozenset(pair): 0.6 for pair in combinations(_BLASTS, 2)}
    known |= {frozenset(pair): 0.6 for pair in combinations(_CROWDS, 2)}
    known |= {frozenset((blast, "attack-on-civilians")): 0.6 for blast in _BLASTS}
    known |= {frozenset((blast, "armed-clash")): 0.4 for blast in _BLASTS}
    for one, other, how in (
        ("armed-clash", "attack-on-civilians", 0.7),
        ("armed-clash", "territory-gain", 0.8),
        ("armed-clash", "security-operation", 0.4),
        ("attack-on-civilians", "abduction", 0.2),
        ("attack-on-civilians", "looting-destruction", 0.2),
        ("attack-on-civilians", "sexual-violence", 0.4),
        ("attack-on-civilians", "mob-violence", 0.6),
        ("security-operation", "arrest", 0.4),
        ("territory-gain", "withdrawal", 0.4),
    ):
        known[frozenset((one, other))] = how
    return known


_PAIRS = _pairs()


def find_affinity(one: str, other: str) -> float:
    """From 1 for the same type to 0 for two that are never one event.

    >>> [find_affinity("air-strike", other) for other in ("air-strike", "shelling", "arrest")]
    [1.0, 0.6, 0.0]
    """
    return 1.0 if one == other else _PAIRS.get(frozenset((one, other)), 0.0)
