"""The shape of a verb: passive, participle, infinitive, gerund …, from its form and the words that lead up to it."""

from __future__ import annotations

from dataclasses import dataclass

from greffier.annotate.events.reading import Reading, sentence_end, sentence_start

_QUOTES = frozenset(("«", "»", '"', "“", "”"))
_SKIPPED = frozenset(("ADV", "PRON", "PART", "DET", "ADP"))


@dataclass(slots=True)
class _Leading:
    """Which auxiliaries stand before a verb."""

    be: bool = False
    have: bool = False
    been: bool = False
    reflexive: bool = False
    causative: bool = False


def shapes_of(reading: Reading, verb: int) -> frozenset[str]:
    """The shapes of a verb; its auxiliaries say more surely than the tags.

    « ont été tués » is passive; « tués » after a noun is passive and a participle; « s'est fait tuer » is passive.
    """
    known = reading.shapes.get(verb)
    if known is None:
        known = reading.shapes[verb] = _find_shapes(reading, verb)
    return known


def _find_shapes(reading: Reading, verb: int) -> frozenset[str]:
    leading = _leading(reading, verb)
    found = _form(reading, verb, leading)
    if leading.reflexive:
        found.add("reflexive")
    if reading.token(verb).dep == "acl:relcl" or follows_relative(reading, verb):
        found.add("relative")
        if "finite" in found and not reading.token(verb).has("Tense=Past"):
            found.add("relative-present")
    if "passive" not in found:
        found.add("active")
    return frozenset(found)


def _form(reading: Reading, verb: int, leading: _Leading) -> set[str]:
    token, auxiliary = reading.token(verb), leading.be or leading.have
    if is_infinitive(reading, verb):
        held = {"passive" if leading.reflexive else "causative"} if leading.causative else set()
        return {"infinitive"} | held
    if "Tense=Pres|VerbForm=Part" in token.morph or reading.plains[verb].endswith(reading.lexicon.gerund_ending):
        return {"gerund"}
    if not auxiliary and ("VerbForm=Fin" in token.morph or reading.plains[verb] not in reading.lexicon.participles):
        return {"finite"}
    if leading.been or (leading.be and not leading.reflexive and not _takes_be(reading, verb)):
        return {"passive", "perfect"}
    if auxiliary:
        return {"perfect"}
    return _bare_participle(reading, verb)


def _bare_participle(reading: Reading, verb: int) -> set[str]:
    """A participle without auxiliary: of its own, or sharing that of the verb it is joined to."""
    token = reading.token(verb)
    head = reading.token(token.head)
    joined = token.dep == "conj" and token.pos in {"VERB", "AUX"} and head.index < verb
    if joined and head.pos in {"VERB", "AUX"} and "Tense=Past|VerbForm=Part" in head.morph:
        return set(shapes_of(reading, head.index) & {"passive"}) | {"perfect"}
    return {"perfect"} if series_head(reading, verb) is not None else {"passive", "participle"}


def _takes_be(reading: Reading, verb: int) -> bool:
    """« sont descendus » is no passive: the verb makes its perfect so."""
    lemmas = reading.lexicon.verb_forms.get(reading.plains[verb], ()) or (reading.token(verb).lemma,)
    return not reading.lexicon.words["be_verbs"].isdisjoint(lemmas)


def is_infinitive(reading: Reading, verb: int) -> bool:
    """True for an infinitive: the tag alone errs, so the form must be the dictionary's too."""
    token = reading.token(verb)
    return "VerbForm=Inf" in token.morph and token.folded == token.lemma


def series_head(reading: Reading, verb: int) -> int | None:
    """« ont attaqué le poste, tué deux gardes »: the first of a series of which the parse hangs one from a noun."""
    after, before, start = verb + 1, verb - 1, sentence_start(reading, verb)
    if after >= sentence_end(reading, verb) or before < start:
        return None
    if reading.token(before).text != "," and reading.token(before).pos not in {"CCONJ", "ADV"}:
        return None
    if reading.token(after).pos not in {"DET", "NUM"}:
        return None
    for index in range(before - 1, max(verb - 14, start) - 1, -1):
        participle = reading.token(index).pos == "VERB" and reading.plains[index] in reading.lexicon.participles
        if participle and (reading.is_word(index - 1, "have") or reading.token(index - 1).pos == "ADV"):
            return index
    return None


def _leading(reading: Reading, verb: int) -> _Leading:
    """The auxiliaries among the words that lead up to the verb."""
    found = _Leading()
    for index in range(verb - 1, max(verb - 9, sentence_start(reading, verb)) - 1, -1):
        token = reading.token(index)
        small = token.pos in {"DET", "ADP"}
        if not _note(reading, index, found) and _ends_group(reading, index, small, found):
            break
        if (found.be or found.have) and small:
            break
    return found


def _note(reading: Reading, index: int, found: _Leading) -> bool:
    """Enter the word if it is an auxiliary; False where it is none."""
    token = reading.token(index)
    verbal = token.pos in {"AUX", "VERB"}
    if reading.is_word(index, "passive_part"):
        found.been = True
    elif verbal and reading.is_word(index, "have"):
        found.have = True
    elif verbal and reading.is_word(index, "be"):
        found.be = True
    elif reading.is_causative(index):
        found.causative = True
    elif token.pos != "SCONJ" and (
        reading.is_word(index, "se") or (found.be and reading.is_word(index, "reflexives"))
    ):  # « me suis enfui »; « m'a frappé » is another's deed, « s'ils frappent » a condition
        found.reflexive = True
    else:
        return False
    return True


def _ends_group(reading: Reading, index: int, small: bool, found: _Leading) -> bool:
    token = reading.token(index)
    if token.text in _QUOTES:
        return False
    if token.pos not in _SKIPPED and token.dep != "fixed" and not reading.is_word(index, "negations"):
        return True
    if not small or found.be or found.have:
        return False
    if reading.token(index + 1).dep == "fixed":
        return False  # « ont d'abord fait sauter »
    return not reading.is_word(index, "inside_groups") and token.dep not in {"advmod", "fixed"}


def follows_relative(reading: Reading, verb: int) -> bool:
    """True where a relative pronoun is the verb's subject (« qui avaient attaqué »)."""
    for index in range(verb - 1, max(verb - 6, sentence_start(reading, verb)) - 1, -1):
        if reading.is_word(index, "subject_relatives"):
            return reading.token(index - 1).pos != "ADP"
        if reading.token(index).pos not in {"AUX", "PRON", "ADV", "PART"}:
            return False
    return False


def first_word(reading: Reading, verb: int) -> int:
    """The first token of the verb's group: auxiliaries, negation and clitics included (« n'a pas été tué »)."""
    first = verb
    for index in range(verb - 1, max(verb - 8, sentence_start(reading, verb)) - 1, -1):
        token = reading.token(index)
        if token.pos == "AUX" or reading.is_causative(index) or _leads(reading, index):
            first = index
        elif token.pos not in {"ADV", "PRON", "PART"} or token.dep in {"nsubj", "nsubj:pass"}:
            break
    return first


def _leads(reading: Reading, index: int) -> bool:
    return any(reading.is_word(index, listed) for listed in ("negations", "se", "have", "be"))
