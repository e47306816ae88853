"""From mentions to events: which mentions of a document tell one and the same event.

« Onze soldats ont été tués dans l'attaque d'un car », « l'assaut a duré », « Dix-huit autres ont été blessés »: three
mentions, one occurrence. A mention that tells only the harm goes to its deed, one that points back goes to what it
points at; what names another day, another place or another author stays an event of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention, Involvement, Occurrence
from greffier.model.ontology import OPEN_TYPES, is_violent
from greffier.resolve.occurrences.antecedents import (
    Gathering,
    antecedent,
    can_harm,
    in_time_expression,
    no_conflict,
    other_author,
    same_kind,
)
from greffier.resolve.occurrences.circumstances import Circumstances
from greffier.resolve.occurrences.context import fill_from_context
from greffier.resolve.occurrences.harm import is_of_a_war, sums_up, total_before
from greffier.resolve.occurrences.links import link_occurrences
from greffier.resolve.occurrences.participants import actors_of
from greffier.resolve.occurrences.roles import complete_roles
from greffier.resolve.occurrences.told_on import told_on
from greffier.resolve.occurrences.tolls import share_tolls
from greffier.resolve.occurrences.types import settle_type
from greffier.resolve.sources import voice_at

_HARMLESS = frozenset({"displacement", "aid", "release", "air-activity"})
"""What is never the deed behind the dead and wounded that its clause tells."""


def resolve_occurrences(annotated: Annotated) -> tuple[Occurrence, ...]:
    """The events of the document with their circumstances and links, in the order of the text.

    « Une mine a tué deux soldats lundi à Kidal. L'explosion a fait trois blessés. » → one occurrence, two figures.
    """
    gathered = _gather(annotated)
    linked = link_occurrences(annotated, fill_from_context(annotated, gathered))
    return complete_roles(annotated, linked)


def _gather(annotated: Annotated) -> tuple[Occurrence, ...]:
    """The events that the document tells, in the order of the mentions that stand for them."""
    work = Gathering(annotated, Circumstances(annotated))
    for mention in range(len(annotated.events)):
        work.settle([_home_of(work, mention)])
    work = _rooted(work)
    tolls = share_tolls(work)
    folded: dict[int, list[int]] = {}
    for mention, home in enumerate(work.home):
        if home != mention:
            folded.setdefault(home, []).append(mention)
    return tuple(
        _occurrence(work, mention, folded.get(mention, []), tolls.get(mention, []))
        for mention, home in enumerate(work.home)
        if home == mention and not _tells_nothing(work, mention)
    )


def _rooted(work: Gathering) -> Gathering:
    """The same work with every mention at the end of its chain."""
    rooted = Gathering(work.annotated, work.circumstances)
    rooted.settle(_root(work.home, mention) for mention in range(len(work.home)))
    return rooted


def _root(home: Sequence[int], mention: int) -> int:
    seen = {mention}
    while home[mention] not in seen:
        mention = home[mention]
        seen.add(mention)
    return mention


def _tells_nothing(work: Gathering, mention: int) -> bool:
    """« sans faire de victime », « n'évoque pas cette attaque », « avant ce raid », « le conflit a fait … depuis »."""
    event = work.event(mention)
    bare = not any(argument.role in ("agent", "target") for argument in event.arguments)
    unsaid = work.negated(mention) and bare and (event.outcome or event.anaphoric)
    anchor = in_time_expression(work, mention) and not _is_news_itself(work, mention)
    return unsaid or anchor or (event.outcome and is_of_a_war(work, mention))


def _is_news_itself(work: Gathering, mention: int) -> bool:
    """« quelques jours après un bombardement qui a tué …»: it dates another event, and is told for the first time."""
    tokens = work.annotated.parse.tokens
    token = work.event(mention).token
    new = any(tokens[child].has("Definite=Ind") for child in work.annotated.parse.children(token))
    return new and (mention in work.harmed or bool(work.heads(mention, "target") | work.heads(mention, "agent")))


def _home_of(work: Gathering, mention: int) -> int:
    """The mention that stands for this one: itself, a governing one, an earlier one, or the deed told next."""
    event = work.event(mention)
    if event.outcome and work.negated(mention):
        return mention
    if event.cause is not None:
        deed = work.mention_at(event.cause)
        if deed is not None and _is_its_harm(work, mention, deed):
            return deed
    if sums_up(work, mention):
        total = total_before(work, mention)
        return mention if total is None else total
    if event.outcome or work.points_back(mention):
        back = antecedent(work, mention)
        if back is not None:
            return back
    if event.outcome:
        return _deed_told_next(work, mention)
    continued = _deed_continued(work, mention)
    if continued is None:
        continued = told_on(work, mention)
    return mention if continued is None else continued


