"""What a mention of an event points back to.

« L'attaque », « cet assaut », « leur attaque » and « dix-huit autres ont été blessés » are about an event told before;
a mention that names another day, another place or another author is not about it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from greffier.model.annotated import Annotated
from greffier.model.mentions import Argument, EventMention
from greffier.model.ontology import OPEN_TYPES, is_violent
from greffier.resolve.occurrences.circumstances import Circumstances
from greffier.resolve.occurrences.harm import (
    MOST_TELLING,
    Number,
    index_numbers,
    is_one_sentence,
    is_placed_apart,
    numbers_at,
    sums_up,
    told_of,
    weigh,
)
from greffier.resolve.occurrences.participants import actors_of
from greffier.resolve.occurrences.retelling import may_agree

_REACH = 2
"""How many paragraphs back words without a pointer of their own may be about."""
_REACH_OF_A_TOLL = 4
"""How far back a mere figure of harm, « six morts », may be about."""
_EXPLOSIVE = frozenset({"remote-explosive", "suicide-bombing", "air-strike", "shelling", "grenade"})
_UNREAL = frozenset({"planned", "hypothetical"})
_UNSPECIFIC = OPEN_TYPES | {"armed-clash", "attack-on-civilians"}


@dataclass
class Gathering:
    """The work in hand: which mention was folded into which. ``home[i]`` is the mention that stands for mention i."""

    annotated: Annotated
    circumstances: Circumstances
    home: list[int] = field(default_factory=list)
    harmed: set[int] = field(default_factory=set)
    _back: dict[int, bool] = field(default_factory=dict)

    def settle(self, home: Iterable[int]) -> None:
        """Add the homes of the mentions that follow; ``harmed`` are those that another mention was folded into."""
        for found in home:
            if found != len(self.home):
                self.harmed.add(found)
            self.home.append(found)

    def points_back(self, mention: int) -> bool:
        """See :func:`points_back`; remembered."""
        if mention not in self._back:
            self._back[mention] = points_back(self, mention)
        return self._back[mention]

    @cached_property
    def by_rule(self) -> Mapping[str, Sequence[int]]:
        """The mentions of each rule, in order."""
        found: dict[str, list[int]] = {}
        for mention, event in enumerate(self.annotated.events):
            found.setdefault(event.rule, []).append(mention)
        return found

    @cached_property
    def tolls_at(self) -> Mapping[int, Sequence[int]]:
        """The tolls of each word of harm."""
        found: dict[int, list[int]] = {}
        for index, toll in enumerate(self.annotated.tolls):
            found.setdefault(toll.token, []).append(index)
        return found

    @cached_property
    def by_number(self) -> Mapping[Number, Sequence[int]]:
        """The mentions that tell each number of victims that is hardly told of two events."""
        return index_numbers(self)

    @cached_property
    def by_paragraph(self) -> Mapping[int, Sequence[int]]:
        """The mentions of each paragraph, in order."""
        found: dict[int, list[int]] = {}
        for mention, event in enumerate(self.annotated.events):
            found.setdefault(self.paragraph(event.token), []).append(mention)
        return found

    def event(self, mention: int) -> EventMention:
        return self.annotated.events[mention]

    def paragraph(self, token: int) -> int:
        return self.annotated.parse.sentence_of(token).paragraph

    def sentence(self, mention: int) -> int:
        return self.annotated.parse.tokens[self.event(mention).token].sentence

    def negated(self, mention: int) -> bool:
        return self.annotated.modalities[mention].negated

    def distance(self, later: int, earlier: int) -> int:
        """In paragraphs."""
        return self.paragraph(self.event(later).token) - self.paragraph(self.event(earlier).token)

    def mention_at(self, token: int) -> int | None:
        """The mention whose head or trigger the token is."""
        heads = self.annotated.events_by_token.get(token) or self.annotated.triggers.at(
            self.annotated.parse.tokens[token].start
        )
        return heads[0] if heads else None

    def arguments(self, mention: int) -> list[Argument]:
        """The mention's arguments, but for whoever only tells it (« tuant neuf personnes, selon la police »)."""
        event = self.event(mention)
        if self._is_infinitive(event):
            return list(event.arguments)
        return [argument for argument in event.arguments if not self._only_tells(event, argument)]

    def _is_infinitive(self, event: EventMention) -> bool:
        """« dit abattre », « dit avoir abattu », « dit avoir repoussé un assaut »: who says it has part in it."""
        tokens = self.annotated.parse.tokens
        group = (event.token, *self.annotated.parse.tokens_between(event.trigger.start, event.trigger.end))
        return any(tokens[index].has("VerbForm=Inf") for index in group)

    def _only_tells(self, event: EventMention, argument: Argument) -> bool:
        around = (self.annotated.attributions[index] for index in self.annotated.contents.covering(event.trigger))
        return any(
            attribution.source is not None
            and not attribution.cue.overlaps(event.trigger)
            and attribution.source.covers(argument.span)
            and not attribution.content.covers(argument.span)
            for attribution in around
        )

    def heads(self, mention: int, role: str) -> set[int]:
        """The head words of the mention's arguments in this role."""
        return {argument.token for argument in self.arguments(mention) if argument.role == role}

    def names(self, mention: int, roles: Sequence[str]) -> set[str]:
        """The names of the parties that the mention's own clause puts in these roles."""
        arguments = [argument for argument in self.arguments(mention) if argument.role in roles]
        actors = [actor for argument in arguments for actor in actors_of(self.annotated, argument)]
        return {self.annotated.parties[actor].name for actor in actors}


