"""The kinds of rules that ``languages/<language>/casualties`` holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from greffier.model.record import CasualtyKind, CasualtyStatus

Frame = Literal["object", "subject", "to", "counted", "of"]
Needs = Literal["anyone", "person", "civilian", "armed"]
NUMBER = "\x00"


@dataclass(frozen=True, slots=True)
class Harm:
    """A rule: a word of harm, whom it harms by its frame, and what must or must not stand around it.

    ``follows`` must be found in the rest of the clause, ``refuse`` must not stand right after the word,
    ``context`` must be found anywhere in the clause and ``unless`` must not, ``one`` must be where a single one is
    counted. ``participle`` is False where a participle alone tells a state and no news (« un éleveur réfugié »),
    ``only_participle`` True where nothing else tells the harm (« douze soldats tombés »), ``negated`` where a
    denied verb tells it, ``names`` where a lone name surely is a person's; below ``least`` victims the words tell no
    harm.
    """

    id: str
    kind: CasualtyKind
    frame: Frame
    needs: Needs
    follows: re.Pattern[str] | None
    refuse: re.Pattern[str] | None
    context: re.Pattern[str] | None
    one: re.Pattern[str] | None
    unless: re.Pattern[str] | None = None
    participle: bool = True
    only_participle: bool = False
    least: int = 0
    negated: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class Older:
    """A rule for figures that are no longer claimed; ``number`` patterns end where a number begins."""

    id: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Total:
    """A harm word whose number stands further on: « le nombre de morts est passé à neuf ».

    ``harm`` is the word where the pattern names none. ``people``: a number with a noun of people counts too.
    """

    pattern: re.Pattern[str]
    harm: str | None
    people: bool


@dataclass(frozen=True, slots=True)
class Elided:
    """A rule for a number that leaves its harm to another: « …, les rebelles de trente », « et deux à Kidal ».

    ``pattern`` ends where the number begins and ``after`` stands right behind it. ``bare``: only for a number without a
    noun. ``back``: the harm may be told in the sentence before. ``verbless``: no verb may follow in the clause,
    ``quiet``: nor come before, but one of counting.
    """

    id: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    status: CasualtyStatus | None
    bare: bool
    back: bool
    verbless: bool
    quiet: bool
