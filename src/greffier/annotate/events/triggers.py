"""Event words in a text: which entry of the lexicon a token is, once its neighbours and its arguments have been asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from greffier.annotate.events.lexicon import Entry, Light, Rule
from greffier.annotate.events.phrases import complements, stretch_end
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.verbs import objects, shapes_of, subjects


@dataclass(frozen=True, slots=True)
class Carrier:
    """A light verb beside an event noun: the noun is its "object" or its "subject"."""

    verb: int
    light: Light
    relation: str


@dataclass(slots=True)
class Hit:
    """A token that tells an event: the rule, the words of the trigger, and the verbs that carry a noun."""

    token: int
    rule: Rule
    noun: bool
    words: tuple[int, ...]
    shapes: frozenset[str]
    carriers: list[Carrier] = field(default_factory=list)


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
    for entry, noun in _entries(reading, index):
        words = _words(reading, index, entry)
        if words is None:
            continue
        shapes = noun_shapes(reading, index) if noun else shapes_of(reading, index)
        if not noun and ("reflexive" in shapes) != ("se" in entry.clitics) and not _allows_reflexive(shapes, entry):
            continue
        if _holds(reading, index, entry.rule, noun, shapes, words):
            return Hit(_main_word(reading, index, words), entry.rule, noun, words, shapes)
    return None


def _main_word(reading: Reading, index: int, words: tuple[int, ...]) -> int:
    """« s'est fait exploser »: the infinitive is what the parse and the tolls hang from."""
    following = words[words.index(index) + 1] if words[-1] > index else index
    return following if reading.token(following).has("VerbForm=Inf") and following == index + 1 else index


def _allows_reflexive(shapes: frozenset[str], entry: Entry) -> bool:
    if "se" in entry.clitics:
        return "participle" in shapes and len(entry.clitics) == 1 and not entry.tail
    return "passive" in shapes and "infinitive" in shapes


def _entries(reading: Reading, index: int) -> Iterator[tuple[Entry, bool]]:
    """The lexicon's entries for the token: as the part of speech says first, else as its form allows."""
    token, word, lexicon = reading.token(index), reading.plains[index], reading.lexicon
    nouns = lexicon.nouns.get(word, ())
    lemmas = lexicon.verb_forms.get(word, ())
    if not lemmas and token.pos in {"VERB", "AUX"} and token.lemma in lexicon.verbs:
        lemmas = (token.lemma,)
    if nouns and (not lemmas or not _stands_as_verb(reading, index)):
        yield from ((entry, True) for entry in nouns)
        if any(not entry.tail for entry in nouns):
            return
    if token.dep == "aux:pass":
        return
    participle = word in lexicon.participles
    if token.pos in {"VERB", "AUX"} or (token.pos == "ADJ" and participle) or _taken_for_a_noun(reading, index):
        for lemma in lemmas:
            yield from ((entry, False) for entry in lexicon.verbs.get(lemma, ()))


def _stands_as_verb(reading: Reading, index: int) -> bool:
    """Between noun and verb (« attaque », « frappe »): a determiner or preposition before it makes a noun."""
    token = reading.token(index)
    before = index - 1
    if before >= 0 and reading.token(before).sentence == token.sentence:
        previous = reading.token(before)
        if reading.is_word(before, "articles") and previous.pos == "DET":
            return False
        if previous.pos == "ADP" and "VerbForm=Inf" not in token.morph and token.pos != "VERB":
            return False
        if previous.pos == "NUM" and token.pos != "VERB":
            return False
        if (reading.is_word(before, "have") or reading.is_word(before, "be")) and previous.pos in {"AUX", "VERB"}:
            return reading.plains[index] in reading.lexicon.participles
    elif reading.plains[index] in reading.lexicon.participles and _followed_by_of(reading, index):
        return False
    return token.pos in {"VERB", "AUX"}


def _followed_by_of(reading: Reading, index: int) -> bool:
    return reading.prepositions.get(index + 1, ("", 0))[0] == "of"


def _taken_for_a_noun(reading: Reading, index: int) -> bool:
    """A verb that the tagger took for something else: « deux camions attaqués », « le mouvement conteste »."""
    if index == sentence_start(reading, index) or reading.token(index).text[0].isupper():
        return False
    previous = reading.token(index - 1)
    if reading.plains[index] in reading.lexicon.participles:
        if previous.pos == "CCONJ" and reading.token(index).dep == "conj" and not _followed_by_of(reading, index):
            return True
        return (previous.pos in {"NOUN", "PROPN", "AUX", "ADJ", "ADV"} or previous.text == ",") and not reading.is_word(
            index - 1, "articles"
        )
    if reading.token(index).pos == "ADJ" and any(
        reading.token(child).dep == "obj" and child > index for child in reading.parse.children(index)
    ):
        return True
    following = reading.token(index + 1).pos if index + 1 < len(reading.plains) else "PUNCT"
    if reading.token(index).pos == "ADJ" and (following == "NOUN" or previous.pos in {"NOUN", "ADJ"}):
        return following == "PUNCT" and reading.plains[index] not in reading.lexicon.demonyms
    return previous.pos not in {"DET", "ADP", "NUM", "CCONJ"} and not reading.is_word(index - 1, "articles")


