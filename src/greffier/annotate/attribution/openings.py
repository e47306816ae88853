"""Where what is said begins after a verb: « que … », an infinitive, an object, a quotation."""

from __future__ import annotations

from typing import NamedTuple

from greffier.annotate.attribution.findings import Side
from greffier.annotate.attribution.groups import Group
from greffier.annotate.attribution.lexicon import Sense
from greffier.annotate.attribution.reader import Reader
from greffier.model.parse import Sentence

_BY_REACH = 6  # « impute à New Delhi | le meurtre »
_OPENING = '«“"‹'


class Opening(NamedTuple):
    """Where what is said begins (token ``begin``), whether a new clause ends it, whether it is a mere phrase."""

    side: Side
    begin: int
    open: bool = False
    phrase_only: bool = False


def read_content(reader: Reader, sentence: Sentence, group: Group, sense: Sense, i: int) -> Opening | None:
    """Where what is said begins after the verb, its adjuncts skipped up to token ``i``; None where nothing is said."""
    takes, end = sense.rule.takes, sentence.last
    if i >= end:
        return Opening("bare", -1) if "bare" in takes else None
    return _read_quotation(reader, sense, i, end) or _read_clause(reader, group, sense, i, end) or (
        _read_object(reader, sense, i, end)
    )  # fmt: skip


def _read_quotation(reader: Reader, sense: Sense, i: int, end: int) -> Opening | None:
    takes, text = sense.rule.takes, reader.tokens[i].text
    if text == ":" and "quote" in takes and i + 1 < end:
        return Opening("after", i + 1)
    if text in _OPENING and takes & {"quote", "np", "np-quote"}:
        return Opening("after", i, "that" not in takes, "that" not in takes)
    return None


def _read_clause(reader: Reader, group: Group, sense: Sense, i: int, end: int) -> Opening | None:
    """« que … » and infinitives."""
    takes = sense.rule.takes
    if reader.is_in(i, "that"):
        return _content_that(reader, group, i, end, takes)
    if "that" in takes and (that := _that_after_predicate(reader, i, end)):
        return Opening("after", that + 1)
    if "inf" in takes and infinitive_at(reader, i, end):
        return Opening("after", i, True)
    return None


def _read_object(reader: Reader, sense: Sense, i: int, end: int) -> Opening | None:
    """« … de … », a quotation further on, nothing at all, a noun phrase."""
    takes = sense.rule.takes
    if "as" in takes:
        return _content_as(reader, i, end)
    if reader.is_in(i, "of") and takes & {"of", "doing", "of-doing"}:
        return _content_of(reader, sense, i, end)
    if "late-quote" in takes and (opening := _late_quote(reader, i, end)):
        return Opening("after", opening, True, True)
    if "bare" in takes and (reader.tokens[i].text in ".;,!?" or reader.is_in(i, "and") or reader.is_in(i, "contrast")):
        return Opening("bare", -1)
    return _content_object(reader, sense, i, end) if takes & {"np", "of-doing"} else None


def _that_after_predicate(reader: Reader, i: int, end: int) -> int | None:
    """The « que » of « se dit convaincu que », « juge probable que », « s'inquiète de ce que », or None."""
    if reader.is_in(i, "of") and reader.is_in(i + 1, "this"):
        i += 1
    elif reader.tokens[i].pos not in ("ADJ", "VERB") or reader.is_finite(i):
        return None
    return i + 1 if i + 2 < end and reader.is_in(i + 1, "that") else None


def that_by_arrow(reader: Reader, sentence: Sentence, group: Group) -> Opening | None:
    """The « que » that the parser ties to the verb, past adjuncts that the surface could not be read over."""
    for i in range(group.last + 1, min(sentence.last - 1, group.last + 16)):
        if reader.quote_of[i] != reader.quote_of[group.last]:
            return None
        clause = reader.tokens[reader.tokens[i].head]
        if reader.is_in(i, "that") and reader.tokens[i].pos == "SCONJ" and clause.index > i:
            return Opening("after", i + 1) if clause.head == group.last and clause.dep == "ccomp" else None
    return None


