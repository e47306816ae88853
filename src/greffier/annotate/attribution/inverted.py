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
from greffier.annotate.attribution.postponed import agrees, find_postponed, is_plural_verb
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
    if reader.is_in(before, "that") and reader.is_in(before - 1, "this") and reader.folded(before - 2) == ",":
        return _read_what(reader, sentence, group, sense, before - 2)
    as_that = as_that or points_back
    if not (set_off or as_clause or as_that) or (before < sentence.first and group.pronoun is None):
        return None
    adjuncts = reader.skip_adjuncts(group.last + 1, sentence.last)
    if group.pronoun is not None:
        source: Phrase | None = Phrase(group.pronoun, group.pronoun, group.pronoun)
        right = group.last
    else:
        source = reader.read_phrase(adjuncts.next, sentence.last)
        if source is None or not agrees(reader, group, source):
            source, adjuncts = find_postponed(reader, group, sentence.last) or (None, adjuncts)
        if source is None or not _is_inversion(reader, sentence, group, sense, source, as_clause or as_that):
            return None
        right = source.last
    if source is not None and (is_own_voice(reader, source) or not can_speak(reader, source, sense)):
        return None
    found = _finish_inverted(reader, sentence, group, sense, source, right, adjuncts.via, as_clause or as_that)
    return replace(found, side="earlier", rule=f"{sense.rule.id}.earlier") if points_back else found


def _read_what(reader: Reader, sentence: Sentence, group: Group, sense: Sense, comma: int) -> Finding | None:
    """« …, ce que nie le gouverneur », « …, ce qu'a confirmé la police »: the clause before is denied or told."""
    source = reader.read_phrase(reader.skip_adjuncts(group.last + 1, sentence.last).next, sentence.last)
    if source is None or is_own_voice(reader, source) or not can_speak(reader, source, sense):
        return None
    denies = "bare" in sense.rule.takes
    return Finding(
        f"{sense.rule.id}.what", sentence.index, (group.first, group.last), comma + 1, source.last,
        "bare" if denies else "before", -1, source, (), sense.rule.doubt,
    )  # fmt: skip


def _points_back(reader: Reader, sentence: Sentence, before: int) -> bool:
    """« C'est ce qu'a annoncé la police »: what is said stands in the sentence before."""
    opening = [reader.folded(i) for i in range(sentence.first, before + 1)]
    return reader.is_in(before, "that") and " ".join(opening[:-1]) in reader.lexicon.phrases["that_is_what"]


def _finish_inverted(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, source: Phrase | None, right: int,
    via: tuple[Phrase, ...], as_clause: bool,
) -> Finding:  # fmt: skip
    if _says_nobody(reader, group):
        source = None
        if asked := _read_asked(reader, sentence, group, sense, right):
            return asked
    after = reader.skip_adjuncts(right + 1, sentence.last)
    if not (via or after.via):
        after = _after_apposition(reader, right + 1, sentence.last) or after
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


def _says_nobody(reader: Reader, group: Group) -> bool:
    pronoun = reader.folded(group.pronoun) if group.pronoun is not None else ""
    return reader.lexicon.inverted.get(pronoun) in reader.lexicon.words["nobody"]


def _read_asked(reader: Reader, sentence: Sentence, group: Group, sense: Sense, right: int) -> Finding | None:
    """« lit-on dans le journal X », « indique-t-on à l'état-major »: a medium or a body stands by."""
    reads = sense.verb in reader.lexicon.words["reading_verbs"]
    found = reader.skip_adjuncts(right + 1, sentence.last)
    if not found.via and reads:
        medium = reader.read_phrase(right + 2, sentence.last)
        found = Adjuncts(medium.last + 1, (medium,)) if medium and _may_be_read(reader, medium) else found
    if not found.via:
        found = _asked_at(reader, right, sentence.last)
    if not found.via:
        found = _asked_of(reader, right, sentence.last)
    if not found.via:
        return None
    return Finding(
        f"{sense.rule.id}.read", sentence.index, (group.first, group.last), group.first, found.next - 1, "before", -1,
        found.via[0], found.via[1:], kind="outlet" if reads and not _is_statement(reader, found.via[0]) else None,
    )  # fmt: skip


def _may_be_read(reader: Reader, medium: Phrase) -> bool:
    return _is_statement(reader, medium) or reader.may_be_medium(medium)


def _is_statement(reader: Reader, medium: Phrase) -> bool:
    """A statement whose author it names (« peut-on lire dans un communiqué de l'armée »)."""
    return reader.lexicon.is_word("statement_nouns", reader.tokens[medium.head]) and medium.last > medium.head


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


