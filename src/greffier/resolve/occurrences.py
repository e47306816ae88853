"""From mentions to events: which mentions of a document tell one and the same event.

« Onze soldats ont été tués dans l'attaque d'un car », « l'assaut a duré », « Dix-huit autres ont été blessés »: three
mentions, one occurrence. A mention that tells only the harm goes to its deed, one that points back goes to what it
points at; what names another day, another place or another author stays an event of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, EventMention, Occurrence
from greffier.model.ontology import OPEN_TYPES, is_violent
from greffier.resolve.circumstances import Circumstances
from greffier.resolve.context import fill_from_context
from greffier.resolve.links import link_occurrences
from greffier.resolve.participants import actor_of
from greffier.resolve.sources import voice_at
from greffier.resolve.types import settle_type

_REACH = 2
"""How many paragraphs back a mention may point."""

_HARM_OF = {
    "captured": frozenset({"arrest", "armed-clash", "security-operation", "attack", "abduction"}),
    "abducted": frozenset({"abduction", "attack", "attack-on-civilians", "armed-clash", "release"}),
    "displaced": frozenset({"displacement"}),
}
_EXPLOSIVE = frozenset({"remote-explosive", "suicide-bombing", "air-strike", "shelling"})
_UNSPECIFIC = OPEN_TYPES | {"armed-clash", "attack-on-civilians"}


@dataclass
class _Gathering:
    """The work in hand: who was folded into whom. ``home[i]`` is the mention that stands for mention ``i``."""

    annotated: Annotated
    circumstances: Circumstances
    home: list[int] = field(default_factory=list)

    def event(self, mention: int) -> EventMention:
        return self.annotated.events[mention]

    def paragraph(self, token: int) -> int:
        return self.annotated.parse.sentence_of(token).paragraph

    def salience(self, mention: int) -> int:
        """How much of a story the mention tells: a day, a place, harm folded into it."""
        harmed = any(home == mention and other != mention for other, home in enumerate(self.home))
        day, place = self.circumstances.date_of([mention])[0], self.circumstances.places_of([mention])[0]
        return harmed + (day is not None) + bool(place)

    def negated(self, mention: int) -> bool:
        return self.annotated.modalities[mention].negated

    def sentence(self, mention: int) -> int:
        return self.annotated.parse.tokens[self.event(mention).token].sentence


def resolve_occurrences(annotated: Annotated) -> tuple[Occurrence, ...]:
    """The events of the document with their circumstances and links, in the order of the text.

    « Une mine a tué deux soldats lundi à Kidal. L'explosion a fait trois blessés. » → one occurrence, two figures.
    """
    gathered = gather_occurrences(annotated)
    return link_occurrences(annotated, fill_from_context(annotated, gathered))


def gather_occurrences(annotated: Annotated) -> tuple[Occurrence, ...]:
    """The events that the document tells, in the order of the mentions that stand for them."""
    work = _Gathering(annotated, Circumstances(annotated))
    for mention in range(len(annotated.events)):
        work.home.append(_home_of(work, mention))
    tolls = _share_tolls(work)
    mains = [mention for mention, home in enumerate(work.home) if home == mention]
    return tuple(_occurrence(work, mention, tolls.get(mention, [])) for mention in mains)


def _home_of(work: _Gathering, mention: int) -> int:
    """The mention that stands for this one: itself, a governing one, an earlier one, or the deed told next."""
    event = work.event(mention)
    if event.outcome and work.negated(mention):
        return mention
    if event.cause is not None:
        deed = _mention_at(work, event.cause)
        if deed is not None and deed != mention and not work.negated(deed):
            return work.home[deed] if deed < len(work.home) else deed
    if event.outcome or _points_back(work, mention):
        back = _antecedent(work, mention)
        if back is not None:
            return back
    return _deed_told_next(work, mention) if event.outcome else mention


def _deed_told_next(work: _Gathering, mention: int) -> int:
    """A lead gives the dead first and tells the deed in its next sentence: that deed, or the mention itself."""
    paragraph, sentence = work.paragraph(work.event(mention).token), work.sentence(mention)
    for later in range(mention + 1, len(work.annotated.events)):
        event = work.event(later)
        if work.paragraph(event.token) != paragraph or work.sentence(later) > sentence + 1:
            break
        deed = not event.outcome and not event.anaphoric and event.cause is None and is_violent(event.type)
        if deed and _same_kind(work.event(mention), event) and _no_conflict(work, mention, later):
            return later
    return mention


def _mention_at(work: _Gathering, token: int) -> int | None:
    for index, event in enumerate(work.annotated.events):
        if event.token == token:
            return index
    start = work.annotated.parse.tokens[token].start
    for index, event in enumerate(work.annotated.events):
        if event.trigger.start <= start < event.trigger.end:
            return index
    return None


def _antecedent(work: _Gathering, mention: int) -> int | None:
    """The earlier event that this mention is about: told in the same words rather than merely of a kind, then latest."""
    event = work.event(mention)
    paragraph = work.paragraph(event.token)
    able = [
        earlier
        for earlier in range(mention)
        if work.home[earlier] == earlier
        and paragraph - work.paragraph(work.event(earlier).token) <= _REACH
        and _same_kind(event, work.event(earlier))
        and _no_conflict(work, mention, earlier)
    ]
    return max(able, key=lambda earlier: (_likeness(work, mention, earlier), earlier), default=None)


def _likeness(work: _Gathering, later: int, earlier: int) -> int:
    """How well an earlier event fits words that point back: the same rule, the same type, one or many."""
    a, b = work.event(later), work.event(earlier)
    many = [work.annotated.modalities[mention].aggregate for mention in (later, earlier)]
    return 2 * (a.rule == b.rule) + (a.type == b.type) + 2 * (many[0] == many[1])


def _points_back(work: _Gathering, mention: int) -> bool:
    """« l'attaque », « cet assaut », and « leur attaque » once an attack has been told."""
    event = work.event(mention)
    if event.anaphoric:
        return True
    parse = work.annotated.parse
    within = parse.tokens_between(event.trigger.start, event.trigger.end)
    owned = any(parse.tokens[index].has("Poss=Yes") for index in within)
    return owned and any(work.event(earlier).rule == event.rule for earlier in range(mention))


