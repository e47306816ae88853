"""What the annotators find in a text and what the resolvers make of it.

A mention points at words; what it stands for in the world is a second object in a layer of its own, aligned
with the first by position: ``annotated.places[i]`` resolves ``annotated.toponyms[i]``.
``rule`` is the id of the rule that read it, for ``--explain``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from greffier.model.actor import Actor
from greffier.model.record import (
    CasualtyKind,
    CasualtyStatus,
    FramingKind,
    Location,
    ModalityKind,
    PlaceRelation,
    RoleKind,
    SourceKind,
    When,
)
from greffier.model.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count in words or digits: « au moins 12 », « une quinzaine de ». Bounds as in ``record.Count``."""

    span: Span
    low: int | None
    high: int | None
    approximate: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression and what its words say, not yet on the calendar."""

    span: Span
    fields: Mapping[str, str | int]
    rule: str


@dataclass(frozen=True, slots=True)
class Date:
    """Where a timex falls. ``when`` is None where nothing anchors it; ``anchor`` names what did.

    ``scope`` says what it dates: its own clause, all that follows until the next heading (a dated section of
    a bulletin, a live blog's entry), or only the publication (a dateline: it dates no event).
    """

    when: When | None
    anchor: str | None
    scope: Literal["clause", "section", "publication"] = "clause"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place expression: ``span`` is the whole of it (« à 30 km au sud de Kidal »), ``names`` the names in it.

    ``scope`` is "dateline" for the place a dispatch was written at, "section" for a heading that places what
    follows it, "clause" otherwise.
    """

    span: Span
    names: tuple[Span, ...]
    relation: PlaceRelation
    rule: str
    scope: Literal["clause", "section", "dateline"] = "clause"
    fields: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The reason for a choice: what was chosen from, best first, and why."""

    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Situated:
    """A toponym on the map, with the candidates it was chosen from."""

    location: Location
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name or describe a party. ``token`` is the index of the phrase's head word.

    ``form``: "name" (registry), "composed" (« armée tchadienne »), "generic" (« des hommes armés »,
    « douze civils »), "person" (a named individual), "anaphor" (« le groupe », « les assaillants »), "pronoun"
    (« ils », « nos forces »: whoever speaks). ``civilian`` is None where the words do not say.

    ``noun`` is the class of the head noun ("troops", "villagers" …, the data's own names), None for bare names
    and pronouns; ``countries`` are those that the phrase itself points at; ``name`` is the proper name inside it
    (a person's, or a group's that the registry does not know).
    """

    span: Span
    token: int
    form: Literal["name", "composed", "generic", "person", "anaphor", "pronoun"]
    candidates: tuple[Actor, ...]
    civilian: bool | None
    rule: str
    noun: str | None = None
    countries: tuple[str, ...] = ()
    name: Span | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Whom an actor mention stands for: a registry actor, or the text's own words (``actor`` None)."""

    actor: Actor | None
    name: str
    civilian: bool | None
    antecedent: int | None
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Quote:
    """Words set in quotation marks; ``span`` includes the marks, ``inner`` does not.

    ``scare`` is True for a few words held at arm's length inside a sentence of another's.
    """

    span: Span
    inner: Span
    scare: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. ``content`` is what is said, ``cue`` the words that say so.

    ``source`` is the mention of who speaks (None: nobody is named), ``via`` the mention of who relays it, and
    ``kind`` what sort of voice its words describe. ``doubt`` is True where the cue itself doubts or accuses.
    ``relays`` are the further links of the chain after ``via``, the nearest to the speaker first.
    """

    content: Span
    cue: Span
    source: Span | None
    via: Span | None
    kind: SourceKind
    rule: str
    doubt: bool = False
    relays: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """One distinct speaker of the document: becomes a ``record.Source``. ``via`` is an index into the voices."""

    kind: SourceKind
    name: str | None
    description: str | None
    actor: Actor | None
    via: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that fills a role of an event; ``token`` is its head word."""

    role: RoleKind
    token: int
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty figure: « 12 morts, dont 4 enfants » gives two. ``token`` is the word that names the harm.

    ``victims`` is the phrase counted, where there is one; ``cause`` the token of the event word that the clause
    itself ties the harm to (« l'attaque a fait », « tués dans l'explosion »), None where the clause names none.
    ``period`` is True for a total of many deeds (« 377 morts depuis le début de la guerre »).
    """

    kind: CasualtyKind
    status: CasualtyStatus
    low: int | None
    high: int | None
    approximate: bool
    span: Span
    token: int
    victims: Argument | None
    cause: int | None
    rule: str
    period: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause or phrase that tells an event. ``token`` is the head word of the trigger.

    ``type`` is a key of the ontology, or "attack" or "killing" where the words leave open which: the parties
    decide later. ``outcome`` marks a mention that tells the harm and not the deed (« ont été tués », « a fait trois
    morts »); ``cause`` is then the token of the deed's word, where the clause names it. ``anaphoric`` marks a
    mention that points back (« l'attaque », « cet assaut »). ``confidence`` is the classifier's, None where the
    lexicon alone decided.
    """

    type: str
    trigger: Span
    token: int
    extent: Span
    arguments: tuple[Argument, ...]
    outcome: bool
    cause: int | None
    anaphoric: bool
    rule: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Modality:
    """How an event mention is presented, with the words that say so (``cues``; none: plain assertion).

    ``background`` is True for history told beside the news (« en 2015, … », « lors de la bataille de … »).
    """

    kind: ModalityKind
    negated: bool
    aggregate: bool
    background: bool
    cues: tuple[Span, ...]
    rule: str | None


@dataclass(frozen=True, slots=True)
class LoadedWords:
    """Words that judge: kept for ``framing``."""

    span: Span
    kind: FramingKind
    neutral: str | None
    describes: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """A party in a role of an event. ``actor`` indexes ``Annotated.actors`` (None: a thing, kept in its words).

    ``voice`` is the voice that names the party where it is not the event's own (an accusation, a claim of
    responsibility); ``reason`` says how the party came to the event where its clause does not name it.
    """

    argument: Argument
    actor: int | None
    voice: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event as this document tells it, gathered from the mentions that tell it.

    ``mention`` is the index of the mention that stands for it in ``Annotated.events``, ``folded`` those of the
    others (« l'attaque a fait », « ont été tués »), ``tolls`` indexes ``Annotated.tolls``, ``date`` and
    ``places`` index ``timexes`` and ``toponyms``. ``same_as`` and ``part_of`` index the occurrences themselves;
    ``denied_by`` and ``voice`` the voices. ``reasons`` says why, value by value.
    """

    mention: int
    folded: tuple[int, ...]
    type: str
    involved: tuple[Involvement, ...]
    tolls: tuple[int, ...]
    voice: int
    date: int | None = None
    places: tuple[int, ...] = ()
    same_as: tuple[int, ...] = ()
    part_of: int | None = None
    cause_of: tuple[int, ...] = ()
    denied_by: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
