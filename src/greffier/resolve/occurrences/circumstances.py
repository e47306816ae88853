"""When and where an event happened, as far as its own words and its surroundings in the text say.

A date or a place belongs to the event word that governs it in the parse; one that hangs from a cue of speech
(« a rapporté mardi ») dates the speech. What the clause leaves open, the sentence, a dated or placed heading, or the
event just told in the same paragraph may fill; the publication date never does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention
from greffier.model.ontology import ONTOLOGY
from greffier.model.span import Span
from greffier.model.spans import SpanIndex
from greffier.resolve.dates.words import load_words

Owned = tuple[int, int, int | None]
"""A timex or toponym, its sentence, and the event mention that governs it (None: the whole sentence)."""

_STOPS = frozenset(',.;:!?()«»"\n')
BySentence = Mapping[int, Sequence[Owned]]

_JOINED = 12  # characters
_LINE = 120  # characters of a line that may head a paragraph
_CLOSED = '.!…»")'
_COUNTED_FROM = 25  # characters
_MOVING = {"to": 1, "towards": 1, "from": 2}
_UNKNOWN_RADIUS = 15.0
"""In kilometres: what lies within it is as good as a point, so that the order of the text decides."""

_CLOSENESS = (
    "governed by the trigger",
    "inside the clause",
    "said of the whole sentence",
    "said of another event of the sentence",
)


@dataclass(frozen=True)
class Circumstances:
    """Looks up the times and places of the event mentions of one document."""

    annotated: Annotated

    @cached_property
    def _triggers(self) -> dict[int, int]:
        """Token index → event mention, for every token of a trigger."""
        parse = self.annotated.parse
        return {
            token: index
            for index, event in reversed(list(enumerate(self.annotated.events)))
            for token in (*parse.tokens_between(event.trigger.start, event.trigger.end), event.token)
        }

    @cached_property
    def _cues(self) -> dict[int, Span]:
        """Token index of each word of a cue of speech → what is said."""
        parse = self.annotated.parse
        events = {event.token for event in self.annotated.events}
        return {
            token: attribution.content
            for attribution in self.annotated.attributions
            for token in parse.tokens_between(attribution.cue.start, attribution.cue.end)
            if token not in events
        }

    @cached_property
    def _speakers(self) -> SpanIndex:
        return SpanIndex(span for a in self.annotated.attributions for span in (a.source, a.via) if span is not None)

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
    def places(self) -> tuple[Owned, ...]:
        """Every toponym that can place an event."""
        actors = self.annotated.actors
        found = []
        for index, toponym in enumerate(self.annotated.toponyms):
            around = self.annotated.actor_spans.covering(toponym.span)
            hidden = any(actors[index].form in ("name", "composed") for index in around) or self._of_office(
                toponym.span
            )
            if toponym.scope != "clause" or hidden or "seat" in toponym.fields or self._in_speaker(toponym.span):
                continue
            sentence, owner, _ = self._owner(toponym.span)
            if sentence is not None:
                found.append((index, sentence, owner))
        return tuple(found)

    @cached_property
    def _timex_spans(self) -> tuple[Span, ...]:
        return tuple(timex.span for timex in self.annotated.timexes)

    @cached_property
    def _toponym_spans(self) -> tuple[Span, ...]:
        return tuple(toponym.span for toponym in self.annotated.toponyms)

    @cached_property
    def _times_in(self) -> BySentence:
        return _by_sentence(self.times)

    @cached_property
    def _places_in(self) -> BySentence:
        return _by_sentence(self.places)

    @cached_property
    def _places_owned(self) -> Mapping[int, Sequence[int]]:
        """Event mention → the toponyms that it governs."""
        found: dict[int, list[int]] = {}
        for index, _, owner in self.places:
            if owner is not None:
                found.setdefault(owner, []).append(index)
        return found

    @cached_property
    def _speaker_ends(self) -> frozenset[int]:
        found = (span for a in self.annotated.attributions for span in (a.source, a.via) if span is not None)
        return frozenset(span.end for span in found)

    def _of_office(self, span: Span) -> bool:
        """« selon Awa Sy, maire de Bria »: where a speaker holds office is not where it happened."""
        text, parse = self.annotated.document.text, self.annotated.parse
        comma = span.start - 1
        while comma >= 0 and text[comma] not in _STOPS:
            comma -= 1
        if comma not in self._speaker_ends or text[comma : comma + 2] != ", ":
            return False
        within = [parse.tokens[index] for index in parse.tokens_between(comma + 1, span.start)]
        if not within or within[0].pos not in ("NOUN", "DET", "PROPN"):
            return False
        return not any(token.pos in ("VERB", "AUX") or token.folded[:1].isdigit() for token in within)

    def _in_speaker(self, span: Span) -> bool:
        return bool(self._speakers.covering(span))

    def _owner(self, span: Span) -> tuple[int | None, int | None, bool]:
        """Sentence, governing event mention, and whether a cue of speech governs the words instead."""
        parse = self.annotated.parse
        tokens = parse.tokens_between(span.start, span.end)
        if not tokens:
            return None, None, False
        sentence = parse.tokens[tokens[0]].sentence
        head = next((t for t in tokens if parse.tokens[t].head not in tokens or parse.tokens[t].head == t), tokens[0])
        for token in (head, *parse.ancestors(head)):
            if token in self._triggers and token not in tokens:
                return sentence, self._triggers[token], False
            if token in self._cues:
                return sentence, None, not self._cues[token].covers(span)
        return sentence, None, False

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

    def places_of(self, mentions: Sequence[int]) -> tuple[tuple[int, ...], str]:
        """The toponyms that place an event told by these mentions, most specific first, and the reason."""
        spans = self._toponym_spans
        if self._speaks(mentions[0]):
            owned = sorted(index for mention in set(mentions) for index in self._places_owned.get(mention, ()))
            return tuple(index for index in owned if not self._said(spans[index])), _CLOSENESS[0]
        found, reason = self._nearest(self._places_in, spans, mentions)
        return tuple(sorted(found, key=self._usefulness)), reason

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

    def heading_places(self, event: EventMention) -> tuple[int, ...]:
        """The toponyms of the heading above an event, in its order; a heading holds for its own paragraph."""
        paragraph = self.annotated.parse.sentence_of(event.token).paragraph
        return tuple(
            index
            for index, toponym in ((i, self.annotated.toponyms[i]) for i in self._headings_in.get(paragraph, ()))
            if toponym.span.start <= event.trigger.start and (toponym.scope == "section" or paragraph > 0)
        )

    @cached_property
    def _headings_in(self) -> Mapping[int, Sequence[int]]:
        """Paragraph → the toponyms of its heading."""
        parse, found = self.annotated.parse, dict[int, list[int]]()
        for index, toponym in enumerate(self.annotated.toponyms):
            token = parse.token_at(toponym.span.start)
            if toponym.scope != "clause" and token is not None:
                found.setdefault(parse.sentence_of(token).paragraph, []).append(index)
        return found

    def seat_of(self, mention: int) -> tuple[int, ...]:
        """« Le gouverneur de la région de Kharkiv a fait état de 15 frappes »: where the speaker holds office."""
        if not self._seats:
            return ()
        trigger = self.annotated.events[mention].trigger
        around = (self.annotated.attributions[index] for index in self.annotated.contents.covering(trigger))
        spoken = [span for a in around for span in (a.source, a.via) if span is not None]
        seats = [
            index
            for index in self._seats
            if any(0 <= self.annotated.toponyms[index].span.start - span.start <= _LINE for span in spoken)
            and self._sentence_at(self._toponym_spans[index].start) == self._sentence(mention)
        ]
        return tuple(seats)

    @cached_property
    def _seats(self) -> tuple[int, ...]:
        return tuple(index for index, toponym in enumerate(self.annotated.toponyms) if "seat" in toponym.fields)

    def _sentence_at(self, offset: int) -> int:
        token = self.annotated.parse.token_at(offset)
        return -1 if token is None else self.annotated.parse.tokens[token].sentence

    def governs_place(self, mention: int) -> bool:
        """True where the mention's own words name a place."""
        return mention in self._places_owned

    def _speaks(self, mention: int) -> bool:
        """True for an accusation, a denial, a threat: what it speaks of lies elsewhere."""
        entry = ONTOLOGY.get(self.annotated.events[mention].type)
        return entry is not None and entry.group == "speech" and entry.key not in ("negotiate", "aid")

    def _said(self, span: Span) -> bool:
        return bool(self.annotated.contents.covering(span))

    def _usefulness(self, toponym: int) -> tuple[int, float, int]:
        """Where it happened before where somebody went to or came from; the smaller area first, then as told."""
        location = self.annotated.places[toponym].location
        known = location.place is not None and location.relation != "in"
        radius = location.radius_km if known and location.radius_km is not None else _UNKNOWN_RADIUS
        return _MOVING.get(self.annotated.toponyms[toponym].relation, 0), max(radius, _UNKNOWN_RADIUS), toponym

    def places_before(self, token: int) -> tuple[int, ...]:
        """The places named last before a word in its paragraph or the line that heads it, most specific first."""
        parse = self.annotated.parse
        here = parse.sentence_of(token)
        for sentence in range(here.index - 1, -1, -1):
            up = here.paragraph - parse.sentences[sentence].paragraph
            if up > 1 or (up and not self._heads(sentence)):
                break
            named = [index for index, _, _ in self._places_in.get(sentence, ())]
            if any(self.annotated.toponyms[index].relation != "from" for index in named):
                return tuple(sorted(named, key=self._usefulness))
        return ()

    def _heads(self, sentence: int) -> bool:
        """True for a short line that closes like a title or asks a question: « Que s'est-il passé à Zemio ? »"""
        span = self.annotated.parse.sentences[sentence]
        words = self.annotated.document.text[span.start : span.end].strip()
        return 0 < len(words) <= _LINE and words[-1] not in _CLOSED

    def only_leaves(self, places: Sequence[int]) -> bool:
        """True where all that is said is where somebody came from."""
        return bool(places) and all(self.annotated.toponyms[index].relation == "from" for index in places)

    def _nearest(self, found: BySentence, spans: Sequence[Span], mentions: Sequence[int]) -> tuple[list[int], str]:
        """What is nearest to the words that tell an event, from the first sentence that has any, as told."""
        for sentence in dict.fromkeys(self._sentence(mention) for mention in mentions):
            here = [mention for mention in mentions if self._sentence(mention) == sentence]
            ranked = [
                (min(self._closeness(mention, spans[index], owner) for mention in here), index)
                for index, _, owner in found.get(sentence, ())
            ]
            near = [(rank, index) for rank, index in ranked if rank < len(_CLOSENESS)]
            if near:
                best = min(near)[0]
                return [index for rank, index in near if max(rank, 1) == max(best, 1)], _CLOSENESS[best]
        return [], "nothing in the sentence says"

    def _sentence(self, mention: int) -> int:
        return self.annotated.parse.tokens[self.annotated.events[mention].token].sentence

    def _closeness(self, mention: int, span: Span, owner: int | None) -> int:
        """An index into the reasons, from governed to told of another event; past their end for words of no use."""
        if owner == mention:
            return 0
        if owner is None:
            return 1 if self.annotated.events[mention].extent.covers(span) else 2
        return 3 if self._told_together(mention, owner) else len(_CLOSENESS)

    def _told_together(self, mention: int, owner: int) -> bool:
        """True where one event word governs the other, so that a date or place of one may hold for both."""
        a, b = self.annotated.events[mention].token, self.annotated.events[owner].token
        parse = self.annotated.parse
        above = tuple(parse.ancestors(a))
        return a in parse.ancestors(b) or b in above or any(self._triggers.get(token) == owner for token in above)


def _by_sentence(found: Sequence[Owned]) -> BySentence:
    grouped: dict[int, list[Owned]] = {}
    for one in found:
        grouped.setdefault(one[1], []).append(one)
    return grouped
