"""Event words in a text: which entry of the lexicon a token is, once its neighbours and arguments have been asked."""

from __future__ import annotations

from collections.abc import Iterator

from greffier.annotate.events.conditions import holds
from greffier.annotate.events.hits import Hit
from greffier.annotate.events.lexicon import Entry
from greffier.annotate.events.nouns import noun_shapes
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.shapes import shapes_of

_REACH_OF_VERB, _REACH_OF_NOUN, _REACH_INSIDE = 4, 1, 2
# « évacuer la ville » is not said by « évacué des blessés de la ville »: no noun stands before the words' own article
_HEADS = frozenset(("NOUN", "PROPN", "ADP", "VERB"))
_QUOTES = frozenset(("«", "»", '"'))


def find_hits(reading: Reading) -> list[Hit]:
    """One hit for each event word, in text order; words inside a longer trigger are left to it."""
    hits: list[Hit] = []
    taken: set[int] = set()
    nouns, forms, verbs = reading.lexicon.nouns, reading.lexicon.verb_forms, reading.lexicon.verbs
    for token, word in zip(reading.parse.tokens, reading.plains, strict=True):
        known = word in nouns or word in forms or token.lemma in verbs
        if not known or token.index in taken or not token.text[0].isalpha():
            continue
        hit = _hit_at(reading, token.index)
        if hit is not None:
            hits.append(hit)
            taken.update(hit.words)
    return hits


def _hit_at(reading: Reading, index: int) -> Hit | None:
    here = reading.words_of(reading.token(index).sentence)
    for entry, noun in _entries(reading, index):
        if any(wanted.isdisjoint(here) for wanted in entry.tail):
            continue
        words = _words(reading, index, entry)
        if words is None:
            continue
        shapes = noun_shapes(reading, index) if noun else shapes_of(reading, index)
        if not noun and not _reflexive_fits(shapes, entry):
            continue
        if holds(reading, entry.rule, noun, shapes, index, words):
            return Hit(_main_word(reading, index, words), entry.rule, noun, words, shapes)
    return None


def _main_word(reading: Reading, index: int, words: tuple[int, ...]) -> int:
    """« s'est fait exploser »: the infinitive is what the parse and the tolls hang from."""
    following = index + 1
    return following if following in words and reading.token(following).has("VerbForm=Inf") else index


def _reflexive_fits(shapes: frozenset[str], entry: Entry) -> bool:
    """A reflexive entry wants a reflexive verb or a bare participle; another may stand in « s'est fait tuer »."""
    if ("reflexive" in shapes) == ("se" in entry.clitics):
        return True
    if "se" in entry.clitics:
        return "participle" in shapes and len(entry.clitics) == 1 and not entry.tail
    return {"passive", "infinitive"} <= shapes


def _entries(reading: Reading, index: int) -> Iterator[tuple[Entry, bool]]:
    """The lexicon's entries for the token: as the part of speech says first, else as its form allows."""
    token, word, lexicon = reading.token(index), reading.plains[index], reading.lexicon
    nouns = lexicon.nouns.get(word, ())
    lemmas = () if reading.is_word(index, "be") else lexicon.verb_forms.get(word, ())
    if not lemmas and token.pos in {"VERB", "AUX"} and token.lemma in lexicon.verbs:
        lemmas = (token.lemma,)
    if nouns and (not lemmas or not _stands_as_verb(reading, index)):
        yield from ((entry, True) for entry in nouns)
        if any(not entry.tail for entry in nouns):
            return
    if lemmas and token.dep != "aux:pass" and _may_be_verb(reading, index):
        for lemma in lemmas:
            yield from ((entry, False) for entry in lexicon.verbs.get(lemma, ()))


def _may_be_verb(reading: Reading, index: int) -> bool:
    pos, head = reading.token(index).pos, reading.token(index).head
    if pos == "AUX" and head != index and reading.token(head).lemma == reading.token(index).lemma:
        return False  # « a eu raison de »: the participle is the verb
    if pos in {"VERB", "AUX"} or (pos == "ADJ" and reading.plains[index] in reading.lexicon.participles):
        return True
    return _taken_for_another(reading, index)


def _stands_as_verb(reading: Reading, index: int) -> bool:
    """Between noun and verb (« attaque », « frappe »): a determiner or preposition before it makes a noun."""
    token, before = reading.token(index), index - 1
    verbal = token.pos in {"VERB", "AUX"}
    participle = reading.plains[index] in reading.lexicon.participles
    if before < sentence_start(reading, index):
        return verbal and not (participle and _followed_by_of(reading, index))
    previous = reading.token(before)
    if previous.pos in {"AUX", "VERB"} and (reading.is_word(before, "have") or reading.is_word(before, "be")):
        return participle
    return verbal and not (reading.is_word(before, "articles") and previous.pos == "DET")