def _words(reading: Reading, index: int, entry: Entry) -> tuple[int, ...] | None:
    """The tokens of the entry's words, None where one is wanting: clitics before, the tail after, a few words between."""
    words = [index]
    for clitic in entry.clitics:
        found = _clitic(reading, index, clitic)
        if found is None and not (clitic == "se" and entry.clitics == {"se"}):
            return None
        if found is not None:
            words.insert(0, found)
    position = index
    for number, wanted in enumerate(entry.tail):
        gap = (2 if number else 4) if not entry.noun else 1
        if entry.noun:
            position = _past_adjectives(reading, position, wanted)
        found = _next(reading, position, wanted, gap if number == 0 else 1 if entry.noun else 2)
        if found is None:
            return None
        words.append(found)
        position = found
    return tuple(sorted(words))


def _past_adjectives(reading: Reading, position: int, wanted: str) -> int:
    """« échange nourri de tirs », « frappe russe de drone »: adjectives may stand inside a group of words."""
    following = position + 1
    while following < min(position + 3, sentence_end(reading, position)) and (
        reading.token(following).pos == "ADJ" or reading.token(following).dep in {"acl", "amod"}
    ):
        if _same(reading, following, wanted):
            return position
        following += 1
    return following - 1


def _clitic(reading: Reading, verb: int, clitic: str) -> int | None:
    for index in range(verb - 1, max(verb - 6, sentence_start(reading, verb)) - 1, -1):
        word = reading.plains[index]
        if word == clitic or (clitic == "se" and reading.is_word(index, "reflexives")):
            return index
        if reading.token(index).pos in {"NOUN", "PROPN", "PUNCT", "CCONJ"}:
            return None
    return None


def _next(reading: Reading, position: int, wanted: str, gap: int) -> int | None:
    for index in range(position + 1, min(position + 1 + gap, sentence_end(reading, position))):
        if _same(reading, index, wanted):
            return index
        if reading.token(index).pos == "PUNCT" and reading.token(index).text not in '«»"':
            return None
    return None


def _same(reading: Reading, index: int, wanted: str) -> bool:
    word = reading.plains[index]
    if word == wanted or (len(word) > 3 and word.rstrip("sx") == wanted.rstrip("sx")):
        return True
    return wanted in reading.lexicon.same_words.get(word, ())


def noun_shapes(reading: Reading, noun: int) -> frozenset[str]:
    """definite, demonstrative, possessive, indefinite or bare; plural or singular."""
    found = {"plural" if reading.token(noun).has("Number=Plur") else "singular"}
    for index in range(noun - 1, max(noun - 5, sentence_start(reading, noun)) - 1, -1):
        token = reading.token(index)
        if token.pos == "ADJ" or (token.pos == "NUM") or token.text in {"«", '"', "“"}:
            found.update(("counted",) if token.pos == "NUM" else ())
            continue
        if reading.is_word(index, "demonstratives") and token.pos == "DET":
            found.add("demonstrative")
        elif reading.is_word(index, "possessives"):
            found.add("possessive")
        elif reading.plains[index] == "des" and (
            token.pos == "DET" or reading.token(index - 1).pos not in {"NOUN", "PROPN"}
        ):
            found.add("indefinite")
        elif reading.is_word(index, "definites") and (token.pos == "DET" or token.has("PronType=Art")):
            found.add("definite")
        elif token.pos == "DET" or reading.is_word(index, "articles"):
            found.add("indefinite")
        elif reading.plains[index] in {"de", "d'"}:
            found.add("of-bare" if "singular" in found else "indefinite")
        break
    if not found & {"demonstrative", "possessive", "indefinite", "definite", "of-bare"}:
        found.add("bare")
    return frozenset(found)


def _holds(
    reading: Reading, index: int, rule: Rule, noun: bool, shapes: frozenset[str], words: tuple[int, ...]
) -> bool:
    """True where the rule's conditions on shape, neighbours and arguments are met."""
    if (rule.shapes and not rule.shapes & shapes) or rule.shapes_not & shapes:
        return False
    if rule.near and not _nearby(reading, words, noun, rule.near):
        return False
    if rule.near_not and _nearby(reading, words, noun, rule.near_not):
        return False
    if not (rule.subject or rule.subject_not or rule.object or rule.object_not or rule.needs or rule.any_of):
        return True
    return _arguments_hold(reading, index, rule, noun, words)


