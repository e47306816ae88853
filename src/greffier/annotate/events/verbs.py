"""Verbs: their shape (passive, participle, infinitive …), and who stands as subject and object, also where the verb does
not say so itself: shared by coordination, inherited by infinitives and gerunds, meant by a relative pronoun.
"""

from __future__ import annotations

from greffier.annotate.events.reading import Reading, sentence_end, sentence_start

_SKIPPED = frozenset(("ADV", "PRON", "PART", "DET", "ADP"))


def shapes_of(reading: Reading, verb: int) -> frozenset[str]:
    """The shapes of a verb, read from what stands before it: the auxiliaries say more surely than the tags.

    « ont été tués » is passive; « tués » after a noun is passive and a participle; « s'est fait tuer » is passive.
    """
    known = reading.shapes.get(verb)
    if known is None:
        known = reading.shapes[verb] = _find_shapes(reading, verb)
    return known


def _find_shapes(reading: Reading, verb: int) -> frozenset[str]:
    token = reading.token(verb)
    found: set[str] = set()
    be, have, been, reflexive, causative = _auxiliaries(reading, verb)
    if is_infinitive(reading, verb):
        found.add("infinitive")
        if causative:
            found.add("passive" if reflexive else "causative")
    elif "Tense=Pres|VerbForm=Part" in token.morph or token.text.endswith("ant"):
        found.add("gerund")
    elif not (be or have) and (
        "VerbForm=Fin" in token.morph or reading.plains[verb] not in reading.lexicon.participles
    ):
        found.add("finite")
    elif been or (be and not reflexive and not set(_lemmas(reading, verb)) & reading.lexicon.words["be_verbs"]):
        found.update(("passive", "perfect"))
    elif have or be:
        found.update(("perfect",))
    elif token.dep == "conj" and token.pos in {"VERB", "AUX"} and _shares_auxiliary(reading, verb):
        found |= (shapes_of(reading, token.head) & {"passive"}) | {"perfect"}
    elif _series_head(reading, verb) is not None:
        found.add("perfect")
    else:
        found.update(("passive", "participle"))
    if reflexive:
        found.add("reflexive")
    if token.dep == "acl:relcl" or _follows_relative(reading, verb):
        found.add("relative")
        if "finite" in found and not token.has("Tense=Past"):
            found.add("relative-present")
    if "passive" not in found:
        found.add("active")
    return frozenset(found)


def _lemmas(reading: Reading, verb: int) -> tuple[str, ...]:
    return reading.lexicon.verb_forms.get(reading.plains[verb], ()) or (reading.token(verb).lemma,)


def _series_head(reading: Reading, verb: int) -> int | None:
    """« ont attaqué le poste, tué deux gardes »: the first verb of a series, where the parse hangs the second from a noun."""
    after, before = verb + 1, verb - 1
    if after >= sentence_end(reading, verb) or before < sentence_start(reading, verb):
        return None
    if reading.token(before).text != "," and reading.token(before).pos not in {"CCONJ", "ADV"}:
        return None
    if reading.token(after).pos not in {"DET", "NUM"} or reading.token(after).pos == "ADP":
        return None
    for index in range(before - 1, max(verb - 14, sentence_start(reading, verb)) - 1, -1):
        if reading.token(index).pos == "VERB" and reading.plains[index] in reading.lexicon.participles:
            if reading.is_word(index - 1, "have") or reading.token(index - 1).pos == "ADV":
                return index
    return None


def is_infinitive(reading: Reading, verb: int) -> bool:
    """True for an infinitive: the tag alone errs, so the form must be the dictionary's too."""
    token = reading.token(verb)
    return "VerbForm=Inf" in token.morph and token.folded == token.lemma


def _shares_auxiliary(reading: Reading, verb: int) -> bool:
    head = reading.token(reading.token(verb).head)
    return head.index < verb and head.pos in {"VERB", "AUX"} and "Tense=Past|VerbForm=Part" in head.morph


