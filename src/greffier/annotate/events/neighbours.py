"""Who stands beside a verb: subject and object from the order of the words, where the parse does not give them."""

from __future__ import annotations

from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.shapes import first_word, is_infinitive, shapes_of

_CLOSERS = frozenset(("»", '"', "”"))
_OPENERS = frozenset(("«", '"', "“"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))


def before_apposition(reading: Reading, subject: int) -> int:
    """« La Monusco, la mission onusienne, a répondu »: the name before the comma is the subject."""
    start = sentence_start(reading, subject)
    first = subject
    while first - 1 >= start and reading.token(first - 1).pos in {"DET", "ADJ", "NUM"}:
        first -= 1
    if first - 2 < start or reading.token(first - 1).text != ",":
        return subject
    following = range(subject + 1, min(subject + 10, sentence_end(reading, subject)))
    if not any(reading.token(index).text == "," for index in following):
        return subject
    for index in range(first - 2, max(start, first - 8) - 1, -1):
        token = reading.token(index)
        if (token.pos in {"VERB", "AUX", "PUNCT", "CCONJ"} and token.text not in "()") or token.dep == "advcl":
            return subject
        if token.pos in {"PROPN", "NOUN"} and not is_governed(reading, index, start):
            return subject if reading.is_word(index, "time_nouns") else index
    return subject


def elliptic_subject(reading: Reading, verb: int) -> int | None:
    """« une personne a été tuée et plusieurs autres blessées »: the words between « et » and a bare participle."""
    index, start = verb - 1, sentence_start(reading, verb)
    while index > start and reading.token(index).pos in {"NOUN", "PRON", "ADJ", "NUM", "DET"}:
        index -= 1
    if index == verb - 1 or index <= start or reading.token(index).pos != "CCONJ":
        return None
    if "passive" not in shapes_of(reading, verb):
        return None
    heads = [i for i in range(index + 1, verb) if reading.token(i).pos in {"NOUN", "PRON", "NUM", "ADJ"}]
    return heads[-1] if heads else None


def subject_on_the_left(reading: Reading, verb: int) -> list[int]:
    """The nearest noun on the left that no preposition introduces."""
    shapes = shapes_of(reading, verb)
    if "infinitive" in shapes and not shapes & {"causative", "passive"}:
        return []
    start = sentence_start(reading, verb)
    for index in range(verb - 1, max(start, verb - 14) - 1, -1):
        token = reading.token(index)
        if (reading.is_finite(index) and token.pos == "VERB") or token.text in {";", ":", ".", "!", "?"}:
            return []
        if _could_be_subject(reading, index, start):
            return [index]
    return []


def _could_be_subject(reading: Reading, index: int, start: int) -> bool:
    token = reading.token(index)
    if token.pos not in {"NOUN", "PROPN", "PRON"} or reading.is_word(index, "nobody"):
        return False
    if reading.is_word(index, "object_only"):
        return False
    if reading.is_word(index, "time_nouns") or token.dep in {"iobj", "obj", "expl:comp"}:
        return False
    return token.dep.startswith("nsubj") if token.pos == "PRON" else not is_governed(reading, index, start)


def is_governed(reading: Reading, noun: int, start: int) -> bool:
    """True where a preposition introduces the noun phrase."""
    for index in range(noun - 1, max(start, noun - 6) - 1, -1):
        token = reading.token(index)
        if index in reading.prepositions or token.pos == "ADP":
            return token.pos != "DET"
        if token.pos not in {"DET", "ADJ", "NUM", "ADV", "PROPN"}:
            return False
    return False


def is_inverted(reading: Reading, verb: int) -> bool:
    """« … », menace un chef; « … », a averti un chef: right after a closed quotation the subject stands behind."""
    first = first_word(reading, verb)
    before = first - 1
    if first != verb and reading.token(before).text != ",":  # « les « Tigres » ont assumé »: a name in quotation marks
        return False
    if before < 1 or reading.token(before).text not in _CLOSERS | {","}:
        return False
    closed = {reading.token(index).text for index in (before, before - 1)} & _CLOSERS
    return bool(closed) and not is_infinitive(reading, verb)


def subject_on_the_right(reading: Reading, verb: int) -> list[int]:
    """The first noun phrase after the verb that no preposition introduces."""
    for index in range(verb + 1, min(verb + 8, sentence_end(reading, verb))):
        token = reading.token(index)
        if token.pos in {"DET", "PROPN"} and reading.token(index - 1).pos != "ADP":
            noun = reading.noun_after(index)
            return [noun] if noun is not None else []
        if token.pos in {"PUNCT", "VERB"}:
            return []
    return []


def verb_on_the_left(reading: Reading, verb: int) -> int | None:
    """The nearest verb before an infinitive or gerund and its auxiliary, past nouns and their complements."""
    first = first_word(reading, verb)
    for index in range(first - 1, max(first - 14, sentence_start(reading, verb)) - 1, -1):
        token = reading.token(index)
        if token.pos == "VERB" and not token.dep.startswith("aux"):
            return index
        if token.text in {";", ":", "."}:
            return None
    return None


def object_on_the_right(reading: Reading, verb: int) -> list[int]:
    """A noun phrase without a preposition that follows at once, past adverbs, dates and a means."""
    end, index, reach = sentence_end(reading, verb), verb + 1, verb + 7
    while index < min(end, reach):
        means = _past_means(reading, index, end)
        if means is not None:
            index, reach = means, means + 4
        elif _is_skipped(reading, index):
            index += 1
        else:
            return _phrase_at(reading, index)
    return []


def _past_means(reading: Reading, index: int, end: int) -> int | None:
    """« avec un missile », « à l'artillerie lourde »: where the means ends that stands before the object."""
    if index not in reading.prepositions:
        return None
    relation, after = reading.prepositions[index]
    noun = reading.noun_after(after)
    if noun is None or not (
        relation == "with"
        or (relation == "to" and "weapon" in reading.classes(noun))
        or (
            relation in {"in", "to"}
            and reading.is_word(noun, "time_nouns")  # « a bombardé dans la nuit trois immeubles »
        )
    ):
        return None
    following = noun + 1
    while following < end and reading.token(following).pos == "ADJ":
        following += 1
    return following


def _is_skipped(reading: Reading, index: int) -> bool:
    token = reading.token(index)
    if token.pos in {"ADV", "AUX"} or token.text in _OPENERS or reading.is_word(index, "time_nouns"):
        return True
    return token.pos == "ADP" and index not in reading.prepositions and reading.is_word(index, "quantifying")


def _phrase_at(reading: Reading, index: int) -> list[int]:
    """The head of the noun phrase that begins at the token, unless it is a date or the subject of another verb."""
    token = reading.token(index)
    plural = reading.is_word(index, "plural_articles")
    if token.pos == "PROPN":
        return [index] if token.dep not in _SUBJECTS else []
    if (some := _partitive(reading, index)) is not None:
        return [some]
    if not (token.pos in {"DET", "NUM"} or plural or reading.is_number(index)) or (
        index in reading.prepositions and not plural
    ):
        return []
    noun = reading.noun_after(index if reading.is_number(index) else index + 1)
    if noun is None or reading.is_word(noun, "time_nouns") or reading.token(noun).dep in _SUBJECTS:
        return []
    return [noun]


def _partitive(reading: Reading, index: int) -> int | None:
    """« a livré de l'eau », « reçoit de l'argent »: a noun of stuff after « de » is an object, no complement."""
    relation, after = reading.prepositions.get(index, ("", 0))
    noun = reading.noun_after(after) if relation == "of" else None
    return noun if noun is not None and reading.is_word(noun, "mass_nouns") else None
