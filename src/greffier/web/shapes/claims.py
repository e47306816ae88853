"""What each report tells of an incident: every value with its words and the chain of its voices."""

from __future__ import annotations

from greffier.web.shapes.common import Shape, State, Words
from greffier.web.shapes.incidents import Outline, Spot
from greffier.web.shapes.review import Correction


class Voice(Shape):
    """One link of a chain; ``kind`` as in the record format. ``source`` is its id in the document's record."""

    source: str
    kind: str
    name: str | None
    description: str | None
    actor: str | None


class Context(Shape):
    """Words with what stands around them in the text."""

    before: str
    words: Words
    after: str


class ClaimedParty(Shape):
    """A party as one voice names it."""

    role: str
    name: str
    actor: str | None
    words: Words
    corrected: bool


class ClaimedFigure(Shape):
    """A figure as one voice gives it; ``who`` it counts. ``superseded``: this voice later gave another."""

    kind: str
    status: str
    low: int | None
    high: int | None
    approximate: bool
    who: str | None
    who_actor: str | None = None
    words: Words
    chain: list[Voice]
    superseded: bool
    corrected: bool


class ClaimedPlace(Shape):
    """A place as one voice names it; ``spot`` None where the gazetteer knows none."""

    text: str
    words: Words
    spot: Spot | None
    outline: Outline | None
    corrected: bool


class ClaimedDate(Shape):
    """A date as one voice gives it."""

    edtf: str
    precision: str
    text: str
    words: Words
    corrected: bool


class Claims(Shape):
    """What one report tells of the incident: an event of its record, by the voice that tells it.

    ``chain`` goes from who says it to the document that we hold. ``origin``: the independent source that it counts for.
    """

    anchor: str
    document: str
    event: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str
    type: str
    modality: str
    negated: bool
    denied_by: list[Voice] | None
    chain: list[Voice]
    origin: str | None
    context: Context
    when: ClaimedDate | None
    where: list[ClaimedPlace]
    parties: list[ClaimedParty]
    figures: list[ClaimedFigure]
    state: State
    corrections: list[Correction]
