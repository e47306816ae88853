"""Whether what stands around a word fits the conditions of a rule."""

from __future__ import annotations

from functools import lru_cache

from greffier.annotate.events.complements import complements, stretch_end
from greffier.annotate.events.lexicon import Rule
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.shapes import shapes_of
from greffier.annotate.events.verbs import objects, subjects


def holds(reading: Reading, rule: Rule, noun: bool, shapes: frozenset[str], token: int, words: tuple[int, ...]) -> bool:
    """True where the rule's conditions on shape, neighbours and arguments are met."""
    if (rule.shapes and not rule.shapes & shapes) or rule.shapes_not & shapes:
        return False
    if rule.near and not _nearby(reading, words, noun, rule.near):
        return False
    if rule.near_not and _nearby(reading, words, noun, rule.near_not):
        return False
    return not rule.asks_for_arguments or _arguments_hold(reading, rule, noun, token, words)


def _arguments_hold(reading: Reading, rule: Rule, noun: bool, token: int, words: tuple[int, ...]) -> bool:
    patients = _patients(reading, rule, noun, token, words)
    if rule.object and not any(reading.belongs(patient, rule.object) for patient in patients):
        return False
    if any(reading.surely_belongs(patient, rule.object_not) for patient in patients):
        return False
    agents = _agents(reading, rule, token) if (rule.subject or rule.subject_not) and not noun else []
    if rule.subject and not any(reading.belongs(agent, rule.subject) for agent in agents):
        return False
    if any(reading.surely_belongs(agent, rule.subject_not) for agent in agents):
        return False
    return _relations_hold(reading, rule, noun, token, words, patients)


def _relations_hold(
    reading: Reading, rule: Rule, noun: bool, token: int, words: tuple[int, ...], patients: list[int]
) -> bool:
    """True where the relations that the rule asks for are there, and those that it excludes are not."""
    if not (rule.needs or rule.any_of or rule.without):
        return True
    present = _present(reading, rule, noun, token, words) | ({"object"} if patients else set())
    if not present.isdisjoint(rule.without):
        return False
    return set(rule.needs) <= present and (not rule.any_of or not present.isdisjoint(rule.any_of))


def _patients(reading: Reading, rule: Rule, noun: bool, token: int, words: tuple[int, ...]) -> list[int]:
    """The object of a verb, the « de » complement of a noun (and what it counts)."""
    if noun:
        end = stretch_end(reading, words[-1])
        found = [head for relation, _, head in complements(reading, words[-1] + 1, end) if relation == "of"][:1]
        found = found or _past_aside(reading, words[-1])
        return found + [counted for head in found if (counted := reading.complement_of(head)) is not None]
    if rule.intransitive:
        return subjects(reading, token)
    governs = words[-1] > token and words[-1] in reading.prepositions and "reflexive" in shapes_of(reading, token)
    if governs and (after := _after(reading, words[-1])):
        return after  # « s'est emparé de »
    found = [head for head in objects(reading, token) if head not in words]
    return found if found or len(words) == 1 else _after(reading, words[-1])


def _past_aside(reading: Reading, last: int) -> list[int]:
    """« la libération, le 30 août à Gao, de deux otages »: the « de » complement after an aside between commas."""
    if last + 1 >= sentence_end(reading, last) or reading.token(last + 1).text != ",":
        return []
    for index in range(last + 2, min(stretch_end(reading, last, commas=True), last + 16)):
        if reading.token(index).text == "," and reading.prepositions.get(index + 1, ("", 0))[0] == "of":
            noun = reading.noun_after(reading.prepositions[index + 1][1])
            return [] if noun is None else [noun]
    return []


def _after(reading: Reading, last: int) -> list[int]:
    """The noun right after a group of words: « ont pris d'assaut le fort », « ont fait main basse sur le bétail »."""
    noun = reading.noun_after(last + 1) if last + 1 < sentence_end(reading, last) else None
    return [noun] if noun is not None and noun - last < 6 else []


def _agents(reading: Reading, rule: Rule, verb: int) -> list[int]:
    if rule.intransitive or "passive" not in shapes_of(reading, verb):
        return subjects(reading, verb)
    found = complements(reading, verb + 1, stretch_end(reading, verb))
    return [head for relation, _, head in found if relation == "by"][:1]


def _present(reading: Reading, rule: Rule, noun: bool, token: int, words: tuple[int, ...]) -> set[str]:
    """The relations that are filled: prepositions, "subject", "infinitive"."""
    last = words[-1]
    end = stretch_end(reading, last, commas=True)
    found = {relation for relation, _, _ in complements(reading, last + 1, end)}
    if last in reading.prepositions:
        found.add(reading.prepositions[last][0])
    if not noun and "infinitive" in rule.needs and _governs_infinitive(reading, token):
        found.add("infinitive")
    if not noun and (rule.intransitive or "active" in shapes_of(reading, token)) and subjects(reading, token):
        found.add("subject")
    return found


def _governs_infinitive(reading: Reading, verb: int) -> bool:
    """« appellent les parties à cesser »: an infinitive after a preposition, before the clause ends."""
    for index in range(verb + 2, min(verb + 16, sentence_end(reading, verb))):
        token = reading.token(index)
        if token.has("VerbForm=Inf"):
            before = range(max(verb + 1, index - 4), index)
            return any(reading.token(other).pos in {"ADP", "SCONJ"} for other in before)
        if token.text in {";", ":"} or reading.is_finite(index):
            return False
    return False


def _nearby(reading: Reading, words: tuple[int, ...], noun: bool, wanted: frozenset[str]) -> bool:
    """True where one of the words, pairs of words or classes ("=class") stands close by in the sentence."""
    first = max(words[0] - 8, sentence_start(reading, words[0]))
    last = min(words[-1] + (7 if noun else 10), sentence_end(reading, words[0]))
    plains, (classes, pairs) = reading.plains, _sorts(wanted)
    for index in range(first, last):
        if index in words:
            continue
        if plains[index] in wanted or reading.token(index).lemma in wanted:
            return True
        if pairs and index + 1 < last and f"{plains[index]} {plains[index + 1]}" in wanted:
            return True
        if classes and not classes.isdisjoint(reading.lexicon.classes.get(plains[index], ())):
            return True
    return False


@lru_cache(maxsize=4096)
def _sorts(wanted: frozenset[str]) -> tuple[frozenset[str], bool]:
    """The classes among the words that may stand near, and whether pairs of words are among them."""
    return frozenset(word[1:] for word in wanted if word[0] == "="), any(" " in word for word in wanted)