def _asked_of(reader: Reader, right: int, end: int) -> Adjuncts:
    """« assure-t-on mardi de source policière », « indique-t-on auprès de la mairie »."""
    i = right + 1
    while i < end and (step := reader.skip_time(i, end)):
        i = step
    near = reader.is_in(i, "near")
    i += near
    if not (reader.is_in(i, "of") and (near or reader.is_in(i + 1, "source_words"))):
        return Adjuncts(right + 1)
    body = reader.read_phrase(i if reader.tokens[i].pos == "DET" else i + 1, end)
    return Adjuncts(right + 1) if body is None else Adjuncts(body.last + 1, (body,))


def _after_as_clause(reader: Reader, sentence: Sentence, left: int, right: int) -> int | None:
    """« Comme l'a dit le maire, … » at the head of a sentence: where what is said begins, else None."""
    head = all(reader.is_in(i, "as_words") or reader.is_in(i, "that") for i in range(sentence.first, left))
    comma = right + 2 < sentence.last and reader.tokens[right + 1].text == ","
    return right + 2 if head and comma else None


def _after_apposition(reader: Reader, i: int, end: int) -> Adjuncts | None:
    """« le chef de la police, Jean Bakari, sur Telegram »: media after the speaker's name or office."""
    if i + 1 >= end or reader.tokens[i].text != ",":
        return None
    name = reader.read_phrase(i + 1, end)
    if name is None or name.last + 2 >= end or reader.tokens[name.last + 1].text != ",":
        return None
    after = reader.skip_adjuncts(name.last + 2, end)
    return after if after.via else None


def _trailing_relay(reader: Reader, i: int, end: int) -> tuple[list[Phrase], int]:
    """« un officier[,] cité par la télévision »."""
    k = i + 1 if i < end and reader.tokens[i].text == "," else i
    found, step = reader.relay_at(k, end)
    return (found, step) if step > k else ([], i)


def _is_inversion(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, source: Phrase, as_clause: bool
) -> bool:
    """True where the phrase after the verb is its subject and not its object."""
    if as_clause or _follows_statement(reader, sentence, group.first - 1):
        return True
    if not _is_full(reader, source):
        return False
    if _is_inserted(reader, sentence, group, source):
        return True
    takes_object = bool(sense.rule.takes & {"np", "of-doing", "of", "object"})
    if not takes_object and not has_subject_that_speaks(reader, sentence, group):
        return True
    return not subject_before(reader, sentence, group) and _closes_clause(reader, sentence, group, sense, source)


def _follows_statement(reader: Reader, sentence: Sentence, before: int) -> bool:
    """A quotation closes right before the cue, a comma aside."""
    tokens = reader.tokens
    if tokens[before].text in _CLOSING:
        return True
    comma = tokens[before].text == "," and before - 1 > sentence.first
    return comma and tokens[before - 1].text in _CLOSING and _is_statement_end(reader, before - 1)


def _closes_clause(reader: Reader, sentence: Sentence, group: Group, sense: Sense, source: Phrase) -> bool:
    """A clause stands before, or the phrase can but speak; and no verb follows it."""
    after = source.last + 1
    if after < sentence.last and reader.is_finite(after):
        return False
    clause, speaker = has_clause(reader, sentence.first, group.first - 1), looks_like_speaker(reader, source)
    if clause and not speaker and "np" in sense.rule.takes:
        return not _shares_subject(reader, group)
    return (clause and speaker) if "object" in sense.rule.takes else (clause or speaker)


def _shares_subject(reader: Reader, group: Group) -> bool:
    """« Ils ont fouillé les maisons, ont rapporté des armes »: a plural verb that goes on with an earlier subject."""
    return is_plural_verb(reader, group) is True and reader.tokens[group.first - 1].text == ","


def _is_inserted(reader: Reader, sentence: Sentence, group: Group, source: Phrase) -> bool:
    """« Les assaillants, rapportent des témoins, portaient … »: between commas, right before a verb."""
    commas = reader.folded(group.first - 1) == "," == reader.folded(source.last + 1)
    k = source.last + 2
    while commas and k < sentence.last and reader.is_in(k, "clitics"):
        k += 1
    return commas and k < sentence.last and reader.is_finite(k) and looks_like_speaker(reader, source)


def _is_full(reader: Reader, source: Phrase) -> bool:
    """A phrase with an article, a number or a name; « disent autre chose » has none."""
    first = reader.tokens[source.first]
    return first.pos in ("DET", "NUM") or any(
        reader.tokens[i].text[0].isupper() for i in range(source.first, source.last + 1)
    ) or looks_like_speaker(reader, source)  # fmt: skip


def _is_statement_end(reader: Reader, i: int) -> bool:
    return any(quote.span.end == reader.tokens[i].end and not quote.scare for quote in reader.annotated.quotes)