def _same_kind(later: EventMention, earlier: EventMention) -> bool:
    a, b = later.type, earlier.type
    if a == b:
        return True
    if not (is_violent(a) and is_violent(b)):
        return False
    if a in _EXPLOSIVE and b in _EXPLOSIVE:
        return {a, b} != {"air-strike", "shelling"}
    return a in _UNSPECIFIC or b in _UNSPECIFIC


def _no_conflict(work: _Gathering, later: int, earlier: int) -> bool:
    """False where the two name different days, different places or, for a deed, different authors."""
    modalities = work.annotated.modalities
    if work.negated(earlier) != work.negated(later) or modalities[later].aggregate > modalities[earlier].aggregate:
        return False
    return not (
        _other_day(work, later, earlier) or _other_place(work, later, earlier) or _other_author(work, later, earlier)
    )


def _other_day(work: _Gathering, later: int, earlier: int) -> bool:
    a, b = (work.circumstances.date_of([mention])[0] for mention in (later, earlier))
    if a is None or b is None or a == b:
        return False
    dates = work.annotated.dates
    first, second = dates[a].when, dates[b].when
    return first is not None and second is not None and not _may_agree(first.edtf, second.edtf)


def _may_agree(a: str, b: str) -> bool:
    return a == b or any(part and part in b.split("/") for part in a.split("/"))


def _other_place(work: _Gathering, later: int, earlier: int) -> bool:
    a, b = (work.circumstances.places_of([mention])[0] for mention in (later, earlier))
    if not a or not b or set(a) & set(b):
        return False
    return not ({_place_key(work, index) for index in a} & {_place_key(work, index) for index in b})


def _place_key(work: _Gathering, toponym: int) -> str:
    place = work.annotated.places[toponym].location.place
    return place.id if place else work.annotated.toponyms[toponym].names[0].quote.casefold()


def _other_author(work: _Gathering, later: int, earlier: int) -> bool:
    agents = _names(work, later, ("agent",))
    return bool(agents) and not _points_back(work, later) and not agents & _names(work, earlier, ("agent", "target"))


