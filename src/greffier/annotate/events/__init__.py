"""Events: every clause or phrase that tells an event of the ontology, with who fills which role.

A lexicon proposes (``languages/<language>/events``: words, frames, conditions), the parse and the order of the words
fill the roles, refusals drop what only looks like an event. How to add a verb: ``docs/events.md``.
"""

from __future__ import annotations

from collections.abc import Sequence

from greffier.annotate.events.carriers import attach_carriers
from greffier.annotate.events.causes import find_cause
from greffier.annotate.events.extents import extents, trigger_span
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.lexicon_loading import load_lexicon
from greffier.annotate.events.reading import Reading
from greffier.annotate.events.refusals import Refusals
from greffier.annotate.events.roles import find_arguments
from greffier.annotate.events.triggers import find_hits
from greffier.annotate.events.weapons import refined_type
from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention
from greffier.model.span import Span

__all__ = ["find_events"]


def find_events(annotated: Annotated) -> tuple[EventMention, ...]:
    """The event mentions of a parsed document, in text order.

    « Des rebelles ont attaqué un convoi, tuant deux chauffeurs. » → an "attack" (agent « des rebelles », target « un
    convoi ») and a "killing" that is its outcome (``cause``: the token of « attaqué »).

    One mention for each event word. Uses ``annotated.toponyms`` and ``annotated.actors`` where they are filled. Raises
    LookupError for a language without a lexicon.
    """
    reading = Reading(annotated, load_lexicon(annotated.document.language))
    refusals = Refusals(reading)
    hits = attach_carriers(reading, find_hits(reading))
    hits = [hit for hit in hits if not refusals.refuse(hit)]
    hits = _drop_yielding(reading, _join_nominals(reading, hits))
    clauses, tokens = extents(reading, hits), frozenset(hit.token for hit in hits)
    beside: dict[int, list[Hit]] = {}
    for hit in hits:
        beside.setdefault(reading.token(hit.token).sentence, []).append(hit)
    return tuple(
        _mention(reading, hit, beside[reading.token(hit.token).sentence], tokens, clauses[hit.token]) for hit in hits
    )


def _join_nominals(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """One mention of two words for one thing (« accord de trêve », « décapités ou démembrés »): the first stays."""
    kept: list[Hit] = []
    for hit in hits:
        before = kept[-1] if kept else None
        if before is not None and _same_deed(reading, before, hit):
            continue
        joined = before is not None and before.noun and hit.noun and before.rule.type == hit.rule.type
        if (
            before is not None
            and joined
            and before.words[-1] + 2 == hit.words[0]
            and before.words[-1] + 1 in reading.prepositions
        ):
            continue
        kept.append(hit)
    return kept


def _same_deed(reading: Reading, first: Hit, second: Hit) -> bool:
    """« décapités ou démembrés »: two verbs of one rule with nothing but the conjunction between."""
    joined = second.words[0] - first.words[-1] == 2 and reading.token(second.words[0] - 1).pos == "CCONJ"
    return joined and not first.noun and first.rule is second.rule


def _drop_yielding(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """Without the nouns that are only the target of another event (« l'attaque d'un convoi humanitaire »)."""
    if not any(hit.rule.yields for hit in hits):
        return hits
    firm = [hit for hit in hits if not hit.rule.yields]
    tokens = frozenset(hit.token for hit in firm)
    filled = {argument.token for hit in firm for argument in find_arguments(reading, hit, tokens)}
    return [hit for hit in hits if not (hit.rule.yields and hit.token in filled)]


def _mention(reading: Reading, hit: Hit, beside: Sequence[Hit], tokens: frozenset[int], extent: Span) -> EventMention:
    arguments = find_arguments(reading, hit, tokens)
    return EventMention(
        type=refined_type(reading, hit, arguments),
        trigger=trigger_span(reading, hit),
        token=hit.token,
        extent=extent,
        arguments=arguments,
        outcome=hit.rule.outcome,
        cause=find_cause(reading, hit, beside) if hit.rule.outcome else None,
        anaphoric=_points_back(hit, arguments_count=sum(a.role != "instrument" for a in arguments)),
        rule=f"events:{hit.rule.id}",
    )


def _points_back(hit: Hit, arguments_count: int) -> bool:
    """« cet assaut », « l'attaque »: a demonstrative, or a definite without complements of its own."""
    if not hit.noun or hit.rule.news:
        return False
    if "demonstrative" in hit.shapes:
        return True
    if "possessive" in hit.shapes:
        return arguments_count <= 1
    return "definite" in hit.shapes and arguments_count == 0 and len(hit.words) == 1