def _auxiliaries(reading: Reading, verb: int) -> tuple[bool, bool, bool, bool, bool]:
    """(être, avoir, été, reflexive, faire) among the words that lead up to the verb."""
    be = have = been = reflexive = causative = False
    for index in range(verb - 1, max(verb - 9, sentence_start(reading, verb)) - 1, -1):
        token = reading.token(index)
        if reading.is_word(index, "passive_part"):
            been = True
        elif reading.is_word(index, "have") and token.pos in {"AUX", "VERB"}:
            have = True
        elif reading.is_word(index, "be") and token.pos in {"AUX", "VERB"}:
            be = True
        elif token.lemma == "faire" or "faire" in reading.lexicon.verb_forms.get(reading.plains[index], ()):
            causative = True
        elif reading.is_word(index, "se"):
            reflexive = True
        elif token.pos not in _SKIPPED and not reading.is_word(index, "negations"):
            break
        elif token.pos in {"DET", "ADP"} and not (be or have) and token.text.lower() not in {"par", "à", "plus"}:
            if token.dep not in {"advmod", "fixed"}:
                break
        if (be or have) and token.pos in {"DET", "ADP"}:
            break
    return be, have, been, reflexive, causative


def _follows_relative(reading: Reading, verb: int) -> bool:
    for index in range(verb - 1, max(verb - 6, sentence_start(reading, verb)) - 1, -1):
        if reading.is_word(index, "subject_relatives"):
            return True
        if reading.token(index).pos not in {"AUX", "PRON", "ADV", "PART"}:
            return False
    return False


def subjects(reading: Reading, verb: int, depth: int = 0) -> list[int]:
    """The heads of the subject, own or inherited; empty where nobody is named."""
    if depth > 8:
        return []
    own = _own_subject(reading, verb)
    if own:
        return own
    token = reading.token(verb)
    head = token.head
    beside = _elliptic_subject(reading, verb)
    if beside is not None:
        return [beside]
    if "gerund" in shapes_of(reading, verb) and reading.token(head).pos not in {"VERB", "AUX"}:
        governor = _verb_on_the_left(reading, verb)
        if governor is not None and (reading.token(verb - 1).text == "," or reading.plains[verb - 1] == "en"):
            return subjects(reading, governor, depth + 1)
    series = _series_head(reading, verb) if "perfect" in shapes_of(reading, verb) else None
    if series is not None and token.dep != "conj":
        return subjects(reading, series, depth + 1)
    if _inverted(reading, verb):
        return _subject_on_the_right(reading, verb)
    if head == verb:
        return _subject_on_the_left(reading, verb)
    if token.dep == "acl:relcl":
        return [head] if _follows_relative(reading, verb) else []
    infinitive = is_infinitive(reading, verb) or _has_infinitive_auxiliary(reading, verb)
    if infinitive and not _is_verb(reading, head):
        governor = _verb_on_the_left(reading, verb)
        if governor is not None and (reading.token(head).pos not in {"NOUN", "PROPN"} or not _possessor(reading, head)):
            return _inherited(reading, verb, governor, depth)
        if (
            governor is not None
            and governor in reading.parse.ancestors(head)
            and reading.lexicon.control.get(reading.token(governor).lemma)
        ):
            return _inherited(reading, verb, governor, depth)
    if _is_verb(reading, head):
        return _inherited(reading, verb, head, depth)
    if token.dep in {"acl", "amod"} and (
        reading.token(head).pos in {"NOUN", "PROPN", "PRON", "NUM"} or reading.classes(head) & {"person", "armed"}
    ):
        return [head] if head < verb and not is_infinitive(reading, verb) else _possessor(reading, head)
    return _subject_on_the_left(reading, verb)


