"""« a été revendiqué par X », « accusé d'avoir … », « a appris l'AFP auprès de X »."""

from __future__ import annotations

from greffier.annotate.attribution.clauses import looks_like_speaker
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.groups import Group, is_participle_after_auxiliary
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.openings import infinitive_at
from greffier.annotate.attribution.reader import Reader
from greffier.model.parse import Sentence


def read_passive(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Finding | None:
    """« il a été rapporté que …», « l'attaque a été revendiquée par X »."""
    adjuncts = reader.skip_adjuncts_to_by(group.last + 1, sentence.last)
    subject = reader.folded(group.first - 1)
    if "nobody" in sense.rule.takes and subject in reader.lexicon.words["impersonal_pronouns"]:
        that = reader.skip_adjuncts(group.last + 1, sentence.last).next
        if reader.is_in(that, "that"):
            return Finding(
                f"{sense.rule.id}.passive", sentence.index, (group.first, group.last), group.first - 1, that, "after",
                that + 1, None, (),
            )  # fmt: skip
    if adjuncts is None or not sense.rule.takes & {"np", "that"} or sense.verb in reader.lexicon.words["told_whom"]:
        return None
    told = reader.phrase_ending_at(group.first - 1, sentence.first)
    if told is not None and reader.lexicon.is_word("idle_subjects", reader.tokens[told.head]):
        return None
    source = reader.read_phrase(adjuncts + 1, sentence.last)
    if source is None or not looks_like_speaker(reader, source):
        return None
    return Finding(
        f"{sense.rule.id}.passive", sentence.index, (group.first, group.last), group.first, source.last, "before", -1,
        source, (), sense.rule.doubt,
    )  # fmt: skip


def read_accused(reader: Reader, sentence: Sentence, i: int, sense: Sense) -> Finding | None:
    """« X, accusé par Y d'avoir … », « X est soupçonné de … »: Y's word, or nobody's."""
    if "of-doing" not in sense.rule.takes or sense.shape != "past" or sense.then:
        return None
    if is_participle_after_auxiliary(reader, sentence, i) and not any(reader.is_in(k, "been") for k in range(i - 3, i)):
        return None
    by = reader.skip_adjuncts_to_by(i + 1, sentence.last)
    source = reader.read_phrase(by + 1, sentence.last) if by is not None else None
    start = source.last + 1 if source is not None else reader.skip_adjuncts(i + 1, sentence.last).next
    if source is None and by is not None:
        return None
    if not (reader.is_in(start, "of") and infinitive_at(reader, start + 1, sentence.last)):
        return None
    return Finding(
        f"{sense.rule.id}.accused", sentence.index, (i, i), i, start - 1, "after", start, source, (), True, True, True
    )  # fmt: skip


def read_learn(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Finding | None:
    """« a appris l'AFP auprès de X », « a-t-on appris de source militaire »."""
    i = group.last + 1
    i = i if group.pronoun is not None else reader.skip_time(i, sentence.last) or i
    medium = None if group.pronoun is not None else reader.read_phrase(i, sentence.last)
    if medium is not None:
        if not reader.is_relay(medium):
            return None
        i = medium.last + 1
    if group.pronoun is None and medium is None:
        return None
    i = _over_days(reader, i, sentence.last)
    source = None
    if reader.is_in(i, "learn_links"):
        k = i + 1
        while k < sentence.last and reader.is_in(k, "of") and reader.tokens[k].pos != "DET":
            k += 1
        source = reader.read_phrase(k, sentence.last)
    right = source.last if source else max(i - 1, group.last)
    via = (medium,) if medium and source else ()
    return Finding(
        "learn.before", sentence.index, (group.first, group.last), group.first, right, "before", -1,
        source or medium, via,
    )  # fmt: skip


def _over_days(reader: Reader, i: int, end: int) -> int:
    """Past « mardi », « , dimanche, »."""
    while i < end and not reader.is_in(i, "learn_links"):
        comma = reader.tokens[i].text == ","
        step = reader.skip_time(i + comma, end)
        if not step or (comma and (step >= end or reader.tokens[step].text != ",")):
            break
        i = step + comma
    return i
