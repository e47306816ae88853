"""What the event steps pass on to each other: a token that tells an event, and the verbs that carry it."""

from __future__ import annotations

from dataclasses import dataclass, field

from greffier.annotate.events.lexicon import Light, Rule


@dataclass(frozen=True, slots=True)
class Carrier:
    """A light verb beside an event noun: the noun is its "object", its "subject", or its agent ("by")."""

    verb: int
    light: Light
    relation: str


@dataclass(slots=True)
class Hit:
    """A token that tells an event: the rule, the words of the trigger, and the verbs that carry a noun."""

    token: int
    rule: Rule
    noun: bool
    words: tuple[int, ...]
    shapes: frozenset[str]
    carriers: list[Carrier] = field(default_factory=list)