def _own_subject(reading: Reading, verb: int) -> list[int]:
    for child in reading.parse.children(verb):
        dep = reading.token(child).dep
        if dep in {"nsubj", "nsubj:pass", "nsubj:caus"}:
            if reading.is_word(child, "subject_relatives"):
                return _antecedent(reading, verb, child)
            return [_before_apposition(reading, reading.real_head(child))]
    return []


def _elliptic_subject(reading: Reading, verb: int) -> int | None:
    """« une personne a été tuée et plusieurs autres blessées »: the words between « et » and a bare participle."""
    index = verb - 1
    start = sentence_start(reading, verb)
    while index > start and reading.token(index).pos in {"NOUN", "PRON", "ADJ", "NUM", "DET"}:
        index -= 1
    if (
        index == verb - 1
        or index <= start
        or reading.token(index).pos != "CCONJ"
        or "passive" not in shapes_of(reading, verb)
    ):
        return None
    heads = [i for i in range(index + 1, verb) if reading.token(i).pos in {"NOUN", "PRON", "NUM", "ADJ"}]
    return heads[-1] if heads else None


def _before_apposition(reading: Reading, subject: int) -> int:
    """« La Finul, la force de l'ONU, a démenti »: the name before the comma is the subject."""
    start = sentence_start(reading, subject)
    first = subject
    while first - 1 >= start and reading.token(first - 1).pos in {"DET", "ADJ", "NUM"}:
        first -= 1
    if first - 2 < start or reading.token(first - 1).text != ",":
        return subject
    following = range(subject + 1, min(subject + 10, sentence_end(reading, subject)))
    closed = any(reading.token(index).text == "," for index in following)
    for index in range(first - 2, max(start, first - 8) - 1, -1):
        token = reading.token(index)
        if token.pos in {"VERB", "AUX", "PUNCT", "CCONJ"} and token.text not in "()":
            return subject
        if token.pos in {"PROPN", "NOUN"} and not _is_governed(reading, index, start):
            return index if closed and not reading.is_word(index, "time_nouns") else subject
    return subject


def _antecedent(reading: Reading, verb: int, pronoun: int) -> list[int]:
    """What a relative pronoun stands for: what the clause hangs from, else the nearest noun before it."""
    token = reading.token(verb)
    head = reading.token(token.head)
    if token.dep == "acl:relcl" and head.pos in {"NOUN", "PROPN", "PRON", "NUM"} and head.index < pronoun:
        return [head.index]
    for index in range(pronoun - 1, sentence_start(reading, pronoun) - 1, -1):
        candidate = reading.token(index)
        if candidate.pos in {"NOUN", "PROPN"} and not reading.is_word(index, "time_nouns"):
            return [index]
    return []


def _is_verb(reading: Reading, index: int) -> bool:
    token = reading.token(index)
    return token.pos in {"VERB", "AUX"} or (token.pos == "ADJ" and reading.plains[index] in reading.lexicon.verb_forms)


def _inherited(reading: Reading, verb: int, head: int, depth: int) -> list[int]:
    """The subject that an infinitive, a gerund or a coordinated verb has from its governor."""
    token = reading.token(verb)
    control = reading.lexicon.control.get(reading.token(head).lemma)
    infinitive = is_infinitive(reading, verb) or _has_infinitive_auxiliary(reading, verb)
    if infinitive and control == "object":
        held = objects(reading, head, depth + 1)
        return held or subjects(reading, head, depth + 1)
    if infinitive and control == "to":
        held = _complement(reading, head, "to", verb)
        return held or subjects(reading, head, depth + 1)
    if token.dep in {"ccomp", "parataxis"} and not infinitive:
        return _subject_on_the_left(reading, verb)
    if "passive" in shapes_of(reading, head) and "passive" not in shapes_of(reading, verb):
        by = _complement(reading, head, "by", None)
        if token.dep != "conj" and by and not infinitive:
            return by
    return subjects(reading, head, depth + 1)