def _taken_for_another(reading: Reading, index: int) -> bool:
    """A verb that the tagger took for something else: « deux camions attaqués », « en incendiant des cases »."""
    token = reading.token(index)
    if index == sentence_start(reading, index) or token.text[0].isupper() or reading.is_word(index - 1, "articles"):
        return False
    previous = reading.token(index - 1)
    if reading.plains[index].endswith(reading.lexicon.gerund_ending):
        return previous.text == "," or reading.is_word(index - 1, "gerund_marks")
    if reading.plains[index] in reading.lexicon.participles:
        joined = previous.pos == "CCONJ" and token.dep == "conj" and not _followed_by_of(reading, index)
        return joined or previous.pos in {"NOUN", "PROPN", "AUX", "ADJ", "ADV"} or previous.text == ","
    if token.pos == "ADJ" and (_has_object(reading, index) or _lacks_verb(reading, index)):
        return True
    following = reading.token(index + 1).pos if index + 1 < len(reading.plains) else "PUNCT"
    if token.pos == "ADJ" and (following == "NOUN" or previous.pos in {"NOUN", "ADJ"}):
        return following in {"PUNCT", "DET", "ADV"} and reading.plains[index] not in reading.lexicon.demonyms
    return previous.pos not in {"DET", "ADP", "NUM", "CCONJ"}


def _followed_by_of(reading: Reading, index: int) -> bool:
    return reading.prepositions.get(index + 1, ("", 0))[0] == "of"


def _lacks_verb(reading: Reading, index: int) -> bool:
    """« Les troupes convergent vers la ville »: the only word of the sentence that can be its verb."""
    start, end = sentence_start(reading, index), sentence_end(reading, index)
    return not any(reading.token(other).pos in {"VERB", "AUX"} for other in range(start, end))


def _has_object(reading: Reading, index: int) -> bool:
    return any(child > index and reading.token(child).dep == "obj" for child in reading.parse.children(index))


def _words(reading: Reading, index: int, entry: Entry) -> tuple[int, ...] | None:
    """The tokens of the entry's words, None where one is wanting: clitics before, the tail after, few words between."""
    words = [index]
    for clitic in entry.clitics:
        found = _clitic(reading, index, clitic)
        if found is not None:
            words.append(found)
        elif not (clitic == "se" and len(entry.clitics) == 1):
            return None
    position, gap = index, _REACH_OF_NOUN if entry.noun else _REACH_OF_VERB
    for wanted in entry.tail:
        if entry.noun:
            position = _past_adjectives(reading, position, wanted)
        found = _next(reading, position, wanted, gap)
        if found is None:
            return None
        words.append(found)
        position, gap = found, _REACH_OF_NOUN if entry.noun else _REACH_INSIDE
    return tuple(sorted(words))


def _past_adjectives(reading: Reading, position: int, wanted: frozenset[str]) -> int:
    """« échange nourri de tirs », « frappe russe de drone »: adjectives may stand inside a group of words."""
    for following in range(position + 1, min(position + 3, sentence_end(reading, position))):
        token = reading.token(following)
        if reading.plains[following] in wanted:
            return position
        if token.pos != "ADJ" and token.dep not in {"acl", "amod"}:
            return following - 1
    return min(position + 2, sentence_end(reading, position) - 1)


def _clitic(reading: Reading, verb: int, clitic: str) -> int | None:
    for index in range(verb - 1, max(verb - 6, sentence_start(reading, verb)) - 1, -1):
        if reading.plains[index] == clitic or (clitic == "se" and reading.is_word(index, "reflexives")):
            return index
        if reading.token(index).pos in {"NOUN", "PROPN", "PUNCT", "CCONJ"}:
            return None
    return None


def _next(reading: Reading, position: int, wanted: frozenset[str], gap: int) -> int | None:
    for index in range(position + 1, min(position + 1 + gap, sentence_end(reading, position))):
        if reading.plains[index] in wanted:
            return index
        head = reading.token(index).pos in _HEADS and not reading.is_word(index, "time_nouns")
        if head and wanted & reading.lexicon.words["own_articles"]:
            return None
        if reading.token(index).pos == "PUNCT" and reading.token(index).text not in _QUOTES:
            return None
    return None
