"""Subjects and objects of a verb, also where it does not name them itself.

Coordinated verbs share them, infinitives and gerunds inherit them (« accusé d'avoir bombardé »: the accused), relative
pronouns stand for them.
"""

from __future__ import annotations

from greffier.annotate.events.agreement import described_noun, of_joined_participle
from greffier.annotate.events.neighbours import (
    before_apposition,
    elliptic_subject,
    is_inverted,
    object_on_the_right,
    subject_on_the_left,
    subject_on_the_right,
    verb_on_the_left,
)
from greffier.annotate.events.reading import Reading, sentence_end, sentence_start
from greffier.annotate.events.shapes import follows_relative, is_infinitive, series_head, shapes_of

_DEEPEST = 8
_MAIN = frozenset(("conj", "parataxis", "ROOT", "ccomp"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_VERBAL = frozenset(("VERB", "AUX"))


def subjects(reading: Reading, verb: int, depth: int = 0) -> list[int]:
    """The heads of the subject, own or inherited; empty where nobody is named."""
    if depth > _DEEPEST:
        return []
    for find in (_own, _elliptic, _of_gerund, _of_series, _inverted, _of_relative, _of_infinitive, _of_governor):
        found = find(reading, verb, depth)
        if found is not None:
            return found
    return subject_on_the_left(reading, verb)


def _own(reading: Reading, verb: int, _: int) -> list[int] | None:
    for child in reading.parse.children(verb):
        if reading.token(child).dep in {"nsubj", "nsubj:pass", "nsubj:caus"}:
            if _is_no_subject(reading, child):
                continue
            if reading.is_word(child, "subject_relatives"):
                return _antecedent(reading, verb, child) or None
            return [before_apposition(reading, reading.real_head(child))]
    return None


def _is_no_subject(reading: Reading, word: int) -> bool:
    """« selon qui l'armée s'est repliée », « à Duki (est) »: what the parse takes for a subject and is none."""
    before = reading.token(word - 1)
    governed = reading.is_word(word, "subject_relatives") and before.pos == "ADP"
    dates = reading.is_word(word, "time_nouns")  # « Mardi, des soldats ont … »
    return governed or dates or before.text == "(" or reading.is_word(word, "object_only")


def _antecedent(reading: Reading, verb: int, pronoun: int) -> list[int]:
    """What a relative pronoun stands for: what the clause hangs from, else the nearest noun before it."""
    token = reading.token(verb)
    head = reading.token(token.head)
    if token.dep == "acl:relcl" and head.pos in _NOMINAL and head.index < pronoun:
        return [head.index]
    for index in range(pronoun - 1, sentence_start(reading, pronoun) - 1, -1):
        if reading.token(index).pos in {"NOUN", "PROPN"} and not reading.is_word(index, "time_nouns"):
            return [index]
    return []


def _elliptic(reading: Reading, verb: int, _: int) -> list[int] | None:
    beside = elliptic_subject(reading, verb)
    return None if beside is None else [beside]


def _of_gerund(reading: Reading, verb: int, depth: int) -> list[int] | None:
    """« …, tuant deux gardes », « en tuant »: that of the verb before it, where the parse hangs it from a noun."""
    if "gerund" not in shapes_of(reading, verb) or reading.token(reading.token(verb).head).pos in _VERBAL:
        return None
    governor = verb_on_the_left(reading, verb)
    introduced = reading.token(verb - 1).text == "," or reading.is_word(verb - 1, "gerund_marks")
    return subjects(reading, governor, depth + 1) if governor is not None and introduced else None


def _of_series(reading: Reading, verb: int, depth: int) -> list[int] | None:
    if reading.token(verb).dep == "conj" or "perfect" not in shapes_of(reading, verb):
        return None
    first = series_head(reading, verb)
    return None if first is None else subjects(reading, first, depth + 1)


def _inverted(reading: Reading, verb: int, _: int) -> list[int] | None:
    return subject_on_the_right(reading, verb) if is_inverted(reading, verb) else None


def _of_relative(reading: Reading, verb: int, _: int) -> list[int] | None:
    token = reading.token(verb)
    if token.dep != "acl:relcl":
        return None
    return [token.head] if follows_relative(reading, verb) else []


def _of_infinitive(reading: Reading, verb: int, depth: int) -> list[int] | None:
    """An infinitive that hangs from a noun: who governs the verb before it, unless the noun has an owner."""
    head = reading.token(verb).head
    if head == verb or _is_verb(reading, head) or not _is_infinitival(reading, verb):
        return None
    governor = verb_on_the_left(reading, verb)
    if governor is None:
        return None
    owned = reading.token(head).pos in {"NOUN", "PROPN"} and _possessor(reading, head)
    controls = governor in reading.parse.ancestors(head) and reading.token(governor).lemma in reading.lexicon.control
    return _inherited(reading, verb, governor, depth) if controls or not owned else None


def _of_governor(reading: Reading, verb: int, depth: int) -> list[int] | None:
    token = reading.token(verb)
    if token.head == verb:
        return None
    if _is_verb(reading, token.head):
        if token.dep == "advcl" and _tells(reading, verb) and (left := subject_on_the_left(reading, verb)):
            return left if left[0] > token.head else _inherited(reading, verb, token.head, depth)
        return _inherited(reading, verb, _fellow(reading, verb, token.head), depth)
    named = reading.token(token.head).pos in _NOMINAL or reading.classes(token.head) & {"person", "armed"}
    if token.dep in {"acl", "amod"} and named:
        modifies = token.head < verb and not is_infinitive(reading, verb)
        return [described_noun(reading, verb)] if modifies else _possessor(reading, token.head)
    return None


def _fellow(reading: Reading, verb: int, head: int) -> int:
    """« arrête deux hommes soupçonnés de voler et les frappe »: a finite verb is joined to a finite one."""
    if reading.token(verb).dep != "conj" or "finite" not in shapes_of(reading, verb):
        return head
    for index in range(verb - 1, head, -1):
        main = reading.is_finite(index) and reading.token(index).dep in _MAIN
        mistagged = reading.token(index).pos == "NOUN" and reading.token(index).dep == "obj"
        if (main or mistagged) and _own(reading, index, 0):
            return index
    at = head
    while not _tells(reading, at):
        above = reading.token(at).head
        if above == at or above > verb:
            return head
        at = above
    return at


def _tells(reading: Reading, index: int) -> bool:
    """True for a finite verb, auxiliary included."""
    shapes = shapes_of(reading, index) if reading.token(index).pos in _VERBAL else frozenset()
    return bool(shapes & {"finite", "perfect"}) and "participle" not in shapes


def _is_verb(reading: Reading, index: int) -> bool:
    token = reading.token(index)
    return token.pos in _VERBAL or (token.pos == "ADJ" and reading.plains[index] in reading.lexicon.verb_forms)


def _is_infinitival(reading: Reading, verb: int) -> bool:
    """True for « bombarder » and for « avoir bombardé »."""
    auxiliaries = (reading.token(child) for child in reading.parse.children(verb))
    return is_infinitive(reading, verb) or any(
        token.dep.startswith("aux") and token.has("VerbForm=Inf") for token in auxiliaries
    )


def _inherited(reading: Reading, verb: int, head: int, depth: int) -> list[int]:
    """The subject that an infinitive, a gerund or a coordinated verb has from its governor."""
    infinitival = _is_infinitival(reading, verb)
    control = reading.lexicon.control.get(reading.token(head).lemma) if infinitival else None
    if control == "object":
        return objects(reading, head, depth + 1) or subjects(reading, head, depth + 1)
    if control == "to":
        return _complement(reading, head, "to", verb) or subjects(reading, head, depth + 1)
    dep = reading.token(verb).dep
    if dep in {"ccomp", "parataxis"} and not infinitival:
        return subject_on_the_left(reading, verb)
    turned = "passive" in shapes_of(reading, head) and "passive" not in shapes_of(reading, verb)
    by = _complement(reading, head, "by", sentence_end(reading, head)) if turned and dep != "conj" else []
    return by if by and not infinitival else subjects(reading, head, depth + 1)


def _complement(reading: Reading, verb: int, relation: str, before: int) -> list[int]:
    for index in range(verb + 1, before):
        if reading.prepositions.get(index, ("", 0))[0] == relation:
            noun = reading.noun_after(reading.prepositions[index][1])
            of_another = index - 1 != verb and reading.plains[index - 1] in reading.lexicon.participles
            if noun is not None and noun < before and not of_another:
                return [noun]
    return []


def _possessor(reading: Reading, noun: int) -> list[int]:
    """Whose capacity, attempt or wish an infinitive tells: « la capacité de l'armée à repousser »."""
    counted = reading.complement_of(noun)
    if counted is not None:
        return [counted]
    return [child for child in reading.parse.children(noun) if reading.is_word(child, "possessives")][:1]


def objects(reading: Reading, verb: int, depth: int = 0) -> list[int]:
    """The heads of the direct object; in a passive, of the grammatical subject."""
    if "passive" in shapes_of(reading, verb):
        return subjects(reading, verb, depth)
    behind = subject_on_the_right(reading, verb) if is_inverted(reading, verb) else []
    children = [child for child in reading.parse.children(verb) if _is_object(reading, child) and child not in behind]
    if any(reading.is_word(child, "nothing") for child in children):
        return []
    if _has_relative_object(reading, verb):
        return [reading.token(verb).head]
    named = [child for child in children if not reading.is_word(child, "nobody")]
    nouns = [reading.real_head(child) for child in named if not (reading.token(child).pos == "PRON" and child < verb)]
    if behind:
        return nouns[:1] or named[:1]
    return nouns[:1] or named[:1] or object_on_the_right(reading, verb) or _held_by_governor(reading, verb)


def _held_by_governor(reading: Reading, verb: int) -> list[int]:
    """« assure avoir détruit hier, près du pont, deux camions »: the parse gives the object to the verb before."""
    governor = reading.token(verb).head
    if governor == verb or not _is_infinitival(reading, verb) or reading.token(governor).pos not in _VERBAL:
        return []
    return [child for child in reading.parse.children(governor) if child > verb and _is_object(reading, child)][:1]


def _has_relative_object(reading: Reading, verb: int) -> bool:
    """« le village que les miliciens ont incendié »: the object is what the clause hangs from."""
    token = reading.token(verb)
    for child in reading.parse.children(verb):
        if reading.is_word(child, "object_relatives") and token.head < verb:
            return reading.token(child).dep == "obj" or token.dep == "acl:relcl"
    return False


def _is_object(reading: Reading, child: int) -> bool:
    token = reading.token(child)
    if reading.is_word(child, "time_nouns") or reading.is_word(child, "object_relatives"):
        return False
    if token.dep == "obj" and of_joined_participle(reading, child):
        return False
    return token.dep == "obj" or (token.dep in {"iobj", "expl:comp"} and reading.is_word(child, "object_clitics"))