def antecedent(work: Gathering, mention: int) -> int | None:
    """The earlier event that the mention is about.

    Words that point back mean what was told in the same words; harm belongs to the event most in view.
    """
    harm = work.event(mention).outcome
    token = work.event(mention).token
    told = told_of(work, numbers_at(work, token), mention) if harm else None
    if told is not None and same_kind(work.event(mention), work.event(told)) and no_conflict(work, mention, told):
        return told
    able = (
        earlier
        for earlier in _in_reach(work, mention)
        if work.home[earlier] == earlier
        and same_kind(work.event(mention), work.event(earlier))
        and no_conflict(work, mention, earlier)
        and (not harm or can_harm(work.event(earlier).type, "killed"))
        and not sums_up(work, earlier)
        and not (harm and is_placed_apart(work, mention, earlier))
    )
    best, most = None, -1
    for earlier in able:
        weight = weigh(work, token, earlier) if harm else _likeness(work, mention, earlier)
        if weight > most or (harm and weight == most and best is not None and is_one_sentence(work, earlier, best)):
            best, most = earlier, weight
        if most == (MOST_TELLING if harm else _MOST_ALIKE):
            break
    return best


_MOST_ALIKE = 5


_HARM_OF = {
    "captured": frozenset({"arrest", "armed-clash", "security-operation", "attack", "abduction"}),
    "abducted": frozenset({"abduction", "attack", "attack-on-civilians", "armed-clash", "release"}),
    "displaced": frozenset({"displacement"}),
}


def can_harm(event_type: str, kind: str) -> bool:
    """Whether an event of the type can have casualties of the kind."""
    if kind in _HARM_OF:
        return event_type in _HARM_OF[kind]
    return is_violent(event_type) and event_type != "abduction"


def _in_reach(work: Gathering, later: int) -> Iterator[int]:
    """The mentions before this one in its paragraph and the ones just before, the latest first.

    Then, for words that point back, what was told in the same words further up.
    """
    near, event = later, work.event(later)
    reach = _REACH_OF_A_TOLL if event.outcome and not event.arguments else _REACH
    while near and work.distance(later, near - 1) <= reach:
        near -= 1
        yield near
    if near and work.points_back(later):
        alike = work.by_rule[event.rule]
        yield from reversed(alike[: bisect_left(alike, near)])


