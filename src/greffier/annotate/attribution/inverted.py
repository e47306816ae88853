"""« …, a indiqué X »: what is said stands before the verb, and the speaker after it."""

from __future__ import annotations

from dataclasses import replace

from greffier.annotate.attribution.clauses import (
    can_speak,
    has_clause,
    has_subject_that_speaks,
    is_own_voice,
    looks_like_speaker,
    subject_before,
)
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.groups import Group
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.reader import Adjuncts, Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.model.parse import Sentence

_CLOSING = '»”"›'
_BREAK = ",–—-("


def read_inverted(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Finding | None:
    if "before" not in sense.rule.takes or group.gerund or group.shared:
        return None
    before = group.first - 1
    as_clause = before >= sentence.first and reader.is_in(before, "as_words")
    set_off = before >= sentence.first and (
        reader.tokens[before].text in _BREAK or reader.tokens[before].text in _CLOSING
    )
    as_that = reader.is_in(before, "that") and reader.is_in(before - 1, "as_words")
    points_back = _points_back(reader, sentence, before)
    as_that = as_that or points_back
    if not (set_off or as_clause or as_that) or (before < sentence.first and group.pronoun is None):
        return None
    adjuncts = reader.skip_adjuncts(group.last + 1, sentence.last)
    if group.pronoun is not None:
        source: Phrase | None = Phrase(group.pronoun, group.pronoun, group.pronoun)
        right = group.last
    else:
        source = reader.read_phrase(adjuncts.next, sentence.last)
        if source is None or not _is_inversion(reader, sentence, group, sense, source, as_clause or as_that):
            return None
        right = source.last
    if source is not None and (is_own_voice(reader, source) or not can_speak(reader, source, sense)):
        return None
    found = _finish_inverted(reader, sentence, group, sense, source, right, adjuncts.via, as_clause or as_that)
    return replace(found, side="earlier", rule=f"{sense.rule.id}.earlier") if points_back else found


def _points_back(reader: Reader, sentence: Sentence, before: int) -> bool:
    """« C'est ce qu'a annoncé la police »: what is said stands in the sentence before."""
    opening = [reader.folded(i) for i in range(sentence.first, before + 1)]
    return reader.is_in(before, "that") and " ".join(opening[:-1]) in reader.lexicon.phrases["that_is_what"]


def _finish_inverted(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, source: Phrase | None, right: int,
    via: tuple[Phrase, ...], as_clause: bool,
) -> Finding:  # fmt: skip
    pronoun = reader.tokens[group.pronoun].folded if group.pronoun is not None else ""
    if reader.lexicon.inverted.get(pronoun) in reader.lexicon.words["nobody"]:
        source = None
        found = reader.skip_adjuncts(right + 1, sentence.last)
        if not found.via and sense.verb in reader.lexicon.words["reading_verbs"]:
            medium = reader.read_phrase(right + 2, sentence.last)
            if medium is not None and reader.may_be_medium(medium):
                found = Adjuncts(medium.last + 1, (medium,))
        if not found.via:
            found = _asked_at(reader, right, sentence.last)
        if found.via:
            return Finding(
                f"{sense.rule.id}.read", sentence.index, (group.first, group.last), group.first, found.next - 1, "before",
                -1, found.via[0], found.via[1:], kind="outlet" if sense.verb in reader.lexicon.words["reading_verbs"] else None,
            )  # fmt: skip
    after = reader.skip_adjuncts(right + 1, sentence.last)
    relays, end = _trailing_relay(reader, max(after.next, right + 1), sentence.last)
    right = max(right, after.next - 1, end - 1)
    source, via, right = reader.cited_after(sentence, source, (*via, *after.via, *relays), right)
    left = group.first - 1 if as_clause else group.first
    if as_clause and (begin := _after_as_clause(reader, sentence, left, right)):
        return Finding(
            f"{sense.rule.id}.as", sentence.index, (group.first, group.last), left, right, "after", begin, source, via,
            sense.rule.doubt,
        )  # fmt: skip
    return Finding(
        f"{sense.rule.id}.before", sentence.index, (group.first, group.last), left, right, "before", -1, source, via,
        sense.rule.doubt,
    )  # fmt: skip


def _asked_at(reader: Reader, right: int, end: int) -> Adjuncts:
    """« indique-t-on à l'état-major »: the body at which one says so."""
    i = right + 1
    if not reader.is_in(i, "to"):
        return Adjuncts(right + 1)
    body = reader.read_phrase(i if reader.tokens[i].pos == "DET" else i + 1, end)
    if body is None or reader.lexicon.kind_of_noun(reader.folded(body.head)) not in (
        "official",
        "organisation",
        "outlet",
    ):
        return Adjuncts(right + 1)
    return Adjuncts(body.last + 1, (body,))


def _after_as_clause(reader: Reader, sentence: Sentence, left: int, right: int) -> int | None:
    """« Comme l'a dit le maire, … » at the head of a sentence: where what is said begins, else None."""
    head = all(reader.is_in(i, "as_words") or reader.is_in(i, "that") for i in range(sentence.first, left))
    comma = right + 2 < sentence.last and reader.tokens[right + 1].text == ","
    return right + 2 if head and comma else None


def _trailing_relay(reader: Reader, i: int, end: int) -> tuple[list[Phrase], int]:
    """« un officier[,] cité par la télévision »."""
    k = i + 1 if i < end and reader.tokens[i].text == "," else i
    found, step = reader.relay_at(k, end)
    return (found, step) if step > k else ([], i)


def _is_inversion(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, source: Phrase, as_clause: bool
) -> bool:
    """True where the phrase after the verb is its subject and not its object."""
    if as_clause:
        return True
    before = group.first - 1
    if reader.tokens[before].text in _CLOSING or (
        reader.tokens[before].text == "," and reader.tokens[before - 1].text in _CLOSING
        and before - 1 > sentence.first and _is_statement_end(reader, before - 1)
    ):  # fmt: skip
        return True
    if not sense.rule.takes & {"np", "of-doing", "of", "object"} and not has_subject_that_speaks(
        reader, sentence, group
    ):
        return True
    if subject_before(reader, sentence, group):
        return False
    after = source.last + 1
    ends = after >= sentence.last or not reader.is_finite(after)
    if "object" in sense.rule.takes and not (
        looks_like_speaker(reader, source) and has_clause(reader, sentence.first, before)
    ):  # fmt: skip
        return False
    return ends and (has_clause(reader, sentence.first, before) or looks_like_speaker(reader, source))


def _is_statement_end(reader: Reader, i: int) -> bool:
    return any(quote.span.end == reader.tokens[i].end and not quote.scare for quote in reader.annotated.quotes)
