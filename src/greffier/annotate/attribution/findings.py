"""What the scanners find before the extent of what is said is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from greffier.annotate.attribution.scene import Phrase
from greffier.model.record import SourceKind

Side = Literal["before", "after", "bare", "earlier"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody says something, in tokens (all bounds inside).

    ``left`` and ``right`` bound the whole expression (speaker, verb, adjuncts); what is said stands ``before`` it,
    ``after`` it from token ``begin`` on, in the sentence before (``earlier``), or nowhere (``bare``). ``open`` says
    that it stops where a new clause begins, not only where another voice does (« affirme avoir tiré, et la ville est
    calme »). ``shared`` marks a speaker taken over from an earlier cue of the sentence. ``stop`` is a token before
    which what is said must end. ``kind`` is set where the construction tells what sort of voice it is.
    """

    rule: str
    sentence: int
    cue: tuple[int, int]
    left: int
    right: int
    side: Side
    begin: int
    source: Phrase | None
    via: tuple[Phrase, ...]
    doubt: bool = False
    open: bool = False
    relative: bool = False
    shared: bool = False
    phrase_only: bool = False
    stop: int | None = None
    kind: SourceKind | None = None