def _content_that(reader: Reader, group: Group, i: int, end: int, takes: frozenset[str]) -> Opening | None:
    restrictive = any(reader.is_in(k, "not") for k in range(group.first, group.last))
    if i + 1 >= end or ("that" not in takes and not restrictive):
        return None
    return Opening("after", i + 1, False, restrictive)


def _late_quote(reader: Reader, i: int, end: int) -> int | None:
    """The opening mark in « a qualifié la frappe de « crime » », before any other verb or comma; or None."""
    for k in range(i, min(end, i + 14)):
        if reader.tokens[k].text in _OPENING:
            return k
        if reader.is_finite(k) or reader.tokens[k].text in ",;:":
            return None
    return None


def _content_as(reader: Reader, i: int, end: int) -> Opening | None:
    for k in range(i, min(end, i + 12)):
        if reader.is_in(k, "as_what") and k + 1 < end:
            return Opening("after", k + 1, True, True)
        if reader.is_finite(k):
            return None
    return None


def _content_of(reader: Reader, sense: Sense, i: int, end: int) -> Opening | None:
    takes = sense.rule.takes
    if "of-doing" in takes and not infinitive_at(reader, i + 1, end):
        return _content_object(reader, sense, i, end)
    if takes & {"doing", "of-doing"} and infinitive_at(reader, i + 1, end):
        return Opening("after", i, True)
    if i + 1 < end and reader.tokens[i + 1].text in _OPENING and takes & {"of", "doing", "np-quote"}:
        return Opening("after", i + 1, True, True)
    if "of" in takes and (not sense.rule.needs or _has_number(reader, i, end, indefinite=True)):
        return Opening(
            "after", i + 1 if reader.tokens[i].pos == "ADP" and reader.is_in(i, "bare_of") else i, True, True
        )
    if "np" in takes and reader.tokens[i].pos == "DET":
        return Opening("after", i, True, True)
    return None


def infinitive_at(reader: Reader, i: int, end: int) -> bool:
    while i < end and reader.is_in(i, "negative_infinitive"):
        i += 1
    return i < end and reader.is_infinitive(i)


def _has_number(reader: Reader, i: int, end: int, indefinite: bool = False) -> bool:
    for k in range(i, min(end, i + 14)):
        token = reader.tokens[k]
        if (
            reader.is_in(k, "toll_nouns")
            or token.pos == "NUM"
            or token.has("NumType=Card")
            or token.text[0].isdigit()
            or (reader.is_in(k, "partitives") and token.pos == "NOUN")
            or reader.is_quantity(k)
        ):
            return True
        if token.text in _OPENING or (indefinite and k <= i + 1 and reader.is_in(k, "indefinites")):
            return True
    return False


def _content_object(reader: Reader, sense: Sense, i: int, end: int) -> Opening | None:
    """« accuse l'armée d'avoir tiré », « annonce la mort de », « impute l'attaque à »."""
    if sense.rule.number and not _has_number(reader, i, end):
        return None
    quoted = any(reader.tokens[k].text in _OPENING for k in range(i, min(i + 2, end)))
    if reader.read_phrase(i, end) is None and not (reader.is_in(i, "to") or reader.is_quantity(i) or quoted):
        return None
    if "of-doing" in sense.rule.takes and (deed := _deed_after(reader, i, end)):
        return Opening("after", deed, True)
    if sense.rule.by and not any(reader.is_in(k, "to") for k in range(max(0, i - _BY_REACH), end)):
        return None
    return Opening("after", i, True, True)


def _deed_after(reader: Reader, i: int, end: int) -> int | None:
    """The « de » of « accuse X de tirer », or None."""
    for k in range(i, end - 1):
        if reader.is_in(k, "of") and infinitive_at(reader, k + 1, end):
            return k
        if reader.is_finite(k) and not reader.is_in(k - 1, "relatives"):
            return None
    return None