def _verb_on_the_left(reading: Reading, verb: int) -> int | None:
    """The nearest verb before an infinitive and its auxiliary, past nouns and their complements."""
    first = first_word(reading, verb)
    for index in range(first - 1, max(first - 14, sentence_start(reading, verb)) - 1, -1):
        token = reading.token(index)
        if token.pos == "VERB" and not token.dep.startswith("aux"):
            return index
        if token.text in {";", ":", "."}:
            return None
    return None


def _has_infinitive_auxiliary(reading: Reading, verb: int) -> bool:
    return any(
        reading.token(child).dep.startswith("aux") and "VerbForm=Inf" in reading.token(child).morph
        for child in reading.parse.children(verb)
    )


def _complement(reading: Reading, verb: int, relation: str, before: int | None) -> list[int]:
    end = before if before is not None else sentence_end(reading, verb)
    for index in range(verb + 1, end):
        if index in reading.prepositions and reading.prepositions[index][0] == relation:
            noun = reading.noun_after(reading.prepositions[index][1])
            other = index - 1 != verb and reading.plains[index - 1] in reading.lexicon.participles
            if noun is not None and not other and (before is None or noun < before):
                return [noun]
    return []


def _possessor(reading: Reading, noun: int) -> list[int]:
    """Whose capacity, attempt or wish an infinitive tells: « la capacité de l'armée à repousser »."""
    counted = reading.complement_of(noun)
    if counted is not None:
        return [counted]
    return [child for child in reading.parse.children(noun) if reading.is_word(child, "possessives")][:1]


def _subject_on_the_left(reading: Reading, verb: int) -> list[int]:
    """Where the parse gives no subject: the nearest noun on the left that no preposition introduces."""
    if "infinitive" in (shapes := shapes_of(reading, verb)) and not shapes & {"causative", "passive"}:
        return []
    start = sentence_start(reading, verb)
    for index in range(verb - 1, max(start, verb - 14) - 1, -1):
        candidate = reading.token(index)
        if reading.is_finite(index) and candidate.pos == "VERB":
            return []
        if candidate.pos == "PUNCT" and candidate.text in ";:.!?":
            return []
        if candidate.pos in {"NOUN", "PROPN", "PRON"} and not reading.is_word(index, "nobody"):
            if reading.is_word(index, "time_nouns") or candidate.dep in {"iobj", "obj", "expl:comp"}:
                continue
            if not _is_governed(reading, index, start) and candidate.pos != "PRON":
                return [index]
            if candidate.pos == "PRON" and candidate.dep.startswith("nsubj"):
                return [index]
    return []


def _inverted(reading: Reading, verb: int) -> bool:
    """« … », menace un chef: a verb right after a closed quotation has its subject behind it."""
    before = verb - 1
    if before < 1 or reading.token(before).text not in {",", "»", '"', "”"}:
        return False
    closers = {reading.token(index).text for index in (before, before - 1)}
    return bool(closers & {"»", '"', "”"}) and not is_infinitive(reading, verb)


def _subject_on_the_right(reading: Reading, verb: int) -> list[int]:
    for index in range(verb + 1, min(verb + 8, sentence_end(reading, verb))):
        token = reading.token(index)
        if (token.pos == "DET" or token.pos == "PROPN") and reading.token(index - 1).pos not in {"ADP"}:
            noun = reading.noun_after(index)
            return [noun] if noun is not None else []
        if token.pos in {"PUNCT", "VERB"}:
            return []
    return []


def _is_governed(reading: Reading, noun: int, start: int) -> bool:
    """True where a preposition introduces the noun phrase."""
    for index in range(noun - 1, max(start, noun - 6) - 1, -1):
        token = reading.token(index)
        if index in reading.prepositions or token.pos == "ADP":
            return not (token.text.lower() == "des" and token.pos == "DET")
        if token.pos not in {"DET", "ADJ", "NUM", "ADV", "PROPN"}:
            return False
    return False


