"""« X affirme que … »: the speaker stands before the verb, and what is said after it."""

from __future__ import annotations

from greffier.annotate.attribution.clauses import can_speak
from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.groups import Group
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.openings import Opening, infinitive_at, read_content, that_by_arrow
from greffier.annotate.attribution.reader import Adjuncts, Reader
from greffier.annotate.attribution.scene import Phrase
from greffier.annotate.attribution.subjects import Subject, read_subject
from greffier.model.parse import Sentence


def read_forward(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, earlier: list[Finding]
) -> Finding | None:
    start = group.last + 1
    while sense.rule.negated and reader.is_in(start, "negators"):
        start += 1
    adjuncts = reader.skip_adjuncts(start, sentence.last)
    if sense.rule.number and any(reader.tokens[k].pos == "NUM" for k in range(group.last + 1, adjuncts.next)):
        adjuncts = Adjuncts(group.last + 1)
    cited = _cited_between(reader, sentence, group)
    adjuncts = _over_comma(reader, sentence, group, sense, adjuncts)
    content = read_content(reader, sentence, group, sense, cited[1] if cited else adjuncts.next)
    if content is None and "that" in sense.rule.takes:
        content = that_by_arrow(reader, sentence, group)
    content = content or _told_before(reader, sentence, group, sense, adjuncts.next)
    if content is None:
        return None
    if "nobody" in sense.rule.takes:
        return _read_nobody(reader, sentence, group, sense, content)
    subject = read_subject(reader, sentence, group, earlier)
    if subject is None and not group.gerund:
        return None
    source, left, relative, shared = subject or Subject(None, group.first)
    if source is not None and not can_speak(reader, source, sense):
        return None
    side, begin, open_, phrase_only = content
    via = (*adjuncts.via, *reader.relays_between(sentence.first, group.first))
    via = via or reader.relays_at_head(sentence) or _citing(reader, sentence, source)
    if cited is not None and source is not None:
        source, via = cited[0], (source, *via)
    if source is not None and not group.gerund:
        speaker, chain, end = reader.cited_after(sentence, source, via, source.last)
        if end < group.first and reader.folded(end + 1) == ",":
            source, via = speaker, chain  # « la radio, citant un officier, a annoncé »
    stop = reader.statement_adjunct(begin, sentence.last) if phrase_only else None
    if stop is not None:
        via = (*via, *reader.relays_between(stop, sentence.last))
    right = begin - 1 if side == "after" else max(group.last, adjuncts.next - 1)
    rule = f"{sense.rule.id}.{content_name(side, open_, phrase_only)}"
    return Finding(
        rule, sentence.index, (group.first, group.last), left, right, side, begin, source, via, sense.rule.doubt,
        open_, relative, shared, phrase_only, stop,
    )  # fmt: skip


def _told_before(reader: Reader, sentence: Sentence, group: Group, sense: Sense, i: int) -> Opening | None:
    """« L'armée l'a confirmé. »: what is said stands in the sentence before."""
    it = any(reader.is_in(k, "object_clitics") for k in range(group.first, group.last))
    ends = i >= sentence.last or reader.tokens[i].text in ".,;!" or reader.is_in(i, "contrast")
    if not (it and ends and "np" in sense.rule.takes):
        return None
    return Opening("bare" if "bare" in sense.rule.takes else "earlier", -1)


def _over_comma(reader: Reader, sentence: Sentence, group: Group, sense: Sense, adjuncts: Adjuncts) -> Adjuncts:
    """« a annoncé dans un communiqué diffusé lundi, la mort de »: a comma parts the verb from what it tells."""
    i = adjuncts.next
    if not group.last + 1 < i < sentence.last - 1 or reader.tokens[i].text != ",":
        return adjuncts
    after = reader.skip_adjuncts(i + 1, sentence.last)
    if "inf" in sense.rule.takes and infinitive_at(reader, after.next, sentence.last):
        return Adjuncts(after.next, (*adjuncts.via, *after.via))
    opens = reader.tokens[after.next].pos == "DET" or reader.is_in(after.next, "indefinite_articles")
    if not opens or _verb_between(reader, after.next, sentence.last):
        return adjuncts
    return Adjuncts(after.next, (*adjuncts.via, *after.via))


def _verb_between(reader: Reader, i: int, end: int) -> bool:
    """A clause of its own follows: « …, la ville est calme »."""
    phrase = reader.read_phrase(i, end)
    return phrase is None or (phrase.last + 1 < end and reader.is_finite(phrase.last + 1))


def _citing(reader: Reader, sentence: Sentence, source: Phrase | None) -> tuple[Phrase, ...]:
    """« HRW cite des témoins qui affirment … »: HRW passes on those whom it cites."""
    if source is None or source.first - 2 < sentence.first:
        return ()
    k = source.first - 1
    cites = any("cite" in s.rule.takes and s.shape == "finite" and not s.then
                for s in reader.lexicon.senses(reader.tokens[k]))  # fmt: skip
    outer = reader.phrase_ending_at(k - 1, sentence.first) if cites and reader.is_finite(k) else None
    return () if outer is None else (outer,)


def _cited_between(reader: Reader, sentence: Sentence, group: Group) -> tuple[Phrase, int] | None:
    """« a annoncé, citant l'état-major, la mort de »: who is cited, and where the verb's own words go on."""
    here = Phrase(group.last, group.last, group.last)
    if reader.folded(group.last + 1) != ",":
        return None
    cited, _, end = reader.cited_after(sentence, here, (), group.last)
    if cited is None or cited == here or reader.folded(end + 1) != ",":
        return None
    return cited, end + 2


def _read_nobody(reader: Reader, sentence: Sentence, group: Group, sense: Sense, content: Opening) -> Finding | None:
    """« On apprend que … »: said, and not by whom."""
    if not reader.is_in(group.first - 1, "nobody") or content[0] != "after" or not reader.is_in(content[1] - 1, "that"):
        return None
    return Finding(
        f"{sense.rule.id}.that", sentence.index, (group.first, group.last), group.first - 1, content[1] - 1, "after",
        content[1], None, (),
    )  # fmt: skip


def content_name(side: str, open_: bool, phrase_only: bool) -> str:
    """The end of a rule's name: how what is said is tied to the verb."""
    if side == "bare":
        return "bare"
    return "object" if phrase_only else "infinitive" if open_ else "that"