def _names(work: _Gathering, mention: int, roles: Sequence[str]) -> set[str]:
    found = set()
    for argument in work.event(mention).arguments:
        actor = actor_of(work.annotated, argument) if argument.role in roles else None
        if actor is not None:
            found.add(work.annotated.parties[actor].name)
    return found


def _share_tolls(work: _Gathering) -> dict[int, list[int]]:
    """The figures of each event: those that its own clauses give, and those given of it later."""
    shared: dict[int, list[int]] = {}
    for index in range(len(work.annotated.tolls)):
        home = _home_of_toll(work, index)
        if home is not None:
            shared.setdefault(home, []).append(index)
    return shared


def _home_of_toll(work: _Gathering, index: int) -> int | None:
    toll = work.annotated.tolls[index]
    deed = None if toll.cause is None else _mention_at(work, toll.cause)
    if deed is not None:
        return work.home[deed]
    own = _telling(work, index)
    if toll.cause is not None and (own is None or work.event(own).cause != toll.cause):
        return None
    return work.home[own] if own is not None else _told_before(work, index)


def _telling(work: _Gathering, index: int) -> int | None:
    """The mention in whose own words the figure stands: same trigger, governing trigger, or same extent."""
    toll = work.annotated.tolls[index]
    parse = work.annotated.parse
    by_token = {event.token: mention for mention, event in enumerate(work.annotated.events)}
    for token in (toll.token, *parse.ancestors(toll.token)):
        if token in by_token and (token == toll.token or _can_harm(work.event(by_token[token]).type, toll.kind)):
            return by_token[token]
    around = [
        mention
        for mention, event in enumerate(work.annotated.events)
        if event.extent.overlaps(toll.span) and _can_harm(event.type, toll.kind)
    ]
    return min(around, key=lambda m: abs(work.event(m).token - toll.token), default=None)


def _told_before(work: _Gathering, index: int) -> int | None:
    """The event before the figure, in its paragraph or the ones just before, that it is most likely about."""
    toll = work.annotated.tolls[index]
    paragraph = work.paragraph(toll.token)
    able = [
        mention
        for mention, event in enumerate(work.annotated.events)
        if event.token <= toll.token
        and work.home[mention] == mention
        and not work.negated(mention)
        and paragraph - work.paragraph(event.token) <= _REACH
        and _can_harm(event.type, toll.kind)
        and not work.annotated.modalities[mention].background
    ]
    return max(able, key=lambda mention: (work.salience(mention), mention), default=None)


def _can_harm(event_type: str, kind: str) -> bool:
    return event_type in _HARM_OF[kind] if kind in _HARM_OF else is_violent(event_type) and event_type != "abduction"


def _occurrence(work: _Gathering, mention: int, tolls: list[int]) -> Occurrence:
    annotated = work.annotated
    folded = tuple(other for other, home in enumerate(work.home) if home == mention and other != mention)
    parties = _merged_parties(work, (mention, *folded))
    type_, type_reason = settle_type(annotated, _most_telling(work, (mention, *folded)), parties, tolls)
    date, date_reason = work.circumstances.date_of((mention, *folded))
    places, place_reason = work.circumstances.places_of((mention, *folded))
    return Occurrence(
        mention=mention,
        folded=folded,
        type=type_,
        parties=parties,
        tolls=tuple(tolls),
        voice=voice_at(annotated, annotated.events[mention].trigger.start),
        date=date,
        places=places,
        reasons={"type": type_reason, "when": date_reason, "where": place_reason},
    )


def _most_telling(work: _Gathering, mentions: Sequence[int]) -> EventMention:
    """The mention with the most specific type: « frappe » before « attaque » before « tués »."""
    events = [work.event(mention) for mention in mentions]
    return min(events, key=lambda event: (event.anaphoric, event.type == "killing", event.type in OPEN_TYPES))


def _merged_parties(work: _Gathering, mentions: Sequence[int]) -> tuple[tuple[Argument, int | None], ...]:
    """The arguments of the main mention, and from the others those whose role is still empty."""
    merged: list[tuple[Argument, int | None]] = []
    for mention in mentions:
        filled = {argument.role for argument, _ in merged}
        merged.extend(
            (argument, actor_of(work.annotated, argument))
            for argument in work.event(mention).arguments
            if argument.role not in filled
        )
    return tuple(merged)
