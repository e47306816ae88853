"""Which event a casualty figure is about.

The clause says so (« l'attaque a fait »), or the figure stands in the words that tell the event, or it is about the
event most in view before it. A figure of a cause that is no event of the record (« le conflit a fait ») is about none.
"""

from __future__ import annotations

from greffier.resolve.occurrences.antecedents import Gathering, can_harm
from greffier.resolve.occurrences.harm import names_a_war, sums_up, told_of, weigh
from greffier.resolve.occurrences.participants import actor_of

_REACH = 4
"""How many paragraphs back a figure without a cause may be about."""


def share_tolls(work: Gathering) -> dict[int, list[int]]:
    """The figures of each event: those that its own clauses give, and those given of it later."""
    shared: dict[int, list[int]] = {}
    for toll in range(len(work.annotated.tolls)):
        home = _home_of(work, toll)
        if home is not None:
            shared.setdefault(home, []).append(toll)
    return shared


def _home_of(work: Gathering, index: int) -> int | None:
    toll = work.annotated.tolls[index]
    deed = None if toll.cause is None else work.mention_at(toll.cause)
    if deed is not None:
        return work.home[deed]
    own = _telling(work, index)
    war = toll.cause is not None and names_a_war(work, toll.cause)
    if war and toll.cause is not None and (own is None or _is_of_another(work, own, toll.cause)):
        return None
    return work.home[own] if own is not None else _told_before(work, index)


def _is_of_another(work: Gathering, mention: int, cause: int) -> bool:
    """True where the words that tell the figure went to an event that their own clause does not name."""
    event = work.event(mention)
    named = event.cause is not None and work.mention_at(event.cause) is not None
    own = any(argument.token == cause for argument in event.arguments)
    return work.home[mention] != mention and not (named or own)


def _telling(work: Gathering, index: int) -> int | None:
    """The mention in whose own words the figure stands: same trigger, governing trigger, or same extent."""
    toll = work.annotated.tolls[index]
    parse = work.annotated.parse
    by_token = work.annotated.events_by_token
    for token in (toll.token, *parse.ancestors(toll.token)):
        if token in by_token and (token == toll.token or can_harm(work.event(by_token[token][-1]).type, toll.kind)):
            return by_token[token][-1]
    around = [
        mention
        for mention in work.annotated.extents.overlapping(toll.span)
        if can_harm(work.event(mention).type, toll.kind)
    ]
    return min(around, key=lambda mention: abs(work.event(mention).token - toll.token), default=None)


def _told_before(work: Gathering, index: int) -> int | None:
    """The event before the figure, in its paragraph or the ones just before, that it is most likely about."""
    toll = work.annotated.tolls[index]
    paragraph = work.paragraph(toll.token)
    able = [
        mention
        for near in range(paragraph - _REACH, paragraph + 1)
        for mention in work.by_paragraph.get(near, ())
        if work.event(mention).token <= toll.token
        and work.home[mention] == mention
        and not work.negated(mention)
        and can_harm(work.event(mention).type, toll.kind)
        and not work.annotated.modalities[mention].background
        and sums_up(work, mention) is toll.period
    ]
    told = None if toll.period else told_of(work, [(toll.kind, toll.low, toll.high)], len(work.home))

    def likeness(mention: int) -> tuple[bool, bool, int, int]:
        return mention == told, _hits(work, mention, index), weigh(work, toll.token, mention), mention

    return max(able, key=likeness, default=None)


def _hits(work: Gathering, mention: int, index: int) -> bool:
    """True where the event is told to have hit those whom the figure counts."""
    victims = work.annotated.tolls[index].victims
    actor = actor_of(work.annotated, victims) if victims else None
    return actor is not None and work.annotated.parties[actor].name in work.names(mention, ("target",))
