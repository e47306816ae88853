"""Many events at once (aggregate), and history told beside the news (background)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from greffier.annotate.modality.kinds import Reading, match_rule
from greffier.annotate.modality.lexicon import Rule
from greffier.annotate.modality.situation import Situation
from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention
from greffier.model.span import Span

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read_aggregate(at: Situation, annotated: Annotated, event: EventMention) -> Reading | None:
    """The words that tell many events of many days or places at once, or None."""
    found = match_rule(at.lexicon.aggregates, at)
    if found is None and event.cause is not None:
        found = match_rule(at.lexicon.aggregates, Situation(at.parse, at.folded, event.cause, None, at.lexicon))
        found = found if found is not None and found[0].where == "self" else None
    if found is not None and not _is_one(at, found[0].id) and not _is_cue(at, found):
        return Reading("asserted", found[0].id, found[1])
    if event.outcome or at.tokens[at.token].pos != "NOUN":
        return None
    if at.is_plural and not _is_one(at, "") and at.lexicon.patterns["counted"].search(at.near) and _is_numbered(at):
        return Reading("asserted", "aggregate.counted", "")
    return None


def _is_one(at: Situation, rule: str) -> bool:
    """« les combats se poursuivent » is one event in the plural."""
    word = at.tokens[at.token]
    return word.lemma in at.lexicon.words["one_event"] and rule not in at.lexicon.words["many_anyway"]


def _is_cue(at: Situation, found: tuple[Rule, str]) -> bool:
    """« depuis le début de l'offensive » makes what goes on since many, not the offensive."""
    word = at.tokens[at.token]
    people = found[0].where == "noun" and word.lemma in at.lexicon.words["people_harmed"]
    return people or (found[0].where == "near" and word.folded in re.findall(r"\w+", found[1]))


def _is_numbered(at: Situation) -> bool:
    return any(at.tokens[i].pos == "NUM" for i in range(max(at.sentence.first, at.token - 3), at.token))


def read_background(at: Situation, annotated: Annotated, event: EventMention) -> Reading | None:
    """The words that make the event history, or None."""
    old = _old_date(annotated, event, at)
    if old is not None:
        return Reading("asserted", "background.date", old)
    year = _names_old_year(annotated, at)
    if year and at.verb is not None and at.finite.pos == "AUX" and at.finite.has("Tense=Imp"):
        return Reading("asserted", "background.pluperfect", "")
    found = match_rule(at.lexicon.background, at, year=year)
    return Reading("asserted", found[0].id, found[1]) if found is not None else None


def _old_date(annotated: Annotated, event: EventMention, at: Situation) -> str | None:
    """The time expression that dates the event, where it falls well before publication."""
    published = _latest(annotated.document.published)
    if published is None:
        return None
    inside = [i for i in annotated.timex_spans.overlapping(event.extent) if i < len(annotated.dates)]
    near = [
        (abs(timex.span.start - at.tokens[event.token].start), timex, when.when)
        for timex, when in ((annotated.timexes[i], annotated.dates[i]) for i in inside)
        if when.when is not None and when.scope == "clause" and _dates(timex.span, event, at)
    ]
    if not near:
        return None
    _, timex, when = min(near, key=lambda item: item[0])
    end = _latest(when.edtf.rpartition("/")[2])
    limit = published - timedelta(days=31 * at.lexicon.months)
    return timex.span.quote if end is not None and end < limit else None


def _dates(timex: Span, event: EventMention, at: Situation) -> bool:
    """True where a time expression of the event's extent may date it.

    Not so « depuis la chute de la ville, en 2019 » for what goes on since, nor « l'accord de 2015 » for the verb
    that takes the accord as its object.
    """
    if not event.extent.start <= timex.start < event.extent.end:
        return False
    before = at.folded[at.sentence.start : timex.start]
    since = max((m.start() for m in at.lexicon.patterns["since"].finditer(before)), default=-1)
    if since >= 0 and at.tokens[at.token].start > timex.end:
        return False
    token = at.parse.token_at(timex.start)
    if token is None:
        return True
    chain = [token, *at.parse.ancestors(token)]
    if event.token not in chain:
        return not any(at.tokens[i].dep == "nmod" and at.tokens[at.tokens[i].head].pos == "NOUN" for i in chain[:3])
    path = chain[: chain.index(event.token)]
    holders = [i for i in path if at.tokens[i].pos == "NOUN" and not timex.start <= at.tokens[i].start < timex.end]
    return not holders or at.noun is not None


def _latest(edtf: str | None) -> date | None:
    """The last day of a date, as far as it says; None for an open end."""
    match = _DAY.match(edtf or "")
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    if month is None or not 1 <= int(month) <= 12:
        return date(year, 12, 31)
    if day is None:
        return date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
    return date(year, int(month), int(day))


def _names_old_year(annotated: Annotated, at: Situation) -> bool:
    published = _latest(annotated.document.published)
    years = [int(year) for year in _YEAR.findall(at.folded, at.sentence.start, at.sentence.end)]
    if not years:
        return False
    return published is None or min(years) < (published - timedelta(days=31 * at.lexicon.months)).year