def _likeness(work: Gathering, later: int, earlier: int) -> int:
    """How well an earlier event fits words that point back: the same rule, the same type, one or many."""
    a, b = work.event(later), work.event(earlier)
    many = [work.annotated.modalities[mention].aggregate for mention in (later, earlier)]
    return 2 * (a.rule == b.rule) + (a.type == b.type) + 2 * (many[0] == many[1])


def points_back(work: Gathering, mention: int) -> bool:
    """« l'attaque », « cet assaut », « leur attaque » once an attack has been told, « a revendiqué l'attentat »."""
    event = work.event(mention)
    if event.anaphoric or in_time_expression(work, mention):
        return True
    parse = work.annotated.parse
    within = parse.tokens_between(event.trigger.start, event.trigger.end)
    if any(parse.tokens[index].has("Poss=Yes") for index in within):
        return work.by_rule[event.rule][0] < mention
    claimed = any(
        work.event(other).type == "claim-responsibility" for other in work.annotated.triggers.overlapping(event.trigger)
    )
    return claimed and any(parse.tokens[index].has("Definite=Def") for index in within)


def in_time_expression(work: Gathering, mention: int) -> bool:
    """True for the event that a date is told from: « trois jours avant cet assaut »."""
    trigger = work.event(mention).trigger
    return bool(work.annotated.timex_spans.covering(trigger))


def same_kind(later: EventMention, earlier: EventMention) -> bool:
    """True where the two types can be words for one event."""
    a, b = later.type, earlier.type
    if a == b:
        return True
    if not (is_violent(a) and is_violent(b)):
        return False
    if a in _EXPLOSIVE and b in _EXPLOSIVE:
        return {a, b} != {"air-strike", "shelling"}
    return a in _UNSPECIFIC or b in _UNSPECIFIC


def no_conflict(work: Gathering, later: int, earlier: int) -> bool:
    """False where the two name different days, different places or, for a deed, different authors."""
    if in_time_expression(work, later):
        return True
    modalities = work.annotated.modalities
    if work.negated(earlier) != work.negated(later) or modalities[later].aggregate > modalities[earlier].aggregate:
        return False
    if {modalities[later].kind, modalities[earlier].kind} & _UNREAL and not work.points_back(later):
        return False
    return not any(conflict(work, later, earlier) for conflict in (_other_day, _other_place, other_author))


def _other_day(work: Gathering, later: int, earlier: int) -> bool:
    a, b = (work.circumstances.date_of([mention])[0] for mention in (later, earlier))
    dates = work.annotated.dates
    if b is None and a is not None and not work.points_back(later):
        period = dates[a].when  # « en 2019, cinq cents personnes ont été tuées » is no toll of an undated attack
        return period is not None and len(period.edtf) <= len("2019-01")
    if a is None or b is None or a == b:
        return False
    first, second = dates[a].when, dates[b].when
    return first is not None and second is not None and not may_agree(first.edtf, second.edtf)


def _other_place(work: Gathering, later: int, earlier: int) -> bool:
    if work.points_back(later) and not work.circumstances.governs_place(later):
        return False
    a, b = (work.circumstances.places_of([mention])[0] for mention in (later, earlier))
    if not a or not b or set(a) & set(b):
        return False
    return not ({_place_key(work, index) for index in a} & {_place_key(work, index) for index in b})


def _place_key(work: Gathering, toponym: int) -> str:
    location = work.annotated.places[toponym].location
    named = location.place is not None and location.relation != "in"
    return location.place.id if location.place and named else work.annotated.toponyms[toponym].names[0].quote.casefold()


def other_author(work: Gathering, later: int, earlier: int) -> bool:
    """True where the later mention names an author who is no party of the earlier event."""
    if work.points_back(later):
        return False
    if work.heads(later, "agent") & work.heads(earlier, "agent"):
        return False
    agents, authors = work.names(later, ("agent",)), work.names(earlier, ("agent",))
    return bool(agents and authors) and not agents & (authors | work.names(earlier, ("target",)))
