"""Verbs of saying: who says, and on which side of the verb stands what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from greffier.annotate.attribution.findings import Finding
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.phrases import Adjuncts, Phrase, Reader
from greffier.model.parse import Sentence, Token

_CLOSING = '»”"›'
_OPENING = '«“"‹'
_BREAK = ",–—-("


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group, tokens ``first`` to ``last``; ``pronoun`` is an inverted subject inside it (« a-t-elle dit »)."""

    first: int
    last: int
    pronoun: int | None
    passive: bool
    negated: bool
    gerund: bool
    shared: bool


def find_verbs(reader: Reader, sentence: Sentence) -> Iterator[Finding]:
    """The verbs of saying of one sentence, in order."""
    earlier: list[Finding] = []
    taken = -1
    for i in range(sentence.first, sentence.last):
        if i <= taken:
            continue
        for sense in reader.lexicon.senses(reader.tokens[i]):
            found = _read_cue(reader, sentence, i, sense, earlier)
            if found is not None:
                earlier.append(found)
                taken = found.cue[1]
                yield found
                break


def _read_cue(reader: Reader, sentence: Sentence, i: int, sense: Sense, earlier: list[Finding]) -> Finding | None:
    if _is_noun(reader, i, sense) or reader.quote_of[i] != -1 and not sense.rule.takes & {"that", "before", "inf"}:
        return None
    if accused := _read_accused(reader, sentence, i, sense):
        return accused
    group = _read_group(reader, sentence, i, sense, earlier)
    if group is None or (group.negated and not sense.rule.negated) or (sense.rule.negated and not group.negated):
        return None
    group = _with_then(reader, sentence, group, sense)
    if group is None or reader.is_in_rule(group.last + 1, sense.rule.unless):
        return None
    if any(reader.is_in_rule(k, sense.rule.refuse) for k in range(group.last + 1, sentence.last)):
        return None
    partitive = any(reader.is_in(k, "of_it") for k in range(group.first, group.last))
    if sense.rule.objects and not partitive and not any(
        reader.lexicon.singular(reader.folded(k)) in sense.rule.objects for k in range(group.last + 1, min(sentence.last, group.last + 12))
    ):  # fmt: skip
        return None
    if _is_naming(reader, sentence, group, sense):
        return None
    if "learn" in sense.rule.takes:
        return _read_learn(reader, sentence, group, sense)
    if "cite" in sense.rule.takes:
        return None
    if group.passive:
        return _read_passive(reader, sentence, group, sense)
    inverted = _read_inverted(reader, sentence, group, sense)
    return inverted or _read_forward(reader, sentence, group, sense, earlier)


