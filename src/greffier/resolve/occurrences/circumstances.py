"""When and where an event happened, as far as its own words and its surroundings in the text say.

What the clause leaves open, the sentence, a dated or placed heading, or the event told just before may fill
(``context``); the publication date never does.
"""

from __future__ import annotations

from dataclasses import dataclass

from greffier.resolve.occurrences.sites import Sites
from greffier.resolve.occurrences.times import Times


@dataclass(frozen=True)
class Circumstances(Times, Sites):
    """Looks up the times and places of the event mentions of one document."""