def _arguments_hold(reading: Reading, index: int, rule: Rule, noun: bool, words: tuple[int, ...]) -> bool:
    patients = _patients(reading, index, rule, noun, words)
    if rule.object and not any(reading.belongs(patient, rule.object) for patient in patients):
        return False
    if rule.object_not and any(reading.surely_belongs(patient, rule.object_not) for patient in patients):
        return False
    agents = [] if noun or not (rule.subject or rule.subject_not) else _agents(reading, index, rule)
    if rule.subject and not any(reading.belongs(agent, rule.subject) for agent in agents):
        return False
    if rule.subject_not and any(reading.surely_belongs(agent, rule.subject_not) for agent in agents):
        return False
    present = _present(reading, index, noun, words, patients, rule)
    if rule.any_of and not present & set(rule.any_of):
        return False
    return set(rule.needs) <= present


def _patients(reading: Reading, index: int, rule: Rule, noun: bool, words: tuple[int, ...]) -> list[int]:
    if noun:
        last = words[-1]
        found = [
            head for relation, _, head in complements(reading, last + 1, stretch_end(reading, last)) if relation == "of"
        ][:1]
        counted = [extra for head in found if (extra := reading.complement_of(head)) is not None]
        return found + counted
    if rule.intransitive:
        return subjects(reading, index)
    found = [head for head in objects(reading, index) if head not in words]
    return found or [head for head in _after(reading, words[-1]) if len(words) > 1]


def _after(reading: Reading, last: int) -> list[int]:
    """The noun right after a group of words: « a pris d'assaut le poste », « ont fait main basse sur le bétail »."""
    noun = reading.noun_after(last + 1) if last + 1 < sentence_end(reading, last) else None
    return [noun] if noun is not None and noun - last < 6 else []


def _agents(reading: Reading, index: int, rule: Rule) -> list[int]:
    if rule.intransitive or "passive" not in shapes_of(reading, index):
        return subjects(reading, index)
    return [
        head for relation, _, head in complements(reading, index + 1, stretch_end(reading, index)) if relation == "by"
    ][:1]


def _present(
    reading: Reading, index: int, noun: bool, words: tuple[int, ...], patients: list[int], rule: Rule
) -> set[str]:
    found = {
        relation for relation, _, _ in complements(reading, words[-1] + 1, stretch_end(reading, words[-1], commas=True))
    }
    last = words[-1]
    if last in reading.prepositions:
        found.add(reading.prepositions[last][0])
    if patients:
        found.add("object")
    if not noun and "infinitive" in rule.needs and _governs_infinitive(reading, index):
        found.add("infinitive")
    if not noun and (rule.intransitive or "active" in shapes_of(reading, index)) and subjects(reading, index):
        found.add("subject")
    return found


def _governs_infinitive(reading: Reading, verb: int) -> bool:
    """« appellent les parties à cesser »: an infinitive after a preposition, before the clause ends."""
    for index in range(verb + 2, min(verb + 16, sentence_end(reading, verb))):
        token = reading.token(index)
        if token.has("VerbForm=Inf"):
            return any(
                reading.token(before).pos in {"ADP", "SCONJ"} for before in range(max(verb + 1, index - 4), index)
            )
        if token.text in {";", ":"} or reading.is_finite(index):
            return False
    return False


def _nearby(reading: Reading, words: tuple[int, ...], noun: bool, wanted: frozenset[str]) -> bool:
    """True where one of the words or classes stands close by in the sentence."""
    first = max(words[0] - (6 if noun else 8), sentence_start(reading, words[0]))
    last = min(words[-1] + (7 if noun else 10), sentence_end(reading, words[0]))
    classes, pairs = _near_sorts(wanted)
    for index in range(first, last):
        if index in words:
            continue
        token = reading.token(index)
        if reading.plains[index] in wanted or token.lemma in wanted:
            return True
        if pairs and index + 1 < last and f"{reading.plains[index]} {reading.plains[index + 1]}" in wanted:
            return True
        if classes and reading.lexicon.classes.get(reading.plains[index], frozenset()) & classes:
            return True
    return False


@lru_cache(maxsize=4096)
def _near_sorts(wanted: frozenset[str]) -> tuple[frozenset[str], bool]:
    """The classes among the words that may stand near, and whether pairs of words are among them."""
    return frozenset(word[1:] for word in wanted if word[0] == "="), any(" " in word for word in wanted)