def _is_naming(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> bool:
    """« le chef dit « le Borgne » »: a participle that names, and no verb."""
    if group.first != group.last or not any(s.shape == "past" for s in reader.lexicon.senses(reader.tokens[group.last])):
        return False
    start = reader.tokens[group.last].end
    return any(quote.scare and 0 <= quote.span.start - start <= 1 for quote in reader.annotated.quotes)


def _is_noun(reader: Reader, i: int, sense: Sense) -> bool:
    """« une annonce », « le juge », « l'estime »: the form is a noun here."""
    token = reader.tokens[i]
    if token.pos in ("VERB", "AUX") or i == 0:
        return False
    before = reader.tokens[i - 1]
    if before.pos == "DET" or reader.is_in(i - 1, "of"):
        return token.pos in ("NOUN", "ADJ", "PROPN") and before.folded not in reader.lexicon.words["clitics"]
    return token.pos == "ADP" or (token.pos == "NOUN" and sense.shape == "past")


# ---------------------------------------------------------------------- the verb group


def _read_group(reader: Reader, sentence: Sentence, i: int, sense: Sense, earlier: list[Finding]) -> Group | None:
    if sense.shape == "finite" and not _is_participle_after_auxiliary(reader, sentence, i):
        return _finite_group(reader, sentence, i)
    if sense.shape in ("past", "finite"):
        return _compound_group(reader, sentence, i, earlier)
    if sense.shape == "gerund":
        first = i - 1 if reader.folded(i - 1) == "en" and i > sentence.first else i
        return Group(first, i, None, False, reader.is_in(i - 1, "not"), True, False)
    return _carried_group(reader, sentence, i)


def _is_participle_after_auxiliary(reader: Reader, sentence: Sentence, i: int) -> bool:
    """« a dit », « a fait »: forms that are finite or a participle by what stands before."""
    k = i - 1
    while k > sentence.first and (
        reader.tokens[k].pos == "ADV"
        or reader.is_in(k, "inverted_links")
        or reader.tokens[k].folded in reader.lexicon.inverted
        or reader.is_in(k, "been")
    ):
        k -= 1
    return k >= sentence.first and reader.is_in(k, "auxiliaries") and reader.tokens[k].pos != "ADP"


def _finite_group(reader: Reader, sentence: Sentence, i: int) -> Group:
    first = _over_clitics(reader, sentence, i)
    last, pronoun = _inverted_pronoun(reader, sentence, i)
    negated = _is_negated(reader, sentence, first, i, last)
    return Group(first, last, pronoun, False, negated, False, False)


def _over_clitics(reader: Reader, sentence: Sentence, i: int) -> int:
    while i - 1 >= sentence.first and reader.is_in(i - 1, "clitics") and _is_clitic(reader, i - 1):
        i -= 1
    return i


def _is_clitic(reader: Reader, i: int) -> bool:
    token = reader.tokens[i]
    return token.pos in ("PRON", "ADV", "PART") or token.folded in ("ne", "n'", "se", "s'", "y")


def _inverted_pronoun(reader: Reader, sentence: Sentence, i: int) -> tuple[int, int | None]:
    """The last token of « ajoute-t-il » and its pronoun, or ``i`` and None."""
    k = i + 1
    while k < sentence.last and k <= i + 2:
        if reader.tokens[k].folded in reader.lexicon.inverted:
            return k, k
        if not reader.is_in(k, "inverted_links"):
            break
        k += 1
    return i, None


def _is_negated(reader: Reader, sentence: Sentence, first: int, verb: int, last: int) -> bool:
    """« n'a pas revendiqué », « n'affirme jamais », « nul n'a »; not « ne reconnaît que »."""
    around = range(max(sentence.first, first - 2), min(sentence.last, last + 3))
    if not any(reader.is_in(k, "not") for k in range(max(sentence.first, first - 1), verb)):
        return False
    return any(reader.is_in(k, "negators") for k in around) or not any(
        reader.is_in(k, "that") for k in range(verb, min(sentence.last, last + 4))
    )


def _compound_group(reader: Reader, sentence: Sentence, i: int, earlier: list[Finding]) -> Group | None:
    k, pronoun, passive = i - 1, None, False
    while k >= sentence.first and k >= i - 8:
        token = reader.tokens[k]
        if token.folded in reader.lexicon.inverted:
            pronoun = k
        elif reader.is_in(k, "been"):
            passive = True
        elif reader.is_in(k, "auxiliaries") and token.pos != "ADP":
            return _compound_from(reader, sentence, k, i, pronoun, passive)
        elif reader.is_in(k, "be"):
            return _compound_from(reader, sentence, k, i, pronoun, not _is_reflexive(reader, sentence, k))
        elif token.pos in ("VERB", "PUNCT", "SCONJ") and token.text != "," and not reader.is_in(k, "inverted_links"):
            break
        k -= 1
    if earlier and reader.is_in(i - 1, "and") and earlier[-1].sentence == sentence.index:
        return Group(i, i, None, False, False, False, True)
    return None


def _is_reflexive(reader: Reader, sentence: Sentence, k: int) -> bool:
    return k - 1 >= sentence.first and reader.folded(k - 1) in ("s'", "se")


def _compound_from(
    reader: Reader, sentence: Sentence, aux: int, i: int, pronoun: int | None, passive: bool
) -> Group | None:
    first = _over_clitics(reader, sentence, aux)
    between = [reader.tokens[k] for k in range(aux + 1, i)]
    if any(token.pos in ("NOUN", "PROPN") for token in between) and not _is_set_off(reader, aux, i):
        return None
    return Group(first, i, pronoun, passive, _is_negated(reader, sentence, first, i, i), False, False)


def _is_set_off(reader: Reader, aux: int, i: int) -> bool:
    """« a de son côté fait état », « a, mardi, déclaré »: only adjuncts stand inside the verb group."""
    return reader.skip_adjuncts(aux + 1, i).next == i


def _carried_group(reader: Reader, sentence: Sentence, i: int) -> Group | None:
    """« a tenu à préciser », « vient d'annoncer », « peut-on lire »: an infinitive that a finite verb carries."""
    k = _over_clitics(reader, sentence, i) - 1
    pronoun = k if k > sentence.first and reader.tokens[k].folded in reader.lexicon.inverted else None
    if pronoun is not None:
        k -= 1
    if k > sentence.first and (reader.is_in(k, "of") or reader.is_in(k, "to") or reader.is_in(k, "by")):
        k -= 1
    if k < sentence.first or not reader.is_in(k, "carriers") or reader.tokens[k].pos not in ("VERB", "AUX"):
        return None
    outer = _finite_group(reader, sentence, k) if reader.is_finite(k) else _compound_group(reader, sentence, k, [])
    return None if outer is None else replace(outer, last=i, passive=False, pronoun=pronoun or outer.pronoun)


def _with_then(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Group | None:
    """The group with the words of « faire état », « mettre en cause »; None where they do not follow."""
    if sense.rule.gap and sense.then:
        span = range(group.last + 1, min(sentence.last, group.last + 12))
        return group if any(reader.folded(k) == sense.then[0] for k in span) else None
    k = group.last + 1
    for word in sense.then:
        while k < sentence.last and reader.tokens[k].pos == "ADV" and reader.folded(k) != word:
            k += 1
        if reader.folded(k) != word:
            return None
        k += 1
    return group if not sense.then else replace(group, last=k - 1)


# ---------------------------------------------------------------------- what is said stands before


def _read_inverted(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Finding | None:
    if "before" not in sense.rule.takes or group.gerund or group.shared:
        return None
    before = group.first - 1
    as_clause = before >= sentence.first and reader.is_in(before, "as_words")
    set_off = before >= sentence.first and (
        reader.tokens[before].text in _BREAK or reader.tokens[before].text in _CLOSING
    )
    as_that = reader.is_in(before, "that") and reader.is_in(before - 1, "as_words")
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
    if source is not None and (_is_own_voice(reader, group, source) or not _can_speak(reader, source, sense)):
        return None
    return _finish_inverted(reader, sentence, group, sense, source, right, adjuncts.via, as_clause or as_that)


def _is_own_voice(reader: Reader, group: Group, source: Phrase) -> bool:
    token = reader.tokens[source.head]
    return reader.lexicon.inverted.get(token.folded, token.folded) in reader.lexicon.words["own_voice"]


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
    if body is None or reader.lexicon.kind_of_noun(reader.folded(body.head)) not in ("official", "organisation", "outlet"):
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
    if not sense.rule.takes & {"np", "of-inf", "de", "object"} and not _has_subject_that_speaks(reader, sentence, group):
        return True
    if _subject_before(reader, sentence, group):
        return False
    after = source.last + 1
    ends = after >= sentence.last or not reader.is_finite(after)
    if "object" in sense.rule.takes and not (
        _looks_like_speaker(reader, source) and _has_clause(reader, sentence.first, before)
    ):  # fmt: skip
        return False
    return ends and (_has_clause(reader, sentence.first, before) or _looks_like_speaker(reader, source))


def _is_statement_end(reader: Reader, i: int) -> bool:
    return any(quote.span.end == reader.tokens[i].end and not quote.scare for quote in reader.annotated.quotes)


def _subject_before(reader: Reader, sentence: Sentence, group: Group) -> bool:
    """« Le ministre, qui s'exprimait à la radio, a annoncé … »: no full clause stands before, but a subject does."""
    before = range(sentence.first, group.first)
    return not _has_clause(reader, sentence.first, group.first - 1) and any(
        reader.tokens[i].dep.startswith("nsubj") and reader.tokens[i].head in range(group.first, group.last + 1)
        for i in before
    )


def _has_subject_that_speaks(reader: Reader, sentence: Sentence, group: Group) -> bool:
    """« Le ministre, très ému, a dit … »: no clause stands before, only a phrase that may speak."""
    if _has_clause(reader, sentence.first, group.first - 1):
        return False
    phrase = reader.read_phrase(_segment_start(reader, sentence.first, group.first), group.first)
    return phrase is not None and _looks_like_speaker(reader, phrase)


def _has_clause(reader: Reader, first: int, last: int) -> bool:
    """True where a main clause stands between the tokens: a finite verb more than there are subordinating words."""
    verbs = subordinators = 0
    for i in range(_segment_start(reader, first, last), last):
        token = reader.tokens[i]
        if token.has("VerbForm=Fin") and token.pos in ("VERB", "AUX") and not token.folded.startswith("-"):
            verbs += 1
        elif token.folded in reader.lexicon.words["subordinators"] and _subordinates(token):
            subordinators += 1
        elif token.text in _CLOSING:
            return True
    return verbs > subordinators


def _segment_start(reader: Reader, first: int, last: int) -> int:
    """After the last semicolon or colon before ``last``."""
    return max((i + 1 for i in range(first, last) if reader.tokens[i].text in ";:"), default=first)


def _subordinates(token: Token) -> bool:
    return token.pos == "SCONJ" or (token.pos in ("PRON", "ADV") and token.has("PronType=Rel"))


def _looks_like_speaker(reader: Reader, source: Phrase) -> bool:
    head = reader.tokens[source.head]
    if head.text[0].isupper() or reader.lexicon.kind_of_noun(head.folded) is not None:
        return True
    return any(actor.span.start <= head.start < actor.span.end for actor in reader.annotated.actors)


# ---------------------------------------------------------------------- what is said stands after


def _read_forward(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, earlier: list[Finding]
) -> Finding | None:
    start = group.last + 1
    while sense.rule.negated and reader.is_in(start, "negators"):
        start += 1
    adjuncts = reader.skip_adjuncts(start, sentence.last)
    if sense.rule.number and any(reader.tokens[k].pos == "NUM" for k in range(group.last + 1, adjuncts.next)):
        adjuncts = Adjuncts(group.last + 1)
    cited = _cited_between(reader, sentence, group)
    content = _read_content(reader, sentence, group, sense, cited[1] if cited else adjuncts.next)
    if content is None:
        return None
    if "nobody" in sense.rule.takes:
        return _read_nobody(reader, sentence, group, sense, content)
    subject = _read_subject(reader, sentence, group, earlier)
    if subject is None and not group.gerund:
        return None
    source, left, relative, shared = subject or (None, group.first, False, False)
    if source is not None and not _can_speak(reader, source, sense):
        return None
    side, begin, open_, phrase_only = content
    via = (*adjuncts.via, *reader.relays_between(sentence.first, group.first))
    if cited is not None and source is not None:
        source, via = cited[0], (source, *via)
    stop = reader.statement_adjunct(begin, sentence.last) if phrase_only else None
    if stop is not None:
        via = (*via, *reader.relays_between(stop, sentence.last))
    right = begin - 1 if side == "after" else max(group.last, adjuncts.next - 1)
    return Finding(
        f"{sense.rule.id}.{content_name(side, open_, phrase_only)}", sentence.index, (group.first, group.last), left, right, side,
        begin, source, via, sense.rule.doubt, open_, relative, shared, phrase_only, stop,
    )  # fmt: skip


def _cited_between(reader: Reader, sentence: Sentence, group: Group) -> tuple[Phrase, int] | None:
    """« a annoncé, citant l'état-major, la mort de »: who is cited, and where the verb's own words go on."""
    here = Phrase(group.last, group.last, group.last)
    if reader.folded(group.last + 1) != ",":
        return None
    cited, _, end = reader.cited_after(sentence, here, (), group.last)
    if cited is None or cited == here or reader.folded(end + 1) != ",":
        return None
    return cited, end + 2


def _read_nobody(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, content: tuple[str, int, bool, bool]
) -> Finding | None:
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


def _can_speak(reader: Reader, source: Phrase, sense: Sense) -> bool:
    head = reader.tokens[source.head]
    if _is_own_voice_word(reader, source):
        return False
    if "show" in sense.rule.takes:
        return reader.lexicon.is_word("picture_nouns", head)
    if reader.lexicon.is_word("mute_subjects", head) and not reader.lexicon.is_word("news_nouns", head):
        return False
    return not reader.lexicon.is_word("picture_nouns", head)


def _is_own_voice_word(reader: Reader, source: Phrase) -> bool:
    return reader.is_in(source.head, "own_voice")


def _read_content(
    reader: Reader, sentence: Sentence, group: Group, sense: Sense, i: int
) -> tuple[str, int, bool, bool] | None:
    """(side, first token of what is said, whether a new clause ends it, whether it is a phrase)."""
    takes, end = sense.rule.takes, sentence.last
    if i >= end:
        return ("bare", -1, False, False) if "bare" in takes else None
    token = reader.tokens[i]
    if "comme" in takes:
        return _content_as(reader, i, end)
    if token.text == ":" and "quote" in takes and i + 1 < end:
        return "after", i + 1, False, False
    if token.text in _OPENING and takes & {"quote", "np", "np-quote"}:
        return "after", i, "that" not in takes, "that" not in takes
    if reader.is_in(i, "that"):
        return _content_that(reader, group, i, end, takes)
    if "that" in takes and (that := _that_after_predicate(reader, i, end)):
        return "after", that + 1, False, False
    if "inf" in takes and _infinitive_at(reader, i, end):
        return "after", i, True, False
    if reader.is_in(i, "of") and takes & {"de", "de-inf", "of-inf"}:
        return _content_of(reader, sentence, sense, i, end)
    if "late-quote" in takes and (opening := _late_quote(reader, i, end)):
        return "after", opening, True, True
    if "bare" in takes and token.text in ".;,!?":
        return "bare", -1, False, False
    if takes & {"np", "of-inf"}:
        return _content_object(reader, sentence, sense, i, end)
    return None


def _that_after_predicate(reader: Reader, i: int, end: int) -> int | None:
    """The « que » of « se dit convaincu que », « juge probable que », « s'inquiète de ce que », or None."""
    if reader.is_in(i, "of") and reader.is_in(i + 1, "this"):
        i += 1
    elif reader.tokens[i].pos not in ("ADJ", "VERB") or reader.is_finite(i):
        return None
    return i + 1 if i + 1 < end and reader.is_in(i + 1, "that") else None


def _content_that(
    reader: Reader, group: Group, i: int, end: int, takes: frozenset[str]
) -> tuple[str, int, bool, bool] | None:
    restrictive = any(reader.is_in(k, "not") for k in range(group.first, group.last))
    if i + 1 >= end or ("that" not in takes and not restrictive):
        return None
    return "after", i + 1, False, restrictive


def _late_quote(reader: Reader, i: int, end: int) -> int | None:
    """The opening mark in « a qualifié la frappe de « crime » », before any other verb or comma; or None."""
    for k in range(i, min(end, i + 14)):
        if reader.tokens[k].text in _OPENING:
            return k
        if reader.is_finite(k) or reader.tokens[k].text in ",;:":
            return None
    return None


def _content_as(reader: Reader, i: int, end: int) -> tuple[str, int, bool, bool] | None:
    for k in range(i, min(end, i + 12)):
        if reader.is_in(k, "present_as") and k + 1 < end and reader.folded(k) == "comme":
            return "after", k + 1, True, True
        if reader.is_finite(k):
            return None
    return None


def _content_of(
    reader: Reader, sentence: Sentence, sense: Sense, i: int, end: int
) -> tuple[str, int, bool, bool] | None:
    takes = sense.rule.takes
    if "of-inf" in takes and not _infinitive_at(reader, i + 1, end):
        return _content_object(reader, sentence, sense, i, end)
    if takes & {"de-inf", "of-inf"} and _infinitive_at(reader, i + 1, end):
        return "after", i, True, False
    if i + 1 < end and reader.tokens[i + 1].text in _OPENING and takes & {"de", "de-inf", "np-quote"}:
        return "after", i + 1, True, True
    if "de" in takes and (not sense.rule.needs or _has_number(reader, i, end)):
        return "after", i + 1 if reader.tokens[i].pos == "ADP" and reader.folded(i) in ("de", "d'") else i, True, True
    if "np" in takes and reader.tokens[i].pos == "DET":
        return "after", i, True, True
    return None


def _infinitive_at(reader: Reader, i: int, end: int) -> bool:
    while i < end and reader.is_in(i, "negative_infinitive"):
        i += 1
    return i < end and reader.is_infinitive(i)


def _has_number(reader: Reader, i: int, end: int) -> bool:
    for k in range(i, min(end, i + 14)):
        token = reader.tokens[k]
        if (
            reader.is_in(k, "toll_nouns")
            or token.pos == "NUM"
            or token.text[0].isdigit()
            or reader.is_in(k, "partitives")
            and token.pos == "NOUN"
        ):
            return True
        if token.text in _OPENING or (k <= i + 1 and reader.is_in(k, "indefinites")):
            return True
    return False


def _content_object(
    reader: Reader, sentence: Sentence, sense: Sense, i: int, end: int
) -> tuple[str, int, bool, bool] | None:
    """« accuse l'armée d'avoir tiré », « annonce la mort de », « impute l'attaque à »."""
    if sense.rule.number and not _has_number(reader, i, end):
        return None
    if reader.read_phrase(i, end) is None and not reader.is_in(i, "to") and reader.tokens[i].pos != "NUM":
        return None
    if "of-inf" in sense.rule.takes and (deed := _deed_after(reader, i, end)):
        return "after", deed, True, False
    if sense.rule.by and not any(reader.is_in(k, "to") for k in range(i, end)):
        return None
    return "after", i, True, True


def _deed_after(reader: Reader, i: int, end: int) -> int | None:
    """The « de » of « accuse X de tirer », or None."""
    for k in range(i, end - 1):
        if reader.is_in(k, "of") and _infinitive_at(reader, k + 1, end):
            return k
        if reader.is_finite(k) and not reader.is_in(k - 1, "relatives"):
            return None
    return None


# ---------------------------------------------------------------------- who says it


def _read_subject(
    reader: Reader, sentence: Sentence, group: Group, earlier: list[Finding]
) -> tuple[Phrase | None, int, bool, bool] | None:
    """(the speaker, the first token of the speaker, whether « qui » stands for it, whether it was taken over)."""
    last = [found for found in earlier if found.sentence == sentence.index]
    if group.gerund or group.shared:
        if last:
            return last[-1].source, group.first, False, True
        return _main_subject(reader, sentence, group)
    if group.pronoun is not None:
        return Phrase(group.pronoun, group.pronoun, group.pronoun), group.first, False, False
    before = group.first - 1
    while before > sentence.first and reader.tokens[before].pos == "ADV" and not reader.is_in(before, "that"):
        before -= 1
    if before < sentence.first:
        return None
    if reader.is_in(before, "relatives"):
        return _antecedent(reader, sentence, before, group)
    if reader.is_in(before, "subject_pronouns") or reader.is_in(before, "own_voice") or reader.is_in(before, "nobody"):
        nobody = reader.is_in(before, "nobody")
        return None if nobody else (Phrase(before, before, before), before, False, False)
    if last and (reader.is_in(before, "and") or reader.is_in(before, "contrast")):
        return last[-1].source, group.first, False, True
    return _noun_subject(reader, sentence, group, before, last)


def _noun_subject(
    reader: Reader, sentence: Sentence, group: Group, before: int, last: list[Finding]
) -> tuple[Phrase | None, int, bool, bool] | None:
    floor = sentence.first
    if reader.tokens[before].text not in ",)":
        phrase = reader.phrase_ending_at(before, floor)
        if phrase is not None:
            parsed = _parsed_subject(reader, sentence, group) if _after_loose_preposition(reader, phrase, floor) else None
            if parsed is not None:
                return parsed
            phrase = _before_contact(reader, _agreeing(reader, phrase, group), floor)
            return phrase, phrase.first, False, False
    parsed = _parsed_subject(reader, sentence, group)
    if parsed is not None:
        return parsed
    end = before
    for _ in range(3):
        comma = _comma_before(reader, end, floor)
        if comma is None:
            break
        end = comma - 1
        phrase = reader.phrase_ending_at(end, floor)
        if phrase is not None:
            return phrase, phrase.first, False, False
    return None


def _after_loose_preposition(reader: Reader, phrase: Phrase, floor: int) -> bool:
    """« le compte de la brigade sur X »: the phrase right before the verb hangs on a preposition."""
    before = phrase.first - 1
    return before > floor and reader.tokens[before].pos == "ADP" and not reader.is_in(before, "by")


def _before_contact(reader: Reader, phrase: Phrase, floor: int) -> Phrase:
    """« des habitants joints par téléphone »: the phrase before the participle, not the one after."""
    by = reader.is_in(phrase.first - 1, "by")
    for k in range(phrase.first - 1, max(floor, phrase.first - 4), -1):
        if reader.is_in(k, "contacts") or reader.is_in(k, "relay_participles") or (by and _is_participle(reader, k)):
            return reader.phrase_ending_at(k - 1, floor) or phrase
    return phrase


def _is_participle(reader: Reader, i: int) -> bool:
    return reader.tokens[i].has("VerbForm=Part") or reader.is_in(i, "author_participles")


def _agreeing(reader: Reader, phrase: Phrase, group: Group) -> Phrase:
    """« les complices du groupe, qui avait menacé »: of a phrase and the one inside it, the one that agrees in number."""
    plural = next((reader.tokens[i].has("Number=Plur") for i in range(group.first, group.last + 1)
                   if reader.is_finite(i)), None)  # fmt: skip
    if plural is None or reader.is_plural(phrase) in (None, plural):
        return phrase
    for i in range(phrase.head + 1, phrase.last):
        if reader.is_in(i, "of"):
            inner = reader.read_phrase(i + 1, phrase.last + 1)
            if inner is not None and inner.last == phrase.last and reader.is_plural(inner, after=i) == plural:
                return Phrase(inner.first, inner.last, inner.head)
    return phrase


def _comma_before(reader: Reader, i: int, floor: int) -> int | None:
    for k in range(i - 1, floor, -1):
        if reader.tokens[k].text == ",":
            return k
    return None


def _parsed_subject(reader: Reader, sentence: Sentence, group: Group) -> tuple[Phrase | None, int, bool, bool] | None:
    """The parser's subject, where the surface gives none."""
    parse = reader.annotated.parse
    for verb in range(group.last, group.first - 1, -1):
        for child in parse.children(verb):
            if reader.tokens[child].dep.startswith("nsubj") and sentence.first <= child < group.first:
                first = child
                while first > sentence.first and reader.tokens[first - 1].pos in ("DET", "NUM", "ADJ"):
                    first -= 1
                phrase = reader.read_phrase(first, group.first)
                if phrase is not None:
                    return phrase, phrase.first, False, False
    return None


def _main_subject(reader: Reader, sentence: Sentence, group: Group) -> tuple[Phrase | None, int, bool, bool] | None:
    """The subject of the sentence's main verb, for « …, affirmant que »."""
    for i in range(sentence.first, group.first):
        token = reader.tokens[i]
        if token.dep.startswith("nsubj") and token.pos != "DET" and not reader.is_in(i, "relatives"):
            first = i
            while first > sentence.first and reader.tokens[first - 1].pos in ("DET", "NUM", "ADJ"):
                first -= 1
            phrase = reader.read_phrase(first, group.first)
            return None if phrase is None else (phrase, group.first, False, True)
    return None


def _antecedent(
    reader: Reader, sentence: Sentence, relative: int, group: Group
) -> tuple[Phrase | None, int, bool, bool] | None:
    end = relative - 1
    floor = sentence.first
    for _ in range(3):
        if end < floor:
            return None
        if reader.tokens[end].text != ",":
            phrase = reader.phrase_ending_at(end, floor)
            if phrase is not None:
                return _agreeing(reader, phrase, group), relative, True, False
        comma = _comma_before(reader, end + 1, floor)
        if comma is None:
            return None
        end = comma - 1
    return None


# ---------------------------------------------------------------------- passives and learning


def _read_passive(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Finding | None:
    """« il a été rapporté que …», « l'attaque a été revendiquée par X »."""
    adjuncts = reader.skip_adjuncts_to_by(group.last + 1, sentence.last)
    subject = reader.folded(group.first - 1)
    if "nobody" in sense.rule.takes and subject == "il":
        that = reader.skip_adjuncts(group.last + 1, sentence.last).next
        if reader.is_in(that, "that"):
            return Finding(
                f"{sense.rule.id}.passive", sentence.index, (group.first, group.last), group.first - 1, that, "after",
                that + 1, None, (),
            )  # fmt: skip
    if adjuncts is None or not sense.rule.takes & {"np", "that"}:
        return None
    told = reader.phrase_ending_at(group.first - 1, sentence.first)
    if told is not None and reader.lexicon.is_word("idle_subjects", reader.tokens[told.head]):
        return None
    source = reader.read_phrase(adjuncts + 1, sentence.last)
    if source is None or not _looks_like_speaker(reader, source):
        return None
    return Finding(
        f"{sense.rule.id}.passive", sentence.index, (group.first, group.last), group.first, source.last, "before", -1,
        source, (), sense.rule.doubt,
    )  # fmt: skip


def _read_accused(reader: Reader, sentence: Sentence, i: int, sense: Sense) -> Finding | None:
    """« X, accusé par Y d'avoir … », « X est soupçonné de … »: Y's word, or nobody's."""
    if "of-inf" not in sense.rule.takes or sense.shape != "past" or sense.then:
        return None
    if _is_participle_after_auxiliary(reader, sentence, i) and not any(reader.is_in(k, "been") for k in range(i - 3, i)):
        return None
    by = reader.skip_adjuncts_to_by(i + 1, sentence.last)
    source = reader.read_phrase(by + 1, sentence.last) if by is not None else None
    start = source.last + 1 if source is not None else reader.skip_adjuncts(i + 1, sentence.last).next
    if source is None and by is not None:
        return None
    if not (reader.is_in(start, "of") and _infinitive_at(reader, start + 1, sentence.last)):
        return None
    return Finding(
        f"{sense.rule.id}.accused", sentence.index, (i, i), i, start - 1, "after", start, source, (), True, True, True
    )  # fmt: skip


def _read_learn(reader: Reader, sentence: Sentence, group: Group, sense: Sense) -> Finding | None:
    """« a appris l'AFP auprès de X », « a-t-on appris de source militaire »."""
    i = group.last + 1
    medium = None if group.pronoun is not None else reader.read_phrase(i, sentence.last)
    if medium is not None:
        if not reader.is_relay(medium):
            return None
        i = medium.last + 1
    if group.pronoun is None and medium is None:
        return None
    while i < sentence.last and not reader.is_in(i, "learn_links") and (step := reader._skip_time(i, sentence.last)):
        i = step
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