def objects(reading: Reading, verb: int, depth: int = 0) -> list[int]:
    """The heads of the direct object; in a passive, of the grammatical subject."""
    shapes = shapes_of(reading, verb)
    if "passive" in shapes:
        found = subjects(reading, verb, depth)
        return found
    nobody = reading.lexicon.words["nobody"]
    pronouns = []
    for child in reading.parse.children(verb):
        token = reading.token(child)
        if token.dep == "obj" or (
            token.dep in {"iobj", "expl:comp"} and reading.plains[child] in {"les", "le", "la", "l'"}
        ):
            if reading.is_word(child, "object_relatives"):
                head = reading.token(verb).head
                if head < verb:
                    return [head]
            elif reading.is_word(child, "time_nouns"):
                continue
            elif reading.plains[child] not in nobody:
                if token.pos == "PRON" and child < verb:
                    pronouns.append(child)
                else:
                    return [reading.real_head(child)]
        if token.dep == "obj" and reading.plains[child] in {"personne", "rien"}:
            return []
    if pronouns:
        return pronouns[:1]
    if reading.token(verb).dep == "acl:relcl" and _relative_object(reading, verb):
        return [reading.token(verb).head]
    return _object_on_the_right(reading, verb)


def _relative_object(reading: Reading, verb: int) -> bool:
    return any(reading.is_word(child, "object_relatives") for child in reading.parse.children(verb))


def _object_on_the_right(reading: Reading, verb: int) -> list[int]:
    """Where the parse gives no object: a noun phrase without a preposition that follows at once, past adverbs and dates."""
    end = sentence_end(reading, verb)
    resume = verb + 1
    for index in range(verb + 1, min(end, verb + 12)):
        token = reading.token(index)
        if index < resume:
            continue
        if index in reading.prepositions and _is_means(reading, index):
            noun = reading.noun_after(reading.prepositions[index][1])
            resume = (noun if noun is not None else index) + 1
            while resume < end and reading.token(resume).pos == "ADJ":
                resume += 1
            continue
        if index > verb + 6 and resume == verb + 1:
            return []
        if token.pos == "ADV" or reading.is_word(index, "time_nouns") or token.pos == "AUX" or token.text in '«"“':
            continue
        if token.pos == "ADP" and index not in reading.prepositions and reading.is_word(index, "quantifying"):
            continue
        if token.pos in {"DET", "NUM"} or reading.plains[index] in {"des", "d'autres", "de"}:
            if index in reading.prepositions and reading.plains[index] != "des":
                return []
            noun = reading.noun_after(index + 1 if token.pos != "NUM" else index)
            if noun is None or reading.is_word(noun, "time_nouns"):
                return []
            return [noun] if reading.token(noun).dep not in {"nsubj", "nsubj:pass"} else []
        if token.pos == "PROPN":
            return [index] if token.dep not in {"nsubj", "nsubj:pass"} else []
        return []
    return []


def _is_means(reading: Reading, index: int) -> bool:
    """« avec un missile », « à l'artillerie lourde »: a means may stand between the verb and its object."""
    relation, after = reading.prepositions[index]
    noun = reading.noun_after(after)
    return relation == "with" or (relation == "to" and noun is not None and "weapon" in reading.classes(noun))


def first_word(reading: Reading, verb: int) -> int:
    """The first token of the verb's group: auxiliaries, negation and clitics included (« n'a pas été tué »)."""
    first = verb
    for index in range(verb - 1, max(verb - 8, sentence_start(reading, verb)) - 1, -1):
        token = reading.token(index)
        if token.pos == "AUX" or reading.is_word(index, "negations") or reading.is_word(index, "se") or reading.is_word(index, "have") or reading.is_word(index, "be") or token.lemma == "faire":
            first = index
        elif token.pos not in {"ADV", "PRON", "PART"} or token.dep in {"nsubj", "nsubj:pass"}:
            break
    return first
