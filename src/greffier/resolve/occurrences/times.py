"""The time that dates an event: of its clause, its sentence, or the heading above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from greffier.model.span import Span
from greffier.resolve.dates.words import load_words
from greffier.resolve.occurrences.nearness import BySentence, Nearness, Owned, by_sentence

_JOINED = 12  # characters
_COUNTED_FROM = 25  # characters


@dataclass(frozen=True)
class Times(Nearness):
    """Looks up the times of the event mentions of one document."""

    @cached_property
    def times(self) -> tuple[Owned, ...]:
        """Every timex that can date an event."""
        found = []
        for index, (timex, date) in enumerate(zip(self.annotated.timexes, self.annotated.dates, strict=True)):
            if date.when is None or date.scope != "clause" or self._in_speaker(timex.span):
                continue
            if self._dates_saying(timex.span) or self._dates_count(timex.span):
                continue
            sentence, owner, speech = self._owner(timex.span)
            if "inverse" in timex.fields:
                owner, speech = self._told_after(timex.span), False
                sentence = None if owner is None else sentence
            if sentence is not None and not speech:
                found.append((index, sentence, owner))
        return tuple(found)

    def _dates_saying(self, span: Span) -> bool:
        """« selon l'ONU mardi, … », « a annoncé le ministre lundi »: right behind a speaker, the day of the saying."""
        text = self.annotated.document.text
        if text[span.start - 1 : span.start] != " ":
            return False
        return span.start - 1 in self._speaker_ends and text[span.end : span.end + 1] in ',.;)\n»"'

    def _dates_count(self, span: Span) -> bool:
        """« le bilan s'est alourdi vendredi »: when the dead were counted, not when they died."""
        parse, words = self.annotated.parse, load_words(self.annotated.document.language)
        tokens = parse.tokens_between(span.start, span.end)
        if not tokens:
            return False
        for token in parse.ancestors(tokens[0]):
            subjects = [c for c in parse.children(token) if parse.tokens[c].dep.startswith("nsubj")]
            if subjects:
                return any(parse.tokens[subject].lemma in words.counts for subject in subjects)
        return False

    @cached_property
    def _timex_spans(self) -> tuple[Span, ...]:
        return tuple(timex.span for timex in self.annotated.timexes)

    @cached_property
    def _times_in(self) -> BySentence:
        return by_sentence(self.times)

    def _told_after(self, span: Span) -> int | None:
        """« au lendemain d'une attaque »: the event that the words count from."""
        for offset in range(span.end, span.end + _COUNTED_FROM):
            if found := self.annotated.triggers.at(offset):
                return found[0]
        return None

    def date_of(self, mentions: Sequence[int]) -> tuple[int | None, str]:
        """The timex that dates an event told by these mentions, and the reason."""
        own = {
            sentence: [one for one in self._times_in.get(sentence, ()) if self._may_date(one, mentions)]
            for sentence in map(self._sentence, mentions)
        }
        opens = self._opening(mentions[0])
        if opens is not None:
            return opens, "opens its clause"
        near = mentions if self._day_above(mentions[0]) is None else mentions[:1]
        found, reason = self._nearest(own, self._timex_spans, near)
        closed = [index for index in found if not self._is_open(index)]
        return next(iter(closed or found), None), reason

    def _day_above(self, mention: int) -> int | None:
        """The day in the heading of the mention's own part of the text."""
        above = self.heading_date(self.annotated.events[mention].trigger.start)
        when = self.annotated.dates[above].when if above is not None else None
        return above if when is not None and when.precision == "day" else None

    def _opening(self, mention: int) -> int | None:
        """« Vendredi, ils ont attaqué A, samedi ils ont pris B »: the time that opens the mention's own clause.

        Only where two clauses of the sentence open so: then the order of the words is surer than the parse.
        """
        start = self.annotated.events[mention].trigger.start
        opening = [
            index
            for index, _, owner in self._times_in.get(self._sentence(mention), ())
            if self._opens_clause(self._timex_spans[index].start)
            and "inverse" not in self.annotated.timexes[index].fields
        ]
        days = {when.edtf for index in opening if (when := self.annotated.dates[index].when) is not None}
        if len(days) < 2:
            return None
        return next((index for index in reversed(opening) if self._timex_spans[index].end <= start), None)

    def _opens_clause(self, offset: int) -> bool:
        before = self.annotated.document.folded[max(0, offset - _JOINED) : offset]
        return load_words(self.annotated.document.language).opening.search(before) is not None

    def _is_open(self, timex: int) -> bool:
        """« assiégée depuis un an, la ville a été bombardée le 16 août »: what goes on dates less than a day does."""
        when = self.annotated.dates[timex].when
        return when is not None and (".." in when.edtf or "length" in self.annotated.timexes[timex].fields)

    def _may_date(self, time: Owned, mentions: Sequence[int]) -> bool:
        """False for the day of the next clause, and for what counts from another event."""
        index, _, owner = time
        if "inverse" in self.annotated.timexes[index].fields:
            return owner in mentions
        return not self._of_next_clause(owner, mentions) and not self._of_described(index, owner, mentions)

    def _of_described(self, timex: int, owner: int | None, mentions: Sequence[int]) -> bool:
        """« a libéré les passagers d'un train, attaqué mardi »: what is said of a party has a day of its own."""
        if owner is None or owner in mentions:
            return False
        parse, token, span = self.annotated.parse, self.annotated.events[owner].token, self._timex_spans[timex]
        within = parse.tokens_between(span.start, span.end)
        governors = {parse.tokens[index].head for index in within} - set(within)
        if not any(self._triggers.get(governor) == owner for governor in governors):
            return False
        told = {self.annotated.events[mention].token for mention in mentions}
        return parse.tokens[token].dep.startswith("acl") and not told.isdisjoint(parse.ancestors(token))

    def _of_next_clause(self, owner: int | None, mentions: Sequence[int]) -> bool:
        """« ont été enlevés et n'étaient pas libérés dimanche »: the day of a clause joined on that tells the contrary,
        or has a subject of its own, is not that of the clause before."""
        if owner is None or owner in mentions:
            return False
        parse, token = self.annotated.parse, self.annotated.events[owner].token
        if parse.tokens[token].dep != "conj" or parse.tokens[token].head not in {
            self.annotated.events[mention].token for mention in mentions
        }:
            return False
        apart = self.annotated.modalities[owner].negated != self.annotated.modalities[mentions[0]].negated
        return apart or any(parse.tokens[child].dep.startswith("nsubj") for child in parse.children(token))

    def heading_date(self, offset: int) -> int | None:
        """The timex of the dated heading that stands last above ``offset`` (code points)."""
        above = bisect_right(self._dated_headings, (offset, len(self.annotated.timexes)))
        return self._dated_headings[above - 1][1] if above else None

    @cached_property
    def _dated_headings(self) -> list[tuple[int, int]]:
        dated = zip(self.annotated.timexes, self.annotated.dates, strict=True)
        return [
            (timex.span.start, index)
            for index, (timex, date) in enumerate(dated)
            if date.scope == "section" and date.when is not None
        ]