def _is_its_harm(work: Gathering, mention: int, deed: int) -> bool:
    """True where the deed that the clause names can have done the harm: it happened, and by the same hand."""
    told = work.home[deed] if deed < len(work.home) else deed
    able = can_harm(work.event(deed).type, "killed") or work.event(deed).type not in _HARMLESS
    return able and deed != mention and not work.negated(deed) and not other_author(work, mention, told)


def _deed_told_next(work: Gathering, mention: int) -> int:
    """A lead gives the dead first and tells the deed in its next sentence: that deed, or the mention itself."""
    paragraph, sentence = work.paragraph(work.event(mention).token), work.sentence(mention)
    for later in range(mention + 1, len(work.annotated.events)):
        event = work.event(later)
        if work.paragraph(event.token) != paragraph or work.sentence(later) > sentence + 1:
            break
        deed = not event.outcome and not event.anaphoric and event.cause is None and is_violent(event.type)
        if (
            deed
            and can_harm(event.type, "killed")
            and not _describes_party(work, mention, later)
            and same_kind(work.event(mention), event)
            and no_conflict(work, mention, later)
        ):
            return later
    return mention


def _describes_party(work: Gathering, mention: int, later: int) -> bool:
    """« tués par des séparatistes qui combattent l'armée »: the clause says who they are, not what they did."""
    parse = work.annotated.parse
    parties = {argument.token for argument in work.event(mention).arguments}
    token = work.event(later).token
    while parse.tokens[token].dep == "conj":
        token = parse.tokens[token].head
    return parse.tokens[token].dep == "acl:relcl" and parse.tokens[token].head in parties


def _deed_continued(work: Gathering, mention: int) -> int | None:
    """« Raid de pillards. Onze bergers égorgés »: who, then whom, in the next sentence."""
    event = work.event(mention)
    if not is_violent(event.type) or _has(event, "agent") or not _has(event, "target"):
        return None
    for earlier in range(mention - 1, -1, -1):
        told = work.event(earlier)
        if work.distance(mention, earlier) or work.sentence(mention) - work.sentence(earlier) != 1:
            return None
        half = _has(told, "agent") and not _has(told, "target") and not _on_another_day(work, mention, earlier)
        if half and same_kind(event, told) and no_conflict(work, mention, earlier):
            return work.home[earlier]
    return None


def _on_another_day(work: Gathering, later: int, earlier: int) -> bool:
    """« Douze fidèles enlevés sous les tirs des bandits. La veille, dix enfants avaient été enlevés »."""
    own = work.circumstances.date_of([later])[0]
    return own is not None and own != work.circumstances.date_of([earlier])[0]


def _has(event: EventMention, role: str) -> bool:
    return any(argument.role == role for argument in event.arguments)


def _occurrence(work: Gathering, mention: int, folded: list[int], tolls: list[int]) -> Occurrence:
    annotated = work.annotated
    involved = _merged_parties(work, (mention, *folded))
    type_, type_reason = settle_type(annotated, _most_telling(work, (mention, *folded)), involved, tolls)
    date, date_reason = work.circumstances.date_of((mention, *folded))
    places, place_reason = work.circumstances.places_of((mention, *folded))
    return Occurrence(
        mention=mention,
        folded=tuple(folded),
        type=type_,
        involved=involved,
        tolls=tuple(tolls),
        voice=voice_at(annotated, annotated.parse.tokens[annotated.events[mention].token].start),
        date=date,
        places=places,
        reasons={"type": type_reason, "when": date_reason, "where": place_reason},
    )


def _most_telling(work: Gathering, mentions: Sequence[int]) -> EventMention:
    """The mention with the most specific type: « frappe » before « attaque » before « tués »."""

    def vagueness(mention: int) -> tuple[bool, bool, bool]:
        event = work.event(mention)
        borrowed = mention != mentions[0] and (event.anaphoric or event.outcome)
        return borrowed, event.type == "killing", event.type in OPEN_TYPES

    return work.event(min(mentions, key=vagueness))


def _merged_parties(work: Gathering, mentions: Sequence[int]) -> tuple[Involvement, ...]:
    """The arguments of the main mention, and from the others those whose role is still empty."""
    merged: list[Involvement] = []
    for mention in mentions:
        filled = {one.argument.role for one in merged}
        for argument in work.arguments(mention):
            if argument.role not in filled:
                means = argument.role == "instrument"
                actors = () if means else actors_of(work.annotated, argument)
                merged.extend(Involvement(argument, actor) for actor in actors or (None,))
    return tuple(merged)
